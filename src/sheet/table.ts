import type { Choice, PageBlock, PageCell, SheetPage } from "./page";

/**
 * A block of cells as plain data, in the words of whole pages. A host writes it in one go; nobody else knows how. Rows
 * and columns count from the block's corner.
 */
export interface SheetTable {
  /** All cells, those that a formula will spill into included: they have a look and no content of their own. */
  readonly rows: readonly (readonly PageCell[])[];
  /** Characters each column should show. A hint: hosts may widen a column, never narrow one. */
  readonly widths: readonly number[];
  /** Points by row, where wrapped texts need them. */
  readonly heights: Readonly<Record<number, number>>;
  readonly merged: readonly PageBlock[];
  readonly choices: readonly Choice[];
  /** The hidden sheet that drop-downs read; null: none of them does. */
  readonly lists: SheetPage | null;
  /** What a sheet of its own says at the foot of a printed page. */
  readonly footer: string;
}

export const tableHeight = ({ rows }: SheetTable): number => rows.length;
export const tableWidth = ({ rows }: SheetTable): number => Math.max(...rows.map((row) => row.length));
