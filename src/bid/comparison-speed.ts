import { FIRST_BAND, MOST_FIRST, QUEUED_FIRST } from "../functions/shared";
import type { PageCell } from "../sheet/page";
import { quoted } from "../sheet/text";
import type { Book } from "./book";
import { holdsNumber, input, key, ONE, text, TWO, value, WHOLE, worked } from "./cells";
import type { Column } from "./comparison-places";
import { SPEED, type SpeedLine } from "./comparison-speed-texts";
import {
  allOf,
  computedOf,
  computeOf,
  DIGITS,
  firstOf,
  memoryOf,
  nextDigit,
  promptOf,
  readOf,
  stepOf,
  tokenOf,
  turnsOf,
  type SpeedCells,
} from "./speed-formulas";

const THREE = "#,##0.000";

const cellsOf = ({ at, c }: Pick<Column, "at" | "c">): SpeedCells => ({
  c,
  answer: at("answer"),
  readMs: at("readMs"),
  latentMs: at("latentMs"),
  promptMs: at("promptMs"),
  oneMs: at("oneMs"),
});

/** Blank where a fact is missing: memory alone decides then. */
const known = (formula: string) => worked(`IFERROR(${formula},"")`);

/** Blank where the line that it comes of is. */
const knownWith = (cell: string, formula: string) => known(`IF(${holdsNumber(cell)},${formula},"")`);

/** The speed of one option in cells: estimates with their bands, what was measured, and the copies that follow. */
export function speedCells(book: Book, { at, c }: Column): Readonly<Record<SpeedLine, PageCell>> {
  const texts = SPEED[book.language];
  const cells = cellsOf({ at, c });
  const full = `MIN(${at("most")},${at("batch")})`;
  const marked = (words: string): string => `IF(${c("measure")}=1,${quoted(words)},"")`;
  const mark = marked(texts.first);
  /** Two digits are told of an estimate; the cell beside it holds all. */
  const shown = (formula: string): string => `ROUND(${formula},1-INT(LOG10(${formula})))`;
  const fromTo = (low: string, high: string, more = '""'): string => `${shown(low)}&${quoted(texts.between)}&${shown(high)}&${more}&${mark}`;
  const band = (line: "perUser" | "all" | "minute") => text(knownWith(at(line), fromTo(`(${at(line)}/${c("below")})`, `(${at(line)}*${c("above")})`)));
  const firstBand = `IF(${at("load")}>${FIRST_BAND.users},${FIRST_BAND.many},${FIRST_BAND.few})`;
  const measuredUser = `N(${at("measuredUser")})>0`;
  const estimateThere = `1000/${tokenOf(cells, turnsOf(cells, measuredLoad({ at })))}`;
  const asked = { c, prompt: at("promptTokens"), answer: at("answer") };
  const queueMs = `(${at("tokenMs")}-${at("stepMs")})`;
  const longest = `MAX(${at("memoryMs")},${at("computeMs")},${c("fixedMs")},${queueMs})`;
  const { limits } = texts;
  const slowest = `IF(${at("memoryMs")}=${longest},${quoted(limits.bandwidth)},IF(${at("computeMs")}=${longest},${quoted(limits.compute)},IF(${c("fixedMs")}=${longest},${quoted(limits.fixed)},${quoted(limits.queue)})))`;
  const throughput = `IF(N(${at("measured")})>0,${at("measured")},N(${at("fullAll")}))`;
  return {
    basis: text(worked(`IF(${holdsNumber(at("perUser"))},${c("points")}&${quoted(texts.points)}&${marked(texts.measure)},IF(${holdsNumber(at("load"))},${quoted(texts.unknown)},""))`)),
    load: value(worked(`IF(N(${at("memoryInstances")})=0,"",ROUNDUP(${at("design")}/${at("memoryInstances")},0))`), WHOLE),
    perUser: key(knownWith(at("tokenMs"), `1000/${at("tokenMs")}`), ONE),
    perUserBand: band("perUser"),
    measuredUser: input(null, ONE),
    measuredLoad: input(null, WHOLE),
    all: key(knownWith(at("stepMs"), allOf(cells, at("load"), at("turns"), at("stepMs"))), ONE),
    allBand: band("all"),
    minute: value(knownWith(at("all"), `60*${at("all")}/${at("answer")}`), ONE),
    minuteBand: band("minute"),
    first: value(knownWith(at("firstMs"), `IF(${at("load")}>${MOST_FIRST},"",${at("firstMs")}/1000)`), TWO),
    firstBand: text(knownWith(at("perUser"), `IF(${at("load")}>${MOST_FIRST},${quoted(texts.tooMany)},${fromTo(`(${at("first")}/${firstBand})`, `(${at("first")}*${firstBand})`, `IF(${at("load")}>${QUEUED_FIRST},${quoted(texts.seconds + texts.queued)},${quoted(texts.seconds)})`)})`)),
    measuredFirst: input(null, TWO),
    users: key(knownWith(at("perUser"), at("mid1")), WHOLE),
    usersBand: text(knownWith(at("low1"), `IF(${measuredUser},${at("low1")}&${quoted(texts.asMeasured)},${at("low1")}&${quoted(texts.between)}&${at("high1")}&${mark})`)),
    limit: text(knownWith(at("users"), `IF(${at("users")}>=${full},IF(${at("batch")}<${at("most")},${quoted(limits.engine)},${quoted(limits.memory)}),${slowest})`)),
    usersSized: value(worked(`IF(${holdsNumber(at("low1"))},${at("low1")},IF(${measuredUser},IF(${at("measuredUser")}>=${at("speed")},${measuredLoad({ at })},0),""))`), WHOLE),
    userInstances: value(worked(`IF(N(${at("usersSized")})=0,"",ROUNDUP(${at("design")}/${at("usersSized")},0))`), WHOLE),
    fullAll: value(knownWith(at("load"), `${allOf(cells, full)}*${at("factor")}`), ONE),
    measured: input(null, WHOLE),
    speedInstances: value(worked(`IF(${throughput}=0,0,ROUNDUP(${at("tokens")}/(${throughput}*${at("use")}),0))`), WHOLE),
    promptTokens: value(worked(`MAX(1,${at("context")}-${at("answer")})`), WHOLE),
    readMs: value(known(readOf(asked)), THREE),
    latentMs: value(known(computedOf(asked)), THREE),
    promptMs: value(known(promptOf(asked)), ONE),
    oneMs: value(known(stepOf(cells, "1")), TWO),
    turns: value(known(turnsOf(cells, at("load"))), ONE),
    memoryMs: value(known(memoryOf(cells, at("turns"))), TWO),
    computeMs: value(known(computeOf(cells, at("turns"))), TWO),
    stepMs: value(known(stepOf(cells, at("turns"))), TWO),
    firstMs: value(known(firstOf(cells, at("turns"))), ONE),
    tokenMs: value(known(tokenOf(cells, at("turns"), at("stepMs"))), TWO),
    factor: value(knownWith(at("perUser"), `IF(${measuredUser},${at("measuredUser")}/(${estimateThere}),1/${c("below")})`), THREE),
    ...digitsOf(cells, at, { full, limits: { low: `(1000*${at("factor")}/${at("speed")})`, mid: `(1000/${at("speed")})`, high: `(1000*${c("above")}/${at("speed")})` } }),
  };
} // prettier-ignore

