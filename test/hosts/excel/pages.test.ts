import type { Bid } from "../../../src/bid/bid";
import { bidPages } from "../../../src/bid/pages";
import type { SheetPage } from "../../../src/sheet/page";
import { WORKED } from "../../bid/worked";
import { CAPACITY, COMPARISON } from "../../xlsx/sample-pages";
import { drawFrom, source } from "./fake-charts";
import type { FakeWorkbook } from "./fake-excel";
import type { FakeChart } from "./fake-sheet";
import { openExcel } from "./open-excel";
import { meanings, picture, sheetOf, tabs, write } from "./written-pages";

let book: FakeWorkbook;

beforeEach(() => {
  ({ book } = openExcel());
});

const sheet = (name: string) => sheetOf(book, name);

describe("whole sheets", () => {
  test("have everything that their pages have, with four syncs", async () => {
    await expect(write()).resolves.toEqual({ status: "written", sheets: ["Comparison 1", "Capacity"] });
    expect(book.syncs).toBe(4);
    expect(tabs(book)).toEqual(["Sheet1", "Comparison 1", "Capacity"]);
    const comparison = sheet("Comparison 1");
    expect(comparison.active).toBe(true);
    expect(comparison.at(3, 2)?.content).toBe("=Capacity!B3-30");
    expect(comparison.at(2, 1)).toMatchObject({ content: 30, numberFormat: "#,##0.0" });
    // 1 F 3 8 6 4: the one dark blue of BID.md, and white on it
    expect(comparison.at(1, 0)).toMatchObject({
      content: "Part",
      bold: true,
      look: { ground: "#1F3864", "font color": "#FFFFFF", wrapText: true, "font name": "Calibri", "font size": 10 },
    });
    const capacity = sheet("Capacity");
    expect(capacity.at(2, 1)).toMatchObject({ look: { ground: "#FFF2CC", "font color": "#0000FF", "EdgeTop style": "Continuous" } });
    expect(capacity.at(3, 2)?.content).toBe("=1+1 is a text");
    expect(capacity.at(2, 2)).toMatchObject({ content: "A guide", link: "https://example.com/a?b=1&c=2" });
    expect(capacity.merged).toEqual([{ row: 0, column: 0, rows: 1, columns: 3 }]);
    // (24 characters x 7 px + 5 px) x 72 / 96
    expect(capacity.columnWidths.get(0)).toBe(129.75);
    expect(capacity.furniture).toMatchObject({
      frozenRows: 2,
      gridlines: false,
      hidden: false,
      rowHeights: new Map([[0, 24], [3, 30]]),
      choices: [
        { at: "B5", rule: { list: { inCellDropDown: true, source: "H100,H20" } }, ignoreBlanks: true, errorAlert: { message: "Pick a card of the list." } },
        { at: "B3:B4", rule: { wholeNumber: { formula1: 1, operator: "GreaterThanOrEqualTo" } } },
      ],
      print: {
        orientation: "Landscape",
        paperSize: "A4",
        zoom: { horizontalFitToPages: 1 },
        titleRows: "$1:$2",
        leftFooter: "&A",
        centerFooter: "&P / &N",
        rightFooter: "Catalogue 2026-11-20 && more",
        margins: { unit: "Inches", left: 0.4, bottom: 0.6 },
      },
    });
    expect(meanings(book)).toEqual(["Instances: 'Comparison 1'!$B$5:$C$5", "Requests: Capacity!$B$3", "Most: Capacity!$B$4"]);
  }); // prettier-ignore

  test("a formula that spills stands alone: the cells that it fills stay free", async () => {
    await write();
    expect(sheet("Comparison 1").at(7, 1)?.content).toBe('=VRAM.KV("QwQ-32B",16000,A10:B10)');
    expect(sheet("Comparison 1").at(7, 2)?.content).toBe("");
  });

  test("tints are asked for what a formula says, then from the lowest bound up; the chart has its cells", async () => {
    await write();
    const { tints, charts } = sheet("Comparison 1").furniture;
    expect(tints.map(({ rule, colour }) => [rule, colour])).toEqual([
      [{ formula: '=RIGHT(B$6,3)="too"' }, "#A6A6A6"],
      [{ formula1: "=2", operator: "LessThanOrEqual" }, "#C6EFCE"],
      [{ formula1: "=2", formula2: "=3", operator: "Between" }, "#FFEB9C"],
      [{ formula1: "=3", operator: "GreaterThan" }, "#FFC7CE"],
    ]);
    expect(tints.map(({ ink }) => ink)).toEqual(["#000000", undefined, undefined, undefined]);
    expect(tints.every(({ stopIfTrue }) => stopIfTrue === true)).toBe(true);
    expect(charts).toMatchObject([
      {
        type: "BarStacked",
        series: [
          { name: "Weights", values: "B3:C3", categories: "B2:C2", colour: "#1F3864" },
          { name: "Cache", values: "B4:C4", categories: "B2:C2", colour: "#2E75B6" },
        ],
        set: { title: COMPARISON.charts[0]?.title, reversed: true, legend: "Bottom" },
      },
    ]);
  });

  test("nothing is overwritten unasked; beside it is another set that speaks of itself", async () => {
    await write();
    const before = picture(book);
    await expect(write()).resolves.toEqual({
      status: "taken",
      sheets: ["Comparison 1", "Capacity"],
      names: [],
      holders: [],
      free: ["Comparison 1 (2)", "Capacity (2)"],
    });
    expect(picture(book)).toEqual(before);
    await expect(write("beside")).resolves.toMatchObject({ sheets: ["Comparison 1 (2)", "Capacity (2)"] });
    expect(sheet("Comparison 1 (2)").at(3, 2)?.content).toBe("='Capacity (2)'!B3-30");
    expect(sheet("Comparison 1 (2)").at(4, 1)?.content).toBe("=ROUNDUP(Requests_2/Most_2,0)");
    expect(meanings(book)).toContain("Requests_2: 'Capacity (2)'!$B$3");
  });

  test("in the place of others: theirs are gone, and who spoke of them speaks of the new ones", async () => {
    await write();
    sheet("Capacity").put(2, 1, 1000);
    book.first.put(0, 0, "='Comparison 1'!B5*10").put(1, 0, '="Capacity!" & capacity!B3').put(2, 0, "=A1");
    book.syncs = 0;
    await expect(write("replace")).resolves.toMatchObject({ status: "written" });
    expect(book.syncs).toBe(6);
    expect(tabs(book)).toEqual(["Sheet1", "Comparison 1", "Capacity"]);
    expect(sheet("Capacity").at(2, 1)?.content).toBe(37);
    expect([0, 1, 2].map((row) => book.first.at(row, 0)?.content)).toEqual([
      "='Comparison 1'!B5*10",
      '="Capacity!" & capacity!B3',
      "=A1",
    ]);
    expect(meanings(book)).toEqual([
      "Instances: 'Comparison 1'!$B$5:$C$5",
      "Requests: Capacity!$B$3",
      "Most: Capacity!$B$4",
    ]);
  });

  describe("what the user has elsewhere and draws from them", () => {
    /** A chart of the user's on the first sheet, whose one series lies on "Capacity". */
    const chart = (): FakeChart => {
      const made: FakeChart = { type: "Line", series: [{ name: "mine" }], set: {} };
      const [series] = made.series;
      if (series !== undefined) drawFrom(series, sheet("Capacity"), { values: "B3:B4", categories: "A3:A4" });
      book.first.furniture.charts.push(made);
      return made;
    };
    const drawnFrom = ({ series: [series] }: FakeChart): string[] =>
      series === undefined ? [] : (["values", "categories"] as const).map((of) => source(series, book.first, book.sheets, of)); // prettier-ignore

    test("a name and a chart mean the same cells of the new sheet, with two syncs more", async () => {
      await write();
      const mine = chart();
      book.names.push({ name: "Mine", sheet: sheet("Capacity"), area: { row: 2, column: 1, rows: 2, columns: 1 } });
      book.names.push({ name: "Elsewhere", sheet: book.first, area: { row: 0, column: 0, rows: 1, columns: 1 } });
      book.syncs = 0;
      await write("replace");
      expect(book.syncs).toBe(8);
      expect(meanings(book)).toEqual(expect.arrayContaining(["Mine: Capacity!$B$3:$B$4", "Elsewhere: Sheet1!$A$1"]));
      expect(drawnFrom(mine)).toEqual(["='Capacity'!B3:B4", "='Capacity'!A3:A4"]);
    }); // prettier-ignore

    test("a chart that draws from its own sheet is left alone", async () => {
      await write();
      const own: FakeChart = { type: "Line", series: [{ values: "A1:A3" }], set: {} };
      book.first.furniture.charts.push(own);
      await write("replace");
      expect(drawnFrom(own)).toEqual(["='Sheet1'!A1:A3", ""]);
    });

    test.each([
      ["an Excel that cannot be asked (LTSC 2021: 1.14)", () => (book.apiVersion = 14)],
      ["a chart that Excel does not tell about", () => (book.shyCharts = true)],
    ])("%s: all is written, the chart is lost", async (_, prepare) => {
      await write();
      const mine = chart();
      prepare();
      await expect(write("replace")).resolves.toMatchObject({ status: "written" });
      expect(drawnFrom(mine)).toEqual(["=#REF!", "=#REF!"]);
    });

    test("names of a larger bid that has gone go with it", async () => {
      const six = bidPages({ ...WORKED, sheets: ["comparison"] });
      await write("ask", six);
      expect(meanings(book).some((name) => name.startsWith("Bid_Redundancy_D"))).toBe(true);
      await write("replace", bidPages({ ...WORKED, options: WORKED.options.slice(0, 2), sheets: ["comparison"] }));
      const left = meanings(book);
      expect(left.some((name) => name.startsWith("Bid_Redundancy_B: Comparison!"))).toBe(true);
      expect(left.filter((name) => /_[CD]:|#REF/.test(name))).toEqual([]);
    }); // prettier-ignore
  });

  test("a name of cells that belongs to another sheet is asked about", async () => {
    book.names.push({
      name: "requests",
      sheet: book.first,
      area: { row: 0, column: 0, rows: 1, columns: 1 },
    });
    await expect(write()).resolves.toMatchObject({
      status: "taken",
      sheets: [],
      names: ["requests"],
      holders: ["Sheet1"],
    });
    await write("replace");
    expect(meanings(book)).toEqual([
      "requests: Capacity!$B$3",
      "Instances: 'Comparison 1'!$B$5:$C$5",
      "Most: Capacity!$B$4",
    ]);
  });
});

const SIX: Bid = {
  ...WORKED,
  options: ["A100", "H100", "Atlas 800I A2", "C500", "H20", "L40S"].map((card) => ({
    model: "Qwen3-32B",
    card,
  })),
};
const bids = (["en", "zh"] as const).flatMap((language) =>
  (["portable", "live"] as const).map((form) => ({ ...SIX, language, form })),
);

describe("a bid of six options", () => {
  test.each(bids)("$language, $form: four syncs, six in the place of one; within what the web takes at once", async (bid) => {
    const pages = bidPages(bid);
    await expect(write("ask", pages)).resolves.toMatchObject({ status: "written" });
    expect(book.syncs).toBe(4);
    await expect(write("replace", pages)).resolves.toMatchObject({ status: "written" });
    expect(book.syncs).toBe(4 + 6);
    expect(Math.max(...book.sent)).toBeLessThan(2_500_000);
    const hidden = book.sheets.filter(({ furniture }) => furniture.hidden);
    expect(hidden).toHaveLength(bid.form === "live" ? 1 : 0);
  }); // prettier-ignore

  test("content above the limit goes in parts, and all of it arrives", async () => {
    const text = "x".repeat(1000);
    const long: SheetPage = { ...CAPACITY, rows: Array.from({ length: 3000 }, () => [{ value: text, look: "text" as const }]), merged: [], choices: [], names: [] };
    await expect(write("ask", [long])).resolves.toMatchObject({ status: "written" });
    expect(Math.max(...book.sent)).toBeLessThan(book.mostBytes);
    expect(sheet("Capacity").at(2999, 0)?.content).toBe(text);
  }); // prettier-ignore
});

describe("an older Excel", () => {
  // LTSC 2021 has 1.14, LTSC 2024 1.17; what those lack is nothing that a sheet has
  test.each([14, 17])("with ExcelApi 1.%d writes all", async (version) => {
    await write();
    const newest = JSON.stringify([picture(book), sheet("Capacity").furniture]);
    ({ book } = openExcel());
    book.apiVersion = version;
    await write();
    expect(JSON.stringify([picture(book), sheet("Capacity").furniture])).toBe(newest);
  });

  // the least that can be written to at all: getRangeByIndexes is 1.7
  test.each([7, 8, 9, 11])("with ExcelApi 1.%d leaves out what it lacks and writes the rest", async (version) => {
    book.apiVersion = version;
    await expect(write()).resolves.toMatchObject({ status: "written" });
    expect(sheet("Comparison 1").at(3, 2)?.content).toBe("=Capacity!B3-30");
    expect(sheet("Capacity").furniture).toMatchObject({
      frozenRows: 2,
      gridlines: version < 8,
      choices: { length: version >= 8 ? 2 : 0 },
      print: version >= 9 ? { paperSize: "A4" } : {},
    });
    expect(sheet("Comparison 1").furniture.charts).toHaveLength(1);
    expect(sheet("Comparison 1").at(1, 0)?.bold).toBe(version >= 9 ? true : undefined);
    expect(book.names).toHaveLength(3);
  }); // prettier-ignore

  test("without a printer has no papers: the sheets are whole all the same", async () => {
    book.printer = false;
    await expect(write()).resolves.toMatchObject({ status: "written" });
    expect(sheet("Comparison 1").furniture.print).toMatchObject({
      orientation: "Landscape",
      titleRows: "$1:$2",
    });
  });
});
