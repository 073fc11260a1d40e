import { createExcelHost } from "../../../src/hosts/excel/excel-host";
import type { FakeWorkbook } from "./fake-excel";
import { openExcel, type FakeOffice } from "./open-excel";

let book: FakeWorkbook;
let office: FakeOffice;

beforeEach(() => {
  ({ book, office } = openExcel());
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
    office.listeners.forEach((changed) => {
      changed();
    });
    await settle();
    expect(told).toEqual(["A9"]);
    stop();
    expect(office.listeners.size).toBe(0);
  });
});

describe("cells that change", () => {
  const settle = () => new Promise((done) => setTimeout(done, 0));
  const change = async (): Promise<void> => {
    for (const listener of book.changeListeners.keys()) await listener();
  };

  test("are told until one stops listening, also where it began while a cell was edited", async () => {
    let told = 0;
    book.editing = true;
    const stop = createExcelHost().onCellsChanged(() => (told += 1));
    await settle();
    await change();
    expect(told).toBe(1);
    stop();
    await change();
    expect(told).toBe(1);
    await settle();
    expect(book.changeListeners.size).toBe(0);
  });

  test("are not told by an Excel without the event, and one that refuses it stops nothing", async () => {
    book.apiVersion = 8;
    createExcelHost().onCellsChanged(() => undefined)();
    await settle();
    expect(book.runs).toEqual([]);
    book.apiVersion = 9;
    book.trouble = { sync: book.syncs + 1, share: 0, code: "GeneralException" };
    const stop = createExcelHost().onCellsChanged(() => undefined);
    await settle();
    stop();
    await settle();
    expect(book.changeListeners.size).toBe(0);
  });
});

describe("Excel's own settings", () => {
  test.each([
    ["en-US", "en"],
    ["zh-CN", "zh"],
    ["zh-TW", "zh"],
    ["de-DE", "en"],
  ])("display language %s means %s", (displayLanguage, expected) => {
    office.displayLanguage = displayLanguage;
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
    office.officeTheme = theme;
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
    office.partitionKey = "part-7-";
    createExcelHost().memory.write("language", "zh");
    expect([...stored]).toEqual([["part-7-vram.language", "zh"]]);
    expect(createExcelHost().memory.read("language")).toBe("zh");
    expect(createExcelHost().memory.read("office")).toBeNull();
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
