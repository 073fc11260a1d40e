// @ts-check
// The same questions to functions.js, to a plain calculator and to the bare arithmetic, which is the limit.
import * as plain from "./plain-calculator.mjs";
import { perCall, whole } from "./timing.mjs";

/** @typedef {(id: string, ...args: unknown[]) => unknown[][]} Call */

/** Shapes as their config.json files have them: layers, KV heads, head dim, numbers. */
const MODELS = /** @type {const} */ ([
  { name: "QwQ-32B", layers: 64, kvHeads: 8, headDim: 128, numbers: 32_763_876_352 },
  { name: "Llama-3.1-8B", layers: 32, kvHeads: 8, headDim: 128, numbers: 8_030_261_248 },
  { name: "Qwen3-30B-A3B", layers: 48, kvHeads: 4, headDim: 128, numbers: 30_532_122_624 },
  { name: "Qwen3-8B", layers: 36, kvHeads: 8, headDim: 128, numbers: 8_190_735_360 },
  { name: "Llama-3.3-70B", layers: 80, kvHeads: 8, headDim: 128, numbers: 70_553_706_496 },
]);
const model = (/** @type {number} */ n) => MODELS[n % 5] ?? MODELS[0];
const context = (/** @type {number} */ n) => 1000 + (n % 100_000);
const users = (/** @type {number} */ n) => 1 + (n % 16);

/** @param {number} n */
function arithmeticKv(n) {
  const { layers, kvHeads, headDim } = model(n);
  return (layers * 2 * kvHeads * headDim * context(n) * 2) / 1e9;
}
const arithmeticWeights = (/** @type {number} */ n) => (model(n).numbers * 2) / 1e9;

const CELLS = 100_000;
const contexts = (/** @type {number} */ round) => Array.from({ length: 1000 }, (_, i) => 1000 + i + round);
const names = Array.from({ length: 100 }, (_, i) => model(i).name);

/**
 * `agree`: how far the three may lie apart, as a share; null where the plain rule answers another figure (it knows no
 * activations, no engine and no links).
 *
 * @type {(call: Call) => { what: string, ours: (n: number) => unknown, plain: (n: number) => unknown, arithmetic: (n: number) => unknown, calls: number, agree: number | null }[]}
 */
const questions = (call) => [
  {
    what: "KVSHAPE",
    ours: (n) => call("VRAM.KVSHAPE", 64, 8, 128, context(n), null, null, null)[0]?.[0],
    plain: (n) => plain.kvShape({ layers: 64, kvHeads: 8, headDim: 128, context: context(n) }),
    arithmetic: (n) => (64 * 2 * 8 * 128 * context(n) * 2) / 1e9,
    calls: 5000,
    agree: 1e-9,
  },
  {
    what: "KV by name",
    ours: (n) => call("VRAM.KV", model(n).name, context(n), null, null, null)[0]?.[0],
    plain: (n) => plain.kv(model(n).name, context(n)),
    arithmetic: arithmeticKv,
    calls: 5000,
    agree: 1e-9,
  },
  {
    what: "PARAMS by name",
    ours: (n) => call("VRAM.PARAMS", model(n).name, "FP16", null)[0]?.[0],
    plain: (n) => plain.params(model(n).name, "FP16"),
    arithmetic: arithmeticWeights,
    calls: 5000,
    agree: 0.005, // ours is counted matrix by matrix, theirs is the published count
  },
  {
    what: "TOTAL by name",
    ours: (n) => call("VRAM.TOTAL", model(n).name, "FP16", context(n), null, null, null, null)[0]?.[0],
    plain: (n) => plain.total(model(n).name, "FP16", context(n)),
    arithmetic: (n) => (arithmeticWeights(n) + arithmeticKv(n)) * 1.2,
    calls: 5000,
    agree: 0.005,
  },
  {
    what: "CARDS",
    ours: (n) => call("VRAM.CARDS", model(n).name, "FP16", context(n), "H100", users(n), null, null)[0]?.[0],
    plain: (n) => plain.cards({ model: model(n).name, precision: "FP16", context: context(n), card: "H100", concurrency: users(n) }), // prettier-ignore
    arithmetic: (n) => 2 ** Math.max(0, Math.ceil(Math.log2((arithmeticWeights(n) + arithmeticKv(n) * users(n)) / 72))), // prettier-ignore
    calls: 1000,
    agree: null,
  },
  {
    what: "SPEED",
    ours: (n) => call("VRAM.SPEED", model(n).name, "FP16", 1 + (n % 4000), 500, "H200", 8, users(n), null, null, null)[0]?.[0], // prettier-ignore
    plain: (n) => plain.speed({ model: model(n).name, precision: "FP16", context: 251 + (n % 4000), card: "H200", cards: 8, users: users(n) }), // prettier-ignore
    arithmetic: (n) => (4800 * 8) / (arithmeticWeights(n) + arithmeticKv(n) * users(n)),
    calls: 1000,
    agree: null,
  },
];

