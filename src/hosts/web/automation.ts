import { CellValueType } from "@univerjs/core";
import { calculated } from "./calculation";
import { blockOf, readBlock, type ShownValue } from "./cell-values";
import type { Grid } from "./grid";

/** What tests and scripts may do with the page: `await window.vramWorkbook.ready`, then type and read. */
export interface VramWorkbook {
  /** The grid is calculated and the pane stands beside it. */
  readonly ready: Promise<void>;
  /** As a user types into the active sheet: "=..." is a formula, digits a number. Resolves when calculated. */
  type(address: string, text: string): Promise<void>;
  /** The value of a cell, {error, message} for an error; a matrix of them for a range. Spilled cells included. */
  read(address: string): ShownValue | ShownValue[][];
  select(address: string): void;
  /** Where the cell stands in the page, in CSS pixels: the grid is a picture, so a mouse needs a point. */
  place(address: string): { readonly x: number; readonly y: number };
}

declare global {
  interface Window {
    vramWorkbook: VramWorkbook;
  }
}

export function createAutomation(opening: Promise<Grid>, pane: Promise<void>): VramWorkbook {
  let grid: Grid | null = null;
  const ready = Promise.all([opening, pane]).then(([opened]) => {
    grid = opened;
  });
  const range = (address: string): { grid: Grid; at: ReturnType<typeof rangeOf> } => {
    if (!grid) throw new Error("The workbook is not open yet: await vramWorkbook.ready first.");
    return { grid, at: rangeOf(grid, address) };
  };
  return {
    ready,
    async type(address, text) {
      const { grid: open, at } = range(address);
      at.setValue(typed(text));
      await calculated(open);
    },
    read(address) {
      const { grid: open, at } = range(address);
      const block = blockOf(at);
      const values = readBlock(open, open.workbook.getActiveSheet(), block);
      return block.rows * block.columns === 1 ? (values[0]?.[0] ?? null) : values;
    },
    select(address) {
      range(address).at.activate();
    },
    place(address) {
      const { grid: open, at } = range(address);
      const cell = at.getCellRect();
      const scrolled = scrolledBy(open);
      const canvas = document.querySelector("canvas[id^=univer-sheet-main-canvas]")?.getBoundingClientRect();
      return {
        x: (canvas?.x ?? 0) + cell.x + cell.width / 2 - scrolled.x,
        y: (canvas?.y ?? 0) + cell.y + cell.height / 2 - scrolled.y,
      };
    },
  };
}

/** How far the sheet is scrolled, in CSS pixels: the top left cell's place tells it. */
function scrolledBy({ workbook }: Grid): { x: number; y: number } {
  const sheet = workbook.getActiveSheet();
  const { sheetViewStartRow, sheetViewStartColumn, offsetX, offsetY } = sheet.getScrollState();
  const first = sheet.getRange("A1").getCellRect();
  const shown = sheet.getRange(sheetViewStartRow, sheetViewStartColumn).getCellRect();
  return { x: shown.x - first.x + offsetX, y: shown.y - first.y + offsetY };
}

const rangeOf = (grid: Grid, address: string) => grid.workbook.getActiveSheet().getRange(address);

function typed(text: string): { v?: number | string | boolean | null; f?: string | null; t?: CellValueType } {
  if (text.startsWith("=")) return { f: text };
  const plain = text.trim();
  if (plain === "") return { v: null, f: null };
  if (/^(true|false)$/i.test(plain)) {
    return { v: plain.toLowerCase() === "true" ? 1 : 0, f: null, t: CellValueType.BOOLEAN };
  }
  const number = Number(plain.replace(/,/g, ""));
  if (Number.isFinite(number)) return { v: number, f: null, t: CellValueType.NUMBER };
  return { v: text.replace(/^'/, ""), f: null, t: CellValueType.STRING };
}
