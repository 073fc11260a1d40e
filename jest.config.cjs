// @ts-check
const path = require("node:path");

const DIST = ["dist", "hosted", "safety"].map((name) => `<rootDir>/test/build/${name}.test.ts`);
const BROWSER = "<rootDir>/test/browser/";

const shared = {
  rootDir: __dirname,
  testEnvironment: "node",
  // hucre comes as modules only
  transform: { "(\\.tsx?|hucre/.*\\.mjs)$": path.join(__dirname, "test/tools/typescript-for-jest.cjs") },
  transformIgnorePatterns: ["/node_modules/(?!hucre/)"],
  moduleFileExtensions: ["js", "mjs", "cjs", "json", "ts", "tsx"],
};

/**
 * Three kinds of tests by what they need: nothing, the built folder, the built folder in a browser. A path is enough
 * (`npx jest test/core/kv-cache.test.ts`): jest starts the server and the browser only for tests that want them.
 *
 * @type {import("jest").Config}
 */
module.exports = {
  projects: [
    {
      ...shared,
      displayName: "unit",
      testMatch: ["<rootDir>/test/**/*.test.ts"],
      testPathIgnorePatterns: [BROWSER, ...DIST],
    },
    { ...shared, displayName: "dist", testMatch: DIST },
    {
      ...shared,
      displayName: "browser",
      testMatch: [`${BROWSER}*.test.ts`],
      globalSetup: `${BROWSER}global-setup.mjs`,
      globalTeardown: `${BROWSER}global-teardown.mjs`,
    },
  ],
};
