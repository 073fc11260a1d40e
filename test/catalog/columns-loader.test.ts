import vm from "node:vm";
import { CARD_FILES } from "../../src/catalog/card-files";
import { MODEL_FILES } from "../../src/catalog/model-files";

type Row = Record<string, unknown>;
// eslint-disable-next-line @typescript-eslint/no-require-imports -- a step of webpack's configuration is CommonJS
const { rowsAsCode } = require("../../src/catalog/columns-loader.cjs") as {
  rowsAsCode: (rows: readonly Row[]) => string;
};
/** In a realm of its own, so that only what is written counts. */
const read = (rows: readonly Row[]): unknown =>
  JSON.parse(vm.runInNewContext(`JSON.stringify(${rowsAsCode(rows)})`) as string);

const STAYS_AT_HOME = ["parameters", "weakFields", "evidence"];
const shipped = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([key]) => !STAYS_AT_HOME.includes(key)));

test.each([
  ["models", MODEL_FILES],
  ["cards", CARD_FILES],
])("rows of %s are the same after the way through columns", (_name, files) => {
  const rows = (files as Row[][]).flat();
  expect(read(rows)).toEqual(rows.map(shipped));
});

test("null, no, 0, nothing and quotes arrive as they are", () => {
  const rows = [
    { id: "a", licence: null, licenceVerified: false, note: 'Don\'t say "V100".\n' },
    { id: "b", licence: "MIT", active: 0, config: { num_experts: 0, tie_word_embeddings: false } },
  ];
  expect(read(rows)).toEqual(rows);
});

test("an empty text, which stands for a key left out, is refused in a row", () => {
  expect(() => rowsAsCode([{ id: "a", note: "" }])).toThrow("a holds an empty text");
});
