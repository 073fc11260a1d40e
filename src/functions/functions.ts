// The functions as Excel sees them, a file a family of questions (sources.cjs). The JSDoc there is the help that Excel shows,
// and ids, parameters and their order are a file format (docs/functions.md §1): parameters are only appended. Every argument
// is a range, so that one call answers a whole table; Excel hands over null for what is left out. Names are those of the
// contract, hence their underscores. Brackets say what may be left out; Excel knows no optional argument before a needed
// one, so the build marks what follows too.

export * from "./model-functions";
export * from "./serving-functions";
export * from "./training-functions";
export * from "./speed-functions";
