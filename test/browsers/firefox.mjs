// @ts-check
import { existsSync } from "node:fs";
import puppeteer from "puppeteer-core";

const PLACES = [
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
  "C:/Program Files/Mozilla Firefox/firefox.exe",
];

/**
 * Firefox over WebDriver BiDi, which it speaks itself: no program beside it.
 *
 * @returns {Promise<import("./other-browser.d.ts").OtherBrowser | string>} or why there is none
 */
export async function firefox() {
  const executablePath = PLACES.find((place) => existsSync(place));
  if (executablePath === undefined) return "not installed (Debian: apt-get install firefox-esr)";
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless: true,
    extraPrefsFirefox: { "intl.accept_languages": "en-US" },
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  /** @type {string[]} */
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error instanceof Error ? error.message : String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return {
    name: (await browser.version()).replace("firefox/", "Firefox "),
    complaints: () => Promise.resolve(complaints),
    open: async (url) => {
      await page.goto(url);
    },
    evaluate: (script) => page.evaluate(`(async () => { ${script} })()`),
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    click: async (selector, text) => {
      const handle = await page.evaluateHandle(
        (css, words) =>
          [...document.querySelectorAll(css)].find((found) => found.textContent.trim() === words),
        selector,
        text,
      );
      const element = handle.asElement();
      if (element === null) throw new Error(`No ${selector} says "${text}".`);
      await /** @type {import("puppeteer-core").ElementHandle<Element>} */ (element).click();
    },
    picture: async () => Buffer.from(await page.screenshot()),
    close: () => browser.close(),
  };
}
