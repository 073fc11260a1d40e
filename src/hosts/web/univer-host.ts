import { ICommandService, IUndoRedoService, UndoCommand } from "@univerjs/core";
import {
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
  type FWorksheet,
} from "@univerjs/preset-sheets-core";
import { cellAddress, rangeAddress, readAddress } from "../../sheet/address";
import { tableHeight, tableWidth, type SheetTable } from "../../sheet/table";
import { cellsInTheWay, rowsUntilFree } from "../free-place";
import type { Place, SheetHost, WriteConsent, WriteResult } from "../sheet-host";
import { calculated } from "./calculation";
import type { Block } from "./cell-values";
import type { Grid } from "./grid";
import { localMemory } from "./memory";
import type { Speech } from "./page-language";
import { around, takenRows } from "./seen-cells";
import type { Language } from "../../reading/language";

// a sheet has a few free rows and columns below and beside what is written
const SPARE_ROWS = 40;
const SPARE_COLUMNS = 6;

/** The embedded grid as the workbook that the pane sits beside. */
export function createUniverHost(grid: Grid, speech: Speech): SheetHost {
  return {
    kind: "web",
    language: () => speech.language(),
    speak: (language) => speech.speak(language),
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
    onCellsChanged(listener) {
      const listening = grid.injector.get(ICommandService).onCommandExecuted(({ id }, options) => {
        // what formulas come to is put into cells by the same command
        if (id === SetRangeValuesMutation.id && options?.fromFormula !== true) listener();
      });
      return () => {
        listening.dispose();
      };
    },
    around: (place) => Promise.resolve(around(grid, place)),
    write: (at, table, consent) =>
      at === "new sheet" ? writeNewSheet(grid, table, speech.language()) : writeAt(grid, at, table, consent),
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
  consent: WriteConsent,
): Promise<WriteResult> {
  const sheet = grid.workbook.getSheetByName(at.sheet);
  const corner = readAddress(at.address);
  if (!sheet || !corner) throw new Error(`There is no place ${at.sheet}!${at.address} in this workbook.`);
  if (!sheet.getWorksheetPermission().canEdit()) return { status: "protected", sheet: at.sheet };
  const size = { rows: tableHeight(table), columns: tableWidth(table) };
  // a table that is written anew takes all of its old cells along
  const over = typeof consent === "object" ? consent.over : { ...corner, rows: 0, columns: 0 };
  const block = {
    ...corner,
    rows: Math.max(size.rows, over.rows),
    columns: Math.max(size.columns, over.columns),
  };
  const taken = takenRows(grid, sheet, block, over);
  const inTheWay = cellsInTheWay(taken, block.rows);
  if (inTheWay > 0 && consent !== "replace") {
    const row = corner.row + rowsUntilFree(taken, block.rows, 0);
    const nextFree = { sheet: at.sheet, address: cellAddress({ ...corner, row }) };
    return { status: "occupied", ...at, cells: inTheWay, nextFree };
  }
  makeRoom(sheet, block);
  const { writeTable } = await pages();
  await writeTable(grid, sheet, block, table);
  sheet.getRange(block.row, block.column, 1, 1).activate();
  return finish(grid, sheet, { ...block, ...size });
}

async function writeNewSheet(grid: Grid, table: SheetTable, language: Language): Promise<WriteResult> {
  const { writeTableSheet } = await pages();
  const taken = new Set(grid.workbook.getSheets().map((one) => one.getSheetName().toLowerCase()));
  const name = (count: number): string => `${SHEET_WORD[language]}${count}`;
  let count = taken.size + 1;
  while (taken.has(name(count).toLowerCase())) count += 1;
  const sheet = await writeTableSheet(grid, name(count), table);
  sheet.getRange(0, 0, 1, 1).activate();
  return finish(grid, sheet, { row: 0, column: 0, rows: tableHeight(table), columns: tableWidth(table) });
}

const SHEET_WORD: Readonly<Record<Language, string>> = { en: "Sheet", zh: "工作表" };

const pages = () => import(/* webpackChunkName: "pages" */ "./pages/write-table");

async function finish(grid: Grid, sheet: FWorksheet, block: Block): Promise<WriteResult> {
  lastWrite.set(grid, grid.injector.get(IUndoRedoService).pitchTopUndoElement());
  await calculated(grid);
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
