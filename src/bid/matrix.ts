import type { Language } from "../reading/language";
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
import { mostFormula, requestFormula } from "./requests";
import type { Constants } from "../core/serving/constants";

/** Contexts down, requests at once across. */
export const MATRIX_CONTEXTS = [2048, 4096, 8192, 16_384, 32_768] as const;
/** Points: the last heading is longer than its column is wide. */
const TWO_LINES = 33;
export const MATRIX_REQUESTS = [8, 16, 32, 64, 128, 256] as const;

interface Texts {
  readonly title: string;
  /** Around the bid's own requests and context. */
  readonly verdict: readonly [string, string, string];
  /** Behind the bid's own figures among the others. */
  readonly here: string;
  /** Around the copies, the cards at work, the servers and the verdict of what is ordered. */
  readonly ordered: readonly [string, string, string, string, string];
  readonly context: string;
  readonly most: string;
  readonly contexts: string;
  readonly requests: string;
  readonly cards: string;
  /** Before the cards of one copy, and behind them. */
  readonly copies: readonly [string, string];
  readonly colon: string;
  readonly comma: string;
  readonly better: readonly [string, string, string, string, string];
  readonly as: string;
  readonly none: string;
  readonly tints: string;
  readonly message: string;
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    title: "Sizing matrix by memory: cards by context and requests at once",
    verdict: ["Bold: this bid, ", " requests of ", " tokens. Each cell is the number of cards that holds so many requests of so many tokens by memory alone, in whole copies of the model, without redundancy; what is ordered, speed counted, stands under each option."],
    ordered: ["This bid orders: copies ", ", cards at work ", ", servers ", ". ", "."],
    here: '" (this bid)"',
    context: "Context (tokens)",
    most: "Most requests of one copy",
    contexts: "Contexts",
    requests: "Requests at once",
    cards: "Cards needed",
    copies: [", in copies of ", " cards"],
    colon: ": ",
    comma: ", ",
    better: ["At ", " tokens and ", " requests fewer cards do in larger copies: ", " cards in copies of ", "."],
    as: "The copies are as large as in the comparison.",
    none: "does not fit",
    tints: "By memory: green up to one server. Yellow: up to two servers. Red: more.",
    message: "A whole number of 1 or more.",
  },
  zh: {
    title: "规模矩阵（按显存）：按上下文与并发数所需卡数",
    verdict: ["粗体为本标书：并发 ", "，每个请求 ", " token。每格为仅按显存容纳相应并发数与上下文所需的卡数，以完整实例计，不含冗余；计入速度后的采购量见各方案下一行。"],
    ordered: ["本标书采购：实例 ", " 个，工作卡 ", " 张，服务器 ", " 台。", "。"],
    here: '"（本标书）"',
    context: "上下文（token）",
    most: "单实例最大请求数",
    contexts: "上下文",
    requests: "并发数",
    cards: "所需卡数",
    copies: ["，每个实例 ", " 张卡"],
    colon: "：",
    comma: "，",
    better: ["上下文 ", " token、并发 ", " 时，采用更大的实例可减少卡数：", " 张卡，每个实例 ", " 张。"],
    as: "实例规模与方案对比一致。",
    none: "放不下",
    tints: "按显存，绿色：不超过一台服务器；黄色：不超过两台；红色：更多。",
    message: "请填写不小于 1 的整数。",
  },
}; // prettier-ignore

/** The bid's own requests stand before the others. */
const OWN = 1;
const WIDTHS = [30, 16, ...MATRIX_REQUESTS.map(() => 13), 26];
const HEADER = 3;

/** How many cards every option needs as contexts and requests grow. */
export function matrixPage(book: Book): Draft {
  const texts = TEXTS[book.language];
  const draft = book.draft("matrix", WIDTHS);
  draft.add(title(texts.title));
  const own = ownPoint(book);
  const [before, between, after] = texts.verdict;
  const sentence = draft.across(verdict(null), 2);
  const axis = draft.add(header(texts.cards), header(texts.requests), ...MATRIX_REQUESTS.map(() => header(null)), header(null));
  draft.merge({ row: axis, column: OWN, rows: 1, columns: MATRIX_REQUESTS.length + 1 });
  draft.height(draft.next, TWO_LINES);
  draft.add(header(texts.context), headerFigure(own.design, WHOLE + texts.here), ...MATRIX_REQUESTS.map((requests) => input(requests, WHOLE)), header(texts.most));
  draft.set(sentence, 0, verdict(worked(`${quoted(before)}&FIXED(${fixed(HEADER, OWN)},0)&${quoted(between)}&FIXED(${fixed(HEADER + 3, 0)},0)&${quoted(after)}`)));
  draft.headAbove(HEADER + 1);
  const block = { row: HEADER, column: OWN + 1, rows: 1, columns: MATRIX_REQUESTS.length };
  draft.choose({ block, allowed: { kind: "whole", least: 1, most: null }, message: texts.message });
  let first: number | null = null;
  book.figures.options.forEach((option, at) => {
    // below its heading and what is ordered
    first ??= draft.next + 2;
    writeOption(book, draft, { option, at, first, context: own.context });
  });
  draft.across(note(texts.tints));
  draft.across(note(texts.as));
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
  const texts = TEXTS[book.language];
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
  const [copies, cards, servers, stop, end] = TEXTS[book.language].ordered;
  const why = order.instances === 0 ? verdicts.none : order.slow ? verdicts.slow : decides[order.decides][1];
  const of = (line: "instances" | "working" | "servers", figure: number): string => book.refAt(line, at, figure);
  const instances = of("instances", order.instances);
  const told = [quoted(copies), instances, quoted(cards), of("working", order.cards), quoted(servers), of("servers", order.servers), quoted(stop)];
  return `IF(N(${instances})=0,"",${told.join("&")})&${book.refAt("verdict", at, why)}&${quoted(end)}`;
} // prettier-ignore

const grouped = (count: number): string => count.toLocaleString("en-US");
