import { createExcelHost } from "../../../src/hosts/excel/excel-host";
import { CODES } from "./codes";
import type { FakeWorkbook } from "./fake-excel";
import { FakeSheet } from "./fake-sheet";
import { openExcel, type FakeOffice } from "./open-excel";
import { picture } from "./written-pages";

let book: FakeWorkbook;
let office: FakeOffice;
let second: FakeSheet;

beforeEach(() => {
  ({ book, office } = openExcel());
  second = new FakeSheet("TCO (2)");
  book.sheets.push(second);
  book.first.put(0, 0, '=VRAM.KV("QwQ-32B",16000)').put(1, 0, "=A1*2").put(2, 0, "VRAM.KV(1)");
  book.first.shown.set("0,0", 4.194304).set("1,0", 8.388608);
  second.put(3, 1, '=VRAM.CONSTANTS("QwQ-32B","H100")');
  second.spills.push({ area: { row: 3, column: 1, rows: 3, columns: 2 }, shows: 0 });
  for (const [at, value] of [["3,1", "Cards"], ["3,2", 2], ["4,1", "2026-11-26"], ["4,2", 30.5225], ["5,1", true], ["5,2", ""]] as const)
    second.shown.set(at, value);
}); // prettier-ignore

const contents = (sheet: FakeSheet): Record<string, unknown> =>
  Object.fromEntries(
    [...sheet.cells].flatMap(([at, { content }]) => (content === "" ? [] : [[at, content]])),
  );

describe("freezing", () => {
  test("asks first: nothing is written, and what would change is listed, with three syncs", async () => {
    const before = picture(book);
    const { changed, left } = await createExcelHost().freeze("ask");
    expect(changed.map(({ sheet, address }) => `${sheet} ${address}`)).toEqual([
      "Sheet1 A1",
      "TCO (2) B4:C6",
    ]);
    expect(left).toEqual([]);
    expect(picture(book)).toEqual(before);
    expect(book.syncs).toBe(3);
  });

  test("every formula of ours becomes what it showed, spilled cells too, with four syncs in one undo step", async () => {
    await createExcelHost().freeze("agreed");
    expect(contents(book.first)).toEqual({ "0,0": 4.194304, "1,0": "=A1*2", "2,0": "VRAM.KV(1)" });
    // a date that was a text stays one
    expect(contents(second)).toEqual({ "3,1": "Cards", "3,2": 2, "4,1": "2026-11-26", "4,2": 30.5225, "5,1": true });
    expect(second.spills).toEqual([]);
    expect(book.syncs).toBe(4);
    expect(book.runs).toEqual([{ delayForCellEdit: true, mergeUndoGroup: true }]);
  }); // prettier-ignore

  test("errors, what is not calculated and protected sheets are left alone and named", async () => {
    second.protectedBy = {};
    book.first.put(4, 0, "=VRAM.KV(1)").put(5, 0, "=VRAM.KV(2)");
    book.first.shown.set("4,0", "#N/A").set("5,0", "#BUSY!");
    const { changed, left } = await createExcelHost().freeze("agreed");
    expect(changed.map(({ address }) => address)).toEqual(["A1"]);
    expect(left.map(({ address, why, shows }) => [address, why, shows])).toEqual([
      ["A5", "error", "#N/A"],
      ["A6", "calculating", "#BUSY!"],
      ["B4:C6", "protected", ""],
    ]);
    expect(book.first.at(4, 0)?.content).toBe("=VRAM.KV(1)");
    expect(second.spills).toHaveLength(1);
  });

  test("names that ask us are left and named, and an old Excel is not asked for them", async () => {
    const area = { row: 0, column: 0, rows: 1, columns: 1 };
    book.names.push({ name: "Need", sheet: book.first, area, formula: '=VRAM.KV("QwQ-32B",Context)' });
    book.names.push({ name: "Context", sheet: book.first, area });
    const { left } = await createExcelHost().freeze("agreed");
    expect(left).toEqual([
      { sheet: "", address: "Need", formula: '=VRAM.KV("QwQ-32B",Context)', why: "name", shows: "" },
    ]);
    expect(book.syncs).toBe(4);
    book.apiVersion = 6;
    await expect(createExcelHost().freeze("ask")).resolves.toMatchObject({ left: [] });
  });

  test("an Excel that tells a spilled formula at every cell is not misled", async () => {
    jest
      .spyOn(second, "formula")
      .mockImplementation((row, column) =>
        row >= 3 && row <= 5 && column >= 1 && column <= 2 ? '=VRAM.CONSTANTS("QwQ-32B","H100")' : "",
      );
    const { changed } = await createExcelHost().freeze("ask");
    expect(changed.map(({ address }) => address)).toEqual(["A1", "B4:C6"]);
  });

  test("an Excel that cannot spill is not asked about it", async () => {
    book.apiVersion = 11;
    second.spills.length = 0;
    const { changed } = await createExcelHost().freeze("agreed");
    expect(changed.map(({ address }) => address)).toEqual(["A1", "B4"]);
  });

  test("nothing of ours: nothing is written", async () => {
    book.sheets.splice(1);
    book.first.cells.clear();
    await expect(createExcelHost().freeze("agreed")).resolves.toEqual({ changed: [], left: [] });
  });
});

