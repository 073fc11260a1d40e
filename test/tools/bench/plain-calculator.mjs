// @ts-check
// What a calculator of this kind usually is: find the row, read its shape, multiply. Nothing is kept between questions.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const catalog = path.join(path.dirname(fileURLToPath(import.meta.url)), "../../../src/catalog");
/**
 * @param {string} folder
 * @returns {Row[]}
 */
const rows = (folder) =>
  readdirSync(path.join(catalog, folder))
    .filter((file) => file.endsWith(".json"))
    .flatMap((file) => read(path.join(catalog, folder, file)));

/** @param {string} file */
function read(file) {
  /** @type {Row[]} */
  const found = JSON.parse(readFileSync(file, "utf8"));
  return found;
}

/**
 * @typedef {{ num_hidden_layers: number, num_attention_heads: number, num_key_value_heads: number, hidden_size: number, head_dim?: number }} Config
 * @typedef {{ id: string, name?: string, aliases?: string[], shapeOf?: string, config?: Config, parameters: number, memoryGb: number, bandwidthGbPerSecond: number }} Row
 */
const MODELS = rows("models");
const CARDS = rows("cards");
/** @type {Readonly<Record<string, number>>} */
const BYTES = { FP16: 2, BF16: 2, FP8: 1 };
const USED = 0.9;

/**
 * @param {readonly Row[]} all
 * @param {string} name
 */
function find(all, name) {
  const asked = name.trim().toLowerCase();
  const found = all.find(({ id, name: called, aliases = [] }) =>
    [
      id,
      id.replace(/^.*\//, ""),
      id.replace(/^.*\//, "").replace(/-Instruct$/, ""),
      called ?? "",
      ...aliases,
    ].some((one) => one.toLowerCase() === asked),
  );
  if (found === undefined) throw new Error(`No row is called ${name}.`);
  return found;
}

/** @param {Row} row */
function configOf(row) {
  const config = row.config ?? MODELS.find(({ id }) => id === row.shapeOf)?.config;
  if (config === undefined) throw new Error(`${row.id} has no shape.`);
  return config;
}

/** @param {{ layers: number, kvHeads: number, headDim: number, context: number }} shape */
export const kvShape = ({ layers, kvHeads, headDim, context }) =>
  (2 * layers * kvHeads * headDim * context * 2) / 1e9;

/** @param {string} model @param {number} context */
export function kv(model, context) {
  const config = configOf(find(MODELS, model));
  return kvShape({
    layers: config.num_hidden_layers,
    kvHeads: config.num_key_value_heads,
    headDim: config.head_dim ?? config.hidden_size / config.num_attention_heads,
    context,
  });
}

/** @param {string} model @param {string} precision */
export const params = (model, precision) =>
  (find(MODELS, model).parameters * (BYTES[precision] ?? NaN)) / 1e9;

/** @param {string} model @param {string} precision @param {number} context */
export const total = (model, precision, context) => (params(model, precision) + kv(model, context)) * 1.2;

/** @param {{ model: string, precision: string, context: number, card: string, concurrency: number }} question */
export function cards({ model, precision, context, card, concurrency }) {
  const room = find(CARDS, card).memoryGb * USED;
  const needed = params(model, precision) + kv(model, context) * concurrency;
  let count = 1;
  while (count * room < needed) count *= 2;
  return count;
}

/** Tokens a second of one user, as the memory's bandwidth allows.
 *
 * @param {{ model: string, precision: string, context: number, card: string, cards: number, users: number }} question
 */
export function speed({ model, precision, context, card, cards: count, users }) {
  const read = params(model, precision) + kv(model, context) * users;
  return (find(CARDS, card).bandwidthGbPerSecond * count) / read;
}
