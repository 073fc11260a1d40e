import type { Page } from "playwright-core";
import { COMPARISON } from "../../src/bid/comparison-texts";
import { bidPages, writtenBid } from "../../src/bid/pages";
import type { SheetPage } from "../../src/sheet/page";
import { WORKED } from "../bid/worked";
import { barriersInPane } from "./barriers";
import { focusCell, openWorkbook, shows } from "./open-page";

const WORDS = {
  en: {
    heading: "Workbook",
    freeze: "Freeze for the customer",
    yes: "Freeze",
    undo: "Undo",
    list: "List on a sheet",
    repair: "Repair formulas",
    yesRepair: "Repair",
    sheet: "Frozen formulas",
  },
  zh: {
    heading: "工作簿",
    freeze: "固定后交付客户",
    yes: "固定",
    undo: "撤销",
    list: "清单写入工作表",
    repair: "修复公式",
    yesRepair: "修复",
    sheet: "已固定的公式",
  },
} as const;

const section = (page: Page) => page.locator("#pane .workbook");
const press = (page: Page, name: string): Promise<void> =>
  section(page).locator(`fluent-button:text-is("${name}")`).click();
const said = (page: Page) => section(page).getByRole("status");
const openSection = (page: Page, name: string): Promise<void> =>
  section(page).getByRole("button", { name, exact: true }).click();

const write = (page: Page, pages: readonly SheetPage[]): Promise<unknown> =>
  page.evaluate((all) => window.vramWorkbook.writePages(all, "ask"), pages as SheetPage[]);

/** All cells of the pages, by sheet. */
async function cellsOf(page: Page, pages: readonly SheetPage[]): Promise<Record<string, unknown[][]>> {
  const read: Record<string, unknown[][]> = {};
  for (const { name, rows, widths } of pages) {
    const last = `${String.fromCharCode(64 + Math.max(2, widths.length))}${rows.length}`;
    read[name] = await page.evaluate(
      (address) => window.vramWorkbook.read(address) as unknown[][],
      `'${name}'!A1:${last}`,
    );
  }
  return read;
}

/** The numbers of a sheet, to more digits than it shows; words differ, as an option's own cells are what a user typed. */
const numbers = (cells: unknown[][] | undefined): (number | null)[][] =>
  (cells ?? []).map((line) =>
    line.map((value) => (typeof value === "number" ? Number(value.toPrecision(12)) : null)),
  );

test.each(["en", "zh"] as const)(
  "%s: a live bid that is frozen holds the portable one's values, and one step brings it back",
  async (language) => {
    const words = WORDS[language];
    const locale = language === "en" ? "en-US" : "zh-CN";
    const { pages: portable, book } = writtenBid({ ...WORKED, language, form: "portable" });
    const live = bidPages({ ...WORKED, language, form: "live" });
    const [{ page, complaints }, other] = await Promise.all([
      openWorkbook({ locale }),
      openWorkbook({ locale }),
    ]);
    await write(page, live);
    await write(other.page, portable);
    const expected = await cellsOf(other.page, portable);
    const names = portable.map(({ name }) => name);
    const before = await cellsOf(page, live);
    for (const name of names) expect(numbers(before[name])).toEqual(numbers(expected[name]));
    // in the grid too 0 users are too slow, and what has no estimate shows none: no 0, no half of a band
    for (const cells of [expected, before]) {
      const row = (line: string): unknown[] => {
        const { sheet, row, column } = book.spot(line) ?? { sheet: "", row: 0, column: 0 };
        return (cells[sheet]?.[row] ?? []).slice(column, column + 4);
      };
      expect(row("instances")).toEqual([7, 2, 5, 1]);
      expect(row("verdict")[2]).toBe(COMPARISON[language].verdicts.slow);
      expect(row("verdict")[3]).toBe(COMPARISON[language].verdicts.memory);
      for (const line of ["perUser", "all", "minute", "first", "users", "usersBand", "usersSized", "served"])
        expect({ line, shows: row(line)[3] ?? "" }).toEqual({ line, shows: "" });
    }

    await openSection(page, words.heading);
    await press(page, words.freeze);
    await said(page).locator("fluent-button").first().waitFor();
    expect(await barriersInPane(page)).toEqual([]);
    // the first sheet's own formulas are among them
    expect(await said(page).innerText()).toMatch(/\d/);
    await press(page, words.yes);
    await section(page).locator("fluent-button", { hasText: words.list }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("vram-freeze");
    expect(await barriersInPane(page)).toEqual([]);
    const after = await cellsOf(page, live);
    for (const name of names) expect(numbers(after[name])).toEqual(numbers(expected[name]));
    // none is left
    await press(page, words.freeze);
    await said(page).getByText(language === "en" ? "There is no VRAM formula to freeze." : "没有可固定的 VRAM 公式。").waitFor(); // prettier-ignore

    await focusCell(page, "A1");
    await page.keyboard.press("Control+z");
    await press(page, words.freeze);
    await said(page).locator("fluent-button").first().waitFor();
    const again = await cellsOf(page, live);
    for (const name of names) expect(again[name]).toEqual(before[name]);
    expect(complaints).toEqual([]);
  },
);

test("a frozen copy has a name of its own, after a reload too, and a workbook that is begun afresh knows nothing of it", async () => {
  const { page } = await openWorkbook();
  const saved = async (): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+s")]);
    return download.suggestedFilename();
  };
  expect(await saved()).toMatch(/^VRAM [\d-]+\.xlsx$/);
  await openSection(page, "Workbook");
  await press(page, "Freeze for the customer");
  await press(page, "Freeze");
  await said(page)
    .getByText(/formulas are values now/)
    .waitFor();
  expect(await saved()).toMatch(/^VRAM [\d-]+ frozen\.xlsx$/);
  await page.locator("#bar .kept").filter({ hasText: "Kept in this browser" }).waitFor();
  await page.waitForTimeout(1500); // what was changed last is kept half a second later
  await page.reload();
  await page.evaluate(() => window.vramWorkbook.ready);
  expect(await saved()).toMatch(/^VRAM [\d-]+ frozen\.xlsx$/);
  await page.getByRole("button", { name: "Start afresh" }).click();
  await page.getByRole("button", { name: "Delete and start afresh" }).click();
  await page.waitForFunction(() => !document.body.innerText.includes("formulas are values now"));
  expect(await saved()).toMatch(/^VRAM [\d-]+\.xlsx$/);
});

