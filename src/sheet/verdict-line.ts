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

/** A sentence with slots: {unit}, {card} and {cards} are inputs, {Total:2} is the number in column 2 of that row. */
type Template = Readonly<Record<Language, string>>;

/** What a sentence is made of. */
interface Slots {
  readonly words: (words: string) => string;
  readonly input: (name: "unit" | "card" | "cards") => string;
  readonly number: (row: string, column: number) => string;
}

/** The sentence in pieces, each as the slots have it. */
const pieces = (template: string, { words, input, number }: Slots): string[] =>
  template.split(/(\{[^{}]+\})/).flatMap((piece) => {
    if (piece === "") return [];
    const [, row = "", column] = /^\{([^:{}]+)(?::(\d))?\}$/.exec(piece) ?? [];
    if (column !== undefined) return [number(row, Number(column))];
    return [row === "unit" || row === "card" || row === "cards" ? input(row) : words(piece)];
  });

/** What cannot be answered says why in the row of the total. */
const HOW = { serving: 4, training: 5 } as const;

/** With a card the function has a sentence of its own. */
export const SERVING_VERDICT: VerdictLine = {
  formula: (filled) =>
    `=IFERROR(${numberOf(filled, "Verdict", HOW.serving)},${numberOf(filled, "Total", HOW.serving)})`,
  text: (rows, language) => String(rowOf(rows, "Verdict", language)?.[HOW.serving] ?? ""),
};

const RULE: Template = {
  en: "At least {Total:1}, better {Total:2} {unit}; the next usual size is {Capacity:2} {unit}.",
  zh: "至少 {Total:1}，建议 {Total:2} {unit}；常见配置为 {Capacity:2} {unit}。",
};

const NEED: Template = {
  en: "{Total:2} {unit} expected ({Total:1} to {Total:3})",
  zh: "预计 {Total:2} {unit}（{Total:1}–{Total:3}）",
};

const ON_CARDS: Template = {
  en: "{cards} x {card}, {Total:2} of {Usable memory:2} {unit} each expected ({Total:1} to {Total:3})",
  zh: "{cards} 张 {card}，单卡预计 {Total:2} / {Usable memory:2} {unit}（{Total:1}–{Total:3}）",
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

function sentence(template: Template, how: number): VerdictLine {
  return {
    formula: (filled) => orWhy(joined(template[filled.language], filled), filled, how),
    text: (rows, language) => said(template[language], rows, language, {}),
  };
}

/** A question without an answer has a sentence that says why, in the row of the total. */
const orWhy = (sentence: string, filled: Filled, how: number): string =>
  `=IFERROR(${sentence},${numberOf(filled, "Total", how)})`;

const numberOf = ({ column, language }: Filled, row: string, at: number): string =>
  `INDEX(${column(at)},MATCH(${quoted(partName(row, language))},${column(0)},0))`;

const joined = (template: string, filled: Filled): string =>
  pieces(template, {
    words: quoted,
    input: filled.cell,
    number: (row, column) => `TEXT(${numberOf(filled, row, column)},"#,##0.0")`,
  }).join("&");

const TENTHS = new Intl.NumberFormat("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const said = (
  template: string,
  rows: readonly (readonly Answer[])[],
  language: Language,
  inputs: Readonly<Record<string, string>>,
): string =>
  pieces(template, {
    words: (words) => words,
    input: (name) => (name === "unit" ? unitOf(rows) : (inputs[name] ?? "")),
    number: (row, column) => TENTHS.format(Number(rowOf(rows, row, language)?.[column])),
  }).join("");

/** The unit stands in the heads of the columns, in brackets. */
const unitOf = ([head]: readonly (readonly Answer[])[]): string =>
  /[(（](.+)[)）]/.exec(String(head?.[1] ?? ""))?.[1] ?? "";

const rowOf = (
  rows: readonly (readonly Answer[])[],
  name: string,
  language: Language,
): readonly Answer[] | undefined => rows.find(([first]) => first === partName(name, language));
