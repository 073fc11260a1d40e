import type { Locator, Page } from "playwright-core";
import { focusCell, openWorkbook, shows } from "./open-page";

/** What the pane starts with and its words, in both languages. */
const WORDS = {
  en: { insert: "Insert breakdown", written: "Written to", undo: "Undo", undone: "Taken back." },
  zh: { insert: "插入明细表", written: "已写入", undo: "撤销", undone: "已撤销。" },
} as const;

const button = (page: Page, text: string | RegExp): Locator =>
  page.locator("#pane fluent-button", { hasText: text });
const status = (page: Page): Locator => page.locator("#pane footer [role=status]");

/** The first number in the breakdown's row of that name; names are fixed by docs/functions.md §9. */
async function perCard(page: Page, name: string, block: string): Promise<unknown> {
  const cells = (await page.evaluate((range) => window.vramWorkbook.read(range), block)) as unknown[][];
  return cells.find(([first]) => first === name)?.find((value) => typeof value === "number");
}

/** Waits until the row is there and its number is close to what it should be. */
async function expectPerCard(page: Page, name: string, block: string, expected: unknown): Promise<void> {
  let found: unknown;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    found = await perCard(page, name, block);
    if ((expected as { asymmetricMatch(value: unknown): boolean }).asymmetricMatch(found)) return;
    await page.waitForTimeout(50);
  }
  expect(found).toEqual(expected);
}

async function insertAt(page: Page, cell: string, written: string): Promise<void> {
  await focusCell(page, cell);
  await button(page, WORDS.en.insert).click();
  await status(page).getByText(`${WORDS.en.written} Example!${written}`).waitFor();
}

// QwQ-32B holds 64 layers x 2 x 8 heads x 128 x 2 bytes = 262,144 bytes a token; the pane starts with 8 requests of
// 16,000 tokens, 31.25 GiB, on two H100: half of it on each
const KV_GIB_A_CARD = (16_000 * 8 * 262_144) / 2 / 1024 ** 3;

describe("the pane beside the grid", () => {
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    ({ page, complaints } = await openWorkbook());
  });

  test("says where it will write, as the selection moves", async () => {
    await focusCell(page, "H3");
    await status(page).getByText("Example!H3").waitFor();
    await page.keyboard.press("ArrowDown");
    await status(page).getByText("Example!H4").waitFor();
  });

  test("writes live formulas: a changed input changes the answer", async () => {
    await insertAt(page, "H3", "H3");
    await expectPerCard(page, "KV cache", "H3:M40", expect.closeTo(KV_GIB_A_CARD, 6));
    const rows = (await page.evaluate(() => window.vramWorkbook.read("H3:I14"))) as unknown[][];
    const context = 3 + rows.findIndex(([name]) => String(name).startsWith("Context"));
    await page.evaluate((at) => window.vramWorkbook.type(at, "32000"), `I${String(context)}`);
    await expectPerCard(page, "KV cache", "H3:M40", expect.closeTo(2 * KV_GIB_A_CARD, 6));
  });

  // 12 x H100 hold DeepSeek-R1 as it was released, in FP8; in the BF16 of the model before it would be 24
  test("a live table goes on following its model, and says why it cannot", async () => {
    await insertAt(page, "H100", "H100");
    const rows = (await page.evaluate(() => window.vramWorkbook.read("H100:I113"))) as unknown[][];
    const at = (label: string): string => `I${String(100 + rows.findIndex(([name]) => name === label))}`;
    await shows(page, at("Precision"), "released");
    await page.evaluate((cell) => window.vramWorkbook.type(cell, "DeepSeek-R1"), at("Model"));
    await shows(page, at("Cards"), 12);
    await page.evaluate((cell) => window.vramWorkbook.type(cell, "QwQ-23B"), at("Model"));
    const error = { error: "#N/A", message: 'No model is called "QwQ-23B". Nearest: "QwQ-32B".' };
    await shows(page, at("Cards"), error);
    const row = String(100 + rows.findIndex(([name]) => name === "Date") + 3);
    await shows(page, `H${row}:L${row}`, [["Total", error, error, error, error.message]]);
    // an empty cell is what its blank means
    await page.evaluate((cell) => window.vramWorkbook.type(cell, "QwQ-32B"), at("Model"));
    await page.evaluate((cell) => window.vramWorkbook.type(cell, ""), at("Precision"));
    await shows(page, at("Cards"), 2);
  });

  test("takes a write back in one step, from the pane and with the grid's own undo", async () => {
    await insertAt(page, "P3", "P3");
    await button(page, WORDS.en.undo).click();
    await status(page).getByText(WORDS.en.undone).waitFor();
    await shows(page, "P3:P5", [[null], [null], [null]]);
    await insertAt(page, "P3", "P3");
    await focusCell(page, "P3");
    await page.keyboard.press("Control+z");
    await shows(page, "P3:P5", [[null], [null], [null]]);
  });

  test("never overwrites unasked, and writes below when told to", async () => {
    await focusCell(page, "B5");
    await button(page, WORDS.en.insert).click();
    await button(page, "Write at B").waitFor();
    await shows(page, "B5", "Parameters (B)");
    await button(page, "Write at B").click();
    await status(page).getByText("Written to Example!B").waitFor();
    await shows(page, "B5", "Parameters (B)");
  });

  test("writes values that stay when an input changes", async () => {
    await page.locator("#pane footer fluent-dropdown").click();
    await page.locator("#pane footer fluent-option", { hasText: "values" }).click();
    await insertAt(page, "X3", "X3");
    await expectPerCard(page, "KV cache", "X3:AC40", expect.closeTo(KV_GIB_A_CARD, 6));
    const cells = (await page.evaluate(() => window.vramWorkbook.read("X3:Y30"))) as unknown[][];
    const context = 3 + cells.findIndex(([name]) => String(name).startsWith("Context"));
    await page.evaluate((at) => window.vramWorkbook.type(at, "32000"), `Y${String(context)}`);
    await expectPerCard(page, "KV cache", "X3:AC40", expect.closeTo(KV_GIB_A_CARD, 6));
  });

  test("nothing went wrong on the way, and nothing left this machine", () => {
    expect(complaints).toEqual([]);
  });
});

describe("keyboard alone, in Chinese", () => {
  test("reaches the button from the grid and writes", async () => {
    const { page, complaints } = await openWorkbook({ locale: "zh-CN" });
    await focusCell(page, "H3");
    await page.keyboard.press("F6");
    const insert = button(page, WORDS.zh.insert);
    const focused = (): Promise<boolean> => insert.evaluate((element) => element === document.activeElement);
    for (let steps = 0; steps < 40 && !(await focused()); steps += 1) await page.keyboard.press("Tab");
    expect(await focused()).toBe(true);
    await page.keyboard.press("Enter");
    await status(page).getByText(`${WORDS.zh.written} 示例!H3`).waitFor();
    await expectPerCard(page, "KV 缓存", "H3:M40", expect.closeTo(KV_GIB_A_CARD, 6));
    expect(complaints).toEqual([]);
  });
});
