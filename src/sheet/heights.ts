import type { PageBlock, PageCell, PageLook } from "./page";

/** Looks whose texts wrap inside their column; a verdict goes over all columns, and its page says how high it is. */
const WRAPS: ReadonlySet<PageLook> = new Set<PageLook>([
  "note",
  "text",
  "label",
  "header",
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
    most = Math.max(most, linesOf(text, { width, bold: cell.look === "header" }));
  });
  return most === 1 ? null : most * LINE + PADDING;
}

/** Lines that a text takes when each goes on the line as long as there is room: words, addresses part by part, and Chinese letters. */
function linesOf(text: string, { width, bold }: { width: number; bold: boolean }): number {
  const room = Math.max(4 * DIGIT, width * DIGIT - MARGINS) / (bold ? BOLD : 1);
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
  let sum = 0;
  for (const letter of text) sum += WIDTHS[letter] ?? (WIDE_LETTERS.test(letter) ? WIDE : DIGIT_OF_TEXT);
  return sum;
}

/**
 * Thousandths of a text's size of 10 points. Columns are as wide as so many digits of 7 pixels, and indent and edges take
 * 9 pixels of them; a pixel is 3/4 of a point.
 */
const DIGIT = 525;
const MARGINS = 675;
const BOLD = 1.08;
const WIDE = 1000;
const DIGIT_OF_TEXT = 556;
/** Arial's letters, which are as wide as Helvetica's; those that are left out are as wide as its digits. Source: Adobe's Helvetica.afm. */
const LETTERS_BY_WIDTH: readonly (readonly [width: number, letters: string])[] = [
  [222, "ijl'|"],
  [278, " !,./:;I[]\\ft"],
  [333, "()-`r{}"],
  [389, '*"^'],
  [500, "Jckxsvyz"],
  [584, "+<=>~×÷"],
  [611, "FTZ"],
  [667, "&ABEKPSVXY"],
  [722, "CDHNRUw"],
  [778, "GOQ"],
  [833, "Mm"],
  [944, "%W@"],
];
const WIDTHS: Readonly<Record<string, number>> = Object.fromEntries(
  LETTERS_BY_WIDTH.flatMap(([width, letters]) => Array.from(letters, (letter) => [letter, width])),
);
const WIDE_LETTERS = /[\u2E80-\uFFEF]/;
/** A Chinese letter, or letters up to a space or to a stroke of an address. */
const PARTS = /[\u2E80-\uFFEF]|[^\s/\u2E80-\uFFEF]*[\s/]+|[^\s/\u2E80-\uFFEF]+/g;
