// @ts-check
// How long the first formula of a workbook waits: functions.js is parsed, compiled and run, and asked once.
// node test/tools/cold-start.mjs dist other/dist: folders are measured in turn, so that they share the machine's moods.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { launchOptions } from "../browser/chromium.mjs";

const ROUNDS = 9;
/** A cheap laptop, as browsers' own tools slow a processor down. */
const SLOWED = 4;

/**
 * Medians in milliseconds, a folder each: as the machine is, and with its processor slowed down fourfold.
 *
 * @param {readonly string[]} folders built ones, each with shim.js and functions.js
 */
export async function coldStarts(folders) {
  const browser = await chromium.launch(launchOptions());
  try {
    const runs = folders.map((folder) => ({
      folder,
      scripts: ["shim.js", "functions.js"].map((file) => readFileSync(path.join(folder, file), "utf8")),
      times: /** @type {{ 1: number[], 4: number[] }} */ ({ 1: [], [SLOWED]: [] }),
    }));
    for (let round = 0; round < ROUNDS; round++)
      for (const { scripts, times } of runs)
        for (const rate of /** @type {const} */ ([1, SLOWED]))
          times[rate].push(await firstAnswer(browser, { scripts, rate }));
    return runs.map(({ folder, times }) => ({
      folder,
      cold: median(times[1]),
      slowed: median(times[SLOWED]),
    }));
  } finally {
    await browser.close();
  }
}

/** @param {readonly number[]} times */
const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;

/**
 * One context, one page, one formula. The number in front of the script makes it one that no cache has seen.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {{ scripts: readonly string[], rate: number }} question
 */
async function firstAnswer(browser, { scripts: [shim = "", functions = ""], rate }) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addScriptTag({ content: shim });
    await page.evaluate((text) => Object.assign(globalThis, { text }), `/* ${Math.random()} */${functions}`);
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate });
    const { ms, answer } = await page.evaluate(timed);
    if (!(Math.abs(answer - KV_GB) <= 1e-9))
      throw new Error(`VRAM.KV answered ${answer} instead of ${KV_GB}.`);
    return ms;
  } finally {
    await context.close();
  }
}

/** In the page. A script element with a text is parsed, compiled and run before the next line. */
function timed() {
  const script = document.createElement("script");
  const { text, CustomFunctions } = /** @type {{
    text: string,
    CustomFunctions: { associated: Map<string, (...args: unknown[]) => unknown[][]> },
  }} */ (/** @type {unknown} */ (globalThis));
  script.textContent = text;
  const start = performance.now();
  document.head.append(script);
  const block = CustomFunctions.associated.get("VRAM.KV")?.([["QwQ-32B"]], [[16000]], null, null, null);
  return { ms: performance.now() - start, answer: Number(block?.[0]?.[0]) };
}

/** 64 layers x 2 x 8 heads x 128 x 16,000 tokens x 2 bytes. */
const KV_GB = (64 * 2 * 8 * 128 * 16_000 * 2) / 1e9;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { folder, cold, slowed } of await coldStarts(process.argv.slice(2)))
    console.log(`${folder}: ${cold.toFixed(1)} ms, ${slowed.toFixed(1)} ms slowed down ${SLOWED}-fold`);
}
