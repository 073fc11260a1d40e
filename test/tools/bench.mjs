// @ts-check
// npm run bench: functions.js beside a plain calculator and the bare arithmetic, then every budget of speed and size in
// one table; it fails when one is missed. Run `npm run build` first.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { pageReady } from "./bench/page-ready.mjs";
import { recalculation } from "./bench/recalculation.mjs";
import { sideBySide } from "./bench/side-by-side.mjs";
import { eachOnce, perCall, whole } from "./bench/timing.mjs";
import { coldStarts } from "./cold-start.mjs";
import { loadFunctions } from "./load-functions.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const dist = path.resolve(process.argv[2] ?? path.join(here, "../../dist"));
const file = path.join(dist, "functions.js");
if (!existsSync(file)) {
  console.error(`There is no ${file}. Run "npm run build" first.`);
  process.exit(1);
}

const startedAt = performance.now();
const { call, attempt } = loadFunctions(file);
const loadMs = performance.now() - startedAt;

/** @param {(n: number) => unknown} ask @param {number} calls */
const one = (ask, calls) => perCall([ask], calls)[0] ?? NaN;
/** @param {(round: number) => unknown} ask */
const table = (ask) => whole([ask])[0] ?? NaN;

const NAMES = ["QwQ-32B", "Llama-3.1-8B", "DeepSeek-V3", "gemma-3-27b", "Qwen3-30B-A3B"];
/** @typedef {(index: number) => string | number | undefined} Cell */
/** @type {Cell} */
const name = (n) => NAMES[n % NAMES.length];
const context = (/** @type {number} */ n) => 1000 + (n % 100_000);
/** What a question about speed asks of a model, by so many users on eight cards. */
const served = (/** @type {number} */ n, /** @type {number} */ users) =>
  [name(n), "FP8", (context(n) % 4000) + 1, 500, "H200", 8, users, null, null, null]; // prettier-ignore
/** @type {(length: number, cell: Cell) => unknown[][]} */
const column = (length, cell) => Array.from({ length }, (_, index) => [cell(index)]);

/**
 * 200 models of the catalogue and five cards, every pair asked once, after the others of the catalogue for warming up, of
 * functions that have met none of them.
 */
function everyModel() {
  const { call, attempt } = loadFunctions(file);
  const [, ...models] = call("VRAM.MODELS", null);
  const cards = ["H100", "H200", "RTX 4090", "910B3", "MI300X"];
  const asks = models.flatMap(([model]) =>
    cards.map((card) => () => attempt("VRAM.CARDS", model, "FP8", 8192, card, 4, null, null)),
  );
  const counted = 200 * cards.length;
  for (const ask of asks.slice(counted)) ask();
  return asks.slice(0, counted);
}

/** Any text is answered or refused quickly: the slowest of several long ones. */
const LONG_TEXTS = ["x", "9", "(", '{"a":', "--tp 8 ", "满血版", "-"].map((part) =>
  part.repeat(Math.ceil(32_000 / part.length)),
);
const slowestText = () =>
  Math.max(...LONG_TEXTS.map((text) => table((round) => attempt("VRAM.CARDS", `${text}${round}`, text, text, text, text, text, text)))); // prettier-ignore

/** @typedef {[what: string, value: number, budget: number, unit: string]} Row */
/** @typedef {[what: string, measure: () => number, budget: number, unit: string]} Measured */

/** Apart in time, and the fastest counts: what else the machine does, or its own pace, only ever adds. */
const PASSES = 3;

console.log("The same questions, processor time of one call:\n");
const cellMicroseconds = sideBySide(call); // of one call over 100,000 cells

const [{ cold, slowed } = { cold: NaN, slowed: NaN }] = await coldStarts([dist]);
/** Script and first answer together: what is felt as at once, with a browser's own work around it. */
const COLD_MS = 75;

const { "built-in": builtIn = NaN, KV = NaN, CARDS = NaN } = await recalculation(dist);
console.log(
  `\n10,000 cells of the embedded workbook after a change: ${[builtIn, KV, CARDS].map(Math.round).join(", ")} ms (built-in, KV, CARDS)`,
);

/** @type {Row[]} */
const once = [
  ["first answer in a browser, cold", cold, COLD_MS, "ms"],
  ["the same, slowed down fourfold", slowed, 3.5 * COLD_MS, "ms"],
  ["loading functions.js in Node", loadMs, 500, "ms"],
  ["embedded workbook ready, cold", await pageReady(dist), 4000, "ms"],
  ["10,000 cells of KV / built-in", KV / builtIn, 1.3, "times"],
  ["10,000 cells of CARDS / built-in", CARDS / builtIn, 1.3, "times"],
  ["KV, a cell of 100 x 1000 in one call", cellMicroseconds.block, 0.5, "µs"],
  ["KV, a cell of A1:A100000 in one call", cellMicroseconds.rows, 0.5, "µs"],
];

