// Packs the catalogue's rows at build time. webpack hands it model-files.ts, card-files.ts or server-files.ts; it reads
// the JSON files that the source imports and answers with one module that holds the same rows by column. Like values
// then stand side by side, which is what gzip needs: half the size of the plain rows. `unpack.ts` reads it back.
const fs = require("node:fs");
const path = require("node:path");

/** What only the tests read: the published count that a shape must add up to. */
const FOR_TESTS = new Set(["parameters"]);

const ABSENT = Symbol("a key that a row does not have");

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Rows → { count, keys, columns }. A column holds the values of one key; objects inside rows are packed in turn. */
function pack(rows) {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((key) => !FOR_TESTS.has(key));
  const columns = keys.map((key) => column(rows.map((row) => (key in row ? row[key] : ABSENT))));
  return { count: rows.length, keys, columns };
}

function column(values) {
  const present = values.filter((value) => value !== ABSENT);
  if (present.length === 0 || !present.every(isObject)) return values;
  if (present.some((value) => Object.keys(value).length === 0))
    throw new Error("An empty object says nothing: leave the key out.");
  // a row without the object is a row without keys
  return pack(values.map((value) => (value === ABSENT ? {} : value)));
}

/** JavaScript instead of JSON, because an array literal may have holes: [5120,,4096]. */
function literal({ count, keys, columns }) {
  const cells = (values) =>
    `[${values.map((value) => (value === ABSENT ? "" : JSON.stringify(value))).join(",")},]`;
  const all = columns.map((values) => (Array.isArray(values) ? cells(values) : literal(values)));
  return `{count:${count},keys:${JSON.stringify(keys)},columns:[${all.join(",")}]}`;
}

function packLoader(source) {
  const rows = [];
  for (const [, file] of source.matchAll(/^import \w+ from "(\.\/[^"]+\.json)";$/gm)) {
    const full = path.join(this.context, file);
    this.addDependency(full);
    rows.push(...JSON.parse(fs.readFileSync(full, "utf8")));
  }
  const [, name] = source.match(/^export const (\w+)/m);
  return `export const ${name} = [${literal(pack(rows))}];\n`;
}

module.exports = packLoader;
