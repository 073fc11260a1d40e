import type { Locator, Page } from "playwright-core";
import { focusCell, openWorkbook } from "./open-page";

const button = (page: Page, text: string | RegExp): Locator =>
  page.locator("#pane fluent-button", { hasText: text });
const status = (page: Page): Locator => page.locator("#pane footer [role=status]");
const focusedId = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? "");

/** The numbers in the first row of that name, once the grid has calculated. */
async function numbersOf(page: Page, name: string, block: string): Promise<number[]> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const cells = (await page.evaluate((range) => window.vramWorkbook.read(range), block)) as unknown[][];
    const row = cells.find(([first]) => first === name);
    const numbers = (row ?? []).filter((value): value is number => typeof value === "number");
    if (numbers.length > 0) return numbers;
    await page.waitForTimeout(50);
  }
  throw new Error(`No numbers in a row called ${name}.`);
}

/** From the tab's form; the keyboard alone opens it. */
async function openTraining(page: Page, name: string): Promise<void> {
  await page.locator("#pane fluent-tab").first().focus();
  await page.keyboard.press("ArrowRight");
  await page.getByLabel(name, { exact: true }).first().waitFor();
}

async function typeInto(page: Page, field: string, text: string): Promise<void> {
  await page.locator(`#vram-${field}`).fill(text);
  await page.locator(`#vram-${field}`).press("Enter");
}

describe("the Training tab beside the grid", () => {
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    ({ page, complaints } = await openWorkbook());
    await openTraining(page, "Method");
  });

  // Llama-3.1-8B: 8,030,261,248 numbers in 16 bit are 16.0605 GB (docs/functions.md §11), unshared on one card
  test("writes a live table that follows its inputs", async () => {
    await typeInto(page, "model", "Llama-3.1-8B");
    await focusCell(page, "H3");
    await button(page, "Insert breakdown").click();
    await status(page).getByText("Written to Example!H3").waitFor();
    const [low, expected, high] = await numbersOf(page, "Total", "H3:N40");
    expect(low).toBeLessThan(expected ?? 0);
    expect(high).toBeGreaterThan(expected ?? 0);
    const rows = (await page.evaluate(() => window.vramWorkbook.read("H3:I13"))) as unknown[][];
    const settings = 3 + rows.findIndex(([name]) => name === "Settings");
    expect(rows[settings - 3]?.[1]).toBe("optimizer=adamw zero=3");
    await page.evaluate((at) => window.vramWorkbook.type(at, "zero=0"), `I${String(settings)}`);
    await page.waitForTimeout(500);
    const [, weights] = await numbersOf(page, "Weights", "H3:N40");
    expect(weights).toBeCloseTo(16.060522496, 9);
  });

  test("keeps the keyboard on the button when a question is answered", async () => {
    for (const answer of ["Cancel", /^Write at/]) {
      await focusCell(page, "H3");
      await button(page, "Insert breakdown").click();
      await button(page, answer).focus();
      await page.keyboard.press("Enter");
      await button(page, answer).waitFor({ state: "detached" });
      expect(await focusedId(page)).toBe("vram-insert");
    }
  });

  test("says under the field which setting words there are", async () => {
    await page.getByRole("button", { name: "Framework, more settings, unit" }).click();
    await typeInto(page, "words", "foo=3");
    const message = page.locator("#vram-words-message");
    await message.getByText('"foo=3"').waitFor();
    expect(await message.innerText()).toContain("offload=");
    await typeInto(page, "words", "");
    await message.getByText('"foo=3"').waitFor({ state: "detached" });
  });

  test("opens again where it was left", async () => {
    await page.reload();
    await page.evaluate(() => window.vramWorkbook.ready);
    await page.locator("#vram-method").waitFor();
    expect(await page.locator("#vram-model").inputValue()).toBe("Llama-3.1-8B");
    expect(complaints).toEqual([]);
  });
});

test("is Chinese in Chinese, in 320 px without scrolling sideways", async () => {
  const { page, complaints } = await openWorkbook({
    locale: "zh-CN",
    viewport: { width: 320, height: 640 },
  });
  await openTraining(page, "训练方法");
  const text = await page.locator("#pane .answer").innerText();
  expect(text).toMatch(/放得下|勉强/);
  expect(text).toContain("优化器状态");
  const sideways = await page
    .locator("#pane > .content")
    .evaluate((element) => element.scrollWidth > element.clientWidth);
  expect(sideways).toBe(false);
  expect(complaints).toEqual([]);
});
