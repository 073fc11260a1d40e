// @ts-check
// npm test: what answers within five minutes, two at a time, and one line at the end that says how many passed. npm run
// test:long: the files called *.long.test.ts, most of them whole walks through the pages in a browser, and other programs.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = resolve(fileURLToPath(import.meta.url), "../../..");
/** The build step's folder is the one that is tested; nobody builds it a second time. */
const ENV = { ...process.env, VRAM_DIST: join(ROOT, "dist") };
/**
 * @param {string} script inside node_modules
 * @param {...string} args
 */
const node = (script, ...args) => [process.execPath, join(ROOT, "node_modules", script), ...args];
/**
 * @param {string} project
 * @param {...string} args
 */
const jest = (project, ...args) =>
  node("jest/bin/jest.js", "--selectProjects", project, "--colors=false", ...args);
/** What fills the browser's storage has its command, `npm run test:storage`. */
const SHORT = ["--testPathPattern", "^(?!.*(\\.long\\.test|browser/kept))"];

/**
 * `counts`: its single tests are counted; any other step is one check. `after`: what must have ended well before.
 *
 * @typedef {{ name: string, command: string[], counts?: boolean, after?: string[], env?: Record<string, string> }} Step
 * @type {Step}
 */
const BUILD = { name: "build", command: node("webpack/bin/webpack.js", "--mode", "production") };

/** @type {Step[]} */
const CHECKS = [
  BUILD,
  { name: "unit tests", command: jest("unit", ...SHORT), counts: true },
  { name: "built folder", command: jest("dist"), counts: true, after: ["build"] },
  { name: "accuracy", command: [process.execPath, join(ROOT, "test/accuracy/run.mjs")] },
  { name: "types of the core alone", command: node("typescript/bin/tsc", "-p", "src/core/tsconfig.json") },
  { name: "types of sources and tests", command: node("typescript/bin/tsc", "-p", "test/tsconfig.json") },
  { name: "lint of the sources", command: node("eslint/bin/eslint.js", "src") },
  {
    name: "arrows between rooms",
    command: node(
      "dependency-cruiser/bin/dependency-cruise.mjs",
      "--config",
      "test/tools/boundaries.cjs",
      "src",
    ),
  },
];

/** The browser takes both cores: it waits until nothing else runs. */
const SHORT_STEPS = [
  ...CHECKS,
  {
    name: "browser tests",
    command: jest("browser", "--maxWorkers=2", ...SHORT),
    counts: true,
    after: CHECKS.map(({ name }) => name),
  },
];

/** @type {Step[]} */
const LONG_CHECKS = [
  BUILD,
  // without the types of Node, which tests have and pages do not
  { name: "types of the sources alone", command: node("typescript/bin/tsc", "-p", "tsconfig.json") },
  { name: "lint", command: node("eslint/bin/eslint.js", ".") },
  { name: "types of the scripts", command: node("typescript/bin/tsc", "-p", "tsconfig.scripts.json") },
  {
    name: "format",
    command: node("prettier/bin/prettier.cjs", "--check", "--log-level=warn", ...formatted()),
  },
  { name: "long unit tests", command: jest("unit", "--testPathPattern", "\\.long\\.test"), counts: true },
  {
    name: "more printed sentences",
    command: jest("unit", "--testPathPattern", "audit/audit"),
    env: { VRAM_AUDIT: "5" },
    counts: true,
  },
];
const LONG_STEPS = [
  ...LONG_CHECKS,
  {
    name: "long browser tests",
    command: jest("browser", "--maxWorkers=2", "--testPathPattern", "(?<!ready)\\.long\\.test"),
    counts: true,
    after: LONG_CHECKS.map(({ name }) => name),
  },
  // the page's own speed is judged on a machine that does nothing else
  {
    name: "page ready",
    command: jest("browser", "--testPathPattern", "ready\\.long\\.test"),
    counts: true,
    after: ["long browser tests"],
  },
];
const STEPS = process.argv[2] === "long" ? LONG_STEPS : SHORT_STEPS;

/** What Prettier keeps: code and pages. The catalogue's rows keep their own one-line form. */
function formatted() {
  /** @type {{ scripts: { format: string } }} */
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  return [...scripts.format.matchAll(/"([^"]+)"/g)].map(([, pattern = ""]) => pattern);
}

const reports = mkdtempSync(join(tmpdir(), "vram-test-"));
/** @type {Map<string, { failed: boolean, passed: number, failures: number }>} */
const results = new Map();

/**
 * @param {Step} step
 * @returns {Promise<boolean>} whether it passed
 */
function run(step) {
  const report = join(reports, `${STEPS.indexOf(step)}.json`);
  const [program = "", ...args] = step.command;
  const counting = step.counts ? ["--json", `--outputFile=${report}`] : [];
  const began = Date.now();
  return new Promise((ended) => {
    const child = spawn(program, [...args, ...counting], {
      cwd: ROOT,
      env: { ...ENV, ...step.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => (output += text));
    running.add(child);
    child.on("error", (error) => (output += error.message));
    child.on("close", (code) => {
      running.delete(child);
      if (stopped) {
        ended(false); // ended by us, half done: neither passed nor failed
        return;
      }
      const counted = step.counts ? counts(report) : null;
      const failed = code !== 0;
      results.set(step.name, {
        failed,
        ...(counted ?? { passed: failed ? 0 : 1, failures: failed ? 1 : 0 }),
      });
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      const tests = counted ? `, ${counted.passed} passed, ${counted.failures} failed` : "";
      console.log(`${failed ? "FAILED" : "ok    "} ${step.name} (${seconds} s${tests})`);
      if (failed) console.log(`\n${withoutJson(output)}\n`);
      ended(!failed);
    });
  });
}

/**
 * What jest found, or nothing where it did not get as far as a report; a suite that cannot start is a failure.
 *
 * @param {string} report
 */
function counts(report) {
  try {
    /** @type {Record<"numPassedTests" | "numFailedTests" | "numRuntimeErrorTestSuites", number>} */
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(report, "utf8"),
    );
    return { passed: numPassedTests, failures: numFailedTests + numRuntimeErrorTestSuites };
  } catch {
    return null;
  }
}

/** @param {string} output */
const withoutJson = (output) => output.replace(/^\{"num.*\}$/gm, "").trim();

let stopped = false;
/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
const waiting = new Set(STEPS);

/** Takes the next step whose conditions are met, until none is left or one has failed. */
async function worker() {
  while (!stopped && waiting.size > 0) {
    const next = [...waiting].find(({ after = [] }) =>
      after.every((name) => results.get(name)?.failed === false),
    );
    if (next === undefined) {
      await new Promise((soon) => setTimeout(soon, 100));
      continue;
    }
    waiting.delete(next);
    if (await run(next)) continue;
    stopped = true;
    for (const child of running) child.kill();
  }
}

const began = Date.now();
const workers = Math.min(2, availableParallelism());
await Promise.all(Array.from({ length: workers }, worker));
rmSync(reports, { recursive: true, force: true });

/** @param {"passed" | "failures"} key */
const total = (key) => [...results.values()].reduce((sum, result) => sum + result[key], 0);
const skipped = [...waiting].map(({ name }) => name);
if (skipped.length > 0) console.log(`Not run, because a step before them failed: ${skipped.join(", ")}.`);
console.log(`${((Date.now() - began) / 1000).toFixed(0)} s`);
console.log(`${total("passed")} passed, ${total("failures")} failed`);
process.exitCode = [...results.values()].some(({ failed }) => failed) ? 1 : 0;
