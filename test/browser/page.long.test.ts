import type { Page } from "playwright-core";
import { barriersIn, type Barrier } from "./barriers";
import { focusCell, openWorkbook, shows } from "./open-page";

/** What axe-core finds in the page's own frame and in the pane; Univer's grid is not ours to mend. */
const barriers = (page: Page): Promise<Barrier[]> =>
  barriersIn(page, { exclude: [["#grid"], ["[data-u-comp]"], [".univer-popup"]] });

/** A precision that is none: the cell says so in the page's words. */
async function refuses(page: Page, words: string): Promise<void> {
  await page.evaluate(() => window.vramWorkbook.type("Q1", '=VRAM.PARAMS("QwQ-32B","FB16")'));
  await shows(page, "Q1", { error: "#VALUE!", message: expect.stringContaining(words) as unknown });
}

async function speaksChinese(page: Page): Promise<void> {
  await page.locator("#bar button", { hasText: "另存为 .xlsx" }).waitFor();
  await page.locator("#pane fluent-tab", { hasText: "标书" }).waitFor();
  expect(await page.title()).toBe("显存工作簿");
  expect(await page.getAttribute("html", "lang")).toBe("zh-CN");
  expect(await page.getAttribute("#fold", "aria-label")).toBe("收起计算器");
  expect(await page.locator("#grid").getByText("公式", { exact: true }).count()).toBeGreaterThan(0);
  await page.locator('#grid [aria-label="新建工作表"]').first().waitFor({ state: "attached" });
  expect(await page.locator('#grid [aria-label="Undo"], #grid [aria-label="Add a sheet"]').count()).toBe(0);
}

const sideways = (page: Page, selector: string): Promise<boolean> =>
  page.locator(selector).evaluate((element) => element.scrollWidth > element.clientWidth);

/** Whether something else lies over the middle or a corner of an element. */
const covered = (page: Page, selector: string): Promise<boolean> =>
  page.locator(selector).evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const points = [
      [left + 8, top + 8],
      [(left + right) / 2, (top + bottom) / 2],
      [right - 8, bottom - 8],
    ] as const;
    return points.some(([x, y]) => !element.contains(document.elementFromPoint(x, y)));
  });

