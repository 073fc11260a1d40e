import { createExcelHost } from "../../../src/hosts/excel/excel-host";
import type { FakeWorkbook } from "./fake-excel";
import { openExcel } from "./open-excel";
import { B4, COLUMN, ROW, SPILLING, TABLE } from "./tables";

let book: FakeWorkbook;

beforeEach(() => {
  ({ book } = openExcel());
});

describe("a place that is not free", () => {
  const nextFree = (address: string) => ({ sheet: "Sheet1", address });

  test.each<[string, (workbook: FakeWorkbook) => void, number, string]>([
    ["a value", ({ first }) => first.put(ROW + 1, COLUMN, "mine"), 1, "B6"],
    ["a formula that shows nothing", ({ first }) => first.put(ROW, COLUMN, '=""'), 1, "B5"],
    ["a zero", ({ first }) => first.put(ROW, COLUMN + 1, 0), 1, "B5"],
    ["FALSE", ({ first }) => first.put(ROW, COLUMN + 1, false), 1, "B5"],
    ["several values", ({ first }) => first.put(ROW, COLUMN, 1).put(ROW + 3, COLUMN, 2), 2, "B8"],
    [
      "an empty table",
      ({ first }) => first.tables.push({ name: "Sales", area: { row: 5, column: 2, rows: 10, columns: 3 } }),
      2,
      "B16",
    ],
    ["merged cells", ({ first }) => first.merged.push({ row: 2, column: 0, rows: 2, columns: 2 }), 1, "B5"],
    [
      "a spilled array that shows empty texts, from the left",
      ({ first }) => first.spills.push({ area: { row: 4, column: 0, rows: 1, columns: 3 }, shows: "" }),
      1,
      "B6",
    ],
    [
      "a spilled array that shows empty texts, from above",
      ({ first }) => first.spills.push({ area: { row: 0, column: 2, rows: 4, columns: 1 }, shows: "" }),
      1,
      "B5",
    ],
  ])(
    "%s is reported, nothing is written, and the nearest free place below is named",
    async (_what, prepare, cells, address) => {
      prepare(book);
      const before = new Map(book.first.cells);
      await expect(createExcelHost().write(B4, TABLE, "ask")).resolves.toEqual({
        status: "occupied",
        sheet: "Sheet1",
        address: "B4:C7",
        cells,
        nextFree: nextFree(address),
      });
      expect(book.first.cells).toEqual(before);
      expect(book.syncs).toBeLessThanOrEqual(2);
    },
  );

  test("what a formula will spill into must be free as well", async () => {
    book.first.put(ROW + 2, COLUMN + 1, "mine");
    await expect(createExcelHost().write(B4, SPILLING, "ask")).resolves.toMatchObject({
      status: "occupied",
      cells: 1,
      nextFree: nextFree("B7"),
    });
  });

  test("a gap that is too small is passed over", async () => {
    book.first.put(ROW, COLUMN, 1).put(ROW + 4, COLUMN, 2);
    await expect(createExcelHost().write(B4, TABLE, "ask")).resolves.toMatchObject({
      nextFree: nextFree("B9"),
    });
  });

  test("beyond what was read, the place after the sheet's content is named", async () => {
    for (let row = ROW; row < 500; row += 1) book.first.put(row, COLUMN, row);
    await expect(createExcelHost().write(B4, TABLE, "ask")).resolves.toMatchObject({
      nextFree: nextFree("B501"),
    });
  });

  test("the named place is free: the next write there succeeds", async () => {
    book.first.put(ROW, COLUMN, "mine");
    const host = createExcelHost();
    const answer = await host.write(B4, TABLE, "ask");
    if (answer.status !== "occupied") throw new Error("expected an occupied place");
    await expect(host.write(answer.nextFree, TABLE, "ask")).resolves.toMatchObject({ status: "written" });
    expect(book.first.at(ROW, COLUMN)?.content).toBe("mine");
  });

  test("is overwritten when the user agrees, old content and looks gone", async () => {
    book.first.put(ROW + 2, COLUMN, "old").put(ROW + 1, COLUMN + 1, "old");
    book.first.merged.push({ row: 3, column: 1, rows: 1, columns: 2 });
    await expect(createExcelHost().write(B4, SPILLING, "replace")).resolves.toMatchObject({
      status: "written",
    });
    expect(book.first.at(ROW + 2, COLUMN)?.content).toBe("");
    expect(book.first.at(ROW + 1, COLUMN + 1)?.content).toBe("");
    expect(book.first.merged).toEqual([]);
    expect(book.syncs).toBe(2);
  });

  test("a table is not overwritten even then: formulas cannot spill inside it", async () => {
    book.first.tables.push({ name: "Sales", area: { row: 5, column: 2, rows: 10, columns: 3 } });
    await expect(createExcelHost().write(B4, TABLE, "replace")).rejects.toThrow(
      'The table "Sales" is in the way, and formulas cannot spill inside a table. Choose another cell or a new sheet.',
    );
    expect(book.first.cells.size).toBe(0);
  });
});

describe("protection", () => {
  test("a protected sheet stays as it is, with one sync", async () => {
    book.first.protectedBy = {};
    await expect(createExcelHost().write(B4, TABLE, "replace")).resolves.toEqual({
      status: "protected",
      sheet: "Sheet1",
    });
    expect(book.syncs).toBe(1);
    expect(book.first.cells.size).toBe(0);
  });

  test("so does one where only some of the cells are unlocked", async () => {
    book.first.protectedBy = {};
    book.first.unlocked = { row: 0, column: 0, rows: 5, columns: 5 };
    await expect(createExcelHost().write(B4, TABLE, "ask")).resolves.toMatchObject({ status: "protected" });
  });

  test("unlocked cells are filled, without looks that the protection forbids", async () => {
    book.first.protectedBy = { allowFormatCells: false, allowFormatColumns: false };
    book.first.unlocked = { row: 0, column: 0, rows: 20, columns: 20 };
    await expect(createExcelHost().write(B4, TABLE, "ask")).resolves.toMatchObject({ status: "written" });
    expect(book.first.at(ROW + 2, COLUMN)).toEqual({ content: "Weights" });
  });

  test("what Excel denies after all is reported the same way", async () => {
    book.first.protectedBy = { allowFormatCells: true };
    book.first.unlocked = { row: 0, column: 0, rows: 20, columns: 20 };
    book.first.merged.push({ row: 3, column: 1, rows: 1, columns: 2 });
    await expect(createExcelHost().write(B4, TABLE, "replace")).resolves.toEqual({
      status: "protected",
      sheet: "Sheet1",
    });
  });

  test("a workbook whose structure is protected gets no new sheet", async () => {
    book.structureProtected = true;
    await expect(createExcelHost().write("new sheet", TABLE, "ask")).resolves.toEqual({
      status: "protected",
      sheet: "",
    });
    expect(book.sheets).toHaveLength(1);
  });
});
