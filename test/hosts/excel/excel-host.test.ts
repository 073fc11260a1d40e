import { createExcelHost } from "../../../src/hosts/excel/excel-host";
import type { SheetTable } from "../../../src/sheet/table";
import { FakeWorkbook } from "./fake-excel";

/** Two columns, four rows: a title, a header, a part, a total. */
const TABLE: SheetTable = {
  rows: [
    ["QwQ-32B", null],
    ["Part", "GB"],
    ["Weights", 65.5],
    ["Total", { formula: "=SUM(C6:C6)" }],
  ],
  styles: ["title", "header", "part", "total"],
  formats: [null, "0.00"],
  widths: [20, 4],
  spill: null,
};
/** One formula that fills three rows and two columns. */
const SPILLING: SheetTable = {
  rows: [[{ formula: '=VRAM.BREAKDOWN("QwQ-32B")' }]],
  styles: ["header", "part", "total"],
  formats: [null, "0.00"],
  widths: [null, null],
  spill: { rows: 3, columns: 2 },
};

const B4 = { sheet: "Sheet1", address: "B4" };
const ROW = 3;
const COLUMN = 1;

let book: FakeWorkbook;
const context = {
  displayLanguage: "en-US",
  officeTheme: undefined as Partial<Office.OfficeTheme> | undefined,
  partitionKey: undefined as string | undefined,
  requirements: {
    isSetSupported: (_set: string, version: string) => Number(version.split(".")[1]) <= book.apiVersion,
  },
  document: {
    handlers: new Set<() => void>(),
    addHandlerAsync: (_event: string, handler: () => void) => context.document.handlers.add(handler),
    removeHandlerAsync: (_event: string, { handler }: { handler: () => void }) =>
      context.document.handlers.delete(handler),
  },
};

beforeEach(() => {
  book = new FakeWorkbook();
  book.apiVersion = 20;
  Object.assign(context, { displayLanguage: "en-US", officeTheme: undefined, partitionKey: undefined });
  context.document.handlers.clear();
  Object.assign(globalThis, {
    Excel: { run: book.run },
    Office: { context, EventType: { DocumentSelectionChanged: "documentSelectionChanged" } },
  });
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
    context.displayLanguage = "zh-CN";
    await expect(createExcelHost().write(gone, TABLE, "ask")).rejects.toThrow("该工作表已不存在。");
  });

  test("the edge of the sheet", async () => {
    const corner = { sheet: "Sheet1", address: "XFD1048576" };
    await expect(createExcelHost().write(corner, TABLE, "ask")).rejects.toThrow("past the edge of the sheet");
    expect(book.syncs).toBe(0);
  });

  test("a code without advice is named", async () => {
    jest.spyOn(book.first, "put").mockImplementation(() => {
      throw Object.assign(new Error("localised"), { code: "RequestAborted" });
    });
    await expect(createExcelHost().write(B4, TABLE, "ask")).rejects.toThrow(
      "Excel refused to write (RequestAborted).",
    );
  });

  test("our own bugs are left to surface", async () => {
    jest.spyOn(book.first, "put").mockImplementation(() => {
      throw new TypeError("a bug");
    });
    await expect(createExcelHost().write(B4, TABLE, "ask")).rejects.toThrow(TypeError);
  });
});

describe("selection", () => {
  test("is the first cell of what is selected", async () => {
    book.selected = { row: 3, column: 1, rows: 5, columns: 2 };
    await expect(createExcelHost().selection()).resolves.toEqual({ sheet: "Sheet1", address: "B4" });
  });

  test("is the active cell while a picture is selected", async () => {
    book.selected = "a picture";
    book.activeCell = { row: 1, column: 2, rows: 1, columns: 1 };
    await expect(createExcelHost().selection()).resolves.toEqual({ sheet: "Sheet1", address: "C2" });
  });

  test("is told at every change until one stops listening", async () => {
    const told: string[] = [];
    const stop = createExcelHost().onSelectionChanged((place) => told.push(place.address));
    const settle = () => new Promise((done) => setTimeout(done, 0));
    book.selected = { row: 8, column: 0, rows: 1, columns: 1 };
    context.document.handlers.forEach((changed) => {
      changed();
    });
    await settle();
    expect(told).toEqual(["A9"]);
    stop();
    expect(context.document.handlers.size).toBe(0);
  });
});

describe("Excel's own settings", () => {
  test.each([
    ["en-US", "en"],
    ["zh-CN", "zh"],
    ["zh-TW", "zh"],
    ["de-DE", "en"],
  ])("display language %s means %s", (displayLanguage, expected) => {
    context.displayLanguage = displayLanguage;
    expect(createExcelHost().language()).toBe(expected);
  });

  test.each([
    [undefined, null],
    [{ isDarkTheme: true }, true],
    [{ isDarkTheme: false, bodyBackgroundColor: "#000000" }, false],
    [{ bodyBackgroundColor: "#262626" }, true],
    [{ bodyBackgroundColor: "#FFFFFF" }, false],
    [{ bodyBackgroundColor: "white" }, null],
  ])("theme %j means dark: %s", (theme, expected) => {
    context.officeTheme = theme;
    expect(createExcelHost().isDark()).toBe(expected);
  });

  test("undo is Excel's own", () => {
    expect(createExcelHost().undo).toBeNull();
  });
});

describe("memory", () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis, "localStorage");
  });

  test("keeps what was written, in Office's own part of the storage", () => {
    const stored = new Map<string, string>();
    Object.assign(globalThis, {
      localStorage: {
        getItem: (key: string) => stored.get(key) ?? null,
        setItem: (key: string, value: string) => stored.set(key, value),
      },
    });
    context.partitionKey = "part-7-";
    createExcelHost().memory.write("language", "zh");
    expect([...stored]).toEqual([["part-7-vram.language", "zh"]]);
    expect(createExcelHost().memory.read("language")).toBe("zh");
    expect(createExcelHost().memory.read("context")).toBeNull();
  });

  test("lasts as long as the pane where storage is closed", () => {
    Object.defineProperty(globalThis, "localStorage", {
      configurable: true,
      get: () => {
        throw new Error("SecurityError");
      },
    });
    const { memory } = createExcelHost();
    memory.write("language", "zh");
    expect(memory.read("language")).toBe("zh");
  });
});
