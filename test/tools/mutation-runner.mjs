// @ts-check
// Stryker's way to run our tests: they are one script, which is evaluated anew for each change in a process that stays,
// and the first test that fails ends the run. jest itself takes ten times as long for the same answer.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Script } from "node:vm";
import { expect } from "expect";

/** Built by mutation.mjs in the folder that Stryker works in. */
export const SCRIPT = "test/tools/mutation-tests.cjs";

/** @typedef {{ name: string, run: () => unknown }} Test */
/** @typedef {(name: string, ...rest: any[]) => void} Named */

/**
 * The part of jest that these tests use.
 *
 * @param {Test[]} tests
 */
function framework(tests) {
  /** @type {string[]} */
  const inside = [];
  /** @param {string} name @param {() => unknown} run */
  const test = (name, run) => {
    tests.push({ name: [...inside, name].join(" "), run });
  };
  /** @param {string} name @param {() => unknown} body */
  const describe = (name, body) => {
    inside.push(name);
    body();
    inside.pop();
  };
  /** @param {(name: string, run: () => unknown) => void} one */
  const each = (one) => {
    /** @param {readonly unknown[]} table */
    const over = (table) => {
      /** @param {string} name @param {(...row: unknown[]) => unknown} body */
      const named = (name, body) => {
        for (const [at, row] of table.entries()) {
          const given = /** @type {unknown[]} */ (Array.isArray(row) ? row : [row]);
          one(`${name} ${at}`, () => body(...given));
        }
      };
      return named;
    };
    return over;
  };
  return {
    describe: Object.assign(describe, { each: each(describe) }),
    test: Object.assign(test, { each: each(test) }),
  };
}

/** What Stryker's changed code reads: which change is on, and what it counts. */
const world = /** @type {{ __stryker__?: Record<string, unknown> }} */ (globalThis);

class ScriptRunner {
  /** @type {Script | null} */
  script = null;

  capabilities() {
    return { reloadEnvironment: true };
  }

  /** Everything is evaluated again, so that no table or memory outlives a change. @returns {Test[]} */
  load() {
    this.script ??= new Script(
      `(require, module, exports, describe, test, expect) => {${readFileSync(SCRIPT, "utf8")}\n}`,
      { filename: SCRIPT },
    );
    /** @type {Test[]} */
    const tests = [];
    const { describe, test } = framework(tests);
    const module = { exports: {} };
    const run = /** @type {(...given: unknown[]) => void} */ (this.script.runInThisContext());
    run(createRequire(`${process.cwd()}/${SCRIPT}`), module, module.exports, describe, test, expect);
    return tests;
  }

  async dryRun() {
    world.__stryker__ = {};
    /** @type {unknown[]} */
    const results = [];
    for (const [at, { name, run }] of this.load().entries()) {
      const began = Date.now();
      /** @type {string | null} */
      let failure = null;
      try {
        await run();
      } catch (error) {
        failure = String(error);
      }
      const result = { id: `${at}`, name, timeSpentMs: Date.now() - began };
      results.push(
        failure === null ? { ...result, status: 0 } : { ...result, status: 1, failureMessage: failure },
      );
    }
    return { status: "complete", tests: results, mutantCoverage: world.__stryker__.mutantCoverage };
  }

  /** @param {{ activeMutant: { id: string }, hitLimit?: number }} asked */
  async mutantRun({ activeMutant, hitLimit }) {
    world.__stryker__ = {
      activeMutant: activeMutant.id,
      ...(hitLimit === undefined ? {} : { hitCount: 0, hitLimit }),
    };
    let at = -1;
    try {
      const tests = this.load();
      for (const { run } of tests) {
        at++;
        await run();
      }
      return { status: "survived", nrOfTests: tests.length };
    } catch (error) {
      const text = String(error);
      if (text.includes("Hit count limit reached")) return { status: "timeout", reason: text };
      return { status: "killed", killedBy: [`${Math.max(0, at)}`], failureMessage: text, nrOfTests: at + 1 };
    }
  }
}

export const strykerPlugins = [{ kind: "TestRunner", name: "script", injectableClass: ScriptRunner }];
