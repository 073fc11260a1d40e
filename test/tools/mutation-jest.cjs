// @ts-check
// jest as mutation.mjs wants it: one script, built before and taken as it is.
module.exports = {
  testEnvironment: "node",
  rootDir: "../..",
  testMatch: ["<rootDir>/test/tools/mutation-tests.cjs"],
  moduleFileExtensions: ["js", "cjs", "json"],
  transform: {},
};
