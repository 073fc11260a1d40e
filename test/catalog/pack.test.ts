import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { CARD_FILES } from "../../src/catalog/card-files";
import { MODEL_FILES } from "../../src/catalog/model-files";
import { SERVER_FILES } from "../../src/catalog/server-files";
import { unpack, type Row, type RowFile } from "../../src/catalog/unpack";

/** webpack's side of it is plain CommonJS without types. */
type Loader = (this: { context: string; addDependency: (file: string) => void }, source: string) => string;
const packLoader = jest.requireActual<Loader & { shipped: (row: Row) => Row }>(
  "../../src/catalog/pack-loader.cjs",
);

const CATALOG = join(__dirname, "../../src/catalog");

/** What webpack would make of one of the three index files. */
function built(index: string): { code: string; rows: unknown; files: string[] } {
  const files: string[] = [];
  const loader = { context: CATALOG, addDependency: (file: string) => void files.push(basename(file)) };
  const code = packLoader.call(loader, readFileSync(join(CATALOG, index), "utf8"));
  const packed = runInNewContext(code.replace(/^export const \w+ =/, "")) as RowFile[];
  return { code, rows: packed.flatMap((file) => unpack(file)), files };
}

const INDEXES = [
  { index: "model-files.ts", folder: "models", plain: MODEL_FILES },
  { index: "card-files.ts", folder: "cards", plain: CARD_FILES },
  { index: "server-files.ts", folder: "servers", plain: SERVER_FILES },
] as const;

test.each(INDEXES)("$index: packed and unpacked, the rows are the same", ({ index, plain }) => {
  const rows = plain.flatMap((file) => unpack(file as RowFile));
  expect(built(index).rows).toEqual(rows.map(packLoader.shipped));
});

/** What the bundle leaves of a source: the first real place to look, and that there is more. */
test.each([
  ["github:a/b@c1: Hub API figures (dims)", "github:a/b@c1 (more in the catalogue's file)"],
  ["github:a/b@c1:x--y_config.json", "github:a/b@c1:x--y_config.json"],
  ["public log excerpt; docs.example.com/cards", "docs.example.com/cards (more in the catalogue's file)"],
  ["public log excerpt", "public log excerpt"],
  ["no source read; context from github:a/b", "no source read (more in the catalogue's file)"],
])("of the source %s it keeps %s", (source, kept) => {
  const row = { id: "x/y", source, note: "kept", parameters: 1, weakFields: ["tdp"] };
  expect(packLoader.shipped(row)).toEqual({ id: "x/y", source: kept, note: "kept" });
});

test("it keeps a real source of every row that has one, and nothing but sources is shortened", () => {
  for (const { plain } of INDEXES) {
    for (const row of plain.flatMap((file) => unpack(file as RowFile))) {
      const kept = packLoader.shipped(row);
      const [begin = ""] = (kept.source as string).split(" (more");
      expect(begin).not.toBe("");
      expect(row.source).toContain(begin);
      for (const [key, value] of Object.entries(kept)) if (key !== "source") expect(value).toEqual(row[key]);
    }
  }
});

test.each(INDEXES)("$index names every file of $folder", ({ index, folder }) => {
  expect(built(index).files.sort()).toEqual(readdirSync(join(CATALOG, folder)).sort());
});

test("the packed catalogue leaves the functions room below 60 kB", () => {
  const code = INDEXES.slice(0, 2)
    .map(({ index }) => built(index).code)
    .join("");
  // models and cards; servers are not part of the functions. 22.7 kB since forty older and smaller models that people
  // ask for have rows of their own
  expect(gzipSync(code, { level: 9 }).length).toBeLessThan(23_500);
});
