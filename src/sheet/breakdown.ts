import type { Unit } from "../core/units";
import { InputError } from "../core/errors";
import { breakdown } from "../functions/breakdown";
import type { Language } from "../functions/language";
import { version } from "../functions/version";
import { cellAddress, offset, readAddress, SHEET_COLUMNS, SHEET_ROWS, type Cell } from "./address";
import { LABELS, REFUSALS } from "./labels";
import type { RowStyle, SheetCell, SheetTable } from "./table";
import { quoted, safeText } from "./text";

/** The question a breakdown answers, in the words that a cell may hold. */
export interface BreakdownInputs {
  readonly model: string;
  readonly precision: string;
  readonly context: number;
  readonly concurrency: number;
  readonly kvPrecision: string;
  /** null: the rule of thumb, which needs none. */
  readonly hardware: {
    readonly card: string;
    readonly cards: number;
    /** The number is the smallest that fits: a live table goes on working it out. */
    readonly smallest: boolean;
    readonly engine: string;
  } | null;
  readonly unit: Unit;
}

/** What is to be written, where and how. */
export interface BreakdownOrder {
  readonly inputs: BreakdownInputs;
  /** Address of the table's top left cell: the formula refers to the input cells below it. */
  readonly at: string;
  /** live: a formula that follows the input cells; values: the numbers of now, for readers without the add-in. */
  readonly mode: "live" | "values";
  readonly language: Language;
  /** Today, as 2026-11-23: what a quote must state. */
  readonly date: string;
}

/**
 * A breakdown as it stands in a sheet: a title, the inputs as label and value, and the table that VRAM.BREAKDOWN
 * spills, live or as values. Numbers are not rounded; formats round what is seen.
 */
export function breakdownTable(order: BreakdownOrder): SheetTable {
  const corner = cornerOf(order);
  const labels = LABELS[order.language];
  if (order.inputs.model.length > LONGEST_TEXT) throw refusal("length", order.language);
  const inputs = inputRows(order, corner);
  const above: SheetCell[][] = [
    [safeText(`${labels.title}: ${nameOf(order.inputs.model)}`)],
    ...inputs.map(({ name, value }) => [labels[name], value]),
    [null],
  ];
  const table = breakdown(arguments_(order)).map((row) => row.map(cellOf));
  const styles = [...above.map((_, row): RowStyle => (row === 0 ? "title" : "input")), ...tableStyles(table)];
  const live = order.mode === "live";
  const width = Math.max(...table.map((row) => row.length));
  const height = above.length + table.length;
  // other inputs may bring other notes: a live table that grows must not run into what stands below
  const spill = live ? { rows: height + SPARE_ROWS, columns: width } : null;
  if (!fitsSheet(corner, spill?.rows ?? height, width)) throw refusal("edge", order.language);
  return {
    rows: [...above, ...(live ? [[{ formula: liveFormula(order, corner, inputs) }]] : table)],
    styles,
    formats: FORMATS,
    widths: WIDTHS,
    spill,
  };
}

/** part, per card, all cards, share, how, source */
const FORMATS = [null, "#,##0.00", "#,##0.00", "0.0%", null, null];
const WIDTHS = [18, 14, 14, 8, 60, 40];
const SPARE_ROWS = 4;

/** Longest text of a cell: https://support.microsoft.com/office/excel-specifications-and-limits */
const LONGEST_TEXT = 32_767;

type InputName =
  "model" | "precision" | "context" | "concurrency" | "kvPrecision" | "card" | "cards" | "engine" | "unit";

interface InputRow {
  readonly name: InputName | "version" | "date";
  readonly value: SheetCell;
}

function inputRows({ inputs, mode, date }: BreakdownOrder, corner: Cell): InputRow[] {
  const { hardware } = inputs;
  const rows: InputRow[] = [
    { name: "model", value: safeText(inputs.model.trim()) },
    { name: "precision", value: inputs.precision },
    { name: "context", value: inputs.context },
    { name: "concurrency", value: inputs.concurrency },
    { name: "kvPrecision", value: inputs.kvPrecision },
    ...(hardware === null
      ? []
      : ([
          { name: "card", value: safeText(hardware.card.trim()) },
          { name: "cards", value: hardware.cards },
          { name: "engine", value: hardware.engine === "" ? null : safeText(hardware.engine.trim()) },
        ] as const)),
    { name: "unit", value: inputs.unit },
    {
      name: "version",
      value: mode === "live" ? { formula: "=VRAM.VERSION()" } : cellOf(version()[0]?.[0] ?? ""),
    },
    { name: "date", value: date },
  ];
  if (mode === "values" || hardware === null || !hardware.smallest) return rows;
  const cell = (name: InputName): string => inputCell(rows, corner, name);
  const question = [cell("model"), cell("precision"), cell("context"), cell("card")];
  const smallest = `=VRAM.CARDS(${[...question, cell("concurrency"), cell("kvPrecision"), cell("engine")].join(",")})`;
  return rows.map((row) => (row.name === "cards" ? { ...row, value: { formula: smallest } } : row));
}

/** The cell that holds an input: beside its label, one row below the title for the first. */
function inputCell(rows: readonly InputRow[], corner: Cell, name: InputName): string {
  const row = rows.findIndex((input) => input.name === name);
  return cellAddress(offset(corner, 1 + row, 1));
}

function liveFormula({ inputs, language }: BreakdownOrder, corner: Cell, rows: readonly InputRow[]): string {
  const cell = (name: InputName): string => inputCell(rows, corner, name);
  const hardware =
    inputs.hardware === null ? null : { card: cell("card"), cards: cell("cards"), engine: cell("engine") };
  const given = [
    cell("model"),
    cell("precision"),
    cell("context"),
    hardware?.card ?? "",
    hardware?.cards ?? "",
    cell("concurrency"),
    cell("kvPrecision"),
    hardware?.engine ?? "",
    cell("unit"),
    quoted(language),
  ];
  return `=VRAM.BREAKDOWN(${given.join(",")})`;
}

const arguments_ = ({ inputs, language }: BreakdownOrder): Parameters<typeof breakdown>[0] => ({
  model: inputs.model,
  precision: inputs.precision,
  context: inputs.context,
  card: inputs.hardware?.card ?? null,
  cards: inputs.hardware?.cards ?? null,
  concurrency: inputs.concurrency,
  kvPrecision: inputs.kvPrecision,
  engine: inputs.hardware?.engine ?? null,
  unit: inputs.unit,
  language,
});

function cellOf(value: unknown): SheetCell {
  if (value instanceof InputError) throw value;
  return typeof value === "string" ? safeText(value) : (value as number);
}

/** Header first, notes last, and the sum of the parts between them; below it what is compared with it. */
function tableStyles(table: readonly (readonly SheetCell[])[]): RowStyle[] {
  return table.map((row, index) => {
    if (index === 0) return "header";
    const share = row[3];
    if (share === 1) return "total";
    return row[1] === "" ? "note" : "part";
  });
}

/** A pasted config.json is no title. */
const nameOf = (model: string): string => (model.trim().startsWith("{") ? "config.json" : model.trim());

function cornerOf({ at, language }: BreakdownOrder): Cell {
  const corner = readAddress(at);
  if (corner === null) throw refusal("place", language);
  return corner;
}

const fitsSheet = (corner: Cell, rows: number, columns: number): boolean =>
  corner.row + rows <= SHEET_ROWS && corner.column + columns <= SHEET_COLUMNS;

const refusal = (why: keyof typeof REFUSALS, language: Language): InputError =>
  new InputError(...REFUSALS[why][language]);
