import type { SheetCell } from "../sheet/cell";
import { quoted } from "../sheet/text";
import type { Book } from "./book";
import {
  header,
  headerFigure,
  heading,
  input,
  key,
  note,
  title,
  total,
  value,
  verdict,
  WHOLE,
  worked,
} from "./cells";
import { trafficOf } from "./demand";
import { fixed, type Draft } from "./draft";
import { betterCopies } from "./copies";
import { COMPARISON } from "./comparison-texts";
import type { OptionFigures } from "./figures";
import { slowRule, writeAlone, type AskedRows } from "./matrix-speed";
import { MATRIX } from "./matrix-texts";
import { mostFormula, requestFormula } from "./requests";
import type { Constants } from "../core/serving/constants";

/** Contexts down, requests at once across. */
export const MATRIX_CONTEXTS = [2048, 4096, 8192, 16_384, 32_768] as const;
/** Points: the last heading is longer than its column is wide. */
const TWO_LINES = 33;
export const MATRIX_REQUESTS = [8, 16, 32, 64, 128, 256] as const;

/** The bid's own requests stand before the others. */
const OWN = 1;
const WIDTHS = [30, 16, ...MATRIX_REQUESTS.map(() => 13), 26, 24];
/** One user alone, behind the most requests. */
const ALONE = OWN + MATRIX_REQUESTS.length + 2;
const HEADER = 3;

/** How many cards every option needs as contexts and requests grow. */
export function matrixPage(book: Book): Draft {
  const texts = MATRIX[book.language];
  const draft = book.draft("matrix", WIDTHS);
  draft.add(title(texts.title));
  const own = ownPoint(book);
  const [before, between, after] = texts.verdict;
  const sentence = draft.across(verdict(null), 2);
  const axis = draft.add(header(texts.cards), header(texts.requests), ...MATRIX_REQUESTS.map(() => header(null)), header(null), header(null));
  draft.merge({ row: axis, column: OWN, rows: 1, columns: MATRIX_REQUESTS.length + 1 });
  draft.height(draft.next, TWO_LINES);
  draft.add(header(texts.context), headerFigure(own.design, WHOLE + texts.here), ...MATRIX_REQUESTS.map((requests) => input(requests, WHOLE)), header(texts.most), header(texts.alone));
  draft.set(sentence, 0, verdict(worked(`${quoted(before)}&FIXED(${fixed(HEADER, OWN)},0)&${quoted(between)}&FIXED(${fixed(HEADER + 3, 0)},0)&${quoted(after)}`)));
  draft.headAbove(HEADER + 1);
  const block = { row: HEADER, column: OWN + 1, rows: 1, columns: MATRIX_REQUESTS.length };
  draft.choose({ block, allowed: { kind: "whole", least: 1, most: null }, message: texts.message });
  let first: number | null = null;
  const asked = book.figures.options.map((option, at): AskedRows => {
    // below its heading and what is ordered
    const row = draft.next + 2;
    first ??= row;
    writeOption(book, draft, { option, at, first, context: own.context });
    return { option, at, first: row, count: MATRIX_CONTEXTS.length + 1 };
  });
  draft.across(note(texts.tints));
  draft.across(note(texts.grey));
  draft.across(note(texts.as));
  draft.printAbove(draft.next);
  writeAlone(book, draft, ALONE, asked);
  return draft;
} // prettier-ignore

/** The context and the requests that the bid is sized for, as its other sheets have them. */
function ownPoint(book: Book): Readonly<Record<"context" | "design", SheetCell>> {
  const { demand } = book.figures;
  const of = (key: "context" | "design"): SheetCell =>
    book.has(key) ? worked(book.ref(key, 0)) : book.has(`capacity ${key}`) ? worked(book.ref(`capacity ${key}`, 0)) : demand[key];
  return { context: of("context"), design: of("design") };
} // prettier-ignore

interface Written {
  readonly option: OptionFigures;
  readonly at: number;
  /** The row of the first option's first context: the others follow its contexts. */
  readonly first: number;
  /** The bid's own. */
  readonly context: SheetCell;
}

