import { createExcelHost } from "../../../src/hosts/excel/excel-host";
import type { FakeWorkbook } from "./fake-excel";
import { openExcel, type FakeOffice } from "./open-excel";
import { breakdownTable, type BreakdownInputs } from "../../../src/sheet/breakdown";
import type { SheetPage } from "../../../src/sheet/page";
import type { SheetTable } from "../../../src/sheet/table";
import { tableAt } from "../../../src/sheet/written";
import { B4, COLUMN, PLAIN, ROW, SPILLING, TABLE } from "./tables";

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
    const above = [{ value: "QwQ-32B", look: "title" }, { value: 1, look: "value" }] as const;
    const titled = { ...SPILLING, rows: [above, ...SPILLING.rows] };
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
    await createExcelHost().write(
      B4,
      { ...TABLE, rows: [[{ value: text, look: "value" }]], widths: [] },
      "ask",
    );
    expect(book.first.at(ROW, COLUMN)?.content).toBe(text);
  });

  test("a text format left in the cells does not turn formulas into text", async () => {
    book.first.cells.set("6,2", { content: "", numberFormat: "@" });
    const [top = [], ...rest] = TABLE.rows.map((row) =>
      row.map((cell) => cell && { value: cell.value, look: cell.look }),
    );
    await createExcelHost().write(B4, { ...TABLE, rows: [top, ...rest] }, "ask");
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

test("a new sheet is made, filled from A1 and shown, with two syncs, and set up for paper with a third", async () => {
  await expect(createExcelHost().write("new sheet", TABLE, "ask")).resolves.toEqual({
    status: "written",
    sheet: "Sheet2",
    address: "A1:B4",
  });
  expect(book.syncs).toBe(3);
  expect(book.sheets[1]?.active).toBe(true);
  expect(book.sheets[1]?.furniture.print).toMatchObject({
    orientation: "Landscape",
    paperSize: "A4",
    zoom: { horizontalFitToPages: 1 },
  });
  expect(book.sheets[1]?.at(2, 1)).toMatchObject({ content: 65.5, numberFormat: "0.00" });
  expect(book.sheets[1]?.columnWidths).toEqual(new Map([[0, 108.75]]));
});

test("a machine without a printer gets its table all the same", async () => {
  book.printer = false;
  await expect(createExcelHost().write("new sheet", TABLE, "ask")).resolves.toMatchObject({
    status: "written",
  });
  expect(book.sheets[1]?.at(2, 1)).toMatchObject({ content: 65.5 });
});

describe("what may be typed", () => {
  const block = { row: 0, column: 1, rows: 1, columns: 1 };
  const lists: SheetPage = {
    ...PLAIN, name: "Lists", rows: [[{ value: "Models", look: "header" }], [{ value: "QwQ-32B", look: "value" }]], widths: [44],
    headerRows: 1, names: [], tints: [], charts: [], hidden: true,
  }; // prettier-ignore
  const offering: SheetTable = {
    ...TABLE,
    lists,
    choices: [
      { block, allowed: { kind: "range", address: "Lists!$A$2:$A$2" }, message: "Choose.", open: true },
      {
        block: { ...block, row: 2 },
        allowed: { kind: "list", items: ["GiB", "GB"] },
        message: "Choose.",
        open: true,
      },
    ],
  };

  test("is offered from a hidden sheet, which is made once", async () => {
    await createExcelHost().write(B4, offering, "ask");
    await createExcelHost().write({ ...B4, address: "H4" }, offering, "ask");
    expect(book.sheets.map(({ name, furniture }) => [name, furniture.hidden])).toEqual([["Sheet1", false], ["Lists", true]]);
    expect(book.sheets[1]?.at(1, 0)?.content).toBe("QwQ-32B");
    const list = (source: string) => ({ rule: { list: { inCellDropDown: true, source } }, errorAlert: { showAlert: false } });
    expect(book.first.furniture.choices.slice(0, 2)).toMatchObject([list("=Lists!$A$2:$A$2"), list("GiB,GB")]);
  }); // prettier-ignore

  test("lists are made before, in a run that no undo is asked of: hiding has none", async () => {
    await createExcelHost().write(B4, offering, "ask");
    const grouped = { delayForCellEdit: true, mergeUndoGroup: true };
    expect(book.runs).toEqual([grouped, { delayForCellEdit: true }, grouped]);
    expect(book.syncs).toBe(4);
    // widths are told in the group that one Ctrl+Z takes back
    expect(book.first.columnWidths.get(1)).toBe(108.75);
    await createExcelHost().write({ ...B4, address: "H4" }, offering, "ask");
    expect(book.syncs).toBe(6);
  });

  test("a place that is taken brings no lists", async () => {
    book.first.put(3, 1, "mine");
    await expect(createExcelHost().write(B4, offering, "ask")).resolves.toMatchObject({ status: "occupied" });
    expect(book.sheets).toHaveLength(1);
  });

  test("nor does a new sheet go without them", async () => {
    await expect(createExcelHost().write("new sheet", offering, "ask")).resolves.toMatchObject({ status: "written", sheet: "Sheet3" });
    expect(book.sheets.map(({ name, furniture }) => [name, furniture.hidden])).toEqual([["Sheet1", false], ["Lists", true], ["Sheet3", false]]);
    expect(book.sheets[2]?.furniture.choices).toHaveLength(2);
  }); // prettier-ignore

  test("is not offered by an Excel without drop-downs for add-ins, nor where no sheet may be added", async () => {
    book.apiVersion = 7;
    await createExcelHost().write(B4, offering, "ask");
    book.apiVersion = 20;
    book.structureProtected = true;
    await expect(createExcelHost().write({ ...B4, address: "H4" }, offering, "ask")).resolves.toMatchObject({ status: "written" });
    expect([book.sheets.length, book.first.furniture.choices.length]).toEqual([1, 0]);
  }); // prettier-ignore
});

describe("a table of ours", () => {
  const asked: BreakdownInputs = {
    model: "QwQ-32B", precision: null, context: 16_000, concurrency: 1, kvPrecision: null,
    stored: { precision: "BF16", kvPrecision: "FP16" },
    hardware: { card: "H100", cards: 1, smallest: false, engine: "" }, reserve: 0, unit: "GB",
  }; // prettier-ignore
  const ours = breakdownTable({ inputs: asked, at: "B4", mode: "live", language: "en", date: "2026-11-26" });
  /** What its formula shows: the table as values, at the same place. */
  const shown = breakdownTable({
    inputs: asked,
    at: "B4",
    mode: "values",
    language: "en",
    date: "2026-11-26",
  });

  function write(): void {
    ours.rows.forEach((line, down) => {
      line.forEach((cell, right) => {
        const value = cell?.value ?? null;
        const spilled = shown.rows[down]?.[right]?.value ?? null;
        const content = typeof value === "object" && value !== null ? value.formula : (value ?? spilled);
        if (content !== null && typeof content !== "object" && content !== "") book.first.put(ROW + down, COLUMN + right, content);
      });
    });
  } // prettier-ignore

  test("keeps the rows that it may grow into when the next place is offered", async () => {
    write();
    const result = await createExcelHost().write(B4, TABLE, "ask");
    expect(result).toMatchObject({ status: "occupied", nextFree: { address: `B${4 + ours.rows.length}` } });
    const within = { ...B4, address: `B${4 + ours.rows.length - 2}` };
    await expect(createExcelHost().write(within, TABLE, "ask")).resolves.toMatchObject({
      status: "occupied",
    });
  });

  test("is found around any of its cells, with what they say", async () => {
    write();
    book.first.put(ROW + 4, COLUMN + 1, 32_000);
    const seen = await createExcelHost().around({ sheet: "Sheet1", address: "C9" });
    const found = tableAt(seen, { row: 8, column: 2 });
    expect(found).toMatchObject({
      row: ROW,
      column: COLUMN,
      title: "serving",
      live: true,
      rows: shown.rows.length,
    });
    expect(found?.inputs.get("context")).toBe("32000");
  });

  test("is written over whole, and nothing else is", async () => {
    write();
    const over = { row: ROW, column: COLUMN, rows: shown.rows.length, columns: 6 };
    await expect(createExcelHost().write(B4, TABLE, { over })).resolves.toMatchObject({ status: "written", address: "B4:C7" });
    expect(book.first.at(ROW + 12, COLUMN)?.content ?? "").toBe("");
    write();
    book.first.put(ROW + shown.rows.length, COLUMN, "mine");
    const taller = { ...over, rows: shown.rows.length - 1 };
    await expect(createExcelHost().write(B4, ours, { over: taller })).resolves.toMatchObject({ status: "occupied" });
    expect(book.first.at(ROW + shown.rows.length, COLUMN)?.content).toBe("mine");
  }); // prettier-ignore
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
