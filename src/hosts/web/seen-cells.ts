import type { FWorksheet } from "@univerjs/preset-sheets-core";
import { readAddress } from "../../sheet/address";
import type { PageBlock } from "../../sheet/page";
import { REACH, tablesIn, withReserve, type SeenCells } from "../../sheet/written";
import { rowsTaken, type Taken } from "../free-place";
import type { Place } from "../sheet-host";
import { readBlock, type Block } from "./cell-values";
import type { Grid } from "./grid";

/** What stands around a cell, as far as a table of ours may reach. */
export function around(grid: Grid, { sheet: name, address }: Place): SeenCells {
  const sheet = grid.workbook.getSheetByName(name);
  const at = readAddress(address);
  if (!sheet || !at) return { from: { row: 0, column: 0 }, formulas: [], values: [] };
  return seen(grid, sheet, { ...at, rows: 1, columns: 1 });
}

/** A block and what is around it. */
function seen(grid: Grid, sheet: FWorksheet, { row, column, rows, columns }: Block): SeenCells {
  const from = { row: Math.max(0, row - REACH.rows), column: Math.max(0, column - REACH.columns) };
  const block = {
    ...from,
    rows: Math.min(sheet.getMaxRows(), row + rows + REACH.rows) - from.row,
    columns: Math.min(sheet.getMaxColumns(), column + columns + REACH.columns) - from.column,
  };
  if (block.rows <= 0 || block.columns <= 0) return { from, formulas: [], values: [] };
  const values = readBlock(grid, sheet, block);
  const own = sheet.getRange(block.row, block.column, block.rows, block.columns).getFormulas();
  const formulas = values.map((line, down) => line.map((value, right) => own[down]?.[right] || value));
  return { from, formulas, values };
}

/**
 * How many cells are taken in each row of the block's columns, from its first row down to the last used one: those that
 * hold something, a formula that shows nothing among them, and those that a table of ours may grow into. What stands in
 * the table that is written over is not counted.
 */
export function takenRows(grid: Grid, sheet: FWorksheet, block: Block, over: PageBlock): Taken {
  const rows = Math.max(0, sheet.getMaxRows() - block.row);
  const { from, formulas, values } = seen(grid, sheet, { ...block, rows });
  const holds = (row: number, column: number): boolean =>
    values[row - from.row]?.[column - from.column] != null || isFormula(formulas[row - from.row]?.[column - from.column]);
  const kept = tablesIn({ from, formulas, values })
    .filter(({ row, column }) => over.rows === 0 || row !== over.row || column !== over.column)
    .map(withReserve);
  return rowsTaken({ ...block, rows }, over, kept, holds);
} // prettier-ignore

const isFormula = (content: unknown): boolean => typeof content === "string" && content.startsWith("=");
