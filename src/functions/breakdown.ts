import type { CatalogCard } from "../catalog/cards";
import type { CatalogModel } from "../catalog/models";
import type { Card } from "../core/card";
import type { Note } from "../core/parts";
import { serve } from "../core/serving/inference";
import type { Serving } from "../core/serving/question";
import type { Model } from "../core/shape/model";
import type { Precision } from "../core/formats/precision";
import { textbookParts, USUAL_RESERVE } from "../core/textbook";
import { textbookCache } from "../core/textbook-how";
import { withoutShape } from "../core/kv-cache";
import { FORMATS } from "../core/formats/precision";
import { tableBytes, wholeWeights } from "../core/weights/weights";
import { bytes, toUnit } from "../core/units";
import { readOneOfEach, type Given } from "../reading/arguments/argument";
import { CARD_ARGUMENTS, TRAINING_ARGUMENTS } from "../reading/arguments/arguments";
import { engineFor } from "../reading/engine/engine-line";
import type { Language } from "../reading/language";
import type { Answer } from "./broadcast";
import { cardName, memoryKnown, named } from "./card-words";
import { SIXTEEN_BIT } from "./estimates";
import { explain, worked, type Reading, type Said } from "./explanations";
import type { OwnRule } from "./explanations-en";
import { cited, sourceOf } from "./cited";
import { cardsOffered, copiesOffered } from "./offers";
import { heading, partName } from "./part-names";

interface Question {
  readonly model: Model;
  readonly precision: Precision | null;
  readonly context: number;
  readonly concurrency: number;
  readonly kvPrecision: Precision | null;
  readonly reserve: number;
}

/** The table a quote shows: a header, one row a part, and notes. With a card it is exact; without, a rule of thumb. */
export function breakdown(
  given: Given<
    | "model"
    | "precision"
    | "context"
    | "card"
    | "cards"
    | "concurrency"
    | "kvPrecision"
    | "engine"
    | "unit"
    | "language"
    | "reserve"
  >,
): Answer[][] {
  const { unit, language, card, cards, engine, reserve, ...question } = readOneOfEach(ROWS, given);
  const reading = { unit, language };
  if (card !== null) return onCards({ ...question, reserve: reserve ?? 0 }, { card, cards, engine }, reading);
  return ruleOfThumb(
    { ...question, reserve: reserve ?? USUAL_RESERVE },
    cards !== null || engine !== "",
    reading,
  );
}

/** A table without hardware is one as well: its card may be left blank. */
const ROWS = { ...CARD_ARGUMENTS, card: TRAINING_ARGUMENTS.card };

/** Exact: what one card holds, and all of them. */
function onCards(
  question: Question,
  hardware: { card: Card; cards: number | null; engine: string },
  reading: Reading,
): Answer[][] {
  const card = named(hardware.card, reading.language);
  const engine = engineFor(hardware.engine, card);
  const serving = serve({ ...question, card, cards: hardware.cards, engine });
  const { total, usable, cards } = serving;
  const name = (english: string): string => partName(english, reading.language);
  const row = (english: string, size: number, how: string, share: number | "", source = ""): Answer[] => {
    const perCard = toUnit(bytes(size), reading.unit);
    return [name(english), perCard, perCard * cards, share, how, source];
  };
  const says = (rule: OwnRule): string => explain({ rule, values: {} }, reading);
  // a quote names what was meant, however it was typed
  const computedFor: Said = {
    rule: "computed-for",
    values: { model: question.model.name, precision: serving.precision, cards: serving.cards, card: card.name, engine: engine.version.name }, // prettier-ignore
  };
  const warning = serving.notes.find(({ rule }) => DECISIVE.has(rule));
  const asked = { ...question, card, engine };
  const said = [
    computedFor,
    ...chosen(card, reading),
    ...serving.notes,
    ...copiesOffered(asked, serving),
    ...cardsOffered(asked, reading.language),
    ...lowConfidence(question.model),
  ];
  return [
    heading("on cards", reading),
    [name("Verdict"), "", "", "", verdict({ serving, card, warning, reading }), ""],
    ...serving.parts.map(({ name: part, size, how, source }) =>
      row(
        part,
        size,
        worked(how, reading),
        size / total,
        sourceOf({ name: part, source }, question.model, reading.language),
      ),
    ),
    row("Total", total, says("serving-total"), 1),
    row("Usable memory", usable, worked(serving.usableHow, reading), "", memoryKnown(card, reading.language)),
    row("Limit", serving.limitHow.size, worked(serving.limitHow, reading), "", engine.version.source),
    row("Reserve", serving.reserveHow.size, worked(serving.reserveHow, reading), ""),
    row("Free", serving.free, says("serving-free"), ""),
    [name("Servers"), "", serving.servers, "", worked(serving.serversHow, reading), cited((card as Partial<CatalogCard>).serverRead ?? card, reading.language)], // prettier-ignore
    ...noteRows(said, reading),
  ];
}

