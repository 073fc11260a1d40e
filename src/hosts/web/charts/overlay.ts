import { ICommandService } from "@univerjs/core";
import {
  InsertColMutation,
  InsertRowMutation,
  RemoveColMutation,
  RemoveRowMutation,
  type FWorksheet,
} from "@univerjs/preset-sheets-core";
import type { Grid } from "../grid";
import { movedNotes } from "../moved-notes";
import { notesOf, withNotes } from "../sheet-notes";
import { drawBars } from "./bar-chart";
import { figuresOf } from "./figures";
import type { Shift } from "./moved";
import { placeOnScreen, type Box } from "./screen";

/** Lays the charts of the sheet over its cells and keeps them there: they scroll, grow and change with their cells. */
export function showCharts(grid: Grid, container: HTMLElement): void {
  const layer = document.createElement("div");
  layer.id = "charts";
  container.append(layer);
  let planned = false;
  let drawn = "";
  const draw = (): void => {
    planned = false;
    const sheet = grid.workbook.getActiveSheet();
    const { charts } = notesOf(sheet.getSheet().getConfig());
    const canvas = container.querySelector("canvas[id^=univer-sheet-main-canvas]");
    layer.hidden = charts.length === 0 || canvas === null;
    if (layer.hidden || canvas === null) {
      drawn = "";
      layer.replaceChildren();
      return;
    }
    const { clip, boxes } = placeOnScreen(
      sheet,
      canvas,
      container,
      charts.map(({ place }) => place),
    );
    Object.assign(layer.style, px(clip));
    const pictures = charts.map((chart) => figuresOf(grid, sheet, chart));
    // a picture is drawn anew when it shows something else; moving it costs nothing
    const now = JSON.stringify([pictures, boxes.map(({ width, height }) => [width, height])]);
    if (now !== drawn)
      layer.replaceChildren(...pictures.map((figures, i) => drawBars(figures, sizeOf(boxes[i]))));
    drawn = now;
    for (const [i, picture] of [...layer.children].entries()) {
      const { left, top } = boxes[i] ?? clip;
      (picture as SVGElement).style.transform = `translate(${left - clip.left}px, ${top - clip.top}px)`;
    }
  };
  const plan = (): void => {
    if (planned) return;
    planned = true;
    requestAnimationFrame(draw);
  };
  grid.injector.get(ICommandService).onCommandExecuted(({ id, params }) => {
    const shift = shiftOf(id, params as RangeParams);
    if (shift) follow(grid, params as RangeParams, shift);
    plan();
  });
  new ResizeObserver(plan).observe(container);
  plan();
}

const sizeOf = (box: Box | undefined): { width: number; height: number } => ({
  width: Math.max(40, Math.round(box?.width ?? 0)),
  height: Math.max(40, Math.round(box?.height ?? 0)),
});

const px = ({ left, top, width, height }: Box): Record<string, string> => ({
  left: `${left}px`,
  top: `${top}px`,
  width: `${width}px`,
  height: `${height}px`,
});

interface RangeParams {
  readonly subUnitId: string;
  readonly range: {
    readonly startRow: number;
    readonly endRow: number;
    readonly startColumn: number;
    readonly endColumn: number;
  };
}

const SHIFTS: Readonly<Record<string, readonly [Shift["along"], 1 | -1]>> = {
  [InsertRowMutation.id]: ["rows", 1],
  [RemoveRowMutation.id]: ["rows", -1],
  [InsertColMutation.id]: ["columns", 1],
  [RemoveColMutation.id]: ["columns", -1],
};

function shiftOf(command: string, params: RangeParams): Shift | null {
  const [along, sign] = SHIFTS[command] ?? [];
  if (along === undefined || sign === undefined) return null;
  const { startRow, endRow, startColumn, endColumn } = params.range;
  return along === "rows"
    ? { along, at: startRow, count: sign * (endRow - startRow + 1) }
    : { along, at: startColumn, count: sign * (endColumn - startColumn + 1) };
}

/** Cells that moved take the references of charts and print with them, as they do those of formulas. */
function follow({ workbook }: Grid, { subUnitId }: RangeParams, shift: Shift): void {
  const sheet: FWorksheet | null = workbook.getSheetBySheetId(subUnitId);
  const config = sheet?.getSheet().getConfig();
  if (!config) return;
  const notes = notesOf(config);
  if (notes.charts.length > 0 || notes.setUp !== null) config.custom = withNotes(movedNotes(notes, shift));
}
