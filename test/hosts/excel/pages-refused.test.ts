import type { PagesConsent } from "../../../src/hosts/sheet-host";
import { CAPACITY, COMPARISON } from "../../xlsx/sample-pages";
import { CODES } from "./codes";
import type { FakeWorkbook } from "./fake-excel";
import type { FakeSheet } from "./fake-sheet";
import { openExcel } from "./open-excel";
import { picture, sheetOf, tabs, write } from "./written-pages";

let book: FakeWorkbook;

beforeEach(() => {
  ({ book } = openExcel());
});

const sheet = (name: string) => sheetOf(book, name);

describe("what Excel refuses leaves nothing behind", () => {
  const prepare = async (consent: PagesConsent): Promise<void> => {
    if (consent === "ask") return;
    await write();
    sheet("Capacity").put(2, 1, 1000).put(20, 5, "the user's own");
    book.first.put(0, 0, "='Comparison 1'!B5*10");
    book.names.push({
      name: "Mine",
      sheet: sheet("Capacity"),
      area: { row: 2, column: 1, rows: 2, columns: 1 },
    });
    book.syncs = 0;
  };
  // the last sync is the page set-up, which may fail; the one before it in a replacement deletes what is replaced
  const places = [
    { consent: "ask", syncs: 3 },
    { consent: "beside", syncs: 3 },
    { consent: "replace", syncs: 5 },
  ].flatMap(({ consent, syncs }) =>
    Array.from({ length: syncs }, (_, i) => i + 1).flatMap((sync) =>
      [0, 0.2, 0.5, 0.8, 1].map((share) => ({ consent: consent as PagesConsent, sync, share })),
    ),
  );

  test.each(places)("$consent, sync $sync, after $share of it", async ({ consent, sync, share }) => {
    for (const code of share === 0.5 ? CODES : ["GeneralException"]) {
      ({ book } = openExcel());
      await prepare(consent);
      const before = picture(book);
      book.trouble = { sync, share, code };
      const deleting = consent === "replace" && sync === 5;
      const outcome = await write(consent).catch((error: unknown) => error);
      if (deleting) {
        expect(tabs(book)).toEqual(expect.arrayContaining(["Sheet1", "Comparison 1", "Capacity"]));
        expect(sheet("Capacity").at(2, 1)?.content).toBe(37);
        expect(book.first.at(0, 0)?.content).toBe("='Comparison 1'!B5*10");
        // what Excel has kept is named
        for (const name of tabs(book).filter((tab) => tab.includes("(old)"))) expect(String(outcome)).toContain(`"${name}"`);
        continue;
      }
      expect(picture(book)).toEqual(before);
      if (code === "AccessDenied") expect(outcome).toEqual({ status: "protected", sheet: "" });
      else expect(outcome).toMatchObject({ name: "Refusal", message: expect.stringMatching(/\.$/) as string });
    }
  }); // prettier-ignore

  test("each has a sentence in either language, and most have one of their own", async () => {
    for (const language of ["en-US", "zh-CN"]) {
      const said = new Set<string>();
      for (const code of CODES) {
        const { book: fresh, office } = openExcel();
        book = fresh;
        office.displayLanguage = language;
        book.trouble = { sync: 3, share: 0.5, code };
        const outcome = await write().catch((error: unknown) => (error as Error).message);
        if (typeof outcome !== "string") continue;
        expect(outcome).toMatch(language === "zh-CN" ? /\p{Script=Han}.*。$/u : /^[A-Z].*\.$/);
        said.add(outcome);
      }
      expect(said.size).toBe(CODES.length - 1);
    }
  });

  test("a protected structure, a protected sheet that would go, one that would have to change", async () => {
    book.structureProtected = true;
    await expect(write()).resolves.toEqual({ status: "protected", sheet: "" });
    expect(book.syncs).toBe(1);
    book.structureProtected = false;
    await write();
    sheet("Capacity").protectedBy = {};
    await expect(write("replace")).resolves.toEqual({ status: "protected", sheet: "Capacity" });
    sheet("Capacity").protectedBy = null;
    book.first.put(0, 0, "=Capacity!B3").protectedBy = {};
    const before = picture(book);
    await expect(write("replace")).resolves.toEqual({ status: "protected", sheet: "Sheet1" });
    expect(picture(book)).toEqual(before);
    // beside them everything may be written
    await expect(write("beside")).resolves.toMatchObject({ status: "written" });
  });

  test("a cell that is being edited is waited for", async () => {
    book.editing = true;
    await expect(write()).resolves.toMatchObject({ status: "written" });
    expect(book.runs).toEqual([{ delayForCellEdit: true }]);
  });

  test("a sheet that somebody adds under our name meanwhile is not ours to delete", async () => {
    const spy = jest.spyOn(book.sheets, "push").mockImplementationOnce((made) => {
      const theirs: FakeSheet = made;
      theirs.put(0, 0, "theirs");
      Array.prototype.push.call(book.sheets, theirs);
      throw Object.assign(new Error(""), { code: "ItemAlreadyExists" });
    });
    await expect(write()).rejects.toThrow("Somebody has just used one of the names.");
    spy.mockRestore();
    expect(tabs(book)).toEqual(["Sheet1", "Comparison 1"]);
    expect(sheet("Comparison 1").at(0, 0)?.content).toBe("theirs");
  });

  test("where even tidying up fails, what is left is named", async () => {
    book.trouble = { sync: 2, share: 0.9, code: "GeneralException", again: true };
    await expect(write()).rejects.toThrow(/did not let us tidy up.*"Comparison 1", "Capacity"/);
  });

  test("a formula that Excel cannot read leaves nothing either", async () => {
    const before = picture(book);
    const bad = { ...COMPARISON, rows: [...COMPARISON.rows, [{ value: { formula: "=Nowhere!A1" }, look: "value" as const }]] };
    await expect(write("ask", [bad, CAPACITY])).rejects.toThrow("Excel refused to write (InvalidArgument).");
    expect(picture(book)).toEqual(before);
  }); // prettier-ignore
});
