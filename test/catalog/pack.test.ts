import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { CARD_FILES } from "../../src/catalog/card-files";
import { MODEL_FILES } from "../../src/catalog/model-files";
import { SERVER_FILES } from "../../src/catalog/server-files";
import { unpack, type RowFile } from "../../src/catalog/unpack";

/** webpack's side of it is plain CommonJS without types. */
const packLoader = jest.requireActual<
  (this: { context: string; addDependency: (file: string) => void }, source: string) => string
>("../../src/catalog/pack-loader.cjs");

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
  // the published count is for the tests of shapes; the bundle leaves it out
  const whole = plain.flatMap((file) => unpack(file as RowFile)).map((row) => ({ ...row })) as Record<
    string,
    unknown
  >[];
  for (const row of whole) delete row.parameters;
  expect(built(index).rows).toEqual(whole);
});

test.each(INDEXES)("$index names every file of $folder", ({ index, folder }) => {
  expect(built(index).files.sort()).toEqual(readdirSync(join(CATALOG, folder)).sort());
});

test("the packed catalogue leaves the functions room below 60 kB", () => {
  const code = INDEXES.slice(0, 2)
    .map(({ index }) => built(index).code)
    .join("");
  // models and cards; servers are not part of the functions
  expect(gzipSync(code, { level: 9 }).length).toBeLessThan(30_000);
});
