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
