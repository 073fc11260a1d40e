import { CARD_ROWS, cardOf } from "../../src/catalog/cards";
import type { Card } from "../../src/core/card";
import type { Engine } from "../../src/core/engines/engine";
import { InputError } from "../../src/core/errors";
import { messageOf } from "../../src/functions/messages";
import type { Precision } from "../../src/core/formats/precision";
import { settingOf, type Setting } from "../../src/core/speed/setting";
import { bandOf, promptSeconds, speedAt } from "../../src/core/speed/speed";
import { firstBand, type SpeedClass } from "../../src/core/speed/classes";
import { MOST_FIRST } from "../../src/core/speed/constants";
import { readEngine } from "../../src/reading/engine/engine-line";
import { findModel } from "../../src/reading/names/find";
import { findPrecision } from "../../src/reading/precision/precision-names";
import sources from "./speed-points.json";

/** What was measured, in the units of its source: ms to the first token and a token, tokens a second. */
export type Metric = "first" | "token" | "all" | "decode" | "both" | "prefill";

/** Runs of one set-up: concurrency (null: as much as fits), prompt, answer, what was measured. */
interface Run {
  readonly model: string;
  readonly precision: string;
  readonly kv?: string;
  readonly engine: string;
  readonly version?: string;
  readonly suite?: string;
  readonly card: string;
  readonly cards: number;
  readonly layout?: string;
  /** All requests at once, or as many as a benchmark's rules let through; absent: so many at all times. */
  readonly load?: "burst" | "server" | "offline";
  readonly speculative?: true;
  /** --max-num-seqs */
  readonly slots?: number;
  /** What is not certain about it. */
  readonly doubt?: string;
  readonly points: readonly (readonly [
    users: number | null,
    prompt: number,
    answer: number,
    measured: Readonly<Partial<Record<Metric, number>>>,
  ])[];
}

/** One measured figure beside ours. Both so that more is faster, or for the first token both in seconds. */
export interface Point {
  readonly metric: Metric;
  readonly engine: string;
  readonly model: string;
  readonly card: Card;
  readonly users: number;
  readonly saturated: boolean;
  readonly ours: number;
  readonly measured: number;
  readonly class: SpeedClass;
  readonly source: string;
  readonly setting: Setting;
  /** Ours to the first token, or 0 where it is not known. */
  readonly firstSeconds: number;
  readonly label: string;
}

export interface Omitted {
  readonly label: string;
  readonly points: number;
  readonly reason: string;
  readonly source: string;
}

const FORMATS_OF_MLX: Readonly<Record<string, string>> = { "MLX-Q4": "INT4-g64", W8A16: "INT8-g128" };

/** Builds of vLLM for one maker's cards, and AMD's ATOM, are paced as vLLM. */
const LINES: readonly (readonly [named: RegExp, line: string])[] = [
  [/^SGLang/, "SGLang"],
  [/^TensorRT/, "TensorRT-LLM"],
  [/^(llama|MLX)/, "llama.cpp"],
  [/^vllm-ascend/, "vllm-ascend"],
  [/./, "vLLM"],
];

/** Copies of the attention are asked for in each engine's own words. */
function engineOf({ engine, layout = "", slots }: Run, card: Card): Engine {
  const line = LINES.find(([named]) => named.test(engine))?.[1] ?? "vLLM";
  const of = (flag: string): number => Number(new RegExp(`-${flag} (\\d+)`).exec(layout)?.[1] ?? 1);
  const [tp, pp, dp, ep] = [of("tp"), of("pp"), of("dp"), of("ep")];
  const flags: Readonly<Record<string, string>> = {
    SGLang: `--tp ${tp * dp} --pp ${pp}${dp > 1 ? ` --dp ${dp} --enable-dp-attention` : ""}`,
    "TensorRT-LLM": `--tp_size ${tp * dp} --pp_size ${pp}${dp > 1 ? " --enable_attention_dp" : ""}`,
    "llama.cpp": "",
  };
  const plain = `-tp ${tp} -pp ${pp}${dp > 1 ? ` -dp ${dp}` : ""}${ep > 1 ? " --enable-expert-parallel" : ""}`;
  const most = line === "vLLM" && slots !== undefined ? ` --max-num-seqs ${slots}` : "";
  return readEngine(`${line} ${flags[line] ?? plain}${most}`, card);
}