const places = (["freeze", "repair"] as const).flatMap((action) =>
  [1, 2, 3, 4].flatMap((sync) => [0, 0.5, 1].map((share) => ({ action, sync, share }))),
);

describe("what Excel refuses midway is put back", () => {
  test.each(places)("$action, sync $sync, after $share of it", async ({ action, sync, share }) => {
    for (const code of CODES) {
      book.first.put(8, 0, "=_xldudf_VRAM_KV(1)");
      book.first.shown.set("8,0", "#NAME?");
      const before = picture(book);
      book.syncs = 0;
      book.trouble = { sync, share, code };
      await expect(createExcelHost()[action]("agreed")).rejects.toMatchObject({ name: "Refusal" });
      expect(picture(book)).toEqual(before);
      // the stand-in does not calculate: what was put back shows what it showed
      if (second.spills.length === 0) second.spills.push({ area: { row: 3, column: 1, rows: 3, columns: 2 }, shows: 0 });
      for (const [at, value] of [["0,0", 4.194304], ["1,0", 8.388608]] as const) book.first.shown.set(at, value);
    }
  }); // prettier-ignore

  test.each([
    ["en-US", /Press Ctrl\+Z, or close without saving\. Sheets: "Sheet1", "TCO \(2\)"\./],
    ["zh-CN", /请按 Ctrl\+Z，或不保存直接关闭。涉及工作表：“Sheet1”、“TCO \(2\)”。/],
  ])("%s: where even that fails, it is said and the sheets are named", async (language, sentence) => {
    office.displayLanguage = language;
    book.trouble = { sync: 4, share: 0.99, code: "GeneralException", again: true };
    await expect(createExcelHost().freeze("agreed")).rejects.toThrow(sentence);
  });
});

describe("repair", () => {
  beforeEach(() => {
    book.first.put(8, 0, "=_xldudf_VRAM_KV(1)*2").put(9, 0, "=VRAM.KV(2)").put(10, 0, "=NOPE(1)");
    for (const at of ["8,0", "9,0", "10,0"]) book.first.shown.set(at, "#NAME?");
  });

  test("asks first", async () => {
    const before = picture(book);
    const { changed } = await createExcelHost().repair("ask");
    expect(changed.map(({ address, becomes }) => [address, becomes])).toEqual([
      ["A9", "=VRAM.KV(1)*2"],
      ["A10", "=VRAM.KV(2)"],
    ]);
    expect(picture(book)).toEqual(before);
  });

  test("types stuck formulas again and leaves what others have broken", async () => {
    const { changed, left } = await createExcelHost().repair("agreed");
    expect(changed).toHaveLength(2);
    expect(left).toEqual([]);
    expect([8, 9, 10].map((row) => book.first.at(row, 0)?.content)).toEqual([
      "=VRAM.KV(1)*2",
      "=VRAM.KV(2)",
      "=NOPE(1)",
    ]);
    expect(contents(second)).toEqual({ "3,1": '=VRAM.CONSTANTS("QwQ-32B","H100")' });
  });

  test("names what is stuck even then", async () => {
    const value = book.first.value.bind(book.first);
    jest.spyOn(book.first, "value").mockImplementation((row, column) => (row === 9 ? "#NAME?" : value(row, column)));
    const { changed, left } = await createExcelHost().repair("agreed");
    expect(changed.map(({ address }) => address)).toEqual(["A9"]);
    expect(left).toEqual([{ sheet: "Sheet1", address: "A10", formula: "=VRAM.KV(2)", why: "unknown" }]);
  }); // prettier-ignore
});
