import type { IRange, IStyleData } from "@univerjs/core";
import type { FWorksheet } from "@univerjs/preset-sheets-core";
import { drawBars } from "../charts/bar-chart";
import { figuresOf } from "../charts/figures";
import { readBlock, type ShownValue } from "../cell-values";
import type { Grid } from "../grid";
import { notesOf } from "../sheet-notes";
import { cssOf } from "./cell-css";

interface Used {
  readonly rows: number;
  readonly columns: number;
}

/** The cells in use as a table as wide and high as they are on the screen, charts on top of the cells that they cover. */
export function sheetAsTable(grid: Grid, sheet: FWorksheet): { table: HTMLTableElement; width: number } {
  const notes = notesOf(sheet.getSheet().getConfig());
  const used = within(
    usedBy(
      sheet,
      notes.charts.map(({ place }) => place),
    ),
    notes.setUp?.printArea,
  );
  const widths = Array.from({ length: used.columns }, (_, column) =>
    sheet.getSheet().getColVisible(column) ? sheet.getColumnWidth(column) : 0,
  );
  const table = document.createElement("table");
  const columns = document.createElement("colgroup");
  for (const width of widths)
    columns.append(Object.assign(document.createElement("col"), { style: `width: ${width}px` }));
  table.append(columns);
  const head = document.createElement("thead");
  const headerRows = notes.setUp?.headerRows ?? Math.max(0, sheet.getFreeze().ySplit);
  const block = { row: 0, column: 0, ...used };
  const texts = sheet.getRange(0, 0, used.rows, used.columns).getDisplayValues();
  const values = readBlock(grid, sheet, block);
  const together = blocksOf(notes.charts.map(({ place }) => place));
  let body: HTMLElement | null = null;
  for (let row = 0; row < used.rows; row += 1) {
    if (!sheet.getSheet().getRowVisible(row)) continue;
    const line = lineOf(sheet, row, used, { texts: texts[row] ?? [], values: values[row] ?? [] });
    if (row < headerRows) {
      head.append(line);
      continue;
    }
    // what a chart covers stays on one page with it
    const begins = together.some(({ from, to }) => row === from || row === to);
    if (body === null || begins) {
      body = document.createElement("tbody");
      body.classList.toggle(
        "together",
        together.some(({ from, to }) => row >= from && row < to),
      );
      table.append(body);
    }
    body.append(line);
  }
  if (head.childElementCount > 0) columns.after(head);
  for (const chart of notes.charts) {
    const { place } = chart;
    const size = {
      width: sum(widths.slice(place.column, place.column + place.columns)),
      height: sum(Array.from({ length: place.rows }, (_, i) => sheet.getRowHeight(place.row + i))),
    };
    const corner = table.querySelector<HTMLElement>(`[data-cell="${place.row},${place.column}"]`);
    if (!corner) continue;
    const picture = drawBars(figuresOf(grid, sheet, chart), size);
    corner.classList.add("chart");
    corner.append(picture);
  }
  const width = sum(widths);
  table.style.width = `${width}px`;
  return { table, width };
}

/** No row below those that the sheet wants printed. */
function within(used: Used, printArea: string | undefined): Used {
  const last = Number(/\d+$/.exec(printArea ?? "")?.[0] ?? Infinity);
  return { ...used, rows: Math.min(used.rows, last) };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** As far as something is written or drawn; a look alone, as whole rows may have, does not count. */
function usedBy(
  sheet: FWorksheet,
  charts: readonly { row: number; column: number; rows: number; columns: number }[],
): Used {
  const last = { row: 0, column: 0 };
  const values = sheet.getRange(0, 0, sheet.getLastRow() + 1, sheet.getLastColumn() + 1).getDisplayValues();
  for (const [row, line] of values.entries())
    for (const [column, value] of line.entries())
      if (value !== "") {
        last.row = Math.max(last.row, row);
        last.column = Math.max(last.column, column);
      }
  for (const { row, column, rows, columns } of charts) {
    last.row = Math.max(last.row, row + rows - 1);
    last.column = Math.max(last.column, column + columns - 1);
  }
  return { rows: last.row + 1, columns: last.column + 1 };
}

/** Blocks of rows that overlap count as one. */
function blocksOf(places: readonly { row: number; rows: number }[]): { from: number; to: number }[] {
  const blocks: { from: number; to: number }[] = [];
  for (const { row, rows } of [...places].sort((a, b) => a.row - b.row)) {
    const last = blocks.at(-1);
    if (last && row < last.to) last.to = Math.max(last.to, row + rows);
    else blocks.push({ from: row, to: row + rows });
  }
  return blocks;
}

interface Shown {
  readonly texts: readonly string[];
  readonly values: readonly ShownValue[];
}

function lineOf(sheet: FWorksheet, row: number, used: Used, { texts, values }: Shown): HTMLTableRowElement {
  const line = document.createElement("tr");
  line.style.height = `${sheet.getRowHeight(row)}px`;
  for (let column = 0; column < used.columns; column += 1) {
    const merged = mergedAt(sheet, row, column);
    if (merged && (merged.startRow !== row || merged.startColumn !== column)) continue;
    const cell = document.createElement("td");
    cell.dataset.cell = `${row},${column}`;
    if (merged) {
      cell.rowSpan = merged.endRow - row + 1;
      cell.colSpan = Math.min(used.columns, merged.endColumn + 1) - column;
    }
    const words = document.createElement("span");
    const value = values[column] ?? null;
    words.textContent = typeof value === "boolean" ? String(value).toUpperCase() : (texts[column] ?? "");
    cell.style.cssText = cssOf(drawnStyle(sheet, row, column), typeof value);
    cell.append(words);
    line.append(cell);
  }
  return line;
}

const mergedAt = (sheet: FWorksheet, row: number, column: number): IRange | null =>
  (sheet.getSheet().getMergedCell(row, column) as IRange | null | undefined) ?? null;

/** The look that a cell has on the screen, with what rules of its sheet add to it. */
function drawnStyle(sheet: FWorksheet, row: number, column: number): IStyleData {
  const worksheet = sheet.getSheet();
  return worksheet.getComposedCellStyleByCellData(row, column, worksheet.getCell(row, column));
}
