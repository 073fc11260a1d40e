import { createExcelHost } from "../../../src/hosts/excel/excel-host";
import type { WriteConsent } from "../../../src/hosts/sheet-host";
import type { SheetTable } from "../../../src/sheet/table";
import { CODES } from "./codes";
import type { FakeWorkbook } from "./fake-excel";
import { openExcel, type FakeOffice } from "./open-excel";
import { B4, COLUMN, PLAIN, ROW, TABLE } from "./tables";

let book: FakeWorkbook;
let office: FakeOffice;

/** All that a user would miss: contents, mergers, what formulas spill, widths, tabs. */
const contents = (): unknown =>
  structuredClone(
    book.sheets.map(({ name, cells, merged, spills, columnWidths }) => ({
      name,
      cells: [...cells].flatMap(([at, { content }]) => (content === "" ? [] : [[at, content]])).sort(),
      formats: [...cells].flatMap(([at, { numberFormat = "General" }]) => numberFormat === "General" ? [] : [[at, numberFormat]]).sort(),
      merged,
      spills,
      widths: [0, 1, 2, 3].map((column) => columnWidths.get(column) ?? 48),
    })),
  ); // prettier-ignore

const OFFERING: SheetTable = {
  ...TABLE,
  lists: {
    ...PLAIN, name: "Lists", rows: [[{ value: "Models", look: "header" }], [{ value: "QwQ-32B", look: "value" }]], widths: [44],
    headerRows: 1, names: [], tints: [], charts: [], hidden: true,
  },
  choices: [{ block: { row: 2, column: 1, rows: 1, columns: 1 }, allowed: { kind: "range", address: "Lists!$A$2:$A$2" }, message: "Choose.", open: true }],
}; // prettier-ignore

/** A user's own cells where the table goes: a date, a text like one, a text like a formula, an array, merged cells. */
function taken(): void {
  const { first } = book;
  first.put(ROW, COLUMN, 45_000).put(ROW + 1, COLUMN, "2026-11-27").put(ROW + 3, COLUMN, "=B4*2").put(ROW + 2, COLUMN, "=SEQUENCE(1,2)");
  first.cells.set(`${ROW},${COLUMN}`, { content: 45_000, numberFormat: "yyyy-mm-dd" });
  first.shown.set(`${ROW + 1},${COLUMN + 1}`, "=not a formula");
  first.put(ROW + 1, COLUMN + 1, "=not a formula");
  first.spills.push({ area: { row: ROW + 2, column: COLUMN, rows: 1, columns: 2 }, shows: 7 });
  first.merged.push({ row: ROW, column: COLUMN, rows: 1, columns: 2 });
  first.columnWidths.set(COLUMN, 60);
} // prettier-ignore

interface Writing {
  readonly what: string;
  readonly at: typeof B4 | "new sheet";
  readonly table: SheetTable;
  readonly consent: WriteConsent;
  readonly prepare?: () => void;
  /** Syncs until all is there; what follows may fail. */
  readonly syncs: number;
}

const over = { row: ROW, column: COLUMN, rows: 6, columns: 3 };
const WRITINGS: readonly Writing[] = [
  { what: "a table in a free place", at: B4, table: TABLE, consent: "ask", syncs: 2 },
  { what: "a table over a user's cells", at: B4, table: TABLE, consent: "replace", prepare: taken, syncs: 2 },
  { what: "a table that is updated", at: B4, table: TABLE, consent: { over }, prepare: taken, syncs: 2 },
  { what: "a table with drop-downs", at: B4, table: OFFERING, consent: "ask", syncs: 4 },
  { what: "a table on a new sheet", at: "new sheet", table: TABLE, consent: "ask", syncs: 2 },
];

const SENTENCES = { "en-US": /^[A-Z][^。]*\.$/, "zh-CN": /\p{Script=Han}.*。$/u } as const;

