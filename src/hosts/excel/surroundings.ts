import { SHEET_ROWS, type Cell } from "../../sheet/address";
import type { Taken } from "../free-place";

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
  below.load("values, formulas");
  used.load("rowIndex, rowCount");
  for (const cell of widths) cell.format.load("columnWidth");
  tables?.load("items/name");
  tablesBelow?.load("items/name");
  merged?.load(
    "areas/items/rowIndex, areas/items/columnIndex, areas/items/rowCount, areas/items/columnCount",
  );
  for (const parent of spillParents) parent.load("address");
  return { sheet, from, size, block, below, used, widths, tables, tablesBelow, merged, spillParents };
}

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
export function permissions({ sheet }: Surroundings): { format: boolean; widen: boolean } {
  const { protected: guarded, options } = sheet.protection;
  return {
    format: !guarded || options.allowFormatCells === true,
    widen: !guarded || options.allowFormatColumns === true,
  };
}

/** Whether merged cells reach into the block. */
export const hasMerged = ({ merged, from, size }: Surroundings): boolean =>
  merged !== null &&
  !merged.isNullObject &&
  merged.areas.items.some((area) => area.rowIndex < from.row + size.rows);

/** Where something is, in the block and below it. `tableRanges` are known only after a second question. */
export function takenCells(seen: Surroundings, tableRanges: readonly Excel.Range[]): Taken {
  const { below, from, size, merged, spillParents } = seen;
  const taken = below.values.map((row: unknown[], down) =>
    row.map((value, right) => value !== "" || formulaAt(below, down, right) !== ""),
  );
  const mark = (areas: readonly Excel.Range[]): void => {
    for (const area of areas)
      for (let row = area.rowIndex; row < area.rowIndex + area.rowCount; row += 1)
        for (let column = area.columnIndex; column < area.columnIndex + area.columnCount; column += 1) {
          const line = taken[row - from.row];
          if (line?.[column - from.column] !== undefined) line[column - from.column] = true;
        }
  };
  if (merged && !merged.isNullObject) mark(merged.areas.items);
  mark(tableRanges);
  edge(from, size).forEach(({ row, column }, index) => {
    const line = taken[row - from.row];
    if (line && spillParents[index]?.isNullObject === false) line[column - from.column] = true;
  });
  return taken.map((line) => line.filter(Boolean).length);
}

const formulaAt = (range: Excel.Range, down: number, right: number): unknown =>
  (range.formulas as unknown[][])[down]?.[right];

/** Rows from the block's first to the one where the sheet's content has ended. */
export const rowsToContentEnd = ({ used, from }: Surroundings): number =>
  used.isNullObject ? 0 : Math.max(0, used.rowIndex + used.rowCount - from.row);
