/** Any JSON value. */
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Rows as they stand in the file, or as `pack-loader.cjs` packs them at build time. */
export type RowFile = readonly Json[] | Packed;

/**
 * The same rows by column, so that like values stand side by side and compress: every object became its form's number
 * and its values, every form is a list of keys that is written once.
 */
export interface Packed {
  readonly forms: readonly (readonly string[])[];
  /** Form number of each row. */
  readonly rows: readonly number[];
  /** By form, then by key: the values of all rows of that form. */
  readonly columns: readonly (readonly (readonly Json[])[])[];
}

/** Rows from a file, packed or not. */
export function unpack(file: RowFile): readonly Json[] {
  return "forms" in file ? unpackRows(file as Packed) : (file as readonly Json[]);
}