/** @type {Measured[]} */
const repeated = [
  ["PARAMS by name", () => one((n) => call("VRAM.PARAMS", name(n), "FP8", null), 5000), 5, "µs"],
  ["KV by name", () => one((n) => call("VRAM.KV", name(n), context(n), null, null, null), 5000), 5, "µs"],
  ["TOTAL by name", () => one((n) => call("VRAM.TOTAL", name(n), "FP8", context(n), null, null, null, null), 5000), 5, "µs"],
  ["CARDS", () => one((n) => call("VRAM.CARDS", name(n), "FP8", context(n), "H100", 1 + (n % 16), null, null), 500), 200, "µs"],
  ["CARDS, one model, contexts", () => one((n) => call("VRAM.CARDS", "QwQ-32B", "FP8", context(n), "H100", 4, null, null), 500), 20, "µs"],
  ["CARDS, 200 models x 5 cards, once", () => eachOnce(everyModel()), 60, "µs"],
  ["PERCARD", () => one((n) => call("VRAM.PERCARD", name(n), "FP8", context(n), "H200", 8, 1 + (n % 64), null, null, null), 500), 100, "µs"],
  ["BREAKDOWN, rule of thumb", () => one((n) => call("VRAM.BREAKDOWN", name(n), "FP16", context(n), null, null, null, null, null, null, null), 500), 100, "µs"],
  ["BREAKDOWN on a card", () => one((n) => call("VRAM.BREAKDOWN", name(n), "FP8", context(n), "H200", 8, 1 + (n % 64), null, null, null, null), 500), 100, "µs"],
  ["SPEED", () => one((n) => call("VRAM.SPEED", ...served(n, 1 + (n % 64))), 2000), 20, "µs"],
  ["SPEEDBREAKDOWN", () => one((n) => call("VRAM.SPEEDBREAKDOWN", ...served(n, 1 + (n % 64))), 500), 150, "µs"],
  ["MAXUSERS", () => one((n) => call("VRAM.MAXUSERS", ...served(n, 10 + (n % 30)), null), 500), 200, "µs"],
  ["KV, 100,000 rows", () => table((n) => call("VRAM.KV", column(100_000, name), column(100_000, (i) => i + n + 1), null, null, null)), 1000, "ms"],
  ["PARAMS, 100,000 rows, 1000 misspelt", () => table(() => call("VRAM.PARAMS", column(100_000, (i) => (i % 3 ? name(i) : `Qwem-${i % 1000}`)), "FP16", null)), 1000, "ms"],
  ["a text of 32 kB in every argument", () => slowestText(), 50, "ms"],
]; // prettier-ignore
const passes = Array.from({ length: PASSES }, () => repeated.map(([, measure]) => measure()));
/** @type {Row[]} */
const times = [
  ...once,
  ...repeated.map(
    /** @returns {Row} */
    ([what, , budget, unit], row) => [
      what,
      Math.min(...passes.map((pass) => pass[row] ?? NaN)),
      budget,
      unit,
    ],
  ),
];

/** @type {{ name: string, files: string[], budget: number }[]} */
const bundles = JSON.parse(readFileSync(path.join(here, "../build/bundles.json"), "utf8"));
/**
 * Kilobytes as a host keeps a file that it packs once. A build may call it by its content as well: pane.1f2e3d4c5b.js.
 *
 * @param {string} part
 */
function gzip(part) {
  const [stem = "", ending = ""] = part.split(".");
  const hashed = new RegExp(`^${stem}\\.[0-9a-f]{8,}\\.${ending}$`);
  const found = readdirSync(dist).find((one) => one === part || hashed.test(one));
  if (found === undefined) throw new Error(`${dist} has no ${part}.`);
  return gzipSync(readFileSync(path.join(dist, found)), { level: 9 }).length / 1000;
}

/** @type {Row[]} */
const sizes = bundles.map(({ name: bundle, files, budget }) => [
  `${bundle.replace(/,.*/, "")}, gzip`,
  files.reduce((sum, part) => sum + gzip(part), 0),
  budget / 1000,
  "kB",
]);

console.log("\nBudgets, for two idle cores:\n");
const results = [...times, ...sizes];
for (const [what, value, budget, unit] of results) {
  const sign = value <= budget ? "ok  " : "OVER";
  const shown = value.toFixed(value < 10 ? 2 : 1).padStart(8);
  console.log(`${sign} ${what.padEnd(36)} ${shown} ${unit}  of ${budget} ${unit}`);
}
const missed = results.filter(([, value, budget]) => !(value <= budget));
console.log(`\n${results.length - missed.length} of ${results.length} budgets kept.`);
if (missed.length > 0)
  console.log(
    "OVER is a failure. Sizes do not depend on the machine; a time counts on one that does nothing else.",
  );
process.exitCode = missed.length === 0 ? 0 : 1;