/** Notes that may decide a quote: the first of them stands in the verdict. */
const DECISIVE: ReadonlySet<string> = new Set<Note["rule"]>([
  "weights-do-not-fit", "nothing-left-for-cache", "cache-does-not-fit", "context-beyond-model", "requests-wait",
  "format-not-native", "shape-incomplete", "card-low-confidence",
]); // prettier-ignore

/** Fits or not, how full, on which servers, and what may decide otherwise: one sentence. */
function verdict({
  serving,
  card,
  warning,
  reading,
}: {
  serving: Serving;
  card: Card;
  warning: Said | undefined;
  reading: Reading;
}): string {
  const { cards, perServer, servers, flags } = serving;
  const values = {
    card: card.name,
    cards,
    fits: serving.fits ? 1 : 0,
    misfits: serving.fits ? 0 : 1,
    fullShare: serving.total / serving.limitHow.size,
    reserved: serving.reserveHow.size > 0 ? 1 : 0,
    several: servers,
    whole: servers === 1 && cards === perServer ? 1 : 0,
    part: cards < perServer ? 1 : 0,
    perServer,
    flagged: flags === "" ? 0 : 1,
    flags,
  };
  const sentence = explain({ rule: "verdict", values }, reading);
  return warning === undefined
    ? sentence
    : [sentence, explain(warning, reading)].join(BETWEEN[reading.language]);
}

const BETWEEN: Readonly<Record<Language, string>> = { en: " ", zh: "" };

/** The rule of thumb, from the model alone. */
function ruleOfThumb(question: Question, hardwareGiven: boolean, reading: Reading): Answer[][] {
  const { model, context, concurrency: sequences } = question;
  const precision = question.precision ?? model.precision;
  const kvPrecision = question.kvPrecision ?? SIXTEEN_BIT;
  if (model.layers.length === 0) throw withoutShape(model);
  const kvCache = textbookCache({ model, context, sequences, precision: kvPrecision });
  const parts = textbookParts({
    weights: wholeWeights({ model, precision }),
    kvCache: kvCache.how,
    reserve: question.reserve,
  });
  const sources: Readonly<Record<string, string>> = {
    Weights: FORMATS[precision].source,
    "KV cache": kvCache.source,
  };
  const total = parts.find((part) => part.name === "Total")?.recommended ?? 0;
  const notes: Said[] = [];
  if (model.contextLimit !== null && context > model.contextLimit) {
    notes.push({
      rule: "context-beyond-model",
      values: { context, limit: model.contextLimit, model: model.name },
    });
  }
  const tableSize = tableBytes({ model, precision });
  if (tableSize > 0 && FORMATS[precision].family !== "gguf") {
    notes.push({ rule: "tables-left-out", values: { tableSize } });
  }
  if (hardwareGiven) notes.push({ rule: "hardware-left-aside", values: {} });
  return [
    heading("rule of thumb", reading),
    ...parts.map(({ name, least, recommended, how }): Answer[] => [
      partName(name, reading.language),
      toUnit(least, reading.unit),
      toUnit(recommended, reading.unit),
      name === "Capacity" ? "" : recommended / total,
      how === null ? explain({ rule: "textbook-total", values: {} }, reading) : worked(how, reading),
      sourceOf({ name, source: sources[name] ?? "" }, model, reading.language),
    ]),
    ...noteRows([...notes, ...lowConfidence(model)], reading),
  ];
}

/** A note's words stand under "how it was computed", the column that is wide enough for a sentence. */
const noteRows = (notes: readonly Said[], reading: Reading): Answer[][] =>
  notes.map((note) => [partName("Note", reading.language), "", "", "", explain(note, reading), ""]);

/** A short name of several cards is the one most often ordered. */
export const chosen = (card: Card, { language }: Reading): Said[] => {
  const { others = [] } = card as Partial<CatalogCard>;
  return others.length === 0
    ? []
    : [
        {
          rule: "card-chosen",
          values: {
            card: card.name,
            others: others
              .slice(0, MOST_OTHERS)
              .map((other) => cardName(other, language))
              .join(" / "),
          },
        },
      ];
};
const MOST_OTHERS = 3;

export const lowConfidence = (model: Model): Said[] =>
  (model as Partial<CatalogModel>).confidence === "low"
    ? [{ rule: "model-low-confidence", values: { model: model.name } }]
    : [];
