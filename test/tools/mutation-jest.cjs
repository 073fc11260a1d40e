// @ts-check
// jest as mutation.mjs wants it: one file, read as the unit tests are.
const { jest } = require("../../package.json");
const projects = jest.projects ?? [jest];
const { transform } = projects.find(({ displayName }) => displayName === "unit") ?? projects[0];

module.exports = {
  testEnvironment: "node",
  rootDir: "../..",
  testMatch: ["<rootDir>/test/tools/mutation-tests.ts"],
  transform,
};
