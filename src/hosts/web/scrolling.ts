import type { FWorksheet } from "@univerjs/preset-sheets-core";

/** How far a sheet is scrolled, in pixels at 100 %: the place of the first cell that moves tells it. */
export function scrolledBy(sheet: FWorksheet): { x: number; y: number } {
  const { sheetViewStartRow, sheetViewStartColumn, offsetX, offsetY } = sheet.getScrollState();
  const { xSplit, ySplit } = sheet.getFreeze();
  const first = sheet.getRange(Math.max(0, ySplit), Math.max(0, xSplit)).getCellRect();
  const shown = sheet
    .getRange(Math.max(0, ySplit) + sheetViewStartRow, Math.max(0, xSplit) + sheetViewStartColumn)
    .getCellRect();
  return { x: shown.x - first.x + offsetX, y: shown.y - first.y + offsetY };
}
