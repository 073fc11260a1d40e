import { ICommandService } from "@univerjs/core";
import { SetWorksheetColWidthMutation, type FWorksheet } from "@univerjs/preset-sheets-core";
import type { SheetTable } from "../../sheet/table";
import type { Block } from "./cell-values";
import type { Grid } from "./grid";

const FONT_PX = "14.67px Arial, sans-serif"; // Univer's default, 11 pt
const CHARACTER_PX = 7;
const PADDING_PX = 14;
const WIDEST_PX = 420;

/** Rows that a column must show whole. A title, a note or an input's value may run on over the free cells beside it. */
const SHOWN_WHOLE: ReadonlySet<string> = new Set(["header", "part", "total"]);

/**
 * Makes columns as wide as the table hints and its numbers need, up to a limit; never narrower. Univer clips a number
 * without a sign, and its own fitting measures titles as well. Widths are no step of their own to undo.
 */
export function widenColumns(grid: Grid, sheet: FWorksheet, block: Block, table: SheetTable): void {
  const shown = sheet.getRange(block.row, block.column, block.rows, block.columns).getDisplayValues();
  for (let right = 0; right < block.columns; right += 1) {
    const measured = shown.filter((_, row) => {
      const style = table.styles[row] ?? "";
      return SHOWN_WHOLE.has(style) || ((style === "input" || style === "stated") && right === 0);
    });
    const needed = Math.max(0, ...measured.map((line) => textWidth(line[right] ?? "")));
    const hinted = (table.widths[right] ?? 0) * CHARACTER_PX;
    const width = Math.ceil(Math.min(WIDEST_PX, Math.max(needed, hinted))) + PADDING_PX;
    const column = block.column + right;
    if (width <= sheet.getColumnWidth(column)) continue;
    grid.injector.get(ICommandService).syncExecuteCommand(SetWorksheetColWidthMutation.id, {
      unitId: grid.workbook.getId(),
      subUnitId: sheet.getSheetId(),
      ranges: [{ startColumn: column, endColumn: column, startRow: 0, endRow: sheet.getMaxRows() - 1 }],
      colWidth: width,
    });
  }
}

let canvas: CanvasRenderingContext2D | null = null;

function textWidth(text: string): number {
  canvas ??= document.createElement("canvas").getContext("2d");
  if (!canvas) return text.length * CHARACTER_PX;
  canvas.font = `bold ${FONT_PX}`; // a heading may be bold; the few pixels more do no harm
  return canvas.measureText(text).width;
}
