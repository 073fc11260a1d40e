import { InputError, version } from "../functions/shared";
import type { Answer } from "../functions/broadcast";
import type { Language } from "../reading/language";
import { cellAddress, offset, readAddress, SHEET_COLUMNS, SHEET_ROWS, type Cell } from "./address";
import { LABELS, refusal, type InputName, type TitleName } from "./labels";
import type { RowStyle, SheetCell, SheetTable } from "./table";
import { quoted, safeText } from "./text";

/** Where a table goes, and how it is written. */
export interface TablePlace {
  /** Address of the table's top left cell: the formula refers to the input cells below it. */
  readonly at: string;
  /** live: a formula that follows the input cells; values: the numbers of now, for readers without the add-in. */
  readonly mode: "live" | "values";
  readonly language: Language;
  /** Today, as 2026-11-23: what a quote must state. */
  readonly date: string;
}

export interface InputRow {
  readonly name: InputName;
  readonly value: SheetCell;
}

/** The cell that holds an input; "" for one that has no row. */
export type CellOf = (name: InputName) => string;

/** A question with the table that answers it. */
export interface AskedTable {
  readonly title: TitleName;
  readonly model: string;
  /** In the order they stand; version and date follow them. */
  readonly inputs: readonly InputRow[];
  /** An input that a live table goes on working out; null: none. */
  readonly worked: ((cell: CellOf) => { readonly name: InputName; readonly formula: string }) | null;
  /** The formula that answers in a live table. */
  readonly formula: (cell: CellOf) => string;
  /** What it answers now: header first, notes last. */
  readonly answer: () => readonly (readonly Answer[])[];
  /** Excel number format and width by column. */
  readonly formats: SheetTable["formats"];
  readonly widths: SheetTable["widths"];
  /** The column that holds a part's share of the total. */
  readonly shareColumn: number;
}

/**
 * A question as it stands in a sheet: a title, the inputs as label and value, and the table that its formula spills,
 * live or as values. Numbers are not rounded; formats round what is seen.
 */
export function askedTable(asked: AskedTable, place: TablePlace): SheetTable {
  const corner = cornerOf(place);
  const labels = LABELS[place.language];
  if (asked.model.length > LONGEST_TEXT) throw refusal("length", place.language);
  const live = place.mode === "live";
  const inputs = inputRows(asked, place);
  const cell: CellOf = (name) => inputCell(inputs, corner, name);
  const worked = live ? (asked.worked?.(cell) ?? null) : null;
  const above: SheetCell[][] = [
    [titleCell(`${labels[asked.title]}${COLON[place.language]}`, asked.model, live ? cell("model") : "")],
    ...inputs.map(({ name, value }) => [
      labels[name],
      worked?.name === name ? { formula: worked.formula } : value,
    ]),
    [null],
  ];
  const table = asked.answer().map((row) => row.map(cellOf));
  const styles = [
    ...above.map((_, row): RowStyle => (row === 0 ? "title" : live ? "input" : "stated")),
    ...tableStyles(table, asked.shareColumn),
  ];
  const width = Math.max(...table.map((row) => row.length));
  const height = above.length + table.length;
  // other inputs may bring other notes: a live table that grows must not run into what stands below
  const spill = live ? { rows: height + SPARE_ROWS, columns: width } : null;
  if (!fitsSheet(corner, spill?.rows ?? height, width)) throw refusal("edge", place.language);
  return {
    rows: [...above, ...(live ? [[{ formula: asked.formula(cell) }]] : table)],
    styles,
    formats: asked.formats,
    widths: asked.widths,
    spill,
  };
}

const COLON: Readonly<Record<Language, string>> = { en: ": ", zh: "：" };

/** A live title follows the model's cell, unless that holds a whole config.json. */
const titleCell = (title: string, model: string, modelCell: string): SheetCell =>
  modelCell !== "" && model.length <= LONGEST_NAME
    ? { formula: `=${quoted(title)}&${modelCell}` }
    : safeText(`${title}${nameOf(model)}`);

const LONGEST_NAME = 80;
const SPARE_ROWS = 4;

/** Longest text of a cell: https://support.microsoft.com/office/excel-specifications-and-limits */
const LONGEST_TEXT = 32_767;

/** What was asked, and what a quote must state beside it: version and date. */
const inputRows = ({ inputs }: AskedTable, { mode, date }: TablePlace): InputRow[] => [
  ...inputs,
  {
    name: "version",
    value: mode === "live" ? { formula: "=VRAM.VERSION()" } : cellOf(version()[0]?.[0] ?? ""),
  },
  { name: "date", value: date },
];

/** Beside its label, one row below the title for the first. */
function inputCell(rows: readonly InputRow[], corner: Cell, name: InputName): string {
  const row = rows.findIndex((input) => input.name === name);
  return row < 0 ? "" : cellAddress(offset(corner, 1 + row, 1));
}

function cellOf(value: unknown): SheetCell {
  if (value instanceof InputError) throw value;
  return typeof value === "string" ? safeText(value) : (value as number);
}

/** Header first, notes last, and the sum of the parts between them; below it what is compared with it. */
function tableStyles(table: readonly (readonly SheetCell[])[], shareColumn: number): RowStyle[] {
  return table.map((row, index) => {
    if (index === 0) return "header";
    if (row[shareColumn] === 1) return "total";
    return row[1] === "" && row[2] === "" ? "note" : "part";
  });
}

/** A pasted config.json is no title. */
const nameOf = (model: string): string => (model.trim().startsWith("{") ? "config.json" : model.trim());

function cornerOf({ at, language }: TablePlace): Cell {
  const corner = readAddress(at);
  if (corner === null) throw refusal("place", language);
  return corner;
}

const fitsSheet = (corner: Cell, rows: number, columns: number): boolean =>
  corner.row + rows <= SHEET_ROWS && corner.column + columns <= SHEET_COLUMNS;
