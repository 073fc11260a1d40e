// @ts-check
import { expect } from "expect";

/** Where the example workbook asks its reader to type. */
const TURN = "C19";
/** The first and the last sheet of a bid stand there. */
const SHEETS = `["Comparison", "TCO"].every((name) => window.vramWorkbook.sheets().includes(name))`;

/**
 * What a newcomer does in the embedded workbook, in any browser: each step is said when it held.
 *
 * @param {import("./other-browser.d.ts").OtherBrowser} browser
 * @param {string} url
 */
export async function* mainPath(browser, url) {
  const evaluate = (/** @type {string} */ script) => browser.evaluate(script);
  const began = Date.now();
  await browser.open(url);
  await evaluate(
    "while (!window.vramWorkbook) await new Promise((soon) => setTimeout(soon, 50)); await window.vramWorkbook.ready;",
  );
  yield `opened in ${((Date.now() - began) / 1000).toFixed(1)} s`;

  await evaluate(`document.querySelector("#pane").focus()`);
  await browser.press("F6");
  await evaluate(`window.vramWorkbook.select("${TURN}")`);
  await browser.type('=VRAM.KV("QwQ-32B",16000)');
  await browser.press("Enter");
  // 2 × 64 layers × 8 heads × 128 × 16,000 tokens × 2 bytes
  await shows(browser, TURN, 4.194304);
  yield "a formula typed on the keyboard calculates";

  await evaluate(`await window.vramWorkbook.type("C11", "2")`);
  // the cache of the 32B example: 2 × 40 × 64 × 128 × 16,000 × 2 bytes × 2 requests
  await shows(browser, "C13", 41.94304);
  yield "a changed input recalculates";

  await evaluate(`window.vramWorkbook.select("H30")`);
  await browser.click("#pane fluent-button", "Insert breakdown");
  await until(browser, `return JSON.stringify(window.vramWorkbook.read("H30:L60")).includes("QwQ-32B")`);
  yield "the pane writes its table";

  await browser.click("#pane fluent-tab", "Bid");
  await until(browser, `return document.querySelector("#vram-write-bid") !== null`);
  await browser.click("#vram-write-bid", "Write the bid");
  await until(browser, `return ${SHEETS}`);
  yield "the pane writes a bid of seven sheets";

  const saved = await evaluate(`
    const bytes = await window.vramWorkbook.save();
    await window.vramWorkbook.open(bytes);
    return ${SHEETS};`);
  expect(saved).toBe(true);
  await shows(browser, `Example!${TURN}`, 4.194304);
  yield "saved as .xlsx and opened again, it calculates as before";

  await evaluate("await new Promise((soon) => setTimeout(soon, 3000))"); // the draft is written a moment after a change
  await browser.open(url);
  await evaluate(
    "while (!window.vramWorkbook) await new Promise((soon) => setTimeout(soon, 50)); await window.vramWorkbook.ready;",
  );
  await until(browser, `return ${SHEETS}`);
  await shows(browser, `Example!${TURN}`, 4.194304);
  yield "the draft is there after a reload";
}

/**
 * @param {import("./other-browser.d.ts").OtherBrowser} browser
 * @param {string} address
 * @param {unknown} expected
 */
async function shows(browser, address, expected) {
  let shown;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    shown = await browser.evaluate(`return window.vramWorkbook.read(${JSON.stringify(address)})`);
    if (shown === expected) return;
    await new Promise((soon) => setTimeout(soon, 100));
  }
  expect({ [address]: shown }).toEqual({ [address]: expected });
}

/**
 * @param {import("./other-browser.d.ts").OtherBrowser} browser
 * @param {string} condition
 */
async function until(browser, condition) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if ((await browser.evaluate(condition)) === true) return;
    await new Promise((soon) => setTimeout(soon, 100));
  }
  throw new Error(`This never came true: ${condition}`);
}
