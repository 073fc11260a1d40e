// @ts-check
// npm run fuzz: random and mangled arguments, engine lines, config.json texts and label ranges against the built
// functions, and mangled files (config.json, start-up logs, GGUF, .xlsx) against their readers, for an hour unless told
// otherwise (npm run fuzz -- 10 for ten minutes; a second number is the seed to begin with). Stops at the first exception
// that is no refusal of ours, NaN or Infinity; lists what took longer than it may, and fails for it.
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
const { attempt } = loadFunctions(path.resolve(HERE, "../../dist/functions.js"));
const readings = readingsOf(await loadReaders());

/** Longest that a text of 32 kB may take, on a machine that does little else. */
const SLOW_MS = 50;
const RUNS = 2000;
const end = Date.now() + Number(minutes) * 60_000;
let asked = 0;
let seed = Number(first);
/** @type {Map<string, { ms: number, question: string }>} */
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

/** @param {string} kind @param {number} ms @param {unknown} question */
function note(kind, ms, question) {
  asked++;
  if (ms > (slowest.get(kind)?.ms ?? 0))
    slowest.set(kind, { ms, question: JSON.stringify(question).slice(0, 300) });
}

/** @param {readonly [string, ...unknown[]]} question @param {string} kind */
function ask(question, kind) {
  const [id, ...args] = question;
  const before = process.cpuUsage().user;
  const { value } = /** @type {{ value?: unknown }} */ (attempt(id, ...args)); // anything but a cell's error is thrown
  note(kind, spent(before), question);
  return isSound(value);
}

/** @param {import("./files.mjs").Reading} reading @param {readonly unknown[]} file */
async function read({ kind, read: reader }, file) {
  const before = process.cpuUsage().user;
  const answer = await reader(...file);
  note(kind, spent(before), file);
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
for (const [kind, { ms, question }] of slowest) {
  const slow = ms > (limits.get(kind) ?? SLOW_MS);
  if (slow) process.exitCode = 1;
  console.log(`${slow ? "SLOW" : "ok  "} ${kind}: ${ms.toFixed(1)} ms at most, ${question}`);
}
