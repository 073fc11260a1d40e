import type { Shift } from "../../../src/hosts/web/charts/moved";
import { movedNotes } from "../../../src/hosts/web/moved-notes";
import type { SetUp } from "../../../src/xlsx/set-up";

const rows = (at: number, count: number): Shift => ({ along: "rows", at, count });
const columns = (at: number, count: number): Shift => ({ along: "columns", at, count });

/** A sheet of 86 printed rows in six columns, three of them repeated; rows of a shift are counted from 0. */
const SET_UP: SetUp = { headerRows: 3, footer: "Catalogue", printArea: "$A$1:$F$86" };

test.each<[string, Shift, Partial<SetUp>]>([
  ["two rows in its middle", rows(20, 2), { printArea: "$A$1:$F$88", headerRows: 3 }],
  ["its last row pushed down", rows(85, 1), { printArea: "$A$1:$F$87" }],
  ["a row below it", rows(86, 1), { printArea: "$A$1:$F$86" }],
  ["a row on top is printed too, and repeated", rows(0, 1), { printArea: "$A$1:$F$87", headerRows: 4 }],
  ["a row under the title", rows(1, 1), { printArea: "$A$1:$F$87", headerRows: 4 }],
  ["a row below the heads is not repeated", rows(3, 1), { printArea: "$A$1:$F$87", headerRows: 3 }],
  ["rows less", rows(10, -4), { printArea: "$A$1:$F$82", headerRows: 3 }],
  ["heads less", rows(0, -3), { printArea: "$A$1:$F$83", headerRows: 0 }],
  ["a column inside", columns(2, 1), { printArea: "$A$1:$G$86", headerRows: 3 }],
  ["a column before all", columns(0, 1), { printArea: "$A$1:$G$86" }],
  ["a column less", columns(5, -1), { printArea: "$A$1:$E$86" }],
])("the print area and the repeated rows follow: %s", (_, shift, expected) => {
  const { setUp } = movedNotes({ setUp: SET_UP, charts: [] }, shift);
  expect(setUp).toEqual({ ...SET_UP, ...expected });
});

test("a sheet that is printed whole stays so; nothing is left of an area whose rows are gone; others' areas are left alone", () => {
  const moved = (setUp: SetUp | null, shift: Shift) => movedNotes({ setUp, charts: [] }, shift).setUp;
  expect(moved({ headerRows: 0, footer: "" }, rows(0, 1))).toEqual({ headerRows: 0, footer: "" });
  expect(moved(null, rows(0, 1))).toBeNull();
  expect(moved({ headerRows: 0, footer: "", printArea: "$A$5:$C$6" }, rows(4, -2))).toEqual({
    headerRows: 0,
    footer: "",
  });
  expect(moved({ headerRows: 0, footer: "", printArea: "$A$5:$C$6" }, rows(0, 1))?.printArea).toBe(
    "$A$6:$C$7",
  );
  expect(moved({ headerRows: 0, footer: "", printArea: "$A:$C" }, rows(0, 1))?.printArea).toBe("$A:$C");
});

test("what is put in and taken out again leaves both as they were", () => {
  for (const at of [0, 1, 40, 85]) {
    const there = movedNotes({ setUp: SET_UP, charts: [] }, rows(at, 2));
    expect(movedNotes(there, rows(at, -2)).setUp).toEqual(SET_UP);
  }
});
