import { ARGUMENTS, InputError, mostUsers, readOne, settingOf, speedTable } from "../functions/shared";
import type { Said } from "../functions/explanations";
import type { SpeedPart, SpeedTable } from "../core/speed/rows";
import type { Setting, SpeedQuestion } from "../core/speed/setting";
import type { Card } from "../core/card";
import { answered, given, read, type Waiting } from "./reading";
import type { Inputs } from "./state";

/** What the Speed group shows under the memory answer; null: prompt or answer are blank, so no speed is asked. */
export type SpeedAnswer = Speed | Waiting | null;

/** A figure with the ends of its band; null: it has none. */
export interface Banded {
  readonly mid: number;
  readonly band: readonly [low: number, high: number] | null;
}

/** A figure, or why there is none. */
export type Told = Banded | InputError;

/** What holds back the number of users that are each served as fast as is wanted. */
export type UsersLimit = "memory" | "sequences" | "bandwidth" | "compute" | "queue" | "fixed time";

export interface Speed {
  readonly kind: "speed";
  readonly asked: SpeedAsked;
  /** Tokens a second. */
  readonly perUser: Told;
  readonly all: Told;
  readonly minute: Told;
  /** Seconds; null: queueing decides, and a note says so. */
  readonly first: Told | null;
  readonly users: Told;
  /** null: nothing was worked out. */
  readonly usersLimit: UsersLimit | null;
  /** kW; null: its maker prints none. */
  readonly power: Banded | null;
  readonly notes: readonly Said[];
  /** The estimate, and the low end of its band, against what is wanted. */
  readonly enough: "whole band" | "estimate" | "no" | null;
}

export interface SpeedAsked {
  readonly prompt: number;
  readonly answer: number;
  readonly wanted: number;
}

/** The memory question whose speed is asked, on the cards of its answer. */
export type OnTheseCards = Omit<SpeedQuestion, "prompt" | "answer">;

/** Read by the readers of cells; what cannot be read is said in the group, and leaves the memory answer as it is. */
export function speedFor(inputs: Inputs, question: OnTheseCards): SpeedAnswer {
  if (inputs.speedPrompt.trim() === "" || inputs.speedAnswer.trim() === "") return null;
  return answered(() => {
    const prompt = read("speedPrompt", () => readOne(ARGUMENTS.prompt, inputs.speedPrompt));
    const answer = read("speedAnswer", () => readOne(ARGUMENTS.answer, inputs.speedAnswer));
    const wanted = read("speedWanted", () => readOne(ARGUMENTS.speed, given(inputs.speedWanted)));
    return speedOf(question, { prompt, answer, wanted });
  });
}

/** Whether the estimate itself, not only the low end of its band, misses what is wanted. */
export const isTooSlow = (speed: SpeedAnswer): speed is Speed =>
  speed?.kind === "speed" && speed.enough === "no";

export function speedOf(question: OnTheseCards, asked: SpeedAsked): Speed {
  const power = powerOf(question.card, question.cards);
  const setting = orError(() => settingOf({ ...question, ...asked }));
  if (setting instanceof InputError) return refused(asked, setting, power);
  const table = orError(() => speedTable(setting));
  if (table instanceof InputError) return partly(setting, asked, table, power);
  const perUser = row(table, "Per user");
  const users = usersAt(setting, asked.wanted);
  return {
    kind: "speed",
    asked,
    perUser,
    all: row(table, "All users"),
    minute: row(table, "Requests a minute"),
    first: table.rows.some(({ part }) => part === "First token") ? row(table, "First token") : null,
    users,
    usersLimit: limitOf(setting, users),
    power,
    notes: table.notes.filter(({ rule }) => SAID_HERE.has(rule)),
    enough: enoughFor(perUser, asked.wanted),
  };
}

/** The notes of the memory answer are said there. */
const SAID_HERE: ReadonlySet<string> = new Set(["speed-measure", "speed-band", "speed-queued", "speed-link", "speed-left-out"]); // prettier-ignore

function refused(asked: SpeedAsked, error: InputError, power: Speed["power"]): Speed {
  const none = { perUser: error, all: error, minute: error, first: error, users: error };
  return { kind: "speed", asked, ...none, usersLimit: null, power, notes: [], enough: null };
}

/** More requests than memory holds still have users that can be served; one user needs no compute rate. */
function partly(setting: Setting, asked: SpeedAsked, error: InputError, power: Speed["power"]): Speed {
  const none = refused(asked, error, power);
  const users = orError(() => usersAt(setting, asked.wanted));
  if (!(users instanceof InputError)) return { ...none, users, usersLimit: limitOf(setting, users) };
  const { question } = setting;
  if (error.rule !== "rate-unknown" || question.concurrency > 1) return none;
  // as VRAM.SPEED has it: what multiplying takes is nothing beside what reading takes
  const card = { ...question.card, fp16Tflops: Infinity };
  const table = orError(() => speedTable(settingOf({ ...question, card })));
  if (table instanceof InputError) return none;
  const perUser = row(table, "Per user");
  const notes = table.notes.filter(({ rule }) => SAID_HERE.has(rule));
  return { ...none, perUser, notes, enough: enoughFor(perUser, asked.wanted) };
}

/** As VRAM.MAXUSERS has it: most requests in flight that each get what is wanted, and the same at the ends of the band. */
function usersAt(setting: Setting, wanted: number): Banded {
  const alone = settingOf({ ...setting.question, concurrency: 1 });
  const [low, mid, high] = (["low", "mid", "high"] as const).map((side) =>
    mostUsers(alone, { speed: wanted, first: null, side }),
  );
  return { mid: mid ?? 0, band: [low ?? 0, high ?? 0] };
}

/** Why not one user more: no room, the engine's own bound, or what takes most of a token's time. */
function limitOf(setting: Setting, { mid: users }: Banded): UsersLimit | null {
  if (users >= setting.most) return setting.most < setting.held ? "sequences" : "memory";
  const at = orError(() => speedTable(settingOf({ ...setting.question, concurrency: Math.max(1, users) })));
  if (at instanceof InputError) return null;
  const { memoryTime = 0, computeTime = 0, queueTime = 0, fixedTime = 0 } = at.shares;
  const times: readonly (readonly [UsersLimit, number])[] = [
    ["bandwidth", memoryTime],
    ["compute", computeTime],
    ["fixed time", fixedTime],
    ["queue", queueTime],
  ];
  return times.reduce((worst, one) => (one[1] > worst[1] ? one : worst))[0];
}

/** Formula: cards × TDP ÷ 1,000, in kW, as VRAM.POWER. */
const powerOf = ({ tdpW }: Card, cards: number | null): Speed["power"] =>
  tdpW == null ? null : { mid: ((cards ?? 1) * tdpW) / 1000, band: null };

const enoughFor = ({ mid, band }: Banded, wanted: number): Speed["enough"] =>
  mid < wanted ? "no" : band !== null && band[0] < wanted ? "estimate" : "whole band";

function row({ rows }: SpeedTable, part: SpeedPart): Banded {
  const found = rows.find((one) => one.part === part);
  if (found === undefined) throw new Error(`a speed table has no row ${part}`);
  return { mid: found.how.size, band: found.band };
}

function orError<T>(compute: () => T): T | InputError {
  try {
    return compute();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}
