import type { Sheet } from "hucre";
import { chartFromFile } from "../../src/xlsx/chart";
import { bookOf } from "../../src/xlsx/pages";
import { readBook, type ReadBook } from "../../src/xlsx/read";
import { setUpOf } from "../../src/xlsx/set-up";
import { writeBook } from "../../src/xlsx/write";
import { zippedText } from "../../src/xlsx/zip";
import { CAPACITY, COMPARISON } from "./sample-pages";

// two sheets become a file, and the file is read again; what a file holds is ECMA-376's, and Excel's own habits
let bytes: Uint8Array;
let read: ReadBook;
let comparison: Sheet;
let capacity: Sheet;

beforeAll(async () => {
  bytes = await writeBook(bookOf([COMPARISON, CAPACITY]));
  read = await readBook(bytes, "en");
  [comparison, capacity] = read.workbook.sheets as [Sheet, Sheet];
});

const at = (sheet: Sheet, row: number, column: number) => sheet.cells?.get(`${row},${column}`);

test("values, texts and formulas with their results", () => {
  expect(read.workbook.sheets.map(({ name }) => name)).toEqual(["Comparison 1", "Capacity"]);
  expect(capacity.rows[2]?.slice(0, 3)).toEqual(["Requests in flight", 37, "A guide"]);
  expect(capacity.rows[0]?.[0]).toBe("Capacity & people <b>");
  expect(at(capacity, 3, 2)).toMatchObject({ value: "=1+1 is a text", type: "string" });
  expect(at(comparison, 4, 1)).toMatchObject({ formula: "=ROUNDUP(Requests/Most,0)", formulaResult: 3 });
  expect(at(comparison, 5, 2)).toMatchObject({
    formula: '=IF(C5>3,"Requests","")',
    value: "Requests",
  });
  expect(at(comparison, 9, 2)).toMatchObject({ formula: "=B8>4", value: true });
});

test("our functions come back to life, and others see their values", () => {
  expect(at(comparison, 6, 1)).toMatchObject({
    formula: '=VRAM.KV("QwQ-32B",16000)',
    formulaResult: 4.194304,
  });
  expect(at(comparison, 7, 1)).toMatchObject({
    formulaType: "array",
    formulaRef: "B8:C8",
    formulaDynamic: true,
  });
  expect(comparison.rows[7]?.[2]).toBe(8.388608);
  expect(at(comparison, 6, 2)).toMatchObject({ value: "#N/A", formula: '=VRAM.KV("Qwen-none",16000)' });
});

test("a reader that does not calculate is told that it need not", async () => {
  const workbook = (await zippedText(bytes, "xl/workbook.xml")) ?? "";
  expect(workbook).toContain('<calcPr calcId="191029"/>');
  expect(workbook).not.toContain("fullCalcOnLoad");
  const sheet = (await zippedText(bytes, "xl/worksheets/sheet1.xml")) ?? "";
  expect(sheet).toContain('<f t="array" ref="B7">_xldudf_VRAM_KV("QwQ-32B",16000)</f><v>4.194304</v>');
  // an error is a value of its own kind (18.18.11, ST_CellType "e"), not a text
  expect(sheet).toMatch(/<c r="C7"[^>]* t="e"><f [^>]*>[^<]*<\/f><v>#N\/A<\/v>/);
});

test("looks, widths, heights, merged and frozen cells", () => {
  expect(at(capacity, 2, 1)?.style).toMatchObject({
    numFmt: "#,##0",
    font: { name: "Calibri", size: 10, color: { rgb: "0000FF" } },
    fill: { fgColor: { rgb: "FFF2CC" } },
  });
  expect(at(capacity, 1, 0)?.style).toMatchObject({
    font: { bold: true, color: { rgb: "FFFFFF" } },
    alignment: { wrapText: true },
  });
  expect(capacity.columns?.map(({ width }) => width)).toEqual([24, 12, 40]);
  expect([capacity.rowDefs?.get(0)?.height, capacity.rowDefs?.get(3)?.height]).toEqual([24, 30]);
  expect(capacity.merges).toEqual([{ startRow: 0, startCol: 0, endRow: 0, endCol: 2 }]);
  expect(capacity.freezePane).toEqual({ rows: 2 });
  expect(capacity.view?.showGridLines).toBe(false);
  expect(at(capacity, 2, 2)?.hyperlink?.target).toBe("https://example.com/a?b=1&c=2");
});

test("names, what may be typed, and tints", () => {
  expect(read.workbook.namedRanges).toEqual(
    expect.arrayContaining([
      { name: "Requests", range: "'Capacity'!$B$3" },
      { name: "Instances", range: "'Comparison 1'!$B$5:$C$5" },
    ]),
  );
  expect(capacity.dataValidations).toMatchObject([
    { type: "list", range: "B5", values: ["H100", "H20"], errorMessage: "Pick a card of the list." },
    { type: "whole", operator: "greaterThanOrEqual", formula1: "1", range: "B3:B4" },
  ]);
  expect(comparison.dataValidations).toMatchObject([{ type: "list", formula1: "Capacity!$B$3:$B$5" }]);
  expect(
    comparison.conditionalRules?.map(({ type, operator, formula }) => [operator ?? type, formula]),
  ).toEqual([
    ["expression", 'RIGHT(B$6,3)="too"'],
    ["lessThanOrEqual", "2"],
    ["between", ["2", "3"]],
    ["greaterThan", "3"],
  ]);
});

test("A4 landscape, one page wide, header rows repeated under the sheet's quoted name, footer", async () => {
  expect(comparison.pageSetup).toMatchObject({
    paperSize: "a4",
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  });
  expect(await zippedText(bytes, "xl/workbook.xml")).toContain(
    `localSheetId="0">'Comparison 1'!$1:$2</definedName>`,
  );
  expect(capacity.headerFooter?.oddFooter).toBe("&L&A&C&P / &N&RCatalogue 2026-11-20 && more");
  expect(setUpOf(capacity.pageSetup, capacity.headerFooter)).toEqual({
    headerRows: 2,
    footer: "Catalogue 2026-11-20 & more",
  });
});

test("a chart is a native one, drawn from its cells, and is read as it was", () => {
  const [chart] = comparison.charts ?? [];
  expect(chart?.series?.[0]?.valuesRef).toBe("'Comparison 1'!$B$3:$C$3");
  expect(chart && chartFromFile(chart, "Comparison 1")).toEqual(COMPARISON.charts[0]);
  expect(chart && chartFromFile(chart, "Elsewhere")).toBeNull();
});

test("what alone is printed goes into a file and is read from it", () => {
  const page = { ...CAPACITY, printedRows: 3 };
  const [sheet] = bookOf([page]).sheets;
  const last = String.fromCharCode(64 + page.widths.length);
  expect(sheet?.pageSetup?.printArea).toBe(`$A$1:$${last}$3`);
  expect(setUpOf(sheet?.pageSetup, sheet?.headerFooter)?.printArea).toBe(`$A$1:$${last}$3`);
});
