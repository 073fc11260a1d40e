import { ICommandService, IUndoRedoService, UndoCommand } from "@univerjs/core";
import {
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
  type FWorksheet,
} from "@univerjs/preset-sheets-core";
import { cellAddress, rangeAddress, readAddress } from "../../sheet/address";
import { tableHeight, tableWidth, type SheetTable } from "../../sheet/table";
import { cellsInTheWay, rowsUntilFree } from "../free-place";
import type { Place, SheetHost, WriteResult } from "../sheet-host";
import { calculated } from "./calculation";
import { occupiedRows, type Block } from "./cell-values";
import { widenColumns } from "./column-widths";
import type { Grid } from "./grid";
import { localMemory } from "./memory";
import { tableCells } from "./table-cells";
import type { Language } from "../../reading/language";

// a sheet has a few free rows and columns below and beside what is written
const SPARE_ROWS = 40;
const SPARE_COLUMNS = 6;

/** The embedded grid as the workbook that the pane sits beside. */
export function createUniverHost(grid: Grid, language: Language): SheetHost {
  return {
    kind: "web",
    language: () => language,
    isDark: () => null,
    selection: () => Promise.resolve(selectedPlace(grid)),
    onSelectionChanged(listener) {
      // Univer's own SelectionChanged event did not fire in 0.25.1; the command behind every move does
      const listening = grid.injector.get(ICommandService).onCommandExecuted(({ id }) => {
        if (MOVES.has(id)) listener(selectedPlace(grid));
      });
      return () => {
        listening.dispose();
      };
    },
    write: (at, table, consent) =>
      at === "new sheet" ? writeNewSheet(grid, table) : writeAt(grid, at, table, consent),
    writePages: async (pages, consent) => {
      const { writePages } = await import(/* webpackChunkName: "pages" */ "./pages/write-pages");
      const result = await writePages(grid, pages, consent);
      if (result.status === "written")
        lastWrite.set(grid, grid.injector.get(IUndoRedoService).pitchTopUndoElement());
      return result;
    },
    freeze: (consent) => noting(grid, async () => (await formulas()).freeze(grid, consent)),
    repair: (consent) => noting(grid, async () => (await formulas()).repair(grid, consent)),
    undo: () => undoLastWrite(grid),
    memory: localMemory(),
  };
}

const formulas = () => import(/* webpackChunkName: "pages" */ "./workbook-formulas");

/** Does something to the workbook; where that put a step to undo on the stack, it is "the last write". */
async function noting<T>(grid: Grid, act: () => Promise<T>): Promise<T> {
  const stack = grid.injector.get(IUndoRedoService);
  const before = stack.pitchTopUndoElement();
  const result = await act();
  const top = stack.pitchTopUndoElement();
  if (top !== before) lastWrite.set(grid, top);
  return result;
}

const MOVES: ReadonlySet<string> = new Set([SetSelectionsOperation.id, SetWorksheetActiveOperation.id]);

function selectedPlace({ workbook }: Grid): Place {
  const sheet = workbook.getActiveSheet();
  const range = workbook.getActiveRange();
  const corner = { row: range?.getRow() ?? 0, column: range?.getColumn() ?? 0 };
  return { sheet: sheet.getSheetName(), address: cellAddress(corner) };
}

async function writeAt(
  grid: Grid,
  at: Place,
  table: SheetTable,
  consent: "ask" | "replace",
): Promise<WriteResult> {
  const sheet = grid.workbook.getSheetByName(at.sheet);
  const corner = readAddress(at.address);
  if (!sheet || !corner) throw new Error(`There is no place ${at.sheet}!${at.address} in this workbook.`);
  if (!sheet.getWorksheetPermission().canEdit()) return { status: "protected", sheet: at.sheet };
  const block = { ...corner, rows: tableHeight(table), columns: tableWidth(table) };
  const taken = occupiedRows(grid, sheet, block);
  const inTheWay = cellsInTheWay(taken, block.rows);
  if (inTheWay > 0 && consent === "ask") {
    const row = corner.row + rowsUntilFree(taken, block.rows, 0);
    const nextFree = { sheet: at.sheet, address: cellAddress({ ...corner, row }) };
    return { status: "occupied", ...at, cells: inTheWay, nextFree };
  }
  makeRoom(sheet, block);
  // one setValues carries values, formulas, formats and looks: one step to undo
  const range = sheet.getRange(block.row, block.column, block.rows, block.columns);
  range.setValues(tableCells(table, block.rows, block.columns));
  range.activate();
  lastWrite.set(grid, grid.injector.get(IUndoRedoService).pitchTopUndoElement());
  return finish(grid, sheet, block, table);
}

async function writeNewSheet(grid: Grid, table: SheetTable): Promise<WriteResult> {
  const block = { row: 0, column: 0, rows: tableHeight(table), columns: tableWidth(table) };
  // the cells come with the sheet, so that one step to undo takes both away
  const sheet = grid.workbook.insertSheet(undefined, {
    sheet: {
      rowCount: Math.max(DEFAULT_ROWS, block.rows + SPARE_ROWS),
      columnCount: Math.max(DEFAULT_COLUMNS, block.columns + SPARE_COLUMNS),
      cellData: byIndex(tableCells(table, block.rows, block.columns).map(byIndex)),
    },
  });
  lastWrite.set(grid, grid.injector.get(IUndoRedoService).pitchTopUndoElement());
  return finish(grid, sheet, block, table);
}

const byIndex = <T>(list: readonly T[]): Record<number, T> => Object.fromEntries(list.entries());

const DEFAULT_ROWS = 1000;
const DEFAULT_COLUMNS = 26;

async function finish(grid: Grid, sheet: FWorksheet, block: Block, table: SheetTable): Promise<WriteResult> {
  // columns are measured by what they show, and before the calculation they show nothing
  await calculated(grid);
  widenColumns(grid, sheet, block, table);
  const shown = sheet.getVisibleRange();
  const inView = shown && block.row >= shown.startRow && block.row + block.rows - 1 <= shown.endRow;
  if (!inView) sheet.scrollToCell(block.row, block.column);
  const address = rangeAddress(block, block.rows, block.columns);
  return { status: "written", sheet: sheet.getSheetName(), address };
}

function makeRoom(sheet: FWorksheet, block: Block): void {
  const rows = block.row + block.rows;
  const columns = block.column + block.columns;
  if (rows > sheet.getMaxRows()) sheet.setRowCount(rows + SPARE_ROWS);
  if (columns > sheet.getMaxColumns()) sheet.setColumnCount(columns + SPARE_COLUMNS);
}

/** What the undo stack held on top after our write: only that may be taken back as "the last write". */
const lastWrite = new WeakMap<Grid, unknown>();

async function undoLastWrite(grid: Grid): Promise<void> {
  const top = grid.injector.get(IUndoRedoService).pitchTopUndoElement();
  if (!top || top !== lastWrite.get(grid)) {
    throw new Error("The workbook was changed since. Undo there with Ctrl+Z.");
  }
  lastWrite.delete(grid);
  await grid.injector.get(ICommandService).executeCommand(UndoCommand.id);
  await calculated(grid);
}