function writeOption(book: Book, draft: Draft, { option, at, first, context: own }: Written): void {
  const texts = MATRIX[book.language];
  const { letter, model, card, perServer } = option;
  const c = (name: keyof Constants): string => book.refAt(`constant ${name}`, at, option.constants[name]);
  const name = `${COMPARISON[book.language].option}${letter}`;
  const [before, after] = texts.copies;
  draft.across(heading(worked(`"${name}${texts.colon}"&${book.refAt("model", at, model.name)}&"${texts.comma}"&${book.refAt("card", at, card.name)}&"${before}"&${c("cards")}&"${after}"`)));
  book.mark(`matrix ordered ${letter}`, draft.spot(draft.next, 0));
  draft.across(note(worked(orderedFormula(book, option, at))));
  book.mark(`matrix own ${letter}`, draft.spot(draft.next, OWN));
  book.mark(`matrix ${letter}`, draft.spot(draft.next + 1, OWN));
  [null, ...MATRIX_CONTEXTS].forEach((context, index) => {
    const row = draft.next;
    const tokens = fixed(row, 0);
    const most = fixed(row, MATRIX_REQUESTS.length + OWN + 1);
    const cards = (column: number): SheetCell =>
      worked(`IF(${most}<1,"${texts.none}",ROUNDUP(${fixed(HEADER, column)}/MIN(${most},${c("batch")}),0)*${c("cards")})`);
    const follows = worked(fixed(first + index, 0));
    draft.add(
      context === null ? total(at === 0 ? own : follows, WHOLE + texts.here) : at === 0 ? input(context, WHOLE) : value(follows, WHOLE),
      (context === null ? key : value)(cards(OWN), WHOLE),
      ...MATRIX_REQUESTS.map((_, column) => value(cards(OWN + 1 + column), WHOLE)),
      key(worked(mostFormula(c, `(${requestFormula(c, tokens)})`, book.refAt("reserve", at, trafficOf(book.bid).reserve))), WHOLE),
    );
    if (at === 0 && context !== null) draft.choose({ block: { row, column: 0, rows: 1, columns: 1 }, allowed: { kind: "whole", least: 1, most: null }, message: texts.message });
  });
  const block = { row: draft.next - MATRIX_CONTEXTS.length - 1, column: OWN, rows: MATRIX_CONTEXTS.length + 1, columns: MATRIX_REQUESTS.length + 1 };
  draft.tint(slowRule(book, ALONE, block));
  draft.tint({ block, above: null, upTo: perServer, tone: "good" });
  draft.tint({ block, above: perServer, upTo: 2 * perServer, tone: "fair" });
  draft.tint({ block, above: 2 * perServer, upTo: null, tone: "poor" });
  const [context, requests] = [MATRIX_CONTEXTS.at(-1) ?? 0, MATRIX_REQUESTS.at(-1) ?? 0];
  const better = betterCopies(option, { context, design: requests, reserve: trafficOf(book.bid).reserve });
  if (better !== null) {
    const [a, b, say, of, end] = texts.better;
    draft.across(note(`${a}${grouped(context)}${b}${requests}${say}${better.cards}${of}${better.each}${end}`));
  }
} // prettier-ignore

/** The matrix holds memory alone; what the comparison orders of an option, and why, is said beside it. */
function orderedFormula(book: Book, { order }: OptionFigures, at: number): string {
  const { verdicts, decides } = COMPARISON[book.language];
  const [copies, cards, servers, stop, end] = MATRIX[book.language].ordered;
  const why = order.instances === 0 ? verdicts.none : order.slow ? verdicts.slow : decides[order.decides][1];
  const of = (line: "instances" | "working" | "servers", figure: number): string => book.refAt(line, at, figure);
  const instances = of("instances", order.instances);
  const told = [quoted(copies), instances, quoted(cards), of("working", order.cards), quoted(servers), of("servers", order.servers), quoted(stop)];
  return `IF(N(${instances})=0,"",${told.join("&")})&${book.refAt("verdict", at, why)}&${quoted(end)}`;
} // prettier-ignore

const grouped = (count: number): string => count.toLocaleString("en-US");
