import { quoted } from "../sheet/text";
import { cellAddress } from "../sheet/address";
import type { PageBlock, PageCell, Tint } from "../sheet/page";
import type { Book } from "./book";
import { header, heading, holdsNumber, label, ONE, text, TWO, value, WHOLE, worked } from "./cells";
import { COMPARISON } from "./comparison-texts";
import { trafficOf } from "./demand";
import { fixed, type Draft } from "./draft";
import type { OptionFigures } from "./figures";
import { MATRIX } from "./matrix-texts";
import type { SpeedConstants } from "./speed-constants";
import { computedOf, promptOf, readOf, stepOf } from "./speed-formulas";

/** An option's rows of the matrix whose contexts are asked how fast one user is. */
export interface AskedRows {
  readonly option: OptionFigures;
  readonly at: number;
  readonly first: number;
  readonly count: number;
}

/** Points: in other fonts than ours the headings are longer. */
const THREE_LINES = 48;
const [CONTEXT, PROMPT, ANSWER, READ, COMPUTED, PROMPT_MS, STEP, LOW] = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** Below the printed rows: what one user alone gets at each context. `column` of the rows above then says it. */
export function writeAlone(book: Book, draft: Draft, column: number, asked: readonly AskedRows[]): void {
  const texts = MATRIX[book.language];
  draft.across(heading(texts.workings));
  draft.height(draft.next, THREE_LINES);
  draft.add(...texts.columns.map((words) => header(words)));
  for (const { option, at, first, count } of asked) {
    draft.across(label(`${COMPARISON[book.language].option}${option.letter}`));
    for (let row = first; row < first + count; row++) {
      const low = fixed(draft.next, LOW);
      draft.add(...aloneCells(book, draft.next, { option, at, context: fixed(row, 0) }));
      draft.set(row, column, aloneSaid(book, low));
    }
    book.mark(`matrix alone ${option.letter}`, draft.spot(draft.next - count, LOW));
  }
}

interface Alone {
  readonly option: OptionFigures;
  readonly at: number;
  /** The cell of its tokens. */
  readonly context: string;
}

/** The step of a copy that serves one, its first token, and the low end of what that leaves: blank where a fact is missing. */
function aloneCells(book: Book, row: number, { option: { speed }, at, context }: Alone): PageCell[] {
  const c = (name: keyof SpeedConstants): string => constant(book, name, { speed, at });
  const own = (column: number): string => fixed(row, column);
  const [prompt, answer] = [own(PROMPT), own(ANSWER)];
  const asked = { c, prompt, answer };
  const cells = { c, answer, readMs: own(READ), latentMs: own(COMPUTED), promptMs: own(PROMPT_MS), oneMs: own(STEP) };
  const wanted = book.has("answer") ? book.refAt("answer", at, 0) : book.ref("capacity output", book.bid.output);
  const known = (formula: string, format: string): PageCell => value(worked(`IFERROR(${formula},"")`), format);
  const factor = book.has("factor") ? book.refAt("factor", at, 0) : null;
  const part = factor === null ? `1/${c("below")}` : `IF(N(${factor})>0,${factor},1/${c("below")})`;
  // the first token of one alone takes its prompt or a step of its own, whichever is longer
  const more = `IF(${answer}>1,(MIN(${own(STEP)},${own(PROMPT_MS)})-${c("startMs")})/(${answer}-1),0)`;
  return [
    value(worked(context), WHOLE),
    value(worked(`MAX(1,${own(CONTEXT)}-${answer})`), WHOLE),
    value(worked(`MAX(1,MIN(${wanted},${own(CONTEXT)}-1))`), WHOLE),
    known(readOf(asked), TWO),
    known(computedOf(asked), TWO),
    known(promptOf(asked), ONE),
    known(stepOf(cells, "1"), TWO),
    known(`1000*(${part})/(${own(STEP)}+MAX(0,${more}))`, ONE),
  ];
} // prettier-ignore

/** A constant that is not known is none of 0: what is made of it stays blank. */
function constant(book: Book, name: keyof SpeedConstants, { speed, at }: { readonly speed: SpeedConstants | null; readonly at: number }): string {
  const key = `constant ${name}`;
  if (book.has(key)) return book.refAt(key, at, 0);
  return speed === null ? "NA()" : plain(speed[name]);
} // prettier-ignore

/** Never 1e-7: not every program reads that in a formula. */
const plain = (figure: number): string =>
  Math.abs(figure) < 1e-6 && figure !== 0 ? `${figure * 1e9}/10^9` : String(figure);

function aloneSaid(book: Book, low: string): PageCell {
  const [between, word] = MATRIX[book.language].slow;
  const figure = trafficOf(book.bid).speed;
  const wanted = book.has("speed") ? book.ref("speed", figure) : book.ref("capacity speed", figure);
  const behind = `IF(${low}<${wanted},${quoted(between + word)},"")`;
  return text(worked(`IF(${holdsNumber(low)},FIXED(${low},1)&${behind},"")`));
}

/** Grey where the row's own words say that it is too slow, so that the colour never says anything else. */
export function slowRule(book: Book, column: number, block: PageBlock): Tint {
  const [, word] = MATRIX[book.language].slow;
  const cell = cellAddress({ row: block.row, column }).replace(/^[A-Z]+/, "$$$&");
  return { block, when: `RIGHT(${cell},${word.length})=${quoted(word)}`, tone: "slow" };
}
