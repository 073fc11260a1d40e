// @ts-check
// npm run fuzz: random and mangled arguments, engine lines, config.json texts and label ranges against the built
// functions, and mangled files (config.json, start-up logs, GGUF, .xlsx) against their readers, for an hour unless told
// otherwise (npm run fuzz -- 10 for ten minutes; a second number is the seed to begin with). Stops at the first exception
// that is no refusal of ours, NaN or Infinity; what took longer than it may is asked again, and fails if it does so then.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import fc from "fast-check";
import { loadFunctions } from "../tools/load-functions.mjs";
import { readingsOf } from "./files.mjs";
import { ASKED } from "./questions.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const [minutes = "60", first = String(Date.now() % 2 ** 31)] = process.argv.slice(2);
const BUILT = path.resolve(HERE, "../../dist/functions.js");
const { attempt } = loadFunctions(BUILT);
const readings = readingsOf(await loadReaders());

/** Longest that a text of 32 kB may take, on a machine that does little else. */
const SLOW_MS = 50;
const RUNS = 2000;
const end = Date.now() + Number(minutes) * 60_000;
let asked = 0;
let seed = Number(first);
/** @type {Map<string, { ms: number, question: string, again: () => Promise<number> }>} */
const slowest = new Map();

/** @returns {Promise<typeof import("./readers.ts")>} */
async function loadReaders() {
  const outfile = path.join(mkdtempSync(path.join(tmpdir(), "vram-fuzz-")), "readers.mjs");
  await build({
    entryPoints: [path.join(HERE, "readers.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
  /** @type {typeof import("./readers.ts")} */
  const readers = await import(pathToFileURL(outfile).href);
  return readers;
}

/** @param {unknown} answer */
function isSound(answer) {
  if (typeof answer === "object" && answer !== null) return Object.values(answer).every(isSound);
  return typeof answer !== "number" || Number.isFinite(answer);
}

/** What the processor spent since; other work on the machine does not count. */
const spent = (/** @type {number} */ before) => (process.cpuUsage().user - before) / 1000;

/** @param {string} kind @param {number} ms @param {unknown} question @param {() => Promise<number>} again */
function note(kind, ms, question, again) {
  asked++;
  if (ms > (slowest.get(kind)?.ms ?? 0))
    slowest.set(kind, { ms, question: JSON.stringify(question).slice(0, 300), again });
}

/** The quickest of three: a busy machine slows one of them down, a slow answer all. @param {() => Promise<number>} once */
async function quickest(once) {
  return Math.min(await once(), await once(), await once());
}

/** @param {readonly [string, ...unknown[]]} question @param {string} kind */
function ask(question, kind) {
  const [id, ...args] = question;
  const before = process.cpuUsage().user;
  const { value } = /** @type {{ value?: unknown }} */ (attempt(id, ...args)); // anything but a cell's error is thrown
  note(kind, spent(before), question, () => quickest(() => afresh(question)));
  return isSound(value);
}

/**
 * Milliseconds of a question that functions have not met, after others of every kind: what was asked before is kept.
 *
 * @param {readonly [string, ...unknown[]]} question
 */
async function afresh(question) {
  const fresh = loadFunctions(BUILT);
  for (const questions of Object.values(ASKED))
    for (const other of fc.sample(questions, 200)) fresh.attempt(...other);
  const before = process.cpuUsage().user;
  fresh.attempt(...question);
  return Promise.resolve(spent(before));
}

/** @param {import("./files.mjs").Reading} reading @param {readonly unknown[]} file */
async function read({ kind, read: reader }, file) {
  const before = process.cpuUsage().user;
  const answer = await reader(...file);
  const once = async () => {
    const start = process.cpuUsage().user;
    await reader(...file);
    return spent(start);
  };
  note(kind, spent(before), file, () => quickest(once));
  return isSound(answer);
}

// the first questions read shapes and build indexes
for (const questions of Object.values(ASKED))
  for (const question of fc.sample(questions, 50)) attempt(...question);
attempt("VRAM.MODELS", null);
for (const { files, read: reader } of readings)
  for (const file of fc.sample(files, 20)) await reader(...file);

while (Date.now() < end) {
  for (const [kind, questions] of Object.entries(ASKED))
    fc.assert(
      fc.property(questions, (question) => ask(question, kind)),
      { seed, numRuns: RUNS, endOnFailure: false },
    );
  for (const reading of readings)
    await fc.assert(
      fc.asyncProperty(reading.files, (file) => read(reading, file)),
      { seed, numRuns: reading.runs, endOnFailure: false },
    );
  seed = (seed + 1) % 2 ** 31;
}
console.log(`${asked} questions, seeds ${first} to ${seed - 1}: no exception, no NaN, no Infinity`);
const limits = new Map(readings.map(({ kind, slowMs }) => [kind, slowMs]));
for (const [kind, { ms, question, again }] of slowest) {
  const limit = limits.get(kind) ?? SLOW_MS;
  const alone = ms > limit ? await again() : ms;
  if (alone > limit) process.exitCode = 1;
  const said = alone === ms ? "" : `, ${alone.toFixed(1)} asked again`;
  console.log(`${alone > limit ? "SLOW" : "ok  "} ${kind}: ${ms.toFixed(1)} ms at most${said}, ${question}`);
}
