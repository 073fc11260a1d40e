import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { CARD_FILES } from "../../src/catalog/card-files";
import { MODEL_FILES } from "../../src/catalog/model-files";
import { SERVER_FILES } from "../../src/catalog/server-files";
import { unpack, type RowFile } from "../../src/catalog/unpack";
import packLoader from "../../src/catalog/pack-loader.cjs";

const CATALOG = join(__dirname, "../../src/catalog");

/** What webpack would make of one of the three index files. */
function built(index: string): { code: string; rows: unknown; files: string[] } {
  const files: string[] = [];
  const loader = { context: CATALOG, addDependency: (file: string) => void files.push(basename(file)) };
  const code = packLoader.call(loader, readFileSync(join(CATALOG, index), "utf8"));
  const [, text] = /\[JSON\.parse\((.*)\)\];/s.exec(code) ?? [];
  return { code, rows: unpack(JSON.parse(JSON.parse(text ?? '""') as string) as RowFile), files };
}

const INDEXES = [
  { index: "model-files.ts", folder: "models", plain: MODEL_FILES },
  { index: "card-files.ts", folder: "cards", plain: CARD_FILES },
  { index: "server-files.ts", folder: "servers", plain: SERVER_FILES },
] as const;

test.each(INDEXES)("$index: packed and unpacked, the rows are the same", ({ index, plain }) => {
  expect(built(index).rows).toEqual(plain.flatMap((file) => unpack(file as RowFile)));
});

test.each(INDEXES)("$index names every file of $folder", ({ index, folder }) => {
  expect(built(index).files.sort()).toEqual(readdirSync(join(CATALOG, folder)).sort());
});

test("the packed catalogue leaves the functions room below 60 kB", () => {
  const code = INDEXES.map(({ index }) => built(index).code).join("");
  // the budget of the whole functions chunk is 60 kB; its code needs some 20 kB of them
  expect(gzipSync(code, { level: 9 }).length).toBeLessThan(38_000);
});

test("an object without keys, nulls and rows of different keys survive", () => {
  const rows = [{ a: 1, b: { c: null } }, { b: {} }, { a: null, d: [1, { e: 2 }] }, {}];
  const packed = JSON.parse(JSON.stringify(packLoader.pack(rows))) as RowFile;
  expect(unpack(packed)).toEqual(rows);
});