/** Every point with our figure, or the reason why it has none. */
export function speedPoints(): { points: Point[]; omitted: Omitted[]; total: number } {
  const points: Point[] = [];
  const omitted: Omitted[] = [];
  let total = 0;
  for (const { source, runs } of sources as unknown as readonly { source: string; runs: readonly Run[] }[]) {
    for (const run of runs) {
      const label = [run.model.split("/").at(-1), run.precision, run.cards > 1 ? `${run.cards} x ${run.card}` : run.card, run.engine, run.layout].filter(Boolean).join(" "); // prettier-ignore
      const reasons = new Map<string, number>();
      for (const [users, prompt, answer, measured] of run.points) {
        for (const metric of Object.keys(measured) as Metric[]) {
          total++;
          const found = compared(run, { users, prompt, answer }, metric);
          if (typeof found === "string") reasons.set(found, (reasons.get(found) ?? 0) + 1);
          else points.push({ ...found, ...shown(metric, measured[metric] ?? NaN), metric, engine: run.engine, model: run.model, source, label: `${label}, ${found.users} users, ${prompt}/${answer}` }); // prettier-ignore
        }
      }
      omitted.push(...[...reasons].map(([reason, count]) => ({ label, points: count, reason, source })));
    }
  }
  return { points, omitted, total };
}

/** Times become what they mean for a reader: tokens a second, or seconds. */
const shown = (metric: Metric, value: number): { measured: number } => ({
  measured: metric === "first" ? value / 1000 : metric === "token" ? 1000 / value : value,
});

interface Lengths {
  readonly users: number | null;
  readonly prompt: number;
  readonly answer: number;
}

/** What no closed form of ours describes. */
function apart(run: Run): string | null {
  if (run.speculative === true) return "speculative decoding is not modelled";
  if (run.suite !== undefined) return `${run.suite}: the layout is the submitter's and not published`;
  if (run.engine === "MLX" && FORMATS_OF_MLX[run.precision] === undefined)
    return "this format of MLX is none of ours";
  return null;
}

type Found = Pick<Point, "users" | "saturated" | "ours" | "class" | "setting" | "card" | "firstSeconds">;

function compared(run: Run, { users, prompt, answer }: Lengths, metric: Metric): Found | string {
  const reason = apart(run);
  if (reason !== null) return reason;
  const row = CARD_ROWS.find(({ id }) => id === run.card);
  if (row === undefined) return `no card of the catalogue is ${run.card}`;
  const card = cardOf(row);
  try {
    const setting = settingOf({
      model: findModel(run.model),
      precision: precisionOf(run.precision),
      kvPrecision: run.kv === undefined ? null : precisionOf(run.kv),
      prompt: Math.max(1, prompt),
      answer: Math.max(1, answer),
      concurrency: 1,
      card,
      cards: run.cards,
      engine: engineOf(run, card),
    });
    const asked = Math.min(users ?? 1, run.load === undefined ? (run.slots ?? Infinity) : Infinity);
    const saturated = run.load !== undefined || (users ?? 1) > setting.most;
    if (saturated && metric !== "all") return "more requests than are in flight at once: queueing decides";
    if (metric === "first" && asked > MOST_FIRST) return `no first token is told above ${MOST_FIRST} users`;
    if (setting.most < 1) return "memory holds no request";
    const inFlight = Math.min(asked, setting.most);
    const ours = figureOf(setting, inFlight, metric, prompt, answer);
    if (Number.isNaN(ours)) return "the compute rate of the card is not known";
    return {
      card,
      users: inFlight,
      saturated,
      ours: saturated ? ours * setting.pace.saturated : ours,
      class: metric === "first" ? { ...bandOf(setting, inFlight), below: firstBand(inFlight), above: firstBand(inFlight) } : bandOf(setting, inFlight),
      setting,
      firstSeconds: speedAt(setting, inFlight).first || 0,
    };
  } catch (error) {
    if (error instanceof InputError) return messageOf(error, "en");
    throw error;
  }
} // prettier-ignore

function precisionOf(given: string): Precision {
  const found = findPrecision(FORMATS_OF_MLX[given] ?? given);
  if (found === null) throw new InputError("format", { given });
  return found;
}

function figureOf(setting: Setting, users: number, metric: Metric, prompt: number, answer: number): number {
  const at = speedAt(setting, users);
  switch (metric) {
    case "first":
      return at.first;
    case "all":
      return at.all;
    case "prefill":
      return setting.hardware.tera === null ? NaN : prompt / promptSeconds(setting);
    case "both":
      return (prompt + answer) / (answer * at.step + at.prompt);
    case "token":
    case "decode":
      return at.perUser;
  }
}
