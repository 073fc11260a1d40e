import { CellValueType, type ICellData, type Nullable } from "@univerjs/core";
import { FormulaDataModel, type FRange, type FWorksheet } from "@univerjs/preset-sheets-core";
import { messageAt, type Grid } from "./grid";

/** What a cell shows, as plain data. An error is never a text. */
export type ShownValue =
  number | string | boolean | null | { readonly error: string; readonly message: string };

/** A block of cells by number, counted from 0. */
export interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

const ERROR_CODE = /^#(DIV\/0!|NAME\?|VALUE!|NUM!|N\/A|CYCLE!|REF!|SPILL!|CALC!|ERROR!|GETTING_DATA|NULL!)$/;

export const blockOf = (range: FRange): Block => ({
  row: range.getRow(),
  column: range.getColumn(),
  rows: range.getHeight(),
  columns: range.getWidth(),
});

/**
 * The raw values of a block, spilled cells included. Univer's own `getRawValues` leaves spilled cells out, and its
 * `getValues` gives the formatted text ("16,000") in a number's place; both would be wrong to calculate with.
 */
export function readBlock(grid: Grid, sheet: FWorksheet, block: Block): ShownValue[][] {
  const sheetId = sheet.getSheetId();
  const cells = sheet.getRange(block.row, block.column, block.rows, block.columns).getCellDatas();
  const spilled = grid.injector.get(FormulaDataModel).getArrayFormulaCellData()[grid.workbook.getId()]?.[
    sheetId
  ];
  return cells.map((line, down) =>
    line.map((own, right) => {
      const spot = { sheetId, row: block.row + down, column: block.column + right };
      const value = shown(hasValue(own) ? own : spilled?.[spot.row]?.[spot.column]);
      if (typeof value !== "string" || !ERROR_CODE.test(value)) return value;
      const calculated = typeof own?.f === "string" || typeof own?.si === "string" || !hasValue(own);
      return calculated ? { error: value, message: messageAt(grid, spot) ?? "" } : value;
    }),
  );
}

const hasValue = (cell: Nullable<ICellData>): boolean =>
  cell?.v !== undefined && cell.v !== null && cell.v !== "";

function shown(cell: Nullable<ICellData>): number | string | boolean | null {
  if (!cell || !hasValue(cell)) return null;
  return cell.t === CellValueType.BOOLEAN ? Boolean(cell.v) : (cell.v ?? null);
}

/**
 * How many cells hold something in each row of the block's columns, from the block's first row down to the last used
 * one. A formula counts even when it shows nothing.
 */
export function occupiedRows(grid: Grid, sheet: FWorksheet, block: Block): number[] {
  const rows = sheet.getMaxRows() - block.row;
  const columns = Math.min(block.columns, sheet.getMaxColumns() - block.column);
  if (rows <= 0 || columns <= 0) return [];
  const below = { ...block, rows, columns };
  const formulas = sheet.getRange(below.row, below.column, rows, columns).getFormulas();
  return readBlock(grid, sheet, below).map(
    (line, down) => line.filter((value, right) => value !== null || formulas[down]?.[right] !== "").length,
  );
}
