import type { Precision } from "../../core/formats/precision";
import { findPrecision } from "../precision/precision-names";
import { CARD_ROWS, cardOf, type CardRow, type CatalogCard } from "../../catalog/cards";
import { MODEL_ROWS, modelOf, type CatalogModel } from "../../catalog/models";
import { remembering } from "../cells/remember";
import { NameIndex } from "./name-index";
import { chineseMaker } from "./makers";
import { plain } from "./names";

const models = new NameIndex(MODEL_ROWS, "model", (row) => [row.maker, chineseMaker(row.maker)]);
const cards = new NameIndex(CARD_ROWS, "card", (row) => [
  row.maker,
  row.nameZh ?? "",
  chineseMaker(row.maker),
]);

/**
 * The model that a name means: id, name or alias in any spelling. A name that ends in a format ("QwQ-32B-AWQ",
 * "qwen3:8b-q4_K_M") is that model, released in that format.
 */
export const findModel = remembering((name): CatalogModel => {
  const model = lookUpModel(name);
  if (model === null) throw models.notFound(name);
  return model;
});

/** Whether a name means a model, without the search for the nearest spelling that an error takes. */
export const isModel = (name: string): boolean => lookUpModel(name) !== null;

/** The models that hold every word of the query, best first: "qwen 32", "通义". All for an empty one, `most` at most. */
export const searchModels = (query: string, most = Infinity): CatalogModel[] =>
  models.search(query).slice(0, most).map(modelOf);

/** The card that a name means: id, name or alias in any spelling, with or without its memory. */
export const findCard = remembering((name): CatalogCard => {
  const row = cards.find(name) ?? cardWithMemory(name) ?? cards.only(name);
  if (row === null) throw cards.notFound(name);
  return cardOf(row);
});

export const searchCards = (query: string, most = Infinity): CatalogCard[] =>
  cards.search(query).slice(0, most).map(cardOf);

/** "910B3 64GB": a name that is known without its memory, and the memory is right. */
function cardWithMemory(name: string): CardRow | null {
  const [, base, gigabytes] = /^(.*?)[-_ (]*(\d+)\s*gb?\)?$/.exec(plain(name)) ?? [];
  const row = base === undefined || base === "" ? null : cards.find(base);
  return row !== null && row.memoryGb === Number(gigabytes) ? row : null;
}

function lookUpModel(name: string): CatalogModel | null {
  const row = models.find(name);
  if (row !== null) return modelOf(row);
  const text = plain(name);
  const found = withFormat(text) ?? withFormat(text.replace(MANNER, ""));
  if (found !== null) return found;
  const only = models.only(name);
  return only === null ? null : modelOf(only);
}

/** "QwQ-32B-AWQ": a name with a format behind it. The longest ending first: "-GPTQ-Int8" says more than "-Int8". */
function withFormat(text: string): CatalogModel | null {
  for (const { index } of text.matchAll(SIGN)) {
    const ending = text.slice(index + 1);
    const precision = REPOSITORY_ENDINGS[ending] ?? findPrecision(ending);
    const base = precision === null ? null : models.find(text.slice(0, index).replace(CONVERTED, ""));
    if (base !== null && precision !== null) return converted(modelOf(base), precision);
  }
  return null;
}

/**
 * Endings that say more in a repository's name than in a cell: unsloth's bitsandbytes copies are doubly quantised
 * (bnb_4bit_use_double_quant in their config.json; no copy of one read).
 */
const REPOSITORY_ENDINGS: Readonly<Record<string, Precision>> = { "bnb-4bit": "NF4-DQ" };
/** Where a name may be cut. */
const SIGN = /[-_ .:]/g;
/** Words behind a format that say how its scales are laid or its arithmetic runs. */
const MANNER = /([-_ .:](static|dynamic|per-?tensor|per-?channel|channel|block|w8a8))+$/;
/** Words between a name and its format that say who converted it, or with what. */
const CONVERTED = /([-_ .:](gptq|awq|unsloth|ud|gguf|compressed|quantized|mlx|channel))+$/;

const converted = (model: CatalogModel, precision: Precision): CatalogModel => ({
  ...model,
  name: `${model.name} ${precision}`,
  precision,
  exceptions: {},
});
