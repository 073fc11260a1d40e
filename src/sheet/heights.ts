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
/** Of a font of 14 points. */
const TITLE = 20;

/** Points that a row needs so that its wrapped texts show whole; null where one line will do. */
export function rowHeight(
  cells: readonly PageCell[],
  widths: readonly number[],
  merged: readonly PageBlock[],
): number | null {
  if (cells.some((cell) => cell?.look === "title")) return TITLE;
  let most = 1;
  cells.forEach((cell, column) => {
    if (cell === null || !WRAPS.has(cell.look)) return;
    // of a formula what it gave when it was written
    const text = typeof cell.value === "string" ? cell.value : cell.result;
    if (typeof text !== "string") return;
    const over = merged.find((block) => block.column === column)?.columns ?? 1;
    const width = widths.slice(column, column + over).reduce((sum, one) => sum + one, 0);
    most = Math.max(most, linesOf(text, width));
  });
  return most === 1 ? null : most * LINE + PADDING;
}

/** Lines that a text takes when each goes on the line as long as there is room: words, addresses part by part, and Chinese letters. */
function linesOf(text: string, width: number): number {
  const room = Math.max(4, width - 1);
  return text.split("\n").reduce((sum, line) => sum + linesOfOne(line, room), 0);
}

function linesOfOne(line: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const part of line.match(PARTS) ?? []) {
    const wide = widthOf(part);
    const shown = widthOf(part.trimEnd());
    if (used + shown <= room) {
      used += wide;
      continue;
    }
    // what is longer than a line is broken wherever its end comes
    lines += (used > 0 ? 1 : 0) + Math.ceil(shown / room) - 1;
    used = wide - (Math.ceil(shown / room) - 1) * room;
  }
  return lines;
}

function widthOf(text: string): number {
  const wide = text.match(WIDE_LETTERS)?.length ?? 0;
  const capitals = text.match(CAPITALS)?.length ?? 0;
  return wide * WIDE + capitals * CAPITAL + (text.length - wide - capitals) * NARROW;
}

/** Widths are counted in digits of 11 points, and texts have 10; small letters are narrower than digits, capitals wider. */
const NARROW = 0.9;
const CAPITAL = 1.15;
const WIDE = 1.9;
const CAPITALS = /[A-Z]/g;
const WIDE_LETTERS = /[\u2E80-\uFFEF]/g;
/** A Chinese letter, or letters up to a space or to a stroke of an address. */
const PARTS = /[\u2E80-\uFFEF]|[^\s/\u2E80-\uFFEF]*[\s/]+|[^\s/\u2E80-\uFFEF]+/g;
