/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | Row;
type Row = { readonly [key: string]: Json };

/** Rows as they stand in the file, or as `pack-loader.cjs` packs them at build time. */
export type RowFile = readonly Row[] | Packed;

/** The same rows by column: like values stand side by side and compress. */
export interface Packed {
  readonly count: number;
  readonly keys: readonly string[];
  readonly columns: readonly Column[];
}

/** The values of one key; `has` ("1101") says which rows have one, where not all do. */
type Column = Values | { readonly has: string; readonly kept: Values };
/** Objects are packed in turn. */
type Values = readonly Json[] | Packed;

/** Rows from a file, packed or not. */
export const unpack = (file: RowFile): readonly Row[] => ("columns" in file ? rowsOf(file) : file);

function rowsOf({ count, keys, columns }: Packed): Row[] {
  const rows: Record<string, Json>[] = Array.from({ length: count }, () => ({}));
  columns.forEach((column, at) => {
    const [has, kept] = "has" in column ? [column.has, column.kept] : ["", column];
    const values = "columns" in kept ? rowsOf(kept) : kept;
    let next = 0;
    rows.forEach((row, index) => {
      if (has === "" || has[index] === "1") row[keys[at] ?? ""] = values[next++] ?? null;
    });
  });
  return rows;
}
