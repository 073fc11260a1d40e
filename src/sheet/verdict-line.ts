import { partName } from "../functions/shared";
import type { Answer } from "../functions/broadcast";
import type { Language } from "../reading/language";
import type { CellOf } from "./labels";
import { quoted } from "./text";

/** The cells that a live table fills, column by column, and those of its inputs. */
export interface Filled {
  readonly language: Language;
  /** The range of a column, counted from 0. */
  readonly column: (column: number) => string;
  readonly cell: CellOf;
}

/** The sentence on top of a table: as a formula that follows its rows by their names, and as it reads now. */
export interface VerdictLine {
  readonly formula: (filled: Filled) => string;
  readonly text: (rows: readonly (readonly Answer[])[], language: Language) => string;
}

/** Pieces of a sentence: words, a number of a row, or an input. */
type Piece =
  string | { readonly row: string; readonly column: number } | { readonly input: "unit" | "card" | "cards" };

/** What cannot be answered says why in the row of the total. */
const HOW = { serving: 4, training: 5 } as const;

/** With a card the function has a sentence of its own. */
export const SERVING_VERDICT: VerdictLine = {
  formula: (filled) =>
    `=IFERROR(${numberOf(filled, "Verdict", HOW.serving)},${numberOf(filled, "Total", HOW.serving)})`,
  text: (rows, language) => String(rowOf(rows, "Verdict", language)?.[HOW.serving] ?? ""),
};

const RULE: Readonly<Record<Language, readonly Piece[]>> = {
  en: [
    "At least ",
    { row: "Total", column: 1 },
    ", better ",
    { row: "Total", column: 2 },
    " ",
    { input: "unit" },
    "; the next usual size is ",
    { row: "Capacity", column: 2 },
    " ",
    { input: "unit" },
    ".",
  ],
  zh: [
    "至少 ",
    { row: "Total", column: 1 },
    "，建议 ",
    { row: "Total", column: 2 },
    " ",
    { input: "unit" },
    "；常见配置为 ",
    { row: "Capacity", column: 2 },
    " ",
    { input: "unit" },
    "。",
  ],
};

const NEED: Readonly<Record<Language, readonly Piece[]>> = {
  en: [
    { row: "Total", column: 2 },
    " ",
    { input: "unit" },
    " expected (",
    { row: "Total", column: 1 },
    " to ",
    { row: "Total", column: 3 },
    ")",
  ],
  zh: [
    "预计 ",
    { row: "Total", column: 2 },
    " ",
    { input: "unit" },
    "（",
    { row: "Total", column: 1 },
    "–",
    { row: "Total", column: 3 },
    "）",
  ],
};

const ON_CARDS: Readonly<Record<Language, readonly Piece[]>> = {
  en: [
    { input: "cards" },
    " x ",
    { input: "card" },
    ", ",
    { row: "Total", column: 2 },
    " of ",
    { row: "Usable memory", column: 2 },
    " ",
    { input: "unit" },
    " each expected (",
    { row: "Total", column: 1 },
    " to ",
    { row: "Total", column: 3 },
    ")",
  ],
  zh: [
    { input: "cards" },
    " 张 ",
    { input: "card" },
    "，单卡预计 ",
    { row: "Total", column: 2 },
    " / ",
    { row: "Usable memory", column: 2 },
    " ",
    { input: "unit" },
    "（",
    { row: "Total", column: 1 },
    "–",
    { row: "Total", column: 3 },
    "）",
  ],
};

/** Whether the high end, only the expected, or neither fits. */
const FITS: Readonly<Record<Language, readonly [high: string, expected: string, no: string]>> = {
  en: ["Fits: ", "Just fits: ", "Does not fit: "],
  zh: ["放得下：", "勉强放得下：", "放不下："],
};

export const RULE_VERDICT: VerdictLine = sentence(RULE, HOW.serving);

/** The rule of thumb for training asks for no cards. */
export const TRAINING_RULE_VERDICT: VerdictLine = sentence(NEED, HOW.training);

export const trainingVerdict = (run: {
  readonly card: string | null;
  readonly cards: number;
}): VerdictLine => (run.card === null ? TRAINING_RULE_VERDICT : onCards({ ...run, card: run.card }));

function onCards({ card, cards }: { readonly card: string; readonly cards: number }): VerdictLine {
  const inputs = { card, cards: String(cards), unit: "" };
  return {
    formula(filled) {
      const [high, expected, no] = FITS[filled.language];
      const usable = numberOf(filled, "Usable memory", 2);
      const at = (column: number): string => numberOf(filled, "Total", column);
      const start = `IF(${at(3)}<=${usable},${quoted(high)},IF(${at(2)}<=${usable},${quoted(expected)},${quoted(no)}))`;
      return orWhy(`${start}&${joined(ON_CARDS[filled.language], filled)}`, filled, HOW.training);
    },
    text(rows, language) {
      const usable = Number(rowOf(rows, "Usable memory", language)?.[2]);
      const total = rowOf(rows, "Total", language) ?? [];
      const [high, expected, no] = FITS[language];
      const start = Number(total[3]) <= usable ? high : Number(total[2]) <= usable ? expected : no;
      return start + said(ON_CARDS[language], rows, language, inputs);
    },
  };
}

function sentence(pieces: Readonly<Record<Language, readonly Piece[]>>, how: number): VerdictLine {
  return {
    formula: (filled) => orWhy(joined(pieces[filled.language], filled), filled, how),
    text: (rows, language) => said(pieces[language], rows, language, {}),
  };
}

/** A question without an answer has a sentence that says why, in the row of the total. */
const orWhy = (sentence: string, filled: Filled, how: number): string =>
  `=IFERROR(${sentence},${numberOf(filled, "Total", how)})`;

const numberOf = ({ column, language }: Filled, row: string, at: number): string =>
  `INDEX(${column(at)},MATCH(${quoted(partName(row, language))},${column(0)},0))`;

const joined = (pieces: readonly Piece[], filled: Filled): string =>
  pieces
    .map((piece) => {
      if (typeof piece === "string") return quoted(piece);
      if ("input" in piece) return filled.cell(piece.input);
      return `TEXT(${numberOf(filled, piece.row, piece.column)},"#,##0.0")`;
    })
    .join("&");

const TENTHS = new Intl.NumberFormat("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

function said(
  pieces: readonly Piece[],
  rows: readonly (readonly Answer[])[],
  language: Language,
  inputs: Readonly<Record<string, string>>,
): string {
  return pieces
    .map((piece) => {
      if (typeof piece === "string") return piece;
      if ("input" in piece) return piece.input === "unit" ? unitOf(rows) : (inputs[piece.input] ?? "");
      return TENTHS.format(Number(rowOf(rows, piece.row, language)?.[piece.column]));
    })
    .join("");
}

/** The unit stands in the heads of the columns, in brackets. */
const unitOf = ([head]: readonly (readonly Answer[])[]): string =>
  /[(（](.+)[)）]/.exec(String(head?.[1] ?? ""))?.[1] ?? "";

const rowOf = (
  rows: readonly (readonly Answer[])[],
  name: string,
  language: Language,
): readonly Answer[] | undefined => rows.find(([first]) => first === partName(name, language));