/**
 * Prints a line a question; throws where answers that must agree do not: times of different figures compare nothing.
 *
 * @param {Call} call
 * @returns microseconds a cell of one call over 100,000 cells, as a block of 100 x 1000 and as one column
 */
export function sideBySide(call) {
  console.log(`  ours        functions.js, as Excel calls it
  plain       a straightforward calculator: finds the row, multiplies, keeps nothing between questions
  bare        the multiplication alone, its numbers at hand: the limit
  Below 1 in the column "to plain": ours is faster. KVSHAPE looks nothing up, so there plain is bare.
`);
  console.log(
    `${"".padEnd(26)} ${["ours", "plain", "bare", "to plain", "to bare"].map((head) => head.padStart(11)).join("")}`,
  );
  for (const { what, calls, agree, ...asks } of questions(call)) {
    for (const n of [0, 1, 2, 3, 4])
      if (agree !== null)
        mustAgree(
          what,
          agree,
          Object.values(asks).map((ask) => Number(ask(n))),
        );
    const [ours = NaN, theirs = NaN, bare = NaN] = perCall([asks.ours, asks.plain, asks.arithmetic], calls);
    line(what, [ours, theirs, bare], "µs");
  }
  const block = ofCells("KV, a cell of 100 x 1000", [
    (round) => call("VRAM.KV", names.map((name) => [name]), [contexts(round)], null, null, null),
    (round) => names.map((name) => contexts(round).map((tokens) => plain.kv(name, tokens))),
    (round) => names.map((_, i) => contexts(round).map((tokens) => (model(i).layers * 2 * model(i).kvHeads * model(i).headDim * tokens * 2) / 1e9)),
  ]); // prettier-ignore
  // Excel has the column before it asks, so it is there before the clock starts
  const columns = [0, 1, 2, 3, 4].map((round) => Array.from({ length: CELLS }, (_, i) => [1000 + i + round]));
  const column = (/** @type {number} */ round) => columns[round] ?? [];
  const { name, layers, kvHeads, headDim } = MODELS[0];
  const rows = ofCells("KV, a cell of A1:A100000", [
    (round) => call("VRAM.KV", name, column(round), null, null, null),
    (round) => column(round).map(([tokens = NaN]) => [plain.kv(name, tokens)]),
    (round) => column(round).map(([tokens = NaN]) => [(layers * 2 * kvHeads * headDim * tokens * 2) / 1e9]),
  ]);
  return { block, rows };
}

/**
 * Prints a line for a call over 100,000 cells.
 *
 * @param {string} what
 * @param {readonly ((round: number) => unknown)[]} asks ours, plain, arithmetic
 * @returns microseconds that a cell takes us
 */
function ofCells(what, asks) {
  const [ours = NaN, theirs = NaN, bare = NaN] = whole(asks).map((ms) => (ms * 1000) / CELLS);
  line(what, [ours, theirs, bare], "µs");
  return ours;
}

/**
 * @param {string} what
 * @param {number} share
 * @param {readonly number[]} answers
 */
function mustAgree(what, share, answers) {
  const [low, high] = [Math.min(...answers), Math.max(...answers)];
  if (!(high - low <= share * high)) throw new Error(`${what}: the three answer ${answers.join(", ")}.`);
}

/**
 * @param {string} what
 * @param {readonly [ours: number, theirs: number, bare: number]} times
 * @param {string} unit
 */
function line(what, times, unit) {
  const [ours, theirs, bare] = times;
  const shown = times.map((time) => `${time.toPrecision(3)} ${unit}`);
  const ratios = [ours / theirs, ours / bare].map((ratio) => String(Number(ratio.toPrecision(2))));
  console.log(`${what.padEnd(26)} ${[...shown, ...ratios].map((cell) => cell.padStart(11)).join("")}`);
}
