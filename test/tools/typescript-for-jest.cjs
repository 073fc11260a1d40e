// @ts-check
const { transformSync } = require("esbuild");

/**
 * What jest runs is what esbuild makes of a file, as in the bundles: types are taken away here and checked by `tsc`, a
 * step of its own. jest loads CommonJS, so `import()` becomes a promise of `require()`.
 *
 * @type {import("@jest/transform").SyncTransformer}
 */
module.exports = {
  process: (source, file) =>
    transformSync(source, {
      sourcefile: file,
      sourcemap: true,
      loader: file.endsWith("x") ? "tsx" : "ts",
      format: "cjs",
      target: "node20",
      supported: { "dynamic-import": false },
      jsx: "automatic",
      jsxImportSource: "preact",
    }),
};
