// @ts-check
// npm run fuzz: random and mangled arguments, engine lines, config.json texts and label ranges against the built
// functions, for an hour unless told otherwise (npm run fuzz -- 10 for ten minutes; a second number is the seed to begin
// with). Stops at the first exception of the language, NaN or Infinity, and lists what took longer than it may.
import path from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { loadFunctions } from "../tools/load-functions.mjs";
import { ASKED } from "./questions.mjs";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const [minutes = "60", first = String(Date.now() % 2 ** 31)] = process.argv.slice(2);
const { attempt } = loadFunctions(path.join(ROOT, "dist/functions.js"));

/** Longest that a text of 32 kB may take, on a machine that does little else. */
const SLOW_MS = 50;
const RUNS = 2000;
const end = Date.now() + Number(minutes) * 60_000;
let asked = 0;
let seed = Number(first);
/** @type {Map<string, { ms: number, question: string }>} */
const slowest = new Map();

/** @param {unknown} answer */
function isSound(answer) {
  if (Array.isArray(answer)) return answer.every(isSound);
  return typeof answer !== "number" || Number.isFinite(answer);
}

/** @param {readonly [string, ...unknown[]]} question @param {string} kind */
function ask(question, kind) {
  const [id, ...args] = question;
  const before = process.cpuUsage().user;
  const { value } = /** @type {{ value?: unknown }} */ (attempt(id, ...args)); // anything but a cell's error is thrown
  const ms = (process.cpuUsage().user - before) / 1000; // other work on the machine does not count
  asked++;
  if (ms > (slowest.get(kind)?.ms ?? 0))
    slowest.set(kind, { ms, question: JSON.stringify(question).slice(0, 300) });
  return isSound(value);
}

// the first questions read shapes and build indexes
for (const questions of Object.values(ASKED))
  for (const question of fc.sample(questions, 50)) attempt(...question);
attempt("VRAM.MODELS", null);

while (Date.now() < end) {
  for (const [kind, questions] of Object.entries(ASKED))
    fc.assert(
      fc.property(questions, (question) => ask(question, kind)),
      { seed, numRuns: RUNS, endOnFailure: false },
    );
  seed = (seed + 1) % 2 ** 31;
}
console.log(`${asked} questions, seeds ${first} to ${seed - 1}: no exception, no NaN, no Infinity`);
for (const [kind, { ms, question }] of slowest)
  console.log(`${ms > SLOW_MS ? "SLOW" : "ok  "} ${kind}: ${ms.toFixed(1)} ms at most, ${question}`);
