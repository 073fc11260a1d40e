import { FormulaDataModel } from "@univerjs/preset-sheets-core";
import type { IRange } from "@univerjs/core";
import { blockOf, readBlock, type Block } from "./cell-values";
import type { Grid } from "./grid";

/** The selected cells as text that a sheet takes apart again: formulas where there are some, raw values elsewhere. */
export function formulasAsText(grid: Grid): { text: string; cells: number } {
  const sheet = grid.workbook.getActiveSheet();
  const range = grid.workbook.getActiveRange() ?? sheet.getRange("A1");
  const block = blockOf(range);
  const formulas = range.getFormulas();
  const values = readBlock(grid, sheet, block);
  const filled = filledBlocks(grid, sheet.getSheetId());
  const lines = values.map((line, down) =>
    line.map((value, right) => {
      const formula = formulas[down]?.[right] ?? "";
      if (formula !== "") return cellText(formula);
      // a value that would stand in its own formula's way is left to that formula
      const at = { row: block.row + down, column: block.column + right };
      if (filled.some(({ from, to }) => isIn(at, to) && isIn(from, block))) return "";
      return cellText(typeof value === "object" ? (value?.error ?? "") : value);
    }),
  );
  return { text: lines.map((line) => line.join("\t")).join("\r\n"), cells: block.rows * block.columns };
}

interface Fill {
  readonly from: { row: number; column: number };
  readonly to: Block;
}

function filledBlocks({ workbook, injector }: Grid, sheet: string): Fill[] {
  const ranges = injector.get(FormulaDataModel).getArrayFormulaRange()[workbook.getId()]?.[sheet] ?? {};
  return Object.entries(ranges as Record<string, Record<string, IRange>>).flatMap(([row, columns]) =>
    Object.entries(columns).map(([column, { startRow, endRow, startColumn, endColumn }]) => ({
      from: { row: Number(row), column: Number(column) },
      to: {
        row: startRow,
        column: startColumn,
        rows: endRow - startRow + 1,
        columns: endColumn - startColumn + 1,
      },
    })),
  );
}

const isIn = (cell: { row: number; column: number }, block: Block): boolean =>
  cell.row >= block.row &&
  cell.row < block.row + block.rows &&
  cell.column >= block.column &&
  cell.column < block.column + block.columns;

/** In quotes where the text itself would end the cell, as Excel does it. */
function cellText(value: string | number | boolean): string {
  const text = typeof value === "boolean" ? String(value).toUpperCase() : String(value);
  return /[\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
