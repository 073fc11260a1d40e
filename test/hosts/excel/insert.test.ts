import { createExcelHost } from "../../../src/hosts/excel/excel-host";
import type { FakeWorkbook } from "./fake-excel";
import { openExcel, type FakeOffice } from "./open-excel";
import { B4, COLUMN, ROW, SPILLING, TABLE } from "./tables";

let book: FakeWorkbook;
let office: FakeOffice;

beforeEach(() => {
  ({ book, office } = openExcel());
});

describe("writing into a free place", () => {
  test("fills it, dresses it and says where, with two syncs", async () => {
    await expect(createExcelHost().write(B4, TABLE, "ask")).resolves.toEqual({
      status: "written",
      sheet: "Sheet1",
      address: "B4:C7",
    });
    expect(book.syncs).toBe(2);
    const sheet = book.first;
    expect(sheet.at(ROW, COLUMN)).toMatchObject({
      content: "QwQ-32B",
      style: "Heading1",
      numberFormat: "General",
    });
    expect(sheet.at(ROW + 1, COLUMN)).toMatchObject({ content: "Part", style: "Accent1", bold: true });
    expect(sheet.at(ROW + 2, COLUMN + 1)).toMatchObject({ content: 65.5, numberFormat: "0.00" });
    expect(sheet.at(ROW + 3, COLUMN + 1)).toMatchObject({ content: "=SUM(C6:C6)", style: "Total" });
  });

  test("widens columns that are too narrow and leaves the others", async () => {
    book.first.columnWidths.set(COLUMN + 1, 90);
    await createExcelHost().write(B4, TABLE, "ask");
    expect(book.first.columnWidths.get(COLUMN)).toBe(108.75); // (20 characters x 7 px + 5 px) x 72 / 96
    expect(book.first.columnWidths.get(COLUMN + 1)).toBe(90);
  });

  test("writes only the formula where a formula spills", async () => {
    const result = await createExcelHost().write(B4, SPILLING, "ask");
    expect(result).toMatchObject({ status: "written", address: "B4:C6" });
    expect(book.first.at(ROW, COLUMN)?.content).toBe('=VRAM.BREAKDOWN("QwQ-32B")');
    expect(book.first.at(ROW + 1, COLUMN)?.content).toBe("");
    expect(book.first.at(ROW + 2, COLUMN + 1)).toMatchObject({ numberFormat: "0.00", style: "Total" });
  });

  // an empty text is a value: beside the formula it would stand where the formula is to spill
  test("leaves the cells beside a spilling formula alone", async () => {
    const put = jest.spyOn(book.first, "put");
    const titled = { ...SPILLING, rows: [["QwQ-32B", 1], ...SPILLING.rows], styles: ["title", ...SPILLING.styles] as const };
    await createExcelHost().write(B4, titled, "ask");
    expect(put.mock.calls.map(([row, column]) => [row, column])).toEqual([[ROW, COLUMN], [ROW, COLUMN + 1], [ROW + 1, COLUMN]]);
  }); // prettier-ignore

  test.each([
    ["2026-11-23", "a date"],
    ["3.2e10", "a number"],
    ["50%", "a share"],
    ["May 5", "a date in English"],
    ["TRUE", "a truth value"],
  ])("keeps the text %s a text, not %s", async (text) => {
    await createExcelHost().write(B4, { ...TABLE, rows: [[text]], styles: ["part"], widths: [] }, "ask");
    expect(book.first.at(ROW, COLUMN)?.content).toBe(text);
  });

  test("a text format left in the cells does not turn formulas into text", async () => {
    book.first.cells.set("6,2", { content: "", numberFormat: "@" });
    await createExcelHost().write(B4, { ...TABLE, formats: [null, null] }, "ask");
    expect(book.first.at(6, 2)?.numberFormat).toBe("General");
  });

  test("takes a range for its first cell", async () => {
    const result = await createExcelHost().write({ sheet: "Sheet1", address: "B4:F9" }, TABLE, "ask");
    expect(result).toMatchObject({ status: "written", address: "B4:C7" });
  });

  test("asks for one undo step where Excel has that, and always waits for a cell being edited", async () => {
    book.editing = true;
    await createExcelHost().write(B4, TABLE, "ask");
    book.apiVersion = 14;
    await createExcelHost().write({ ...B4, address: "H4" }, TABLE, "ask");
    expect(book.runs).toEqual([{ delayForCellEdit: true, mergeUndoGroup: true }, { delayForCellEdit: true }]);
  });

  test("an Excel of 2019 is not asked what it does not know", async () => {
    book.apiVersion = 7;
    await expect(createExcelHost().write(B4, TABLE, "ask")).resolves.toMatchObject({ status: "written" });
  });
});

test("a new sheet is made, filled from A1 and shown, with two syncs", async () => {
  await expect(createExcelHost().write("new sheet", TABLE, "ask")).resolves.toEqual({
    status: "written",
    sheet: "Sheet2",
    address: "A1:B4",
  });
  expect(book.syncs).toBe(2);
  expect(book.sheets[1]?.active).toBe(true);
  expect(book.sheets[1]?.at(2, 1)).toMatchObject({ content: 65.5, numberFormat: "0.00" });
  expect(book.sheets[1]?.columnWidths).toEqual(new Map([[0, 108.75]]));
});

describe("what goes wrong is said in the reader's language", () => {
  test("a sheet that is gone", async () => {
    const gone = { sheet: "Deleted", address: "A1" };
    await expect(createExcelHost().write(gone, TABLE, "ask")).rejects.toThrow(
      "The sheet is no longer there.",
    );
    office.displayLanguage = "zh-CN";
    await expect(createExcelHost().write(gone, TABLE, "ask")).rejects.toThrow("该工作表已不存在。");
  });

  test("the edge of the sheet", async () => {
    const corner = { sheet: "Sheet1", address: "XFD1048576" };
    await expect(createExcelHost().write(corner, TABLE, "ask")).rejects.toThrow("past the edge of the sheet");
    expect(book.syncs).toBe(0);
  });

  test("a code without advice is named", async () => {
    jest.spyOn(book.first, "put").mockImplementation(() => {
      throw Object.assign(new Error("localised"), { code: "NonBlankCellOffSheet" });
    });
    await expect(createExcelHost().write(B4, TABLE, "ask")).rejects.toThrow(
      "Excel refused to write (NonBlankCellOffSheet).",
    );
  });

  test("our own bugs are left to surface", async () => {
    jest.spyOn(book.first, "put").mockImplementation(() => {
      throw new TypeError("a bug");
    });
    await expect(createExcelHost().write(B4, TABLE, "ask")).rejects.toThrow(TypeError);
  });
});
