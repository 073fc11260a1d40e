import type { Locator, Page } from "playwright-core";
import { readXlsx } from "hucre/xlsx";
import { capitals } from "../../src/bid/capitals";
import type { SheetPage } from "../../src/sheet/page";
import { AMOUNTS } from "../bid/amounts";
import { barriersInPane } from "./barriers";
import { focusCell, openWorkbook, shows } from "./open-page";

/** The sheets in the order of the workbook, as the printed bid calls them. */
const SHEETS = {
  en: ["Comparison", "Capacity", "Bill of materials", "Assumptions and sources", "Deviation table", "Sizing matrix", "TCO"],
  zh: ["方案对比", "容量规划", "分项报价表", "假设与依据", "技术偏离表", "规模矩阵", "总拥有成本"],
}; // prettier-ignore

const WORDS = {
  en: {
    locale: "en-US",
    bid: "Bid",
    compare: "Compare",
    write: "Write the bid",
    replace: "Replace",
    undo: "Undo",
  },
  zh: { locale: "zh-CN", bid: "标书", compare: "对比", write: "生成标书", replace: "覆盖", undo: "撤销" },
} as const;

const sheets = (page: Page): Promise<string[]> => page.evaluate(() => window.vramWorkbook.sheets());
const button = (page: Page, text: string | RegExp): Locator =>
  page.locator("#pane fluent-button", { hasText: text });
const status = (page: Page): Locator => page.locator("#pane footer [role=status]");

async function openTab(page: Page, name: string): Promise<void> {
  await page.locator("#pane fluent-tab", { hasText: name }).click();
  await page.locator("#vram-write-bid").waitFor();
}

const sideways = (page: Page): Promise<boolean> =>
  page
    .locator("#pane")
    .evaluate((pane) => [pane, ...pane.children].some((part) => part.scrollWidth > part.clientWidth));

/** Tabs that lie beyond the pane's edge, or under the button beside them. */
const hiddenTabs = (page: Page): Promise<string[]> =>
  page.locator("#pane fluent-tab").evaluateAll((tabs) =>
    tabs
      .filter((tab) => {
        const { left, right, top, bottom } = tab.getBoundingClientRect();
        return [left + 2, right - 2].some(
          (x) => !tab.contains(document.elementFromPoint(x, (top + bottom) / 2)),
        );
      })
      .map((tab) => tab.textContent),
  );

async function tabTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let steps = 0; steps < 60 && !(await isThere()); steps += 1) await page.keyboard.press("Tab");
  expect(await isThere()).toBe(true);
}

const hasFocus = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((one) => document.activeElement?.matches(one) ?? false, selector);

describe.each(["en", "zh"] as const)("a bid from the first look, by keyboard alone: %s", (language) => {
  test("seven sheets, then the question, then taken back", async () => {
    const words = WORDS[language];
    const { page, complaints } = await openWorkbook({ locale: words.locale });
    await focusCell(page, "H3");
    await page.keyboard.press("F6");
    await tabTo(page, () => hasFocus(page, "fluent-tab"));
    for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press("ArrowRight");
    await page.locator("#vram-write-bid").waitFor();
    await tabTo(page, () => hasFocus(page, "#vram-write-bid"));
    await page.keyboard.press("Enter");
    await button(page, words.undo).waitFor();
    expect(await sheets(page)).toEqual(expect.arrayContaining(SHEETS[language]));
    expect(await status(page).innerText()).toContain(SHEETS[language].at(-1));

    // once more: nothing is overwritten unasked, and the keyboard stays on the button
    await page.keyboard.press("Enter");
    await button(page, words.replace).focus();
    await page.keyboard.press("Enter");
    await button(page, words.undo).waitFor();
    expect(await hasFocus(page, "#vram-write-bid")).toBe(true);
    expect((await sheets(page)).filter((name) => SHEETS[language].includes(name))).toHaveLength(7);
    expect(complaints).toEqual([]);
  });
});

