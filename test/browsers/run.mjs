// @ts-check
// npm run browsers: the embedded workbook's main path in Firefox and in WebKit, as far as this machine has them.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "expect";
import { buildIfStale, DIST, ROOT } from "../../src/hosts/web/build.mjs";
import { serve } from "../../src/hosts/web/serve.mjs";
import { firefox } from "./firefox.mjs";
import { mainPath } from "./main-path.mjs";
import { webkit } from "./webkit.mjs";

const PICTURES = join(ROOT, ".cache/browsers");
/** A machine that must have them says so: else what is missing is said, and the others are judged. */
const required = process.argv.includes("--all");

const given = process.env.VRAM_DIST;
if (!given) await buildIfStale();
const server = await serve({ folder: given ?? DIST, port: 0 });
mkdirSync(PICTURES, { recursive: true });
let failed = false;
for (const [name, start] of Object.entries({ firefox, webkit })) {
  const browser = await start();
  if (typeof browser === "string") {
    console.log(`${name}: ${browser}`);
    failed ||= required;
    continue;
  }
  try {
    for await (const step of mainPath(browser, server.url)) console.log(`${browser.name}: ${step}`);
    expect(await browser.complaints()).toEqual([]);
  } catch (error) {
    failed = true;
    console.log(`${browser.name}: FAILED ${error instanceof Error ? error.message : String(error)}`);
  }
  writeFileSync(join(PICTURES, `${name}.png`), await browser.picture());
  await browser.close();
}
await server.close();
process.exit(failed ? 1 : 0);
