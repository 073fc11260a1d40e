import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const CATALOG = join(__dirname, "../../src/catalog");

/** A row as it stands in its file: nobody has looked at it yet. */
export type RawRow = Readonly<Record<string, unknown>>;

/** The rows of every file in a folder of the catalogue, whether a list of files names it or not. */
export const rowsIn = (folder: "models" | "cards" | "servers"): readonly RawRow[] =>
  readdirSync(join(CATALOG, folder)).flatMap(
    (file) => JSON.parse(readFileSync(join(CATALOG, folder, file), "utf8")) as RawRow[],
  );