beforeEach(() => {
  ({ book, office } = openExcel());
});

describe("whatever Excel refuses while a table is written, the workbook is as it was", () => {
  const places = WRITINGS.flatMap((writing) =>
    Array.from({ length: writing.syncs }, (_, i) => i + 1).flatMap((sync) =>
      [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1].map((share) => ({ ...writing, sync, share })),
    ),
  );

  test.each(places)(
    "$what, sync $sync, after $share of it",
    async ({ at, table, consent, prepare, sync, share }) => {
      for (const language of ["en-US", "zh-CN"] as const)
        for (const code of share === 0.5 ? CODES : ["GeneralException"]) {
          ({ book, office } = openExcel());
          office.displayLanguage = language;
          prepare?.();
          const before = contents();
          book.trouble = { sync, share, code };
          const outcome = await createExcelHost()
            .write(at, table, consent)
            .catch((error: unknown) => error);
          // the lists of the drop-downs are whole, and hidden
          const lists = book.sheets.findIndex(({ name }) => name === "Lists");
          if (lists > 0) {
            expect(book.sheets[lists]?.furniture.hidden).toBe(true);
            expect(book.sheets[lists]?.at(1, 0)?.content).toBe("QwQ-32B");
            book.sheets.splice(lists, 1);
          }
          expect(contents()).toEqual(before);
          if (code === "AccessDenied") expect(outcome).toMatchObject({ status: "protected" });
          else {
            expect(outcome).toMatchObject({ name: "Refusal" });
            expect((outcome as Error).message).toMatch(SENTENCES[language]);
          }
        }
    },
  );

  test("the sheet's set-up for paper may fail: the table is there", async () => {
    for (const code of CODES) {
      ({ book } = openExcel());
      book.trouble = { sync: 3, share: 0.5, code };
      await expect(createExcelHost().write("new sheet", TABLE, "ask")).resolves.toMatchObject({ status: "written" });
    }
  }); // prettier-ignore

  test.each([
    ["en-US", B4, /did not let us put the cells back\. Press Ctrl\+Z, .*"Sheet1"\.$/],
    ["zh-CN", B4, /且未能恢复单元格。请按 Ctrl\+Z.*“Sheet1”。$/],
    ["en-US", "new sheet", /did not let us take it away\. Delete the new sheet/],
    ["zh-CN", "new sheet", /未能将其移除。请删除该新工作表/],
  ] as const)("%s, %j: where even that fails, it is said", async (language, at, sentence) => {
    office.displayLanguage = language;
    taken();
    book.trouble = { sync: 2, share: 0.9, code: "GeneralException", again: true };
    await expect(createExcelHost().write(at, TABLE, "replace")).rejects.toThrow(sentence);
  });

  test("a sheet that somebody adds meanwhile is not taken away for ours", async () => {
    const push = book.sheets.push.bind(book.sheets);
    jest.spyOn(book.sheets, "push").mockImplementationOnce((made) => {
      const theirs = push(made);
      made.put(3, 3, "theirs");
      throw Object.assign(new Error(String(theirs)), { code: "GeneralException" });
    });
    await expect(createExcelHost().write("new sheet", TABLE, "ask")).rejects.toThrow("Excel failed");
    expect(book.sheets.map(({ name }) => name)).toEqual(["Sheet1", "Sheet2"]);
  });
});

test("what is only read says in the reader's language why it is not", async () => {
  for (const language of ["en-US", "zh-CN"] as const)
    for (const code of CODES) {
      ({ book, office } = openExcel());
      office.displayLanguage = language;
      const host = createExcelHost();
      book.trouble = { sync: 1, share: 0.5, code };
      await expect(host.around(B4)).rejects.toThrow(SENTENCES[language]);
      book.syncs = 0;
      book.trouble = { sync: 1, share: 0.5, code, again: true };
      await expect(host.selection()).rejects.toThrow(SENTENCES[language]);
    }
});
