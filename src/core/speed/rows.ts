import type { Figure, RuleName, TermsOf } from "../figure";
import { figure } from "../figure";
import type { Note } from "../parts";
import { measured } from "./classes";
import { QUEUED_FIRST, MOST_FIRST, USUAL_SPEED } from "./constants";
import { ratesOf, type Setting } from "./setting";
import { bandOf, firstTerms, flightOf, speedAt, turnsOf, waitingOf } from "./speed";
import { promptTerms, stepTerms } from "./step";
import { firstFactor, mostUsers, sideFactor } from "./users";

/** The rows of a speed table, in order. English names are part of the contract. */
export const SPEED_PARTS = {
  "Weights read": "GB", "KV read": "GB", Memory: "ms", Compute: "ms", "Activation traffic": "ms", "All-reduce": "ms",
  "Fixed time": "ms", Step: "ms", Prompt: "ms", "First token": "s", "Per user": "tok/s", "All users": "tok/s",
  "Requests a minute": "1/min", "What memory holds": "", "Users at 20 tok/s": "", Power: "kW",
} as const; // prettier-ignore
export type SpeedPart = keyof typeof SPEED_PARTS;

/** What holds the speed back; "memory": no more requests fit. */
export type Limit = "memory" | "bandwidth" | "compute" | "queue" | "fixed time";

export interface SpeedRow {
  readonly part: SpeedPart;
  readonly how: Figure;
  /** Ends of the band, in the figure's own unit; null has none of its own. */
  readonly band: readonly [low: number, high: number] | null;
}

export interface SpeedTable {
  readonly rows: readonly SpeedRow[];
  readonly limit: Limit;
  /** A token's time and what of it each limit takes. */
  readonly shares: Readonly<Record<string, number>>;
  readonly notes: readonly Note[];
}

/** Everything about a question, each figure with the formula that it came from. */
export function speedTable(setting: Setting): SpeedTable {
  const { question, deployment, held, class: own } = setting;
  const { card, answer, concurrency, prompt } = question;
  const rates = ratesOf(setting);
  const inFlight = flightOf(setting);
  const terms = stepTerms(setting, inFlight);
  const at = speedAt(setting, inFlight);
  const turns = turnsOf(setting, inFlight);
  const band = bandOf(setting, inFlight);
  const queued = waitingOf(setting) > 0 ? 1 : 0;
  const first = figure("speed-first", firstTerms(setting, at.prompt, turns));
  const cycle = { answer, stepTime: at.step, requests: turns, promptTime: at.prompt, firstTime: at.first };
  const stepSlower = at.perUser * at.step > 1 - 1e-12;
  const all = figure("speed-all", { ...cycle, requests: inFlight, turns, queued, saturated: setting.pace.saturated });
  const minute = figure("speed-minute", { all: all.size, answer });
  const level = { speed: USUAL_SPEED, first: null };
  const served = mostUsers(setting, { ...level, side: "mid" });
  const each = served === 0 ? 0 : speedAt(setting, served).perUser;
  const row = <Name extends RuleName>(part: SpeedPart, rule: Name, of: TermsOf<Name>): SpeedRow => ({ part, how: figure(rule, of), band: null });
  const banded = (part: SpeedPart, how: Figure): SpeedRow => ({ part, how, band: [how.size * sideFactor("low", band), how.size * sideFactor("high", band)] });
  const rows: SpeedRow[] = [
    row("Weights read", "speed-weights", terms.weights),
    row("KV read", "speed-past", terms.past),
    row("Memory", "speed-memory", terms.memory),
    row("Compute", "speed-compute", terms.compute),
    row("Activation traffic", "speed-activations", terms.activations),
    deployment.layout.tensorParallel === 1 ? row("All-reduce", "speed-alone", {}) : row("All-reduce", "speed-reduce", terms.reduce),
    row("Fixed time", "speed-fixed", terms.fixed),
    row("Step", "speed-step", terms.step),
    row("Prompt", "speed-prompt", promptTerms(setting, rates)),
    // no figure where queueing decides, for a place of 128 or for a slot of the engine
    ...(inFlight > MOST_FIRST || queued > 0 ? [] : [{ part: "First token", how: first, band: [first.size * firstFactor("low", inFlight), first.size * firstFactor("high", inFlight)] } as const]),
    banded("Per user", stepSlower ? figure("speed-user-step", { stepTime: at.step }) : figure("speed-user-cycle", cycle)),
    banded("All users", all),
    banded("Requests a minute", minute),
    row("What memory holds", "speed-held", { requests: held, context: prompt + answer }),
    { part: "Users at 20 tok/s", how: figure("speed-served", { requests: served, each }), band: [mostUsers(setting, { ...level, side: "low" }), mostUsers(setting, { ...level, side: "high" })] },
    // makers of some cards print no power: a speed does not wait for it
    ...(card.tdpW == null ? [] : [row("Power", "speed-power", { cards: deployment.cards, watts: card.tdpW })]),
  ];
  const { memoryTime, computeTime, fixedTime } = terms.step;
  const queueTime = Math.max(0, 1 / at.perUser - at.step);
  const shares = { tokenTime: 1 / at.perUser, memoryTime, computeTime, fixedTime, queueTime };
  const limits: readonly (readonly [Limit, number])[] = [["bandwidth", memoryTime], ["compute", computeTime], ["fixed time", fixedTime], ["queue", queueTime]];
  const largest = limits.reduce((worst, one) => (one[1] > worst[1] ? one : worst));
  // where the engine stops at fewer requests than memory holds, a step's own time is what is left to mend
  return { rows, limit: concurrency >= held ? "memory" : largest[0], shares, notes: notesOf(setting, inFlight, { ...band, name: own.name }) };
} // prettier-ignore

/** What a reader must know before a figure goes into a bid. */
function notesOf(setting: Setting, inFlight: number, band: Parameters<typeof measured>[0]): Note[] {
  const { question, deployment, most } = setting;
  const { card, engine, concurrency, model } = question;
  const several = deployment.layout.tensorParallel > card.devices;
  const assumed = several && card.linkGbPerSecond == null && card.link !== "PCIe";
  const rests = { points: band.points, none: band.points === 0 ? 1 : 0 };
  const note = (rule: Note["rule"], values: Note["values"] = {}): Note => ({ rule, values });
  return [
    ...(measured(band) ? [] : [note("speed-measure", rests)]),
    note("speed-band", rests),
    ...(concurrency > most && engine.version.pool
      ? [note("requests-wait", { concurrency, sequences: most })]
      : []),
    ...(inFlight > QUEUED_FIRST ? [note("speed-queued", { users: inFlight, most: MOST_FIRST })] : []),
    ...(assumed ? [note("speed-link", { card: card.name })] : []),
    ...(model.frame === null ? [note("shape-incomplete", { model: model.name })] : []),
    ...deployment.notes,
    note("speed-left-out"),
  ];
}
