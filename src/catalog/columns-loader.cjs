// @ts-check

/** @typedef {Record<string, unknown>} Row */

/**
 * What only the tests and the writers of rows read: the published count, which the shape must add up to, the fields that
 * `confidence` sums up, and how each figure was found. 6 kB of gzip.
 */
const STAYS_AT_HOME = ["parameters", "weakFields", "evidence"];
/** What names a row, and the source, which often holds a name: side by side they pack best. */
const FIRST = ["source", "id", "shapeOf", "name", "nameZh", "aliases"];

/** Stands where a row lacks a key. No row holds an empty text: what is not known is null. */
const ABSENT = "";

/**
 * Rows by column: a key, then what each row has under it.
 *
 * @param {readonly Row[]} rows
 * @returns {[key: string, values: unknown[]][]}
 */
function columnsOf(rows) {
  const written = new Set(rows.flatMap((row) => Object.keys(row)));
  const keys = new Set([...FIRST.filter((key) => written.has(key)), ...written]);
  for (const key of STAYS_AT_HOME) keys.delete(key);
  const empty = rows.find((row) => Object.values(row).includes(ABSENT));
  if (empty !== undefined)
    throw new Error(`${String(empty.id)} holds an empty text: leave the key out, or write null.`);
  return [...keys].map((key) => [key, rows.map((row) => (key in row ? row[key] : ABSENT))]);
}

/**
 * Code whose value is these rows again: one text for JSON.parse, and a row made of each place in its columns.
 *
 * @param {readonly Row[]} rows
 */
function rowsAsCode(rows) {
  const columns = columnsOf(rows);
  const keys = columns.map(([key]) => key);
  const text = JSON.stringify(columns.map(([, values]) => values));
  const fields = columns.map(([key, values]) =>
    values.includes(ABSENT) ? `${key}: given(${key}[at])` : `${key}: ${key}[at]`,
  );
  return `(([${keys.join(", ")}]) => {
  const given = (value) => (value === ${JSON.stringify(ABSENT)} ? undefined : value);
  return id.map((_, at) => ({ ${fields.join(", ")} }));
})(JSON.parse(${JSON.stringify(text)}))`;
}

/**
 * For webpack: a list of files (model-files.ts, card-files.ts) becomes one list of all their rows, by column. A key is
 * written once instead of once a row: 3 kB of gzip, and a third of the letters that are read at start.
 *
 * @this {import("webpack").LoaderContext<object>}
 * @returns {Promise<string>}
 */
async function columnsLoader() {
  /** @type {Record<string, Row[][]>} */
  const list = await this.importModule(`${this.resourcePath}?as-written`);
  return Object.entries(list)
    .map(([name, files]) => `export const ${name} = [${rowsAsCode(files.flat())}];`)
    .join("\n");
}

module.exports = Object.assign(columnsLoader, { rowsAsCode });
