import type { PageBlock, PageCell, PageLook } from "./page";

/** Looks whose texts wrap inside their column. */
const WRAPS: ReadonlySet<PageLook> = new Set<PageLook>([
  "note",
  "text",
  "label",
  "header",
  "value",
  "input",
  "choice",
]);
const LINE = 15;
const PADDING = 3;

/** Points that a row needs so that its wrapped texts show whole; null where one line will do. */
export function rowHeight(
  cells: readonly PageCell[],
  widths: readonly number[],
  merged: readonly PageBlock[],
): number | null {
  let most = 1;
  cells.forEach((cell, column) => {
    if (cell === null || typeof cell.value !== "string" || !WRAPS.has(cell.look)) return;
    const over = merged.find((block) => block.column === column)?.columns ?? 1;
    const width = widths.slice(column, column + over).reduce((sum, one) => sum + one, 0);
    most = Math.max(most, linesOf(cell.value, width));
  });
  return most === 1 ? null : most * LINE + PADDING;
}

/** Lines that a text takes: a Chinese letter is as wide as two others. */
function linesOf(text: string, width: number): number {
  const room = Math.max(4, width - 1);
  return text.split("\n").reduce((sum, line) => {
    const own = room - (line.includes("://") ? RAGGED : 0);
    const letters = line.match(WIDE_LETTERS)?.length ?? 0;
    const wide = letters * WIDE + (line.length - letters) * NARROW;
    return sum + Math.max(1, Math.ceil(wide / Math.max(4, own)));
  }, 0);
}

/** Addresses break behind a stroke, which leaves the ends of their lines empty. */
const RAGGED = 4;
/** Widths are counted in digits of 11 points, and texts have 10; letters are narrower than digits. */
const NARROW = 0.9;
const WIDE = 1.9;
const WIDE_LETTERS = /[\u2E80-\uFFEF]/g;
