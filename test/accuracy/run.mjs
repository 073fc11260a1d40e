// @ts-check
// `npm run accuracy`: every measured point beside our figure. It fails when a target is missed, or when docs/accuracy.md
// says something else; `npm run accuracy -- --write` writes that page anew.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { ROOT } from "../../src/hosts/web/build.mjs";

const PAGE = join(ROOT, "docs/accuracy.md");
const SHOWN_DIFFERENCES = 5;

const { values: options } = parseArgs({ options: { write: { type: "boolean", default: false } } });
const { text, missed } = await compared();
if (options.write) writeFileSync(PAGE, text);
const differences = differing(readFileSync(PAGE, "utf8"), text);
const problems = [
  ...missed.map((what) => `A target is missed: ${what}`),
  ...(differences.length === 0
    ? []
    : [...differences, "docs/accuracy.md is out of date: run npm run accuracy -- --write"]),
];

console.log(text.replace(/^### Left out[\s\S]*?(?=^##? |$(?![\s\S]))/gm, ""));
console.log(problems.length === 0 ? "every target is met" : problems.join("\n"));
process.exitCode = problems.length === 0 ? 0 : 1;

/** @returns {Promise<import("./accuracy.ts").Accuracy>} */
async function compared() {
  const folder = await mkdtemp(join(tmpdir(), "accuracy-"));
  const outfile = join(folder, "accuracy.mjs");
  await build({
    entryPoints: [join(ROOT, "test/accuracy/accuracy.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
    logLevel: "error",
  });
  /** @type {typeof import("./accuracy.ts")} */
  const { accuracy } = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true });
  return accuracy();
}

/**
 * The first lines of the page that are no longer so, each with what stands there now.
 *
 * @param {string} page
 * @param {string} now
 */
function differing(page, now) {
  if (page === now) return [];
  const [before, after] = [page.split("\n"), now.split("\n")];
  const numbers = Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index);
  return numbers
    .filter((index) => before[index] !== after[index])
    .slice(0, SHOWN_DIFFERENCES)
    .map(
      (index) =>
        `line ${index + 1}\n  page: ${before[index] ?? "(none)"}\n  now:  ${after[index] ?? "(none)"}`,
    );
}
