/** Cells of a block, row by row: true where something is. */
export type Taken = readonly (readonly boolean[])[];

/** Cells in the way within the first so many rows. */
export const cellsInTheWay = (taken: Taken, rows: number): number =>
  taken.slice(0, rows).reduce((sum, row) => sum + row.filter(Boolean).length, 0);

/**
 * Rows to go down until so many rows are free. The block reaches `beyond` rows down to where the sheet's content ends,
 * or as far as it was read: below its last row the answer starts at `contentEnd`, where nothing is any more.
 */
export function rowsUntilFree(taken: Taken, rows: number, contentEnd: number): number {
  let free = 0;
  for (const [row, cells] of taken.entries()) {
    free = cells.some(Boolean) ? 0 : free + 1;
    if (free === rows) return row + 1 - rows;
  }
  return Math.max(contentEnd, taken.length - free);
}