test("the grid writes amounts in capital numerals as they are written by hand", async () => {
  const { page } = await openWorkbook({ locale: "zh-CN" });
  const amounts: SheetPage = {
    name: "Amounts",
    rows: AMOUNTS.map(([amount], at) => [
      { value: amount, look: "value" },
      { value: { formula: `=${capitals(`$A$${at + 1}`)}` }, look: "text" },
    ]),
    widths: [20, 60], heights: {}, merged: [], headerRows: 0, names: [], choices: [], tints: [], charts: [], footer: "",
  }; // prettier-ignore
  await page.evaluate((one) => window.vramWorkbook.writePages([one], "ask"), amounts);
  const cells = await page.evaluate(
    (last) => window.vramWorkbook.read(`Amounts!A1:B${last}`),
    AMOUNTS.length,
  );
  expect(cells).toEqual(AMOUNTS.map(([amount, words]) => [amount, words === "" ? null : words]));
});

test("the bid is taken back in one step, and each sheet is written alone", async () => {
  const { page } = await openWorkbook();
  const before = await sheets(page);
  await openTab(page, WORDS.en.bid);
  await button(page, WORDS.en.write).click();
  await button(page, WORDS.en.undo).click();
  await status(page).getByText("Taken back.").waitFor();
  expect(await sheets(page)).toEqual(before);
  await page.locator('#pane [aria-label="Write Sizing matrix alone"]').click();
  await status(page).getByText("Written: Sizing matrix.").waitFor();
  expect(await sheets(page)).toEqual([...before, "Sizing matrix"]);
});

test("beside a bid in the other language: its sheets are named, and not its cells' names", async () => {
  const { page } = await openWorkbook();
  await page.evaluate(async () => {
    const people = { employees: 500, input: 2000, output: 800, history: 1200 };
    const options = [{ model: "Qwen3-32B", card: "H100" }];
    await window.vramWorkbook.bid({ language: "zh", form: "portable", ...people, options });
  });
  await openTab(page, WORDS.en.bid);
  await button(page, WORDS.en.write).click();
  await status(page).getByText("A bid is already in this workbook: ").waitFor();
  const said = await status(page).innerText();
  for (const name of ["方案对比", "总拥有成本", "Comparison (2)"]) expect(said).toContain(name);
  expect(said).not.toContain("Bid_");
});

test("options are collected, picked, moved and removed, and remembered", async () => {
  const { page, complaints } = await openWorkbook();
  const names = (): Promise<string[]> => page.locator("#pane .option-name").allInnerTexts();
  await button(page, "Add to comparison").click();
  await page.locator("#pane .collect").getByText("Option A").waitFor();
  await openTab(page, WORDS.en.compare);
  expect(await names()).toEqual(["A QwQ-32B · BF16 · H100 SXM5 80GB"]);
  await page.locator("#vram-cards-picked").fill("MI300X");
  await page.locator("#vram-cards-picked").press("Enter");
  await page.locator("#vram-cards-picked").fill("no such card");
  await page.locator("#vram-cards-picked").blur();
  await button(page, "Add 2 options").click();
  expect((await names()).map((name) => name[0])).toEqual(["A", "B", "C"]);
  // what cannot be read is said beside the option, and keeps the bid from being written
  await page.locator("#pane .option").nth(2).getByText('No card is called "no such card".').waitFor();
  await button(page, WORDS.en.write).click();
  await status(page).getByText("Option C: ").waitFor();
  await page.locator("#vram-option-2-remove").click();
  await page.locator("#vram-option-1-up").focus();
  await page.keyboard.press("Enter");
  expect((await names())[0]).toContain("MI300X");
  expect(await hasFocus(page, "#vram-option-0-down")).toBe(true);
  await page.reload();
  await page.evaluate(() => window.vramWorkbook.ready);
  await page.locator("#pane .option-name").first().waitFor();
  expect((await names())[0]).toContain("MI300X");
  expect(complaints).toEqual([]);
});

test("the launch command is copied", async () => {
  const { page } = await openWorkbook({ permissions: ["clipboard-read", "clipboard-write"] });
  await openTab(page, WORDS.en.compare);
  await button(page, "Copy").first().click();
  await page.locator("#pane .launch").getByText("Copied.").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^vllm serve Qwen\/QwQ-32B .*--max-model-len 4000 --gpu-memory-utilization/);
});

