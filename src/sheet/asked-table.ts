import { catalogueDate, version } from "../functions/shared";
import type { Answer } from "../functions/broadcast";
import type { Language } from "../reading/language";
import {
  cellAddress,
  offset,
  rangeAddress,
  readAddress,
  SHEET_COLUMNS,
  SHEET_ROWS,
  type Cell,
} from "./address";
import { answerRows, SPARE_ROWS, type AnswerColumns } from "./answer-rows";
import { entriesFor, entryAdvice, listsPage } from "./entries";
import { rowHeight } from "./heights";
import { COLON, LABELS, refusal, type CellOf, type InputName, type TitleName } from "./labels";
import type { Choice, PageBlock, PageCell } from "./page";
import type { SheetCell } from "./cell";
import type { SheetTable } from "./table";
import { quoted, safeText } from "./text";
import type { Filled, VerdictLine } from "./verdict-line";

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
  /** Excel's number format; of a number that has none, its thousands are parted. */
  readonly format?: string;
}

export type Elsewhere = Readonly<Partial<Record<InputName, string>>>;

/** A question with the table that answers it. */
export interface AskedTable {
  readonly title: TitleName;
  readonly model: string;
  /** Inputs that stand elsewhere in the workbook, by where they do: the user's own models and cards. */
  readonly elsewhere: Elsewhere;
  /** In the order they stand; version and date follow them. */
  readonly inputs: readonly InputRow[];
  /** An input that a live table goes on working out; null: none. */
  readonly worked: ((cell: CellOf) => { readonly name: InputName; readonly formula: string }) | null;
  /** The formula that answers in a live table. */
  readonly formula: (cell: CellOf) => string;
  readonly verdict: VerdictLine;
  /** What it answers now: header first, notes last. */
  readonly answer: () => readonly (readonly Answer[])[];
  readonly columns: AnswerColumns;
  /** Rows of their own under the table, from a cell; null: none. */
  readonly below: ((from: Cell, cell: CellOf) => PageCell[][]) | null;
  /** What the rows below add to the verdict: a text expression, and what it reads now. */
  readonly warning?:
    ((from: Cell, cell: CellOf) => { readonly formula: string; readonly text: string }) | null;
}

/**
 * A question as it stands in a sheet: a title and the verdict, the inputs as label and value, and the table that its
 * formula spills, live or as values. Numbers are not rounded; formats round what is seen.
 */
export function askedTable(asked: AskedTable, place: TablePlace): SheetTable {
  const corner = cornerOf(place);
  if (asked.model.length > LONGEST_TEXT) throw refusal("length", place.language);
  const live = place.mode === "live";
  const inputs = inputRows(asked, place);
  const beside: CellOf = (name) => inputCell(inputs, corner, name);
  const cell: CellOf = (name) => asked.elsewhere[name] ?? beside(name);
  const answer = asked.answer();
  const above = ABOVE_INPUTS + inputs.length + 1;
  const width = Math.max(...answer.map((row) => row.length));
  const shown = answerRows(answer, asked.columns);
  // other inputs may bring other notes: a live table that grows must not run into what stands below
  const spare = blanks(live ? SPARE_ROWS : asked.below === null ? 0 : 1);
  const end = above + answer.length + spare.length;
  const belowFrom = offset(corner, end, 0);
  const below = asked.below?.(belowFrom, cell) ?? [];
  const warning = asked.warning?.(belowFrom, cell) ?? null;
  const height = end + below.length;
  if (!fitsSheet(corner, height, width)) throw refusal("edge", place.language);

  const filled = filledBlock(offset(corner, above, 0), answer.length + spare.length, { cell: beside, place });
  const text = asked.verdict.text(answer, place.language) + (warning?.text ?? "");
  const verdict: PageCell = {
    value: live
      ? { formula: asked.verdict.formula(filled) + (warning === null ? "" : `&${warning.formula}`) }
      : safeText(text),
    look: "verdict",
  };
  const blank: PageCell = { value: null, look: "verdict" };
  const rows = [
    [titleCell(asked, place, beside)],
    [verdict, ...Array.from({ length: width - 1 }, () => blank)],
    ...inputLines(inputs, asked, { place, cell }),
    [],
    ...(live ? spilled(shown, asked.formula(cell)) : shown),
    ...spare,
    ...below,
  ];
  const notes = below.flatMap((row, at) => (row.length === 1 ? [end + at] : []));
  const merged = [1, ...notes].map((row) => ({ row, column: 0, rows: 1, columns: width }));
  const tall = [[], [{ value: text, look: "note" } as const], ...blanks(above - 2), ...shown, ...spare, ...below.map((row) => row.map(asRead))];
  return {
    rows: rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => null)]),
    widths: asked.columns.widths,
    heights: heightsOf(tall, asked.columns.widths, merged),
    merged,
    choices: live ? choicesOf(inputs, asked.elsewhere, place.language) : [],
    lists: live ? listsPage(place.language) : null,
    footer: catalogueDate(),
  };
} // prettier-ignore

