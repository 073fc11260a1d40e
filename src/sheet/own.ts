import type { Language } from "../reading/language";
import { cellAddress, offset, placeName, rangeAddress, type Cell } from "./address";
import type { PageCell, SheetPage } from "./page";
import type { SheetTable } from "./table";
import { safeText } from "./text";

/** What a user brings along: it stands in the workbook, and formulas refer to it there. */
export type OwnKind = "model" | "card";

/** A model or a card to be written. */
export interface NewOwn {
  readonly kind: OwnKind;
  readonly name: string;
  /** A file's name, an address, or what was typed. */
  readonly source: string;
  /** 2026-11-23 */
  readonly date: string;
  /** Labels that the readers of ranges know, or the whole text of a config.json. */
  readonly content:
    readonly (readonly [label: string, value: number | string])[] | { readonly config: string };
}

/** One that stands in the workbook. */
export interface OwnEntry {
  readonly kind: OwnKind;
  readonly name: string;
  /** As a formula refers to it: 'Own models'!$B$4 */
  readonly reference: string;
  /** What the reference hands over: the text of a config.json, or labels and values. */
  readonly value: string | readonly (readonly [unknown, unknown])[];
}

export const OWN_SHEETS: Readonly<Record<OwnKind | "price", Readonly<Record<Language, string>>>> = {
  model: { en: "Own models", zh: "自有模型" },
  card: { en: "Own cards", zh: "自有加速卡" },
  price: { en: "Own prices", zh: "自有价格" },
};

interface Texts {
  readonly heads: Readonly<Record<OwnKind, string>>;
  readonly source: string;
  readonly date: string;
  readonly titles: Readonly<Record<OwnKind, string>>;
  readonly notes: Readonly<Record<OwnKind, string>>;
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    heads: { model: "Model", card: "Card" },
    source: "Source",
    date: "Date",
    titles: { model: "Own models", card: "Own cards" },
    notes: {
      model: "Formulas refer to these cells: change a value here, and every table follows. One model a block, a blank row between two.",
      card: "Formulas refer to these cells: change a value here, and every table follows. One card a block, a blank row between two.",
    },
  },
  zh: {
    heads: { model: "模型", card: "加速卡" },
    source: "来源",
    date: "日期",
    titles: { model: "自有模型", card: "自有加速卡" },
    notes: {
      model: "公式引用这些单元格，修改数值后各表随之更新。每个模型一块，块间空一行。",
      card: "公式引用这些单元格，修改数值后各表随之更新。每张卡一块，块间空一行。",
    },
  },
}; // prettier-ignore

/** In a model's block: the cell with the whole file. */
const CONFIG = "config.json";
const WIDTHS = [30, 60];
/** Title, note and a blank row. */
const ABOVE = 3;

/** The sheet with its first block. */
export function ownPage(own: NewOwn, language: Language): SheetPage {
  const { titles, notes } = TEXTS[language];
  return {
    name: OWN_SHEETS[own.kind][language],
    rows: [
      [{ value: titles[own.kind], look: "title" }],
      [{ value: notes[own.kind], look: "note" }, null],
      [],
      ...blockRows(own, language),
    ],
    widths: WIDTHS,
    heights: { 1: NOTE_HEIGHT },
    merged: [{ row: 1, column: 0, rows: 1, columns: 2 }],
    headerRows: 1,
    names: [],
    choices: [],
    tints: [],
    charts: [],
    footer: own.date,
  };
}

const NOTE_HEIGHT = 30;

/** Where the first block of a new sheet begins. */
export const FIRST_BLOCK: Cell = { row: ABOVE, column: 0 };

/** A further block, for a sheet that is there. */
export const ownTable = (own: NewOwn, language: Language): SheetTable => ({
  rows: blockRows(own, language),
  widths: WIDTHS,
  heights: {},
  merged: [],
  choices: [],
  lists: null,
  footer: own.date,
});

function blockRows({ kind, name, source, date, content }: NewOwn, language: Language): PageCell[][] {
  const texts = TEXTS[language];
  const facts = "config" in content ? [[CONFIG, content.config] as const] : content;
  return [
    [label(texts.heads[kind]), typed(name)],
    ...facts.map(([words, value]) => [label(words), typed(value)]),
    // behind what is typed: a reader of labels passes them over
    [label(texts.source), stated(source)],
    [label(texts.date), stated(date)],
  ];
}

const label = (words: string): PageCell => ({ value: safeText(words), look: "label" });
const typed = (value: number | string): PageCell =>
  typeof value === "number"
    ? { value, look: "input", format: "#,##0.###" }
    : { value: safeText(value), look: "input" };
const stated = (text: string): PageCell => ({ value: safeText(text), look: "text" });

const HEADS: Readonly<Record<OwnKind, ReadonlySet<string>>> = {
  model: new Set([TEXTS.en.heads.model, TEXTS.zh.heads.model].map((word) => word.toLowerCase())),
  card: new Set([TEXTS.en.heads.card, TEXTS.zh.heads.card].map((word) => word.toLowerCase())),
};

/** No workbook holds more of one kind; the rest of a longer sheet is not looked at. */
const MOST_ENTRIES = 200;

/** The models or cards of a sheet, from its first two columns as they are now; edited blocks count as they stand. */
export function ownEntries(kind: OwnKind, sheet: string, rows: readonly (readonly unknown[])[]): OwnEntry[] {
  const entries: OwnEntry[] = [];
  for (let row = 0; row < rows.length && entries.length < MOST_ENTRIES; row += 1) {
    if (!HEADS[kind].has(textOf(rows[row]?.[0]).toLowerCase())) continue;
    let end = row + 1;
    while (end < rows.length && textOf(rows[end]?.[0]) !== "") end += 1;
    const entry = entryOf(kind, sheet, { row, rows: rows.slice(row, end) });
    if (entry !== null) entries.push(entry);
    row = end;
  }
  return entries;
}

interface Block {
  readonly row: number;
  readonly rows: readonly (readonly unknown[])[];
}

function entryOf(kind: OwnKind, sheet: string, { row, rows }: Block): OwnEntry | null {
  const name = textOf(rows[0]?.[1]);
  if (name === "" || rows.length < 2) return null;
  const at = rows.findIndex(([words]) => textOf(words).toLowerCase() === CONFIG);
  const from: Cell = { row, column: 0 };
  const config = rows[at]?.[1];
  if (kind === "model" && typeof config === "string")
    return { kind, name, reference: placeName(sheet, fixed(cellAddress(offset(from, at, 1)))), value: config };
  return {
    kind,
    name,
    reference: placeName(sheet, fixed(rangeAddress(from, rows.length, 2))),
    value: rows.map(([words, value]) => [words ?? null, value ?? null] as const),
  };
} // prettier-ignore

const fixed = (address: string): string => address.replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");

const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value).trim() : "";

/** Where the inputs of a table stand, of which some are the user's own. */
export const elsewhereOf = (
  own: Readonly<Partial<Record<OwnKind, OwnEntry>>> = {},
): Readonly<Partial<Record<OwnKind, string>>> => ({
  ...(own.model && { model: own.model.reference }),
  ...(own.card && { card: own.card.reference }),
});
