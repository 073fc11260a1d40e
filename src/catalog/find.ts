import type { Precision } from "../core/precision";
import { CARD_ROWS, cardOf, type CatalogCard } from "./cards";
import { MODEL_ROWS, modelOf, type CatalogModel } from "./models";
import { NameIndex } from "./name-index";
import { chineseMaker } from "./makers";
import { plain } from "./names";

const models = new NameIndex(MODEL_ROWS, "model", (row) => [row.maker, chineseMaker(row.maker)]);
const cards = new NameIndex(CARD_ROWS, "card", (row) => [
  row.maker,
  row.nameZh ?? "",
  chineseMaker(row.maker),
]);

/** Names typed so far: a table of a thousand cells names one model, and each look-up must stay below a microsecond. */
const foundModels = new Map<string, CatalogModel>();
const foundCards = new Map<string, CatalogCard>();
const MOST_FOUND = 1000;
const LONGEST_KEPT = 200;

/**
 * The model that a name means: id, name or alias in any spelling. A name that ends in a format ("QwQ-32B-AWQ",
 * "qwen3:8b-q4_K_M") is that model, released in that format.
 */
export function findModel(name: string): CatalogModel {
  const known = foundModels.get(name);
  if (known) return known;
  const model = lookUpModel(name);
  if (model === null) throw models.notFound(name);
  keep(foundModels, name, model);
  return model;
}

/** The models that hold every word of the query, best first: "qwen 32", "通义". All of them for an empty one. */
export const searchModels = (query: string): CatalogModel[] => models.search(query).map(modelOf);

export function findCard(name: string): CatalogCard {
  const known = foundCards.get(name);
  if (known) return known;
  const row = cards.find(name);
  if (row === null) throw cards.notFound(name);
  const card = cardOf(row);
  keep(foundCards, name, card);
  return card;
}

export const searchCards = (query: string): CatalogCard[] => cards.search(query).map(cardOf);

function lookUpModel(name: string): CatalogModel | null {
  const row = models.find(name);
  if (row !== null) return modelOf(row);
  for (const [ending, precision] of FORMAT_ENDINGS) {
    const text = plain(name);
    const found = ending.test(text) ? models.find(text.replace(ending, "")) : null;
    if (found !== null)
      return { ...modelOf(found), name: `${found.name} ${precision}`, precision, exceptions: {} };
  }
  return null;
}

/** How repositories of converted weights end, and what their weights are stored in. */
const FORMAT_ENDINGS: readonly (readonly [RegExp, Precision])[] = (
  [
    [/[-_ .:]*(?:gptq|awq)?[-_ ]*(?:w8a8|int8|8bit)$/, "INT8"],
    [/[-_ .:]*(?:bnb|unsloth-bnb)[-_ ]?(?:4bit|nf4)$/, "NF4"],
    [/[-_ .:]*nf4$/, "NF4"],
    [/[-_ .:]*(?:gptq|awq)?[-_ ]*(?:int4|w4a16|4bit)$/, "INT4"],
    [/[-_ .:]*(?:gptq|awq)(?:[-_ ]marlin)?$/, "INT4"],
    [/[-_ .:]*fp8(?:[-_ ](?:dynamic|block|static|static-pertensor))?$/, "FP8"],
    [/[-_ .:]*(?:nvfp4|fp4)$/, "NVFP4"],
    [/[-_ .:]*mxfp4$/, "MXFP4"],
    [/[-_ .:]*bf16$/, "BF16"],
    [/[-_ .:]*fp16$/, "FP16"],
  ] as const satisfies readonly (readonly [RegExp, string])[]
).map(([ending, precision]) => [ending, precision as Precision]);

function keep<T>(found: Map<string, T>, name: string, value: T): void {
  if (name.length > LONGEST_KEPT) return;
  if (found.size >= MOST_FOUND) found.clear();
  found.set(name, value);
}
