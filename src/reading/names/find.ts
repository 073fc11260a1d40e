import type { CatalogCard } from "../../catalog/cards";
import { CARD_ROWS, cardOf, type CardRow } from "../../catalog/cards";
import { MODEL_ROWS, modelOf, type CatalogModel, type ModelRow } from "../../catalog/models";
import { NotFoundError } from "../../core/errors";
import type { Precision } from "../../core/formats/precision";
import { remembering } from "../cells/remember";
import { cardCount, severalNamed } from "./counts";
import { chineseMaker } from "./makers";
import { NameIndex } from "./name-index";
import { severalMeant } from "./refusal";
import { LONGEST_NAME, plain, segments } from "./names";
import { statedFormat, type StatedFormat } from "./stated-format";
import { parse } from "./tokens";

const models = new NameIndex<ModelRow>(MODEL_ROWS, {
  noun: "model",
  kind: "model",
  words: (row) => [row.maker, chineseMaker(row.maker)],
  maker: ({ maker, id }) => `${maker} ${id}`.toLowerCase(),
  agrees: hasSize,
});

const cards = new NameIndex<CardRow>(CARD_ROWS, {
  noun: "card",
  kind: "card",
  words: (row) => [row.maker, row.nameZh ?? "", chineseMaker(row.maker)],
  names: ({ nameZh }) => (nameZh === undefined ? [] : [nameZh]),
  maker: ({ maker, name, id, chinese }) =>
    `${maker} ${name} ${id} ${chinese === true ? "国产" : ""}`.toLowerCase(),
  agrees: ({ memoryGb, form }, fact) =>
    fact === `${memoryGb}gb` || (form ?? "").toLowerCase().includes(fact.replace(/gb$/, "\0")),
});

/**
 * The model that a name means: id, name or alias in any spelling. A format that stands in it ("QwQ-32B-AWQ",
 * "qwen3:8b-q4_K_M", "Qwen3-32B（INT4）") is how that model is stored. What is stated and does not fit, or is left over, makes
 * it no name at all.
 */
export const findModel = remembering((name): CatalogModel => {
  const found = lookUpModel(name);
  if (found === null) throw noModel(name);
  return found;
});

/** Whether a name means a model, without the search for the nearest spelling that an error takes. */
export const isModel = (name: string): boolean => lookUpModel(name) !== null;

/** Whether a text that could be a size is what a model is called: 671B is DeepSeek-R1 to everybody. */
export const isCalled = (text: string): boolean =>
  MODEL_ROWS.some(({ aliases }) => aliases?.some((alias) => alias.toLowerCase() === text.toLowerCase()));

/** The models that hold every word of the query, best first: "qwen 32", "通义". All for an empty one, `most` at most. */
export const searchModels = (query: string, most = Infinity): CatalogModel[] =>
  foundFirst(models, query, query.trim() === "" ? null : (meant(query)?.row ?? null))
    .slice(0, most)
    .map(modelOf);

/** The card that a name means: id, name or alias in any spelling, with or without its memory. */
export const findCard = remembering((name): CatalogCard => {
  const row = lookUpCard(name);
  if (row === null) throw noCard(name);
  return withOthers(cardOf(row), row, name);
});

export const isCard = (name: string): boolean => lookUpCard(name) !== null;

export const searchCards = (query: string, most = Infinity): CatalogCard[] =>
  foundFirst(cards, query, query.trim() === "" ? null : lookUpCard(query))
    .slice(0, most)
    .map(cardOf);

/** One reader for the cell and for a search: what the text means as a name stands first. */
function foundFirst<Row extends { id: string; name: string }>(
  index: NameIndex<Row>,
  query: string,
  meant: Row | null,
): Row[] {
  const rows = index.search(query);
  return meant === null ? rows : [meant, ...rows.filter((row) => row !== meant)];
}

/** What a text means as a model: a row, and the format that it states beside it. */
interface Meant {
  readonly row: ModelRow;
  /** null: formats that contradict each other. */
  readonly precision: Precision | "released" | null;
}

function lookUpModel(name: string): CatalogModel | null {
  const { row, precision } = meant(name) ?? { row: null, precision: null };
  return row === null || precision === null ? null : stored(modelOf(row), precision);
}

/**
 * By its letters first, with and without the format, which costs least: a row that is a release in that format wins over
 * the model it was made from. Then by what it says.
 */
function meant(name: string): Meant | null {
  const released = (row: ModelRow | null): Meant | null => row && { row, precision: "released" };
  const whole = released(models.literally(name));
  if (whole !== null) return whole;
  const stated = split(name);
  if (stated === null) return released(models.find(name));
  const { rest, precision } = stated;
  const formatted = (row: ModelRow | null): Meant | null => row && { row, precision };
  return (
    released(releaseIn(stated)) ??
    formatted(models.literally(rest)) ??
    released(models.find(name)) ??
    formatted(models.find(rest))
  );
}