test("what is frozen is listed on a sheet, errors are left and named, and Undo takes it back", async () => {
  const { page } = await openWorkbook();
  await page.evaluate(() => window.vramWorkbook.type("J1", '=VRAM.KV("QwQ-32B",16000)'));
  await page.evaluate(() => window.vramWorkbook.type("J2", '=VRAM.KV("no such model",16000)'));
  await shows(page, "J1", 4.194304);
  await openSection(page, "Workbook");
  await page.setViewportSize({ width: 1280, height: 500 });
  await press(page, "Freeze for the customer");
  // the question is led to, also where it stands below the fold
  const yes = section(page).locator("#vram-workbook-yes");
  await page.waitForFunction(() => document.activeElement?.id === "vram-workbook-yes");
  const [button, footer] = [await yes.boundingBox(), await page.locator("#pane footer").boundingBox()];
  expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(footer?.y ?? 0);
  await page.setViewportSize({ width: 1280, height: 800 });
  await press(page, "Freeze");
  const list = section(page).getByRole("region", { name: "Formulas concerned" });
  await list.getByText('Example!J1 =VRAM.KV("QwQ-32B",16000) → 4.194304').waitFor();
  await list.getByText(/Example!J2 shows #N\/A/).waitFor();
  await press(page, "Undo");
  await said(page).getByText("Taken back.").waitFor();
  await page.evaluate(() => window.vramWorkbook.type("J3", "=J1*2"));
  await shows(page, "J3", 8.388608);

  await press(page, "Freeze for the customer");
  await press(page, "Freeze");
  await press(page, "List on a sheet");
  await said(page).getByText('The list is on the sheet "Frozen formulas".').waitFor();
  const rows = (await page.evaluate(() => window.vramWorkbook.read("'Frozen formulas'!A1:D20"))) as unknown[][];
  expect(rows).toContainEqual(["Example", "J1", '=VRAM.KV("QwQ-32B",16000)', 4.194304]);
  expect(rows).toContainEqual(["Example", "J2", '=VRAM.KV("no such model",16000)', "shows #N/A"]);
}); // prettier-ignore

test("stuck formulas are typed again; with the keyboard alone; cancelled first", async () => {
  const { page } = await openWorkbook({ viewport: { width: 660, height: 700 }, colorScheme: "dark" });
  await page.evaluate(() => window.vramWorkbook.type("J1", '=_xldudf_VRAM_KV("QwQ-32B",16000)'));
  await page.evaluate(() => window.vramWorkbook.type("J2", "=VRAM.NOSUCH(1)"));
  await section(page).getByRole("button", { name: "Workbook", exact: true }).focus();
  await page.keyboard.press("Enter");
  for (const key of ["Tab", "Tab", "Enter"]) await page.keyboard.press(key);
  await said(page).getByText("2 formulas on 1 sheet will be typed again.").waitFor();
  expect(await barriersInPane(page)).toEqual([]);
  await press(page, "Cancel");
  expect(await said(page).innerText()).toBe("");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("vram-repair");
  await page.keyboard.press("Enter");
  // the question takes the focus
  await said(page).locator("fluent-button:focus").waitFor();
  await page.keyboard.press("Enter");
  await said(page).getByText("1 formula typed again.").waitFor();
  await section(page)
    .getByText(/Example!J2 still #NAME\?/)
    .waitFor();
  await shows(page, "J1", 4.194304);
});
