import { ICommandService } from "@univerjs/core";
import { SetWorksheetColWidthMutation, type FWorksheet } from "@univerjs/preset-sheets-core";
import type { SheetTable } from "../../sheet/table";
import type { Block } from "./cell-values";
import type { Grid } from "./grid";

const FONT_PX = "14.67px Arial, sans-serif"; // Univer's default, 11 pt
const PADDING_PX = 14;
const WIDEST_PX = 420;

/** Rows whose text may run on over the free cells beside it, as titles and notes do. */
const RUNS_ON: ReadonlySet<string> = new Set(["title", "note"]);

/**
 * Makes columns as wide as what they show, up to a limit; never narrower. Univer would clip a number without a sign,
 * and its own fitting measures titles as well. Widths are no step of their own to undo.
 */
export function widenColumns(
  grid: Grid,
  sheet: FWorksheet,
  block: Block,
  styles: SheetTable["styles"] = [],
): void {
  const shown = sheet.getRange(block.row, block.column, block.rows, block.columns).getDisplayValues();
  const measured = shown.filter((_, row) => !RUNS_ON.has(styles[row] ?? ""));
  for (let right = 0; right < block.columns; right += 1) {
    const widest = Math.max(0, ...measured.map((line) => textWidth(line[right] ?? "")));
    const width = Math.min(WIDEST_PX, Math.ceil(widest) + PADDING_PX);
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
  if (!canvas) return text.length * 8;
  canvas.font = `bold ${FONT_PX}`; // a heading may be bold; the few pixels more do no harm
  return canvas.measureText(text).width;
}