const blanks = (count: number): PageCell[][] => Array.from({ length: count }, () => []);

/** A formula as the text that it gives, which is what a row must be high enough for. */
const asRead = (cell: PageCell): PageCell =>
  cell?.result === undefined ? cell : { ...cell, value: cell.result };

/** The title and the verdict. */
const ABOVE_INPUTS = 2;

const LONGEST_NAME = 80;

/** Longest text of a cell: https://support.microsoft.com/office/excel-specifications-and-limits */
const LONGEST_TEXT = 32_767;

/** A live title follows the model's cell, unless that holds a whole config.json. */
function titleCell({ title, model }: AskedTable, { mode, language }: TablePlace, cell: CellOf): PageCell {
  const words = `${LABELS[language][title]}${COLON[language]}`;
  const value =
    mode === "live" && model.length <= LONGEST_NAME
      ? { formula: `=${quoted(words)}&${cell("model")}` }
      : safeText(`${words}${nameOf(model)}`);
  return { value, look: "title" };
}

/** What was asked, and what a quote must state beside it: version and date. */
const inputRows = ({ inputs }: AskedTable, { mode, date }: TablePlace): InputRow[] => [
  ...inputs,
  { name: "version", value: mode === "live" ? { formula: "=VRAM.VERSION()" } : String(version()[0]?.[0]) },
  { name: "date", value: date },
];

function inputLines(
  inputs: readonly InputRow[],
  asked: AskedTable,
  { place, cell }: { readonly place: TablePlace; readonly cell: CellOf },
): PageCell[][] {
  const live = place.mode === "live";
  const worked = live ? (asked.worked?.(cell) ?? null) : null;
  return inputs.map(({ name, value, format = "#,##0" }) => {
    const content = worked?.name === name ? { formula: worked.formula } : value;
    // what a formula fills is not to be typed over; nor is what a table of values states
    const typed =
      live &&
      !STATED.has(name) &&
      asked.elsewhere[name] === undefined &&
      (typeof content !== "object" || content === null);
    const number = typeof value === "number";
    const look = typed ? (number ? "input" : "choice") : "value";
    return [
      { value: LABELS[place.language][name], look: "label" },
      { value: content, look, ...(number && { format }) },
    ];
  });
}

const STATED: ReadonlySet<InputName> = new Set<InputName>(["version", "date"]);

/** Beside its label; the first stands below title and verdict. */
function inputCell(rows: readonly InputRow[], corner: Cell, name: InputName): string {
  const row = rows.findIndex((input) => input.name === name);
  return row < 0 ? "" : cellAddress(offset(corner, ABOVE_INPUTS + row, 1));
}

/** The formula in its cell, and the looks of those that it fills. */
const spilled = (rows: readonly (readonly PageCell[])[], formula: string): PageCell[][] =>
  rows.map((row, down) =>
    row.map((cell, right) =>
      cell === null ? null : { ...cell, value: down === 0 && right === 0 ? { formula } : null },
    ),
  );

const filledBlock = (
  from: Cell,
  rows: number,
  { cell, place }: { readonly cell: CellOf; readonly place: TablePlace },
): Filled => ({
  language: place.language,
  column: (right) => rangeAddress(offset(from, 0, right), rows, 1),
  cell,
});

function heightsOf(
  rows: readonly (readonly PageCell[])[],
  widths: readonly number[],
  merged: readonly PageBlock[],
): Record<number, number> {
  const found = rows.map((row, at) => {
    const over = merged.filter((block) => block.row === at);
    return [at, rowHeight(row, widths, over)] as const;
  });
  return Object.fromEntries(found.flatMap(([at, height]) => (height === null ? [] : [[at, height]])));
}

function choicesOf(inputs: readonly InputRow[], elsewhere: Elsewhere, language: Language): Choice[] {
  return inputs.flatMap(({ name }, row): Choice[] => {
    const allowed = elsewhere[name] === undefined ? entriesFor(name, language) : null;
    const block = { row: ABOVE_INPUTS + row, column: 1, rows: 1, columns: 1 };
    return allowed === null ? [] : [{ block, allowed, message: entryAdvice[language], open: true }];
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
