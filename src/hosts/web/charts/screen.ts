import type { FWorksheet } from "@univerjs/preset-sheets-core";
import type { PageBlock } from "../../../sheet/page";
import { scrolledBy } from "../scrolling";

/** CSS pixels within an element. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where blocks of cells stand within a container now, and the part of it in which cells scroll. */
export function placeOnScreen(
  sheet: FWorksheet,
  canvas: Element,
  container: Element,
  blocks: readonly PageBlock[],
): { clip: Box; boxes: Box[] } {
  const outer = container.getBoundingClientRect();
  const inner = canvas.getBoundingClientRect();
  const origin = { x: inner.left - outer.left, y: inner.top - outer.top };
  const zoom = sheet.getZoom();
  const scrolled = scrolledBy(sheet);
  const { xSplit, ySplit } = sheet.getFreeze();
  const rect = (row: number, column: number): DOMRect => sheet.getRange(row, column).getCellRect();
  const fixed = rect(Math.max(0, ySplit), Math.max(0, xSplit));
  const start = { x: fixed.x * zoom, y: fixed.y * zoom };
  const boxes = blocks.map(({ row, column, rows, columns }) => {
    const first = rect(row, column);
    const last = rect(row + rows - 1, column + columns - 1);
    return {
      left: origin.x + (first.x - scrolled.x) * zoom,
      top: origin.y + (first.y - scrolled.y) * zoom,
      width: (last.right - first.x) * zoom,
      height: (last.bottom - first.y) * zoom,
    };
  });
  return {
    clip: {
      left: origin.x + start.x,
      top: origin.y + start.y,
      width: Math.max(0, inner.width - start.x),
      height: Math.max(0, inner.height - start.y),
    },
    boxes,
  };
}
