// Packs the catalogue's rows at build time. webpack hands it model-files.ts, card-files.ts or server-files.ts; it reads
// the JSON files that the source imports and answers with one module that holds the same rows by column. Like values
// then stand side by side, which is what gzip needs: a third of the size of the plain rows. `unpack.ts` reads it back.
const fs = require("node:fs");
const path = require("node:path");

const ABSENT = Symbol("a key that a row does not have");

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Rows → { count, keys, columns }: a column holds the values of one key. Objects inside rows are packed the same way. */
function pack(rows) {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    count: rows.length,
    keys,
    columns: keys.map((key) => column(rows.map((row) => (key in row ? row[key] : ABSENT)))),
  };
}

/** The values; where some rows have none, "1101" says which have one. */
function column(values) {
  const present = values.filter((value) => value !== ABSENT);
  const kept = present.length > 0 && present.every(isObject) ? pack(present) : present;
  if (present.length < values.length)
    return { has: values.map((value) => (value === ABSENT ? 0 : 1)).join(""), kept };
  return kept;
}

function packLoader(source) {
  const rows = [];
  for (const [, file] of source.matchAll(/^import \w+ from "(\.\/[^"]+\.json)";$/gm)) {
    const full = path.join(this.context, file);
    this.addDependency(full);
    rows.push(...JSON.parse(fs.readFileSync(full, "utf8")));
  }
  const [, name] = source.match(/^export const (\w+)/m);
  return `export const ${name} = [JSON.parse(${JSON.stringify(JSON.stringify(pack(rows)))})];\n`;
}

module.exports = packLoader;
module.exports.pack = pack;