test("a scenario fills its tokens in, a field that cannot be read says so, and the tender has the last word", async () => {
  const { page } = await openWorkbook();
  await openTab(page, WORDS.en.bid);
  const verdict = page.locator("#pane .answer .verdict");
  // 28 + 1.645 x root 28 = 36.7 (test/bid/figures.test.ts)
  await verdict.getByText("37 requests at once of 4,000 tokens").waitFor();
  await page.locator("#vram-scenario").click();
  await page.locator("#pane fluent-option", { hasText: "Chat" }).click();
  expect(await page.locator("#vram-prompt").inputValue()).toBe("512");
  await page.locator("#vram-tender").fill("400");
  await verdict.getByText("400 requests at once of 768 tokens").waitFor();
  await page.locator("#vram-employees").fill("many");
  await page.locator("#vram-employees-message").getByText("many").waitFor();
  await button(page, WORDS.en.write).click();
  expect(await hasFocus(page, "#vram-employees")).toBe(true);
});

test("what is changed in the sheet comes back into the pane, and a reload keeps it; a slow option takes more cards", async () => {
  const { page, complaints } = await openWorkbook();
  await openTab(page, WORDS.en.bid);
  await button(page, WORDS.en.write).click();
  await status(page).getByText("Written:").waitFor();
  await focusCell(page, "Capacity!B6");
  await page.keyboard.type("800");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => (document.getElementById("vram-employees") as HTMLInputElement).value === "800");
  await page.locator("#pane").getByText("As the sheet Capacity asks").waitFor();
  // typed by a script: nothing is selected meanwhile
  await page.evaluate(() => window.vramWorkbook.type("Capacity!B6", "900"));
  await page.waitForFunction(() => (document.getElementById("vram-employees") as HTMLInputElement).value === "900");
  await page.evaluate(() => window.vramWorkbook.type("Comparison!B12", "0.1"));
  await page.waitForFunction(() => (document.getElementById("vram-reserve") as HTMLInputElement).value === "0.1");
  await page.locator("#bar .kept").waitFor();
  await page.waitForTimeout(1500); // what was changed last is kept half a second later
  await page.reload();
  await page.evaluate(() => window.vramWorkbook.ready);
  await page.locator("#pane").getByText("As the sheet Capacity asks").waitFor();
  expect(await page.locator("#vram-employees").inputValue()).toBe("900");
  expect(await page.locator("#vram-reserve").inputValue()).toBe("0.1");

  await openTab(page, WORDS.en.compare);
  await page.locator("#vram-copy-cards-1").click();
  await page.locator('#vram-copy-cards-1 fluent-option:text-is("2")').click();
  await button(page, "Use 8 cards a copy").click();
  await button(page, "Use 8 cards a copy").waitFor({ state: "detached" });
  expect(await hasFocus(page, "#vram-copy-cards-1, #vram-copy-cards-1 *")).toBe(true);
  expect(complaints).toEqual([]);
}); // prettier-ignore

test.each(["en", "zh"] as const)("no barrier that axe knows, 320 px wide, nothing sideways: %s", async (language) => {
  const { locale, compare, bid } = WORDS[language];
  const { page, complaints } = await openWorkbook({ locale, viewport: { width: 320, height: 640 } });
  for (const tab of [compare, bid]) {
    await openTab(page, tab);
    expect({ tab, found: await barriersInPane(page) }).toEqual({ tab, found: [] });
    expect(await hiddenTabs(page)).toEqual([]);
    expect(await sideways(page)).toBe(false);
  }
  expect(complaints).toEqual([]);
}); // prettier-ignore

test("vramWorkbook.bid writes what the button writes, and save() holds all of it", async () => {
  const { page } = await openWorkbook();
  const asked = {
    language: "zh",
    form: "portable",
    employees: 500,
    input: 2000,
    output: 800,
    history: 1200,
    options: [
      { model: "Qwen3-32B", card: "H100" },
      { model: "Qwen3-32B", card: "Atlas 800I A2" },
    ],
  } as const;
  const bytes = await page.evaluate(async (one) => {
    await window.vramWorkbook.bid(one);
    await window.vramWorkbook.bid(one); // the same sheets again, and not beside them
    return Array.from(await window.vramWorkbook.save());
  }, asked);
  const book = await readXlsx(new Uint8Array(bytes));
  expect(book.sheets.map(({ name }) => name).filter((name) => SHEETS.zh.includes(name))).toEqual(SHEETS.zh);
  await shows(page, "容量规划!B22", 37);
  const refused = page.evaluate((one) => window.vramWorkbook.bid({ ...one, options: [{ model: "QwQ-23B", card: "H100" }] }), asked);
  await expect(refused).rejects.toThrow("方案 A：");
}); // prettier-ignore
