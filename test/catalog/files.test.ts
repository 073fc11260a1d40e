import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CARD_FILES } from "../../src/catalog/card-files";
import { MODEL_FILES } from "../../src/catalog/model-files";
import { SERVER_FILES } from "../../src/catalog/server-files";

const CATALOG = join(__dirname, "../../src/catalog");

// a file that nobody imports would hold rows that nobody finds
test.each([
  ["models", MODEL_FILES],
  ["cards", CARD_FILES],
  ["servers", SERVER_FILES],
] as const)("every file of %s is read, once", (folder, read) => {
  const files = readdirSync(join(CATALOG, folder));
  const rows = files.map((file) => JSON.parse(readFileSync(join(CATALOG, folder, file), "utf8")) as unknown);
  expect(read).toHaveLength(files.length);
  expect(read).toEqual(expect.arrayContaining(rows));
});