type Digits = Readonly<Record<`${"low" | "mid" | "high"}${(typeof DIGITS)[number]}`, PageCell>>;

interface Counted {
  readonly full: string;
  /** ms a token that keep the speed, at each end of the band. */
  readonly limits: Readonly<Record<"low" | "mid" | "high", string>>;
}

/** Digit by digit: each cell holds the users found so far. */
function digitsOf(cells: SpeedCells, at: Column["at"], { full, limits }: Counted): Digits {
  const found: Partial<Record<keyof Digits, PageCell>> = {};
  for (const side of ["low", "mid", "high"] as const) {
    let before = "0";
    for (const digit of DIGITS) {
      const line = `${side}${digit}` as const;
      found[line] = value(
        known(nextDigit(cells, { found: before, digit, full, limit: limits[side] })),
        WHOLE,
      );
      before = at(line);
    }
  }
  return found as Digits;
}

/** Requests in flight of one copy while its speed and first token were measured. */
const measuredLoad = ({ at }: Pick<Column, "at">): string =>
  `IF(N(${at("measuredLoad")})>0,${at("measuredLoad")},${at("load")})`;

/** Tokens a second that one user sees as ordered, at the low end or as measured. */
export const servedFormula = ({ at, c }: Column): string => {
  const cells = cellsOf({ at, c });
  const inFlight = `ROUNDUP(${at("design")}/${at("instances")},0)`;
  return `IFERROR(${at("factor")}*1000/${tokenOf(cells, turnsOf(cells, inFlight))},IF(N(${at("measuredUser")})>0,${at("measuredUser")},""))`;
}; // prettier-ignore
