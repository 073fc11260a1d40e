/** What is written into one cell: a value, or a formula in Excel's English notation. */
export type SheetCell = number | string | boolean | null | { readonly formula: string };

/** A block of cells as plain data. A host writes it in one go; nobody else knows how. */
export interface SheetTable {
  readonly rows: readonly (readonly SheetCell[])[];
  /** How each row reads: hosts choose the looks. */
  readonly styles: readonly ("title" | "input" | "header" | "part" | "total" | "note")[];
  /** Excel number format by column, null for general. */
  readonly formats: readonly (string | null)[];
  /** Cells beyond `rows` that a spilling formula will fill; they must be free as well. */
  readonly spill: { readonly rows: number; readonly columns: number } | null;
}

export const tableHeight = (table: SheetTable): number => Math.max(table.rows.length, table.spill?.rows ?? 0);
export const tableWidth = (table: SheetTable): number =>
  Math.max(table.spill?.columns ?? 0, ...table.rows.map((row) => row.length));
