// Packs the catalogue's rows at build time. webpack hands it model-files.ts, card-files.ts or server-files.ts; it reads
// the JSON files that the source imports and answers with one module that holds the same rows as text, column by
// column, because like values side by side are what gzip needs. `unpack.ts` reads it back and says how a line is read.
const fs = require("node:fs");
const path = require("node:path");
const { deflateRawSync } = require("node:zlib");

/** The published count that a shape must add up to, and doubts that `confidence` sums up: for tests and readers. */
const LEFT_OUT = new Set(["parameters", "weakFields"]);

/** Stands for what a source says beyond the first place to look. */
const MORE = " (more in the catalogue's file)";
const NOWHERE = /^no source read|^public log excerpt$/;

/** A row as the bundle has it: of its sources the first real one, repository and commit without the path. */
function shipped(row) {
  const kept = Object.fromEntries(Object.entries(row).filter(([key]) => !LEFT_OUT.has(key)));
  return { ...kept, source: briefly(row) };
}

function briefly({ id, source }) {
  if (/no source read/.test(source))
    return /^no source read$/.test(source) ? source : `no source read${MORE}`;
  const clauses = source.split(/; | \+ /);
  const clause = clauses.find((text) => !NOWHERE.test(text)) ?? source;
  const [place] = /(github|npm):[^\s:;,)]+|https:\/\/\S+/.exec(source) ?? [
    clause.replace(/[:(,].*/, "").trim(),
  ];
  return source === place || source === place + ownFile(id) ? source : place + MORE;
}

/** How aiconfigurator names its copy of a model's config.json. */
const ownFile = (id) => `:${id.replace("/", "--")}_config.json`;

const ABSENT = Symbol("a key that a row does not have");
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** Rows → lines: how many rows, then one line a column, words before numbers, because they compress apart. */
function pack(rows) {
  const all = columns(rows, "");
  const words = all.filter(({ kind }) => "sr".includes(kind) || kind === "l");
  const lines = [...words, ...all.filter((column) => !words.includes(column))].map(({ line }) => line);
  return [rows.length, ...lines].join("\n");
}

/** A column for each key; objects inside rows are laid out by the same rule, with a dot in the key. */
function columns(rows, prefix) {
  const keys = new Set(rows.flatMap((row) => (row === ABSENT ? [] : Object.keys(row))));
  return [...keys].flatMap((key) => {
    const values = rows.map((row) => (row !== ABSENT && key in row ? row[key] : ABSENT));
    const present = values.filter((value) => value !== ABSENT);
    if (present.some((value) => isObject(value) && Object.keys(value).length === 0))
      throw new Error(`${key}: an empty object says nothing: leave the key out.`);
    if (present.every(isObject)) return columns(values, `${prefix}${key}.`);
    return [column(prefix + key, values, rows)];
  });
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

function column(key, values, rows) {
  const kind = kindOf(key, values.filter((value) => value !== ABSENT && value !== null)); // prettier-ignore
  const numbers = values.filter((value) => typeof value === "number");
  const scale = kind === "n" && numbers.every(Number.isInteger) ? numbers.reduce(divisor, 0) || 1 : 1;
  const cells = values.map((value, row) => cellOf(value, { kind, scale, rows, key, row }));
  const ways = [["", ...cells], ...repeats(cells), ...dictionary(cells)];
  const lines = ways.map(([way, ...rest]) =>
    [`${key}:${kind}${way}${scale === 1 ? "" : scale}`, ...rest].join("|").replace(/\|+$/, ""),
  );
  const [shortest] = lines.sort((a, b) => deflateRawSync(a).length - deflateRawSync(b).length);
  return { kind, line: shortest };
}

/** Strings, numbers, lists of either, the number of another row, or JSON for the rest. */
function kindOf(key, values) {
  const are = (type) => values.every((value) => typeof value === type);
  const lists = (type) => values.every((value) => Array.isArray(value) && value.every((item) => typeof item === type)); // prettier-ignore
  if (key === "shapeOf") return "r";
  return are("string") ? "s" : are("number") ? "n" : lists("string") ? "l" : lists("number") ? "m" : "j";
}

function cellOf(value, { kind, scale, rows, key, row }) {
  if (value === ABSENT) return "";
  if (value === null) return "~";
  if (Array.isArray(value) && value.length === 0) return "[]";
  const text = {
    s: () => (key === "source" ? value.replace(ownFile(rows[row].id), "^").replace(MORE, "…") : value),
    n: () => String(value / scale),
    l: () => value.join(";"),
    m: () => value.join(";"),
    r: () => String(rows.findIndex(({ id }) => id === value)),
    j: () => JSON.stringify(value),
  }[kind]();
  const unsafe =
    /[|\n]|^$|^~$|^\[\]$/.test(text) || (kind === "l" && value.some((item) => item.includes(";")));
  if (unsafe) throw new Error(`${key}: ${text} cannot be packed.`);
  return text;
}

/** An empty cell repeats the one above it: for columns that every row has. */
const repeats = (cells) =>
  cells.includes("") ? [] : [["=", ...cells.map((cell, at) => (cell === cells[at - 1] ? "" : cell))]];

/** A letter for each row after the cells that they stand for: for columns of few values. */
function dictionary(cells) {
  const known = [...new Set(cells)];
  return known.length > LETTERS.length
    ? []
    : [["#", cells.map((cell) => LETTERS[known.indexOf(cell)]).join(""), ...known]];
}

const divisor = (a, b) => (b === 0 ? a : divisor(b, a % b));

function packLoader(source) {
  const rows = [];
  for (const [, file] of source.matchAll(/^import \w+ from "(\.\/[^"]+\.json)";$/gm)) {
    const full = path.join(this.context, file);
    this.addDependency(full);
    rows.push(...JSON.parse(fs.readFileSync(full, "utf8")));
  }
  const [, name] = source.match(/^export const (\w+)/m);
  return `export const ${name} = [${JSON.stringify(pack(rows.map(shipped)))}];\n`;
}

module.exports = Object.assign(packLoader, { shipped });
