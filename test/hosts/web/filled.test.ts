import type { Cell } from "hucre";
import { blankFilled, filledByFormulas, type CellData } from "../../../src/hosts/web/file/filled";
import { processorTime } from "../../tools/processor-time";

const array = (formulaRef: string): Cell => ({
  value: 1,
  type: "formula",
  formula: "1+1",
  formulaType: "array",
  formulaRef,
});

/** A formula in column C of each row, as Excel writes those of an add-in: an array of its own cell. */
const arrays = (count: number, refOf: (row: number) => string) => ({
  name: "x",
  rows: [],
  cells: new Map(Array.from({ length: count }, (_, row) => [`${row},2`, array(refOf(row))])),
});
const rows = (count: number): CellData =>
  Object.fromEntries(
    Array.from({ length: count }, (_, row) => [row, { 0: { v: row }, 2: { f: "=1+1", v: 2 } }]),
  );

test("a block keeps its formula and its looks, and its other cells are left to the calculation", () => {
  const cells: CellData = {
    1: { 1: { f: "=1+1", v: 2 }, 2: { v: 3, s: "bold" }, 3: { v: 4 } },
    2: { 1: { v: 5, custom: { link: "x" } }, 2: { f: "=A1" } },
    3: { 1: { v: 6 } },
  };
  const sheet = { name: "x", rows: [], cells: new Map([["1,1", array("B2:C3")]]) };
  blankFilled(cells, filledByFormulas(sheet));
  expect(cells).toEqual({
    1: { 1: { f: "=1+1", v: 2 }, 2: { s: "bold" }, 3: { v: 4 } },
    2: { 1: { custom: { link: "x" } }, 2: { f: "=A1" } },
    3: { 1: { v: 6 } },
  });
});

test.each([
  ["20,000 blocks of one cell", 20_000, (row: number) => `C${row + 1}`],
  ["5000 blocks that each claim the whole sheet", 5_000, () => "A1:XFD1048576"],
  ["blocks that end before they begin", 20_000, () => "ZZ9:A1"],
])("%s cost less than a second", (_, count, refOf) => {
  // looking at the whole sheet for each of 20,000 took half a minute
  const sheet = arrays(count, refOf);
  const cells = rows(count);
  const spent = processorTime(() => { blankFilled(cells, filledByFormulas(sheet)); }, 1);
  expect(spent).toBeLessThan(1_000);
}); // prettier-ignore
