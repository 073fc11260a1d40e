// @ts-check
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { buildIfStale, DIST, ROOT } from "../../src/hosts/web/build.mjs";
import { serve } from "../../src/hosts/web/serve.mjs";
import { launchOptions } from "./chromium.mjs";

/**
 * Pictures to look at, of the embedded workbook as a user sees it: both languages, light and dark, forced colours,
 * narrow, help while typing, a message on hover, a breakdown written, Compare and Bid, and every sheet of a bid. They go to .cache/pictures, or the folder named.
 */
const FOLDER = process.argv[2] ?? join(ROOT, ".cache/pictures");
const LANGUAGES = [
  {
    name: "en",
    locale: "en-US",
    insert: "Insert breakdown",
    tabs: ["Compare", "Bid"],
    write: "Write the bid",
    readme: [
      { picture: "bid", sheet: "Comparison", width: 1440 },
      { picture: "matrix", sheet: "Sizing matrix", width: 1700 },
    ],
  },
  {
    name: "zh",
    locale: "zh-CN",
    insert: "插入明细表",
    tabs: ["对比", "标书"],
    write: "生成标书",
    readme: [
      { picture: "bid", sheet: "方案对比", width: 1440 },
      { picture: "matrix", sheet: "规模矩阵", width: 1700 },
    ],
  },
];
const THEMES = /** @type {const} */ (["light", "dark"]);

if (!process.env.VRAM_DIST) await buildIfStale();
await mkdir(FOLDER, { recursive: true });
const server = await serve({ folder: process.env.VRAM_DIST ?? DIST, port: 0 });
const browser = await chromium.launch(launchOptions());

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("../../src/hosts/web/vram-workbook.ts").VramWorkbook} VramWorkbook what the page has as its own variable
 */

/**
 * @param {import("playwright-core").BrowserContextOptions} options
 * @param {(page: Page) => Promise<void>} draw
 */
async function withPage(options, draw) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.evaluate(() => window.vramWorkbook.ready);
  await draw(page);
  await context.close();
}

/**
 * @param {Page} page
 * @param {string} name
 */
async function take(page, name) {
  await page.waitForTimeout(600); // tips and folds fade in
  const path = join(FOLDER, `${name}.png`);
  await page.screenshot({ path });
  console.log(path);
}

/**
 * @param {Page} page
 * @param {string} address
 */
async function edit(page, address) {
  await page.locator("#pane").focus();
  await page.keyboard.press("F6");
  await page.evaluate((cell) => {
    window.vramWorkbook.select(cell);
  }, address);
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {string} insert what the pane's button says
 */
async function workbook(page, name, insert) {
  await take(page, `${name}-first-sheet`);
  await edit(page, "C19");
  await page.keyboard.type("=vram.");
  await take(page, `${name}-autocomplete`);
  await page.keyboard.type('kv("QwQ-32X",');
  await take(page, `${name}-arguments`);
  await page.keyboard.type("16000)");
  await page.keyboard.press("Enter");
  await page.waitForTimeout(600);
  const { x, y } = await page.evaluate(() => window.vramWorkbook.place("C19"));
  await page.mouse.move(x + 60, y + 60);
  await page.mouse.move(x, y, { steps: 4 });
  await take(page, `${name}-message`);
  await edit(page, "B5");
  await page.locator("#pane fluent-button", { hasText: insert }).click();
  await take(page, `${name}-occupied`);
  await page.locator("#pane footer fluent-button", { hasText: /New sheet|新工作表|新建工作表/ }).click();
  await page.waitForTimeout(1_000);
  await take(page, `${name}-breakdown`);
  await page.locator("#fold").click();
  await take(page, `${name}-folded`);
}

/**
 * Both tabs as Excel shows them, then the bid that they write, a picture a sheet.
 *
 * @param {typeof LANGUAGES[number]} language
 */
async function bid({ name, locale, tabs, write }) {
  await withPage({ locale, viewport: { width: 320, height: 1400 } }, async (page) => {
    for (const [at, tab] of tabs.entries()) {
      await page.locator("#pane fluent-tab", { hasText: tab }).click();
      await take(page, `${name}-320-${at === 0 ? "compare" : "bid"}`);
    }
  });
  await withPage({ locale, viewport: { width: 1920, height: 1400 } }, async (page) => {
    const there = await page.evaluate(() => window.vramWorkbook.sheets());
    await page.locator("#pane fluent-tab", { hasText: tabs[1] ?? "" }).click();
    await page.locator("#pane fluent-button", { hasText: write }).click();
    await page.locator("#pane footer fluent-button", { hasText: /Undo|撤销/ }).waitFor();
    const sheets = await page.evaluate(() => window.vramWorkbook.sheets());
    for (const sheet of sheets.filter((one) => !there.includes(one))) {
      await page.evaluate((one) => {
        window.vramWorkbook.select(`'${one}'!A1`);
      }, sheet);
      await take(page, `${name}-sheet-${sheet.replaceAll(" ", "-").toLowerCase()}`);
    }
  });
}

/**
 * The two that the README shows, each below 250 kB (256 colours do): the pane's bid beside its comparison, and the matrix whole. What is
 * new goes to assets/ as bid.png and matrix.png, -zh-CN for Chinese, by hand, once it has been looked at.
 *
 * @param {typeof LANGUAGES[number]} language
 */
async function readme({ name, locale, tabs, write, readme: shown }) {
  for (const { picture, sheet, width } of shown)
    await withPage({ locale, viewport: { width, height: 800 } }, async (page) => {
      await page.locator("#pane fluent-tab", { hasText: tabs[1] ?? "" }).click();
      await page.locator("#pane fluent-button", { hasText: write }).click();
      await page.locator("#pane footer fluent-button", { hasText: /Undo|撤销/ }).waitFor();
      await page.evaluate((one) => {
        window.vramWorkbook.select(`'${one}'!A1`);
      }, sheet);
      await take(page, `readme-${picture}-${name}`);
    });
}

for (const language of LANGUAGES) await readme(language);
for (const language of LANGUAGES) await bid(language);
for (const { name, locale, insert } of LANGUAGES) {
  for (const colorScheme of THEMES) {
    await withPage({ locale, colorScheme }, (page) => workbook(page, `${name}-${colorScheme}`, insert));
  }
  await withPage({ locale, forcedColors: "active" }, (page) => take(page, `${name}-forced-colours`));
  await withPage({ locale, viewport: { width: 320, height: 640 } }, (page) => take(page, `${name}-320`));
}
await browser.close();
await server.close();
