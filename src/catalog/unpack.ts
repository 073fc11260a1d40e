/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Row = Readonly<Record<string, Json>>;

/** Rows as they stand in the file, or as `pack-loader.cjs` packs them at build time. */
export type RowFile = readonly Row[] | string;

/** Rows from a file, packed or not. */
export const unpack = (file: RowFile): readonly Row[] => (typeof file === "string" ? rowsOf(file) : file);

/**
 * A line is a column: `key:kind way scale|cell|cell...`. An empty cell is a key that the row does not have, "~" is
 * null; with the way "=" an empty cell repeats the one above, with "#" a letter picks one of the cells that follow.
 */
function rowsOf(text: string): Row[] {
  const [count, ...lines] = text.split("\n");
  const rows: Record<string, Json>[] = Array.from({ length: Number(count) }, () => ({}));
  for (const line of lines) {
    const [head = "", ...packed] = line.split("|");
    const [, path = "", kind = "", way = "", scale = ""] = /^(.*):(\w)([=#]?)(\d*)$/.exec(head) ?? [];
    const keys = path.split(".");
    const read = READ[kind as keyof typeof READ];
    const cells = CELLS[way as keyof typeof CELLS](packed, rows.length);
    cells.forEach((cell, at) => {
      const row = rows[at];
      if (cell === "" || row === undefined) return;
      const value = cell === "~" ? null : cell === "[]" ? [] : read(cell, Number(scale || 1), rows);
      put(row, keys, path === "source" ? sourceOf(cell, row) : value);
    });
  }
  return rows;
}

/** The cells of all rows, or of the first where the others have none. */
const CELLS = {
  "": (cells: readonly string[]): readonly string[] => cells,
  "=": (cells: readonly string[], rows: number): readonly string[] => {
    let last = "";
    return Array.from({ length: rows }, (_, row) => (last = cells[row] || last));
  },
  "#": ([letters = "", ...known]: readonly string[]): readonly string[] =>
    Array.from(letters, (letter) => known[LETTERS.indexOf(letter)] ?? ""),
};

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** What a cell says: a string, a number, a list of either, the id of another row, or JSON. */
const READ = {
  s: (cell: string): Json => cell,
  n: (cell: string, scale: number): Json => Number(cell) * scale,
  l: (cell: string): Json => cell.split(";"),
  m: (cell: string): Json => cell.split(";").map(Number),
  r: (cell: string, _: number, rows: readonly Row[]): Json => rows[Number(cell)]?.id ?? null,
  j: (cell: string): Json => JSON.parse(cell) as Json,
};

/** "^" is the file that aiconfigurator names after the model, "…" what the catalogue's file says besides. */
const sourceOf = (cell: string, { id }: Row): string =>
  cell
    .replace("^", `:${(id as string).replace("/", "--")}_config.json`)
    .replace("…", " (more in the catalogue's file)");

function put(row: Record<string, Json>, keys: readonly string[], value: Json): void {
  let inside = row;
  for (let depth = 0; depth < keys.length - 1; depth++) {
    inside = (inside[keys[depth] ?? ""] ??= {}) as Record<string, Json>;
  }
  inside[keys[keys.length - 1] ?? ""] = value;
}
