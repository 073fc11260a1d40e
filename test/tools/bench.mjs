// @ts-check
// npm run bench: how long the functions of dist/functions.js take, against the budgets. Run `npm run build` first.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { coldStarts } from "./cold-start.mjs";
import { loadFunctions } from "./load-functions.mjs";

const dist = path.resolve(
  process.argv[2] ?? path.join(path.dirname(fileURLToPath(import.meta.url)), "../../dist"),
);
const file = path.join(dist, "functions.js");
if (!existsSync(file)) {
  console.error(`There is no ${file}. Run "npm run build" first.`);
  process.exit(1);
}

const code = readFileSync(file, "utf8");
const startedAt = performance.now();
const { call } = loadFunctions(file);
const loadMs = performance.now() - startedAt;

/** @param {number[]} times */
const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;

/**
 * Median of the time one call takes, in microseconds; arguments differ from call to call, so nothing is answered from
 * memory.
 *
 * @param {(n: number) => unknown} ask
 * @param {number} calls
 */
function perCall(ask, calls) {
  for (let n = 0; n < calls; n++) ask(n);
  const rounds = Array.from({ length: 15 }, (_, round) => {
    const start = performance.now();
    for (let n = 0; n < calls; n++) ask(n + round * calls);
    return ((performance.now() - start) * 1000) / calls;
  });
  return median(rounds);
}

/**
 * Median of five runs, in milliseconds.
 *
 * @param {(round: number) => unknown} ask
 */
const whole = (ask) =>
  median(
    Array.from({ length: 5 }, (_, round) => {
      const start = performance.now();
      ask(round);
      return performance.now() - start;
    }),
  );

const NAMES = ["QwQ-32B", "Llama-3.1-8B", "DeepSeek-V3", "gemma-3-27b", "Qwen3-30B-A3B"];
/** @typedef {(index: number) => string | number | undefined} Cell */
/** @type {Cell} */
const name = (n) => NAMES[n % NAMES.length];
const context = (/** @type {number} */ n) => 1000 + (n % 100_000);
/** What a question about speed asks of a model, by so many users on eight cards. */
const served = (/** @type {number} */ n, /** @type {number} */ users) => [
  name(n),
  "FP8",
  (context(n) % 4000) + 1,
  500,
  "H200",
  8,
  users,
  null,
  null,
  null,
];
/** @type {(length: number, cell: Cell) => unknown[][]} */
const column = (length, cell) => Array.from({ length }, (_, index) => [cell(index)]);
/** @type {(length: number, cell: Cell) => unknown[][]} */
const row = (length, cell) => [Array.from({ length }, (_, index) => cell(index))];

const [{ cold, slowed } = { cold: NaN, slowed: NaN }] = await coldStarts([dist]);
/** Script and first answer together: what is felt as at once, with a browser's own work around it. */
const COLD_MS = 75;

/** @type {[what: string, value: number, budget: number, unit: string][]} */
const results = [
  ["PARAMS by name", perCall((n) => call("VRAM.PARAMS", name(n), "FP8", null), 5000), 5, "µs"],
  ["KV by name", perCall((n) => call("VRAM.KV", name(n), context(n), null, null, null), 5000), 5, "µs"],
  [
    "TOTAL by name",
    perCall((n) => call("VRAM.TOTAL", name(n), "FP8", context(n), null, null, null, null), 5000),
    5,
    "µs",
  ],
  [
    "BREAKDOWN, rule of thumb",
    perCall(
      (n) => call("VRAM.BREAKDOWN", name(n), "FP16", context(n), null, null, null, null, null, null, null),
      500,
    ),
    100,
    "µs",
  ],
  [
    "BREAKDOWN on a card",
    perCall(
      (n) =>
        call("VRAM.BREAKDOWN", name(n), "FP8", context(n), "H200", 8, 1 + (n % 64), null, null, null, null),
      500,
    ),
    100,
    "µs",
  ],
  [
    "PERCARD",
    perCall(
      (n) => call("VRAM.PERCARD", name(n), "FP8", context(n), "H200", 8, 1 + (n % 64), null, null, null),
      500,
    ),
    100,
    "µs",
  ],
  ["SPEED", perCall((n) => call("VRAM.SPEED", ...served(n, 1 + (n % 64))), 2000), 20, "µs"],
  ["SPEEDBREAKDOWN", perCall((n) => call("VRAM.SPEEDBREAKDOWN", ...served(n, 1 + (n % 64))), 500), 150, "µs"],
  ["MAXUSERS", perCall((n) => call("VRAM.MAXUSERS", ...served(n, 10 + (n % 30)), null), 500), 200, "µs"],
  [
    "CARDS",
    perCall((n) => call("VRAM.CARDS", name(n), "FP8", context(n), "H100", 1 + (n % 16), null, null), 500),
    200,
    "µs",
  ],
  [
    "KV, 100 x 1000 in one call",
    whole((n) =>
      call(
        "VRAM.KV",
        column(100, (i) => name(i + n)),
        row(1000, (i) => 1000 + i + n),
        null,
        null,
        null,
      ),
    ),
    200,
    "ms",
  ],
  [
    "KV, 100,000 rows",
    whole((n) =>
      call(
        "VRAM.KV",
        column(100_000, name),
        column(100_000, (i) => i + n + 1),
        null,
        null,
        null,
      ),
    ),
    1000,
    "ms",
  ],
  [
    "PARAMS, 100,000 rows, 1000 misspelt",
    whole(() =>
      call(
        "VRAM.PARAMS",
        column(100_000, (i) => (i % 3 ? name(i) : `Qwem-${i % 1000}`)),
        "FP16",
        null,
      ),
    ),
    1000,
    "ms",
  ],
  ["loading functions.js", loadMs, 500, "ms"],
  ["first answer in a browser, cold", cold, COLD_MS, "ms"],
  ["the same, slowed down fourfold", slowed, 3.5 * COLD_MS, "ms"],
  ["functions.js, gzip", gzipSync(code, { level: 9 }).length / 1000, 152, "kB"],
];

for (const [what, value, budget, unit] of results) {
  const sign = value <= budget ? "ok  " : "OVER";
  console.log(
    `${sign} ${what.padEnd(36)} ${value.toFixed(value < 10 ? 2 : 1).padStart(8)} ${unit}  of ${budget} ${unit}`,
  );
}
process.exitCode = results.every(([, value, budget]) => value <= budget) ? 0 : 1;