describe("the page", () => {
  test.each([
    { name: "light", context: { colorScheme: "light" as const } },
    { name: "dark", context: { colorScheme: "dark" as const } },
    { name: "forced colours", context: { forcedColors: "active" as const } },
    { name: "320 px wide", context: { viewport: { width: 320, height: 640 } } },
  ])(
    "has no barrier axe-core knows, leaves this machine alone and fits its pane: $name",
    async ({ context }) => {
      const { page, complaints } = await openWorkbook(context);
      expect(await barriers(page)).toEqual([]);
      expect(await sideways(page, "#pane")).toBe(false);
      expect(await sideways(page, "body")).toBe(false);
      expect(await covered(page, "#pane")).toBe(false);
      expect(complaints).toEqual([]);
    },
  );

  test("draws letters as wide as Arial's, with Arial or without", async () => {
    const { page } = await openWorkbook();
    const widths = await page.evaluate(() => {
      const pen = document.createElement("canvas").getContext("2d");
      if (pen === null) return [];
      return ["", "bold "].flatMap((weight) => {
        pen.font = `${weight}1000px Arial`;
        return ["W", "i", "a", "8"].map((letter) => Math.round(pen.measureText(letter).width));
      });
    });
    // Adobe's Helvetica.afm and Helvetica-Bold.afm
    expect(widths).toEqual([944, 222, 556, 556, 944, 278, 556, 556]);
  });

  test("speaks the browser's language, and the one asked for", async () => {
    const words = { path: "?lang=en", locale: "zh-CN" };
    const { page: english } = await openWorkbook(words);
    expect(await english.title()).toBe("VRAM workbook");
    expect(await english.evaluate(() => window.vramWorkbook.read("B12"))).toBe("Weights (GB)");
    await refuses(english, 'Precision "FB16" is not known.');
    const { page: chinese } = await openWorkbook({ locale: "zh-CN" });
    expect(await chinese.title()).toBe("显存工作簿");
    expect(await chinese.getAttribute("html", "lang")).toBe("zh-CN");
    expect(await chinese.evaluate(() => window.vramWorkbook.read("B12"))).toBe("权重 (GB)");
    await refuses(chinese, "权重精度“FB16”无法识别。");
    expect(await barriers(chinese)).toEqual([]);
  });

  test("another language from the pane: everything speaks it at once, and after a reload", async () => {
    const { page, complaints } = await openWorkbook({ path: "?lang=en" });
    await refuses(page, 'Precision "FB16" is not known.');
    await page.locator("#pane fluent-button", { hasText: "中文" }).click();
    await shows(page, "Q1", {
      error: "#VALUE!",
      message: expect.stringContaining("权重精度“FB16”无法识别。") as unknown,
    });
    await speaksChinese(page);
    // what was typed stays as it is, and can still be undone
    expect(await page.evaluate(() => window.vramWorkbook.read("B12"))).toBe("Weights (GB)");
    expect(await page.locator('[aria-label="撤销"]').first().isEnabled()).toBe(true);
    await page.locator("#bar .kept", { hasText: "已保留在此浏览器中" }).waitFor();
    await focusCell(page, "C19");
    await page.keyboard.type("=vram.kv(");
    await page.locator("[data-u-comp=rect-popup]", { hasText: /上下文：单个请求占用的 token 数|KV 缓存占用的显存/ }).first().waitFor(); // prettier-ignore
    await page.keyboard.press("Escape");
    await page.reload();
    await page.evaluate(() => window.vramWorkbook.ready);
    await speaksChinese(page);
    await page.locator("#pane fluent-button", { hasText: "English" }).click();
    await page.locator("#bar button", { hasText: "Save as .xlsx" }).waitFor();
    expect(await page.locator("#grid").getByText("Start", { exact: true }).count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

  test("an example that nobody touched speaks the language too, and that is no step to undo", async () => {
    const { page, complaints } = await openWorkbook();
    const title = () => page.evaluate(() => window.vramWorkbook.read("B1"));
    const names = () => page.evaluate(() => window.vramWorkbook.sheets());
    const english = await title();
    await page.locator("#pane fluent-button", { hasText: "中文" }).click();
    await page.waitForFunction(() => window.vramWorkbook.sheets()[0] === "示例");
    expect(await title()).toMatch(/\p{Script=Han}/u);
    await shows(page, "C14", 101.965824); // the formulas go on: (64 + 20.97152) x 1.2
    expect(await page.locator('[aria-label="撤销"][aria-disabled="true"], [aria-label="撤销"]:disabled').count()).toBeGreaterThan(0);
    await page.locator("#bar .kept", { hasText: "已保留在此浏览器中" }).waitFor();
    await page.reload();
    await page.evaluate(() => window.vramWorkbook.ready);
    expect(await names()).toEqual(["示例"]);
    await page.locator("#pane fluent-button", { hasText: "English" }).click();
    await page.waitForFunction(() => window.vramWorkbook.sheets()[0] === "Example");
    expect(await title()).toBe(english);
    expect(complaints).toEqual([]);
  }); // prettier-ignore

  test("follows the browser's theme, folds the pane by keyboard and remembers it; F6 goes to it and back", async () => {
    const { page } = await openWorkbook();
    const dark = "document.documentElement.classList.contains('univer-dark')";
    expect(await page.evaluate(dark)).toBe(false);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.waitForFunction(dark);
    const pane = page.locator("#pane");
    const inPane = (): Promise<boolean> =>
      page.evaluate(() => document.getElementById("dock")?.contains(document.activeElement) ?? false);
    await focusCell(page, "C19");
    await page.keyboard.press("F6");
    expect(await inPane()).toBe(true);
    await page.keyboard.press("F6");
    expect(await inPane()).toBe(false);
    await page.locator("#fold").focus();
    await page.keyboard.press("Enter");
    expect(await pane.isVisible()).toBe(false);
    expect(await page.getAttribute("#fold", "aria-expanded")).toBe("false");
    await page.reload();
    await page.evaluate(() => window.vramWorkbook.ready);
    expect(await pane.isVisible()).toBe(false);
    await page.keyboard.press("F6");
    expect(await pane.isVisible()).toBe(true);
    expect(await inPane()).toBe(true);
  });
});
