// @ts-check
// `npm run mutation [-- file,file]`: changes one thing at a time in how engines are described and served, and asks
// whether a test notices. Stryker has no changes for numbers and roundings, which are most of what stands there: two
// more are given to it below, through a file of its that is not part of its interface (it is pinned, and fails if that
// file moves).
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Stryker } from "@stryker-mutator/core";
import { SCRIPT } from "./mutation-runner.mjs";

const here = createRequire(import.meta.url);
const { resolve } = createRequire(here.resolve("@stryker-mutator/core"));
const instrumenter = path.dirname(resolve("@stryker-mutator/instrumenter/package.json"));

/** @typedef {{ type: string, name?: string, value?: number, callee?: Node, object?: Node, property?: Node, arguments?: Node[] }} Node */
/** @typedef {{ node: Node, key: string }} Place */
/** @type {{ allMutators: { name: string, mutate: (place: Place) => Iterable<Node> }[] }} */
const { allMutators } = await import(
  pathToFileURL(path.join(instrumenter, "dist/src/mutators/mutate.js")).href
);

allMutators.push(
  {
    name: "Number",
    // a whole number one more, a fraction a tenth more
    *mutate({ node: { type, value = 0 }, key }) {
      if (type === "NumericLiteral" && key !== "key")
        yield { type, value: Number.isInteger(value) ? value + 1 : value * 1.1 };
    },
  },
  {
    name: "Rounding",
    *mutate({ node }) {
      const { object, property } = node.callee ?? {};
      if (node.type !== "CallExpression" || object?.name !== "Math") return;
      const other = property?.name === "ceil" ? "floor" : property?.name === "floor" ? "ceil" : null;
      if (other === null) return;
      const callee = { ...node.callee, property: { type: "Identifier", name: other } };
      yield /** @type {Node} */ (structuredClone({ ...node, callee }));
    },
  },
);

const asked = process.argv[2]?.split(",");
await new Stryker({
  mutate: asked ?? ["src/core/engines/*.ts", "src/core/serving/*.ts", "src/core/rules/serving.ts"],
  // names and sources are text: a rule's name that is none does not compile, and no test holds a link
  mutator: { plugins: [], excludedMutations: ["StringLiteral"] },
  // nothing leaves this machine: the reporter that sends results away is not among these
  reporters: ["clear-text", "json"],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: ".cache/mutation.json" },
  tempDirName: ".cache/mutation",
  cleanTempDir: "always",
  ignorePatterns: ["dist", ".cache", "assets", "docs", "src/hosts", "src/pane"],
  buildCommand: `esbuild test/tools/mutation-tests.ts --bundle --platform=node --log-level=error --outfile=${SCRIPT}`,
  testRunner: "script",
  plugins: [fileURLToPath(new URL("./mutation-runner.mjs", import.meta.url))],
  // what one test remembers another does not run again: all tests are asked, not only those that came by
  coverageAnalysis: "all",
  concurrency: 2,
  warnings: { slow: false, unknownOptions: true, preprocessorErrors: true, unserializableOptions: true },
  timeoutMS: 20_000,
  thresholds: { high: 90, low: 80, break: asked === undefined ? 80 : null },
}).runMutationTest();
