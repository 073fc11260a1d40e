// @ts-check

/** The files whose JSDoc is the metadata, in the order of the ids. functions.ts has them together. */
module.exports = ["model", "serving", "training", "speed"].map(
  (family) => `./src/functions/${family}-functions.ts`,
);
