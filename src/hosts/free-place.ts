import type { PageBlock } from "../sheet/page";

/** How many cells hold something, row by row, in the columns of a block: from its first row down. */
export type Taken = readonly number[];

/** Cells in the way within the first so many rows. */
export const cellsInTheWay = (taken: Taken, rows: number): number =>
  taken.slice(0, rows).reduce((sum, count) => sum + count, 0);

/**
 * Rows to go down until so many rows are free. `taken` reaches to where the sheet's content ends, or as far as it was
 * read: below its last row the answer starts at `contentEnd`, where nothing is any more.
 */
export function rowsUntilFree(taken: Taken, rows: number, contentEnd: number): number {
  let free = 0;
  for (const [row, count] of taken.entries()) {
    free = count > 0 ? 0 : free + 1;
    if (free === rows) return row + 1 - rows;
  }
  return Math.max(contentEnd, taken.length - free);
}

/**
 * The taken cells of a block, row by row: those that hold something and those that are kept free for a table that may
 * grow, but for the cells of a table that is written over.
 */
export const rowsTaken = (
  block: PageBlock,
  over: PageBlock,
  kept: readonly PageBlock[],
  holds: (row: number, column: number) => boolean,
): Taken =>
  Array.from({ length: block.rows }, (_, down) => {
    let count = 0;
    for (let column = block.column; column < block.column + block.columns; column += 1) {
      const row = block.row + down;
      const isKept = kept.some((table) => covers(table, row, column));
      if (isKept || (!covers(over, row, column) && holds(row, column))) count += 1;
    }
    return count;
  });

export const covers = (block: PageBlock, row: number, column: number): boolean =>
  row >= block.row &&
  row < block.row + block.rows &&
  column >= block.column &&
  column < block.column + block.columns;
