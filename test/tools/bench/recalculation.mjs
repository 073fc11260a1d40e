// @ts-check
// Ten thousand live formula cells of the embedded workbook against as many built-in ones: how long until a change of the
// one cell that all depend on stands in all of them.
import { chromium } from "playwright-core";
import { serve } from "../../../src/hosts/web/serve.mjs";
import { launchOptions } from "../../browser/chromium.mjs";
import { median } from "./timing.mjs";

const ROWS = 1000;
const COLUMNS = 10;
const CHANGES = 5;

/** By what fills the cells; `k` makes each ask something of its own. @type {Readonly<Record<string, (k: number) => string>>} */
const FORMULAS = {
  "built-in": (k) => `=ROUND(SUM($A$1,${k})*2,2)`,
  KV: (k) => `=VRAM.KV("QwQ-32B",$A$1+${k})`,
  CARDS: (k) => `=VRAM.CARDS("QwQ-32B","FP8",$A$1+${k},"H100",8)`,
};

/** @param {(k: number) => string} formula */
function pageOf(formula) {
  const rows = Array.from({ length: ROWS }, (_, row) => [
    row === 0 ? { value: 1000, look: "input" } : null,
    ...Array.from({ length: COLUMNS }, (_cell, column) => ({
      value: { formula: formula(row * COLUMNS + column) },
      look: "value",
    })),
  ]);
  return { name: "Many", rows, widths: Array.from({ length: COLUMNS + 1 }, () => 10), heights: {}, merged: [], headerRows: 0, names: [], choices: [], tints: [], charts: [], footer: "" }; // prettier-ignore
}

/**
 * Median milliseconds that a change takes the page's processor, by kind of formula. The kinds take turns, so that they share the machine's moods.
 *
 * @param {string} folder a built one
 * @returns {Promise<Record<string, number>>}
 */
export async function recalculation(folder) {
  const server = await serve({ folder, port: 0 });
  const browser = await chromium.launch(launchOptions());
  try {
    /** @type {{ kind: string, times: number[], spent: () => Promise<number>, page: import("playwright-core").Page }[]} */
    const books = [];
    for (const [kind, formula] of Object.entries(FORMULAS)) {
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
      await page.goto(server.url);
      await page.evaluate("window.vramWorkbook.ready");
      await page.evaluate(async (written) => {
        await window.vramWorkbook.writePages([/** @type {any} */ (written)], "ask");
        window.vramWorkbook.select("Many!A1");
        await window.vramWorkbook.type("A1", "1001");
      }, pageOf(formula));
      books.push({ kind, page, spent: await clockOf(page), times: [] });
    }
    for (let change = 0; change < CHANGES; change++)
      for (const { page, spent, times, kind } of books) {
        const before = await spent();
        const shown = await page.evaluate(
          async (context) => {
            await window.vramWorkbook.type("A1", String(context));
            return window.vramWorkbook.read("K1000");
          },
          2000 + change * 40_000,
        );
        times.push((await spent()) - before);
        if (typeof shown !== "number")
          throw new Error(`${kind}: the last cell shows ${JSON.stringify(shown)} after a change.`);
      }
    return Object.fromEntries(books.map(({ kind, times }) => [kind, median(times)]));
  } finally {
    await browser.close();
    await server.close();
  }
}

/**
 * Milliseconds that the page's own thread has worked so far: a clock on the wall would count other programs in.
 *
 * @param {import("playwright-core").Page} page
 */
async function clockOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN) * 1000;
  };
}
