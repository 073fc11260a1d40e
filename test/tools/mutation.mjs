// @ts-check
// `npm run mutation [file,file]`: changes one thing at a time in how engines are described and served, and asks whether
// a test notices. Stryker has no changes for numbers and roundings, which are most of what stands there: two more are
// given to it below, through a file of its that is not part of its interface (it is pinned, and fails if it moves).
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Stryker } from "@stryker-mutator/core";

const ROOT = resolve(fileURLToPath(import.meta.url), "../../..");
const instrumenter = dirname(
  createRequire(join(ROOT, "node_modules/@stryker-mutator/core/package.json")).resolve(
    "@stryker-mutator/instrumenter/package.json",
  ),
);
const { allMutators } = await import(pathToFileURL(join(instrumenter, "dist/src/mutators/mutate.js")).href);
const { default: babel } = await import("@babel/core");
const { types } = babel;

/** Every number one more, every fraction a tenth more. */
const numbers = {
  name: "NumericLiteral",
  *mutate(path) {
    if (!path.isNumericLiteral() || path.key === "key") return;
    const { value } = path.node;
    yield types.numericLiteral(Number.isInteger(value) ? value + 1 : value * 1.1);
  },
};

/** Up where it was down. */
const ROUNDINGS = { ceil: "floor", floor: "ceil" };
const roundings = {
  name: "Rounding",
  *mutate(path) {
    if (!path.isCallExpression()) return;
    const { callee, arguments: given } = path.node;
    if (!types.isMemberExpression(callee) || !types.isIdentifier(callee.object, { name: "Math" })) return;
    const other = types.isIdentifier(callee.property) ? ROUNDINGS[callee.property.name] : undefined;
    if (other === undefined) return;
    yield types.callExpression(
      types.memberExpression(types.identifier("Math"), types.identifier(other)),
      given.map((argument) => types.cloneNode(argument, true)),
    );
  },
};
allMutators.push(numbers, roundings);

const asked = process.argv[2]?.split(",");

const results = await new Stryker({
  mutate: asked ?? ["src/core/engines/*.ts", "src/core/serving/*.ts", "src/core/rules/serving.ts"],
  // nothing leaves this machine: the reporter that sends results away is not among these
  reporters: ["clear-text", "json", "progress-append-only"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: true },
  jsonReporter: { fileName: ".cache/mutation.json" },
  tempDirName: ".cache/mutation",
  ignorePatterns: ["dist", ".cache", "assets", "docs", "src/hosts", "src/pane"],
  // one script, so that a change costs no reading of modules: a third of the time
  buildCommand:
    "esbuild test/tools/mutation-tests.ts --bundle --platform=node --log-level=error --outfile=test/tools/mutation-tests.cjs",
  testRunner: "jest",
  plugins: ["@stryker-mutator/jest-runner"],
  coverageAnalysis: "perTest",
  jest: {
    projectType: "custom",
    enableFindRelatedTests: false,
    configFile: "test/tools/mutation-jest.cjs",
  },
  checkers: [],
  concurrency: 2,
  timeoutMS: 20_000,
  thresholds: { high: 90, low: 80, break: asked === undefined ? 80 : null },
}).runMutationTest();
console.log(`${results.length} changes`);