/** Methods that a release in a format is called by, beside its width. */
const METHODS = /gptq|awq|autoround/i;

/**
 * The row that is itself a release in the stated format, whatever the order in which method and width were typed, and
 * however often: "X-GPTQ-Int4 (INT4)" is not the model that it was made from.
 */
function releaseIn({ rest, formats, precision }: StatedFormat): ModelRow | null {
  const whole = formats.join(" ");
  const [method] = METHODS.exec(whole) ?? [];
  const [width = ""] = precision?.split("-") ?? [];
  const others =
    precision === null ? [] : [...formats, ...(method === undefined ? [] : [`${method} ${width}`])];
  for (const written of new Set([whole, ...others])) {
    const row = models.literally(`${rest} ${written}`);
    if (row !== null) return row;
  }
  return null;
}

/** The format that stands in a name, and the rest. */
const split = (name: string): StatedFormat | null =>
  name.trim().length > LONGEST_NAME
    ? null
    : statedFormat(plain(name).replace(/(-\d{5}-of-\d{5})?\.gguf$/, "-gguf"));

/** A model in a format; one that was released in it, or in a kind of it, is as it was released. */
const stored = (model: CatalogModel, precision: Precision | "released"): CatalogModel =>
  precision === "released" || precision === model.precision || model.precision.startsWith(`${precision}-`)
    ? model
    : { ...model, name: `${model.name} ${precision}`, precision, exceptions: {} };

/** Rounding of a name: "GLM-4.5 355B" has 352.8. */
const SIZE_TOLERANCE = 0.035;
/** What one token visits is counted in more than one way. */
const ACTIVE_TOLERANCE = 0.12;

function hasSize(row: ModelRow, fact: string): boolean {
  if (fact === "满血") return !/distill/i.test(row.name);
  const [, active, amount, unit] = /^(a?)(\d+(?:\.\d+)?)([bk])$/.exec(fact) ?? [];
  if (amount === undefined) return false;
  const model = modelOf(row);
  // copies with a longer context are the same model: four times what it was trained with, and not where its name says how long
  if (unit === "k") return !/\d[km]\b/i.test(row.id) && Number(amount) * 1000 <= 4 * (row.context ?? 0);
  const own = active === "a" ? (model.activeParameters ?? 0) : model.parameters;
  return Math.abs((Number(amount) * 1e9) / own - 1) <= (active === "a" ? ACTIVE_TOLERANCE : SIZE_TOLERANCE);
}

function noModel(name: string): NotFoundError {
  const two = severalNamed(name, (part) => models.find(part));
  if (two !== null) return severalMeant("model", name, two);
  const stated = split(name);
  if (stated === null) return models.notFound(name);
  return meant(name) === null
    ? models.notFound(stated.rest, name)
    : new NotFoundError("name-formats", { given: name, formats: stated.formats });
}

/** "A100 80": a number behind a name is its memory, if that is what the card has. */
function lookUpCard(name: string): CardRow | null {
  const row = cards.find(name);
  if (row !== null) return row;
  const [, base, amount] = /^(.+?)[\s_-]+(\d{1,3})$/.exec(plain(name)) ?? [];
  return base === undefined ? null : cards.find(`${base} ${amount ?? ""}gb`);
}

function noCard(name: string): NotFoundError {
  const counted = cardCount(name, (part) => lookUpCard(part) !== null);
  if (counted !== null) return new NotFoundError("name-count", { given: name, ...counted });
  const two = severalNamed(name, lookUpCard);
  if (two !== null) return severalMeant("card", name, two);
  const parts = segments(plain(name));
  const typed = parse(parts[parts.length - 1] ?? "", "card");
  const stated = typed.facts.find((fact) => fact.endsWith("gb"));
  if (stated !== undefined) {
    const ofAnyMemory = cards.family({ ...typed, facts: typed.facts.filter((fact) => fact !== stated) });
    const memory = [...new Set(ofAnyMemory.map(({ memoryGb }) => memoryGb))];
    if (ofAnyMemory.length > 0 && !memory.includes(parseFloat(stated))) {
      return new NotFoundError("name-memory", {
        given: name,
        nearest: ofAnyMemory.slice(0, 4).map(({ name: own }) => `"${own}"`),
        stated: parseFloat(stated),
      });
    }
  }
  return cards.notFound(name);
}

/** A short name of several cards: the one most often ordered is meant, and a breakdown says which others there are. */
function withOthers(card: CatalogCard, row: CardRow, typed: string): CatalogCard {
  if (typed === row.name || typed === row.id) return card;
  let others: CatalogCard[] | null = null;
  const search = (): CatalogCard[] =>
    cards
      .family(parse(plain(typed), "card"))
      .filter(({ memoryGb }) => memoryGb !== row.memoryGb)
      .map(cardOf);
  return {
    ...card,
    get others() {
      return (others ??= search());
    },
  };
}
