import { SHEET_COLUMNS, SHEET_ROWS, type Cell } from "../../sheet/address";
import type { PageBlock } from "../../sheet/page";
import { REACH, tablesIn, withReserve, type SeenCells } from "../../sheet/written";
import { covers, rowsTaken, type Taken } from "../free-place";

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** How far below a place a free one is looked for before the end of the sheet's content is taken. */
const SEARCH_ROWS = 300;

/** What is asked of Excel about a place before anything is written; readable after the next sync. */
export interface Surroundings {
  readonly sheet: Excel.Worksheet;
  readonly from: Cell;
  readonly size: Size;
  readonly block: Excel.Range;
  readonly below: Excel.Range;
  /** As far as tables of ours reach, which may grow into the block. */
  readonly around: Excel.Range;
  readonly used: Excel.Range;
  readonly widths: readonly Excel.Range[];
  // null: this Excel is too old to be asked
  readonly tables: Excel.TableScopedCollection | null;
  readonly tablesBelow: Excel.TableScopedCollection | null;
  readonly merged: Excel.RangeAreas | null;
  readonly spillParents: readonly Excel.Range[];
}

export const supports = (version: string): boolean =>
  Office.context.requirements.isSetSupported("ExcelApi", version);

/** Queues every question about the block and the rows below it. */
export function askAround(sheet: Excel.Worksheet, from: Cell, size: Size): Surroundings {
  const { row, column } = from;
  const reach = Math.min(size.rows + SEARCH_ROWS, SHEET_ROWS - row);
  const block = sheet.getRangeByIndexes(row, column, size.rows, size.columns);
  const below = sheet.getRangeByIndexes(row, column, reach, size.columns);
  const around = neighbourhood(sheet, from, { rows: reach, columns: size.columns });
  const used = sheet.getUsedRangeOrNullObject(true);
  const widths = Array.from({ length: size.columns }, (_, right) =>
    sheet.getRangeByIndexes(row, column + right, 1, 1),
  );
  const tables = supports("1.9") ? block.getTables(false) : null;
  const tablesBelow = supports("1.9") ? below.getTables(false) : null;
  const merged = supports("1.13") ? below.getMergedAreasOrNullObject() : null;
  const spillParents = supports("1.12")
    ? edge(from, size).map((cell) => cellIn(sheet, cell).getSpillParentOrNullObject())
    : [];

  sheet.load("name");
  sheet.protection.load("protected, options");
  block.format.protection.load("locked");
  block.load("numberFormat");
  below.load("values, formulas");
  around.load("values, formulas, rowIndex, columnIndex");
  used.load("rowIndex, rowCount");
  for (const cell of widths) cell.format.load("columnWidth");
  tables?.load("items/name");
  tablesBelow?.load("items/name");
  merged?.load(
    "areas/items/rowIndex, areas/items/columnIndex, areas/items/rowCount, areas/items/columnCount",
  );
  for (const parent of spillParents) parent.load("address");
  return { sheet, from, size, block, below, around, used, widths, tables, tablesBelow, merged, spillParents };
}

/** A block with the cells around it, as far as a table of ours may reach. */
export function neighbourhood(sheet: Excel.Worksheet, { row, column }: Cell, size: Size): Excel.Range {
  const from = { row: Math.max(0, row - REACH.rows), column: Math.max(0, column - REACH.columns) };
  const rows = Math.min(SHEET_ROWS, row + size.rows + REACH.rows) - from.row;
  const columns = Math.min(SHEET_COLUMNS, column + size.columns + REACH.columns) - from.column;
  return sheet.getRangeByIndexes(from.row, from.column, rows, columns);
}

export const seenIn = (range: Excel.Range): SeenCells => ({
  from: { row: range.rowIndex, column: range.columnIndex },
  formulas: range.formulas as unknown[][],
  values: range.values as unknown[][],
});

const cellIn = (sheet: Excel.Worksheet, { row, column }: Cell): Excel.Range =>
  sheet.getRangeByIndexes(row, column, 1, 1);

/**
 * The first row and column of the block. A spilled array whose formula lies outside reaches the block through one of
 * them, and shows there even when what it spills is empty text; one whose formula lies inside is seen by its formula.
 */
const edge = ({ row, column }: Cell, { rows, columns }: Size): Cell[] => [
  ...Array.from({ length: columns }, (_, right) => ({ row, column: column + right })),
  ...Array.from({ length: rows - 1 }, (_, down) => ({ row: row + 1 + down, column })),
];

/** Whether the sheet is protected in a way that keeps this block as it is. */
export const isLocked = ({ sheet, block }: Surroundings): boolean =>
  // locked is null where some cells are and some are not
  sheet.protection.protected && (block.format.protection.locked as boolean | null) !== false;

/** What a protected sheet still lets us do to cells that are not locked. */
export function permissions({ sheet }: Surroundings): {
  format: boolean;
  widen: boolean;
  heighten: boolean;
  merge: boolean;
} {
  const { protected: guarded, options } = sheet.protection;
  return {
    format: !guarded || options.allowFormatCells === true,
    widen: !guarded || options.allowFormatColumns === true,
    heighten: !guarded || options.allowFormatRows === true,
    // merged cells and drop-downs are never allowed on a protected sheet
    merge: !guarded,
  };
}

/** Whether merged cells reach into the block. */
export const hasMerged = ({ merged, from, size }: Surroundings): boolean =>
  merged !== null &&
  !merged.isNullObject &&
  merged.areas.items.some((area) => area.rowIndex < from.row + size.rows);

/**
 * Where something is, in the block and below it, and what a table of ours may grow into; the cells of one that is
 * written over are free. `tableRanges` are known only after a second question.
 */
export function takenCells(seen: Surroundings, tableRanges: readonly Excel.Range[], over: PageBlock): Taken {
  const { below, from, size, merged, spillParents } = seen;
  const lying = [...(merged && !merged.isNullObject ? merged.areas.items : []), ...tableRanges].map(blockOf);
  const spilled = new Set(
    edge(from, size).flatMap(({ row, column }, index) =>
      spillParents[index]?.isNullObject === false ? [`${row},${column}`] : [],
    ),
  );
  const kept = tablesIn(seenIn(seen.around))
    .filter(({ row, column }) => over.rows === 0 || row !== over.row || column !== over.column)
    .map(withReserve);
  const values = below.values as unknown[][];
  const holds = (row: number, column: number): boolean => {
    const [down, right] = [row - from.row, column - from.column];
    return (
      values[down]?.[right] !== "" ||
      formulaAt(below, down, right) !== "" ||
      spilled.has(`${row},${column}`) ||
      lying.some((area) => covers(area, row, column))
    );
  };
  return rowsTaken({ ...from, rows: values.length, columns: size.columns }, over, kept, holds);
}

const blockOf = (range: Excel.Range): PageBlock => ({
  row: range.rowIndex,
  column: range.columnIndex,
  rows: range.rowCount,
  columns: range.columnCount,
});

const formulaAt = (range: Excel.Range, down: number, right: number): unknown =>
  (range.formulas as unknown[][])[down]?.[right];

/** Rows from the block's first to the one where the sheet's content has ended. */
export const rowsToContentEnd = ({ used, from }: Surroundings): number =>
  used.isNullObject ? 0 : Math.max(0, used.rowIndex + used.rowCount - from.row);
