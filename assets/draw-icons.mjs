// @ts-check
// Draws icon.svg at every size that Office asks for: node assets/draw-icons.mjs (needs a Chromium; commit the result).
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const SIZES = [16, 32, 64, 80, 128];
const here = new URL(".", import.meta.url);
const svg = readFileSync(new URL("icon.svg", here), "utf8");

const browser = await chromium.launch({
  executablePath: process.env.CHROME ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  await page.screenshot({ path: new URL(`icon-${size}.png`, here).pathname, omitBackground: true });
  await page.close();
}
await browser.close();
