/**
 * What is written into one cell: a value, or a formula in Excel's English notation. null leaves the cell blank. A text
 * that starts with ' is the text behind it, as Excel reads it: `sheet/text.ts` puts one before a text that would
 * otherwise be read as a formula.
 */
export type SheetCell = number | string | boolean | null | { readonly formula: string };

/** An input may be typed over, and the table follows; what is stated stands as it was when the table was written. */
export type RowStyle = "title" | "input" | "stated" | "header" | "part" | "total" | "note";

/** A block of cells as plain data. A host writes it in one go; nobody else knows how. */
export interface SheetTable {
  readonly rows: readonly (readonly SheetCell[])[];
  /** How each row reads, the rows that a formula will spill into included: hosts choose the looks. */
  readonly styles: readonly RowStyle[];
  /** Excel number format by column, null for general; for header, part, total and note rows. Others stay general. */
  readonly formats: readonly (string | null)[];
  /** Characters each column should show; null: as it is. A hint: hosts may widen a column, never narrow one. */
  readonly widths: readonly (number | null)[];
  /**
   * The block that a spilling formula will fill, counted from the table's top left cell like `rows`; all of it must be
   * free, not only what `rows` writes.
   */
  readonly spill: { readonly rows: number; readonly columns: number } | null;
}

export const tableHeight = (table: SheetTable): number => Math.max(table.rows.length, table.spill?.rows ?? 0);
export const tableWidth = (table: SheetTable): number =>
  Math.max(table.spill?.columns ?? 0, ...table.rows.map((row) => row.length));
