/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | Row;
type Row = { readonly [key: string]: Json };

/** Rows as they stand in the file, or as `pack-loader.cjs` packs them at build time. */
export type RowFile = readonly Row[] | Packed;

/** The same rows by column: like values stand side by side and compress. */
export interface Packed {
  readonly count: number;
  readonly keys: readonly string[];
  /** The values of one key, with a hole where a row has none; or objects, packed in turn. */
  readonly columns: readonly (readonly Json[] | Packed)[];
}

/** Rows from a file, packed or not. */
export const unpack = (file: RowFile): readonly Row[] => ("columns" in file ? rowsOf(file) : file);

function rowsOf({ count, keys, columns }: Packed): Row[] {
  const rows: Record<string, Json>[] = Array.from({ length: count }, () => ({}));
  columns.forEach((column, at) => {
    const key = keys[at] ?? "";
    // forEach skips holes; an object without keys is one that the row does not have
    const values = "columns" in column ? rowsOf(column) : column;
    values.forEach((value, index) => {
      const row = rows[index];
      const missing = "columns" in column && Object.keys(value as Row).length === 0;
      if (row && !missing) row[key] = value;
    });
  });
  return rows;
}
