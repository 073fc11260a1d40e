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

/** The column whose rows are tables themselves. */
const NESTED = "config";
/** Keys that so large a share of these tables has are columns too; the others are cheaper where they stand. */
const OFTEN = 0.1;

/**
 * The keys most tables have, by column, and each table without them; null where there are no tables.
 *
 * @param {readonly Row[]} rows
 */
function nestedOf(rows) {
  const tables = rows.map((row) => /** @type {Row | undefined} */ (row[NESTED]) ?? {});
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const key of tables.flatMap(Object.keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const often = [...counts.keys()].filter((key) => (counts.get(key) ?? 0) > OFTEN * rows.length);
  if (often.length === 0) return null;
  const rest = rows.map((row) => {
    if (!(NESTED in row)) return row;
    const left = Object.entries(/** @type {Row} */ (row[NESTED])).filter(([key]) => !often.includes(key));
    return { ...row, [NESTED]: Object.fromEntries(left) };
  });
  const columns = often.map((key) => tables.map((table) => (key in table ? table[key] : ABSENT)));
  return { often, columns, rest };
}

/**
 * Code whose value is these rows again: one text for JSON.parse, and a row made of each place in its columns.
 *
 * @param {readonly Row[]} rows
 */
function rowsAsCode(rows) {
  const nested = nestedOf(rows);
  if (nested === null) return plainRowsAsCode(rows);
  return `((rows, [often, columns]) => {
  rows.forEach(({ ${NESTED}: table }, at) => {
    columns.forEach((values, column) => {
      if (values[at] !== ${JSON.stringify(ABSENT)}) table[often[column]] = values[at];
    });
  });
  return rows;
})(${plainRowsAsCode(nested.rest)}, JSON.parse(${JSON.stringify(JSON.stringify([nested.often, nested.columns]))}))`;
}

/**
 * @param {readonly Row[]} rows
 */
function plainRowsAsCode(rows) {
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
 * written once instead of once a row: 4 kB of gzip, and half of the letters that are read at start.
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
