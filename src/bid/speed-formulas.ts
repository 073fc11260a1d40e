import type { SpeedConstants } from "./speed-constants";

/** Cells of one option that its formulas of speed name; docs/functions.md §7 has the arithmetic. */
export interface SpeedCells {
  readonly c: (name: keyof SpeedConstants) => string;
  readonly answer: string;
  /** ms that one request costs whatever the others are: what it holds read and computed, its prompt, a step of it alone. */
  readonly readMs: string;
  readonly latentMs: string;
  readonly promptMs: string;
  readonly oneMs: string;
}

/** Cells of one request. */
interface AskedCells {
  readonly c: SpeedCells["c"];
  /** Tokens. */
  readonly prompt: string;
  readonly answer: string;
}

/** ms of a step that the cache of one request takes: to be read, and to be computed on. */
export const readOf = (asked: AskedCells): string =>
  `${asked.c("stateMs")}+${heldOf(asked, ["readUs", "readNearUs", "readFarUs"])}`;
export const computedOf = (asked: AskedCells): string =>
  heldOf(asked, ["latentUs", "latentNearUs", "latentFarUs"]);

type Reached = readonly [all: keyof SpeedConstants, near: keyof SpeedConstants, far: keyof SpeedConstants];

function heldOf({ c, prompt, answer }: AskedCells, [all, near, far]: Reached): string {
  const tokens = `(${prompt}+${answer}/2)`;
  return `(${c(all)}*${tokens}+${c(near)}*MIN(${tokens},${c("near")})+${c(far)}*MIN(${tokens},${c("far")}))/1000`;
}

/** ms of its prompt. */
export function promptOf({ c, prompt }: Omit<AskedCells, "answer">): string {
  const pairs = (line: "pairNearNs" | "pairFarNs", reach: "near" | "far"): string =>
    `${c(line)}*(${prompt}^2-MAX(0,${prompt}-${c(reach)})^2)`;
  return `${c("promptUs")}*${prompt}/1000+(${c("pairNs")}*${prompt}^2+${pairs("pairNearNs", "near")}+${pairs("pairFarNs", "far")})/10^6`;
}

/** How a formula is kept within a bound. */
interface Bounds {
  readonly least: (formula: string) => string;
  readonly most: (formula: string, bound: string) => string;
}
const OF_ONE: Bounds = {
  least: (formula) => `MAX(1,${formula})`,
  most: (formula, bound) => `MIN(${formula},${bound})`,
};
/** The same where the formula stands for a list: MAX would take the largest of all. */
const OF_EACH: Bounds = {
  least: (formula) => `(1+((${formula})>1)*((${formula})-1))`,
  most: (formula, bound) => `(${formula}-(${formula}>${bound})*(${formula}-${bound}))`,
};

/** Requests of a group of cards while so many are in flight. */
export const turnsOf = ({ c }: SpeedCells, inFlight: string): string =>
  OF_ONE.least(`${inFlight}/${c("groups")}`);

/** ms of memory, of compute, and of a whole step, for requests of one group. */
export const memoryOf = (cells: SpeedCells, turns: string, by = OF_ONE): string => {
  const { c, readMs } = cells;
  // beyond, so few experts are left out that a sheet could not write it: LibreOffice has an error for such a power
  const bound = `40/(1.000000001-${c("leftOut")})`;
  return `(${c("denseMs")}+${c("expertsMs")}*(1-${c("leftOut")}^${by.most(turns, bound)})+${by.least(`${turns}*${c("dealt")}`)}*${readMs})`;
};
export const computeOf = ({ c, latentMs }: SpeedCells, turns: string, by = OF_ONE): string =>
  `(${turns}*${c("computeMs")}+${by.least(`${turns}*${c("dealt")}`)}*${latentMs})`;
export const stepOf = (cells: SpeedCells, turns: string, by = OF_ONE): string => {
  const { c } = cells;
  return `((${memoryOf(cells, turns, by)}^3+${computeOf(cells, turns, by)}^3)^(1/3)+${turns}*${c("linkMs")}+${by.least(`${turns}*${c("dealt")}`)}*${c("requestMs")}+${c("fixedMs")})`;
};

/** ms to the first token. */
export const firstOf = ({ c, promptMs, oneMs }: SpeedCells, turns: string): string =>
  `(${c("startMs")}+MAX(${promptMs},${oneMs})+${c("queue")}*(${turns}-1)*${promptMs})`;

/** ms of one user's token: a step, or what a whole cycle leaves. */
export const tokenOf = (cells: SpeedCells, turns: string, step = stepOf(cells, turns)): string =>
  `MAX(${step},IF(${cells.answer}>1,(${cells.answer}*${step}+${turns}*${cells.promptMs}-${firstOf(cells, turns)})/(${cells.answer}-1),0))`;

/** Tokens a second of all users. */
export const allOf = (cells: SpeedCells, inFlight: string, turns = turnsOf(cells, inFlight), step = stepOf(cells, turns)): string =>
  `1000*${inFlight}*${cells.answer}/(${cells.answer}*${step}+${turns}*${cells.promptMs})`; // prettier-ignore

/** Users are found digit by digit, to the base of 16: 65,535 at the most. */
export const DIGITS = [4096, 256, 16, 1] as const;
const UP = Array.from({ length: 15 }, (_, at) => String(at + 1)).join(",");

/**
 * Users found so far and the next digit of them: how many of 15 counts are served within the limit of ms a token.
 *
 * Formula: a token takes its step, and (ms + turns × prompt - first token) ÷ answer more where that is above 0
 */
export function nextDigit(
  cells: SpeedCells,
  { found, digit, full, limit }: { readonly found: string; readonly digit: number; readonly full: string; readonly limit: string },
): string {
  const { c, answer, promptMs, oneMs } = cells;
  const users = `(${found}+${digit}*{${UP}})`;
  const turns = OF_EACH.least(`${users}/${c("groups")}`);
  const waits = `(${limit}-${c("startMs")}-MAX(${promptMs},${oneMs})+${c("queue")}*${promptMs}+(1-${c("queue")})*${promptMs}*${turns})/${answer}`;
  const late = `(${answer}>1)*(${waits}>0)*${waits}`;
  return `${found}+${digit}*SUMPRODUCT((${users}<=${full})*(${stepOf(cells, turns, OF_EACH)}+${late}<=${limit}))`;
} // prettier-ignore
