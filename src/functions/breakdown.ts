import type { CatalogModel } from "../catalog/models";
import type { Card } from "../core/card";
import { serve } from "../core/serving/inference";
import type { Model } from "../core/shape/model";
import type { Explanation, Note } from "../core/parts";
import type { Precision } from "../core/formats/precision";
import { textbookParts } from "../core/textbook";
import { kvCacheHow, weightsHow } from "../core/textbook-how";
import { toGib, toUnit, type Bytes } from "../core/units";
import { readOne, readOneOfEach, type Given } from "../reading/arguments/argument";
import { ARGUMENTS } from "../reading/arguments/arguments";
import type { Answer } from "./broadcast";
import { isOmitted } from "../reading/cells/cell-text";
import { kvCacheOf, SIXTEEN_BIT, weightsOf } from "./estimates";
import { explain, type Reading } from "./explanations";
import { engineFor } from "../reading/engine/engine-line";
import { heading, partName } from "./part-names";

interface Question {
  readonly model: Model;
  readonly precision: Precision | null;
  readonly context: number;
  readonly concurrency: number;
  readonly kvPrecision: Precision | null;
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
  >,
): Answer[][] {
  const { card, ...rest } = given;
  const { unit, language, cards, engine, ...question } = readOneOfEach(ARGUMENTS, rest);
  const reading = { unit, language };
  if (isOmitted(card)) return ruleOfThumb(question, cards !== null || engine !== "", reading);
  return onCards(question, { card: readOne(ARGUMENTS.card, card), cards, engine }, reading);
}

/** Exact: what one card holds, and all of them. */
function onCards(
  question: Question,
  hardware: { card: Card; cards: number | null; engine: string },
  reading: Reading,
): Answer[][] {
  const { card } = hardware;
  const engine = engineFor(hardware.engine, card);
  const serving = serve({ ...question, card, cards: hardware.cards, engine });
  const { total, usable, budget, cards } = serving;
  const row = (name: string, size: number, how: Explanation, share: number | ""): Answer[] => {
    const perCard = toUnit(size as Bytes, reading.unit);
    return [
      partName(name, reading.language),
      perCard,
      perCard * cards,
      share,
      explain(how, reading),
      how.source,
    ];
  };
  // a quote names what was meant, however it was typed
  const computedFor: Note = {
    rule: "computed-for",
    values: { model: question.model.name, precision: serving.precision, cards: serving.cards, card: card.name, engine: engine.profile.name }, // prettier-ignore
  };
  const seen = { memoryGb: card.memoryGb, budgetGib: toGib(budget), cards };
  return [
    heading("on cards", reading),
    ...serving.parts.map(({ name, size, how }) =>
      row(name, size, sourced(name, how, question.model), size / total),
    ),
    row("Total", total, rule("serving-total"), 1),
    row("Usable memory", usable, rule("serving-usable", seen, sourceOf(card)), ""),
    row("Free", usable - total, rule("serving-free"), ""),
    ...noteRows([computedFor, ...serving.notes, ...lowConfidence(question.model)], reading),
  ];
}

/** The rule of thumb, from the model alone. */
function ruleOfThumb(question: Question, hardwareGiven: boolean, reading: Reading): Answer[][] {
  const { model, context, concurrency: sequences } = question;
  const precision = question.precision ?? model.precision;
  const kvPrecision = question.kvPrecision ?? SIXTEEN_BIT;
  const weights = weightsOf(model, precision);
  const kvCache = kvCacheOf(question);
  const parts = textbookParts({
    weights: { size: weights, how: weightsHow({ model, precision, size: weights }) },
    kvCache: {
      size: kvCache,
      how: kvCacheHow({ model, context, sequences, precision: kvPrecision, size: kvCache }),
    },
  });
  const total = parts.find((part) => part.name === "Total")?.recommended ?? 0;
  const notes: Note[] = [];
  if (model.contextLimit !== null && context > model.contextLimit) {
    notes.push({
      rule: "context-beyond-model",
      values: { context, limit: model.contextLimit, model: model.name },
    });
  }
  if (hardwareGiven) notes.push({ rule: "hardware-left-aside", values: {} });
  return [
    heading("rule of thumb", reading),
    ...parts.map(({ name, least, recommended, how }): Answer[] => [
      partName(name, reading.language),
      toUnit(least, reading.unit),
      toUnit(recommended, reading.unit),
      name === "Capacity" ? "" : recommended / total,
      explain(how, reading),
      sourced(name, how, model).source,
    ]),
    ...noteRows([...notes, ...lowConfidence(model)], reading),
  ];
}

/** A note's words stand under "how it was computed", the column that is wide enough for a sentence. */
const noteRows = (notes: readonly Note[], reading: Reading): Answer[][] =>
  notes.map((note) => [partName("Note", reading.language), "", "", "", explain(note, reading), ""]);

const rule = (name: string, values: Explanation["values"] = {}, source = ""): Explanation => ({
  rule: name,
  values,
  source,
});

/** Where a row of the catalogue was read; "" for figures the user gave. */
const sourceOf = (row: Model | Card): string => {
  const { source } = row as Partial<CatalogModel>;
  return source ?? "";
};

/** Weights rest on the model's shape as well as on the format. */
const sourced = (part: string, how: Explanation, model: Model): Explanation =>
  part === "Weights" && sourceOf(model) !== ""
    ? { ...how, source: `${sourceOf(model)}; ${how.source}` }
    : how;

const lowConfidence = (model: Model): Note[] =>
  (model as Partial<CatalogModel>).confidence === "low"
    ? [{ rule: "model-low-confidence", values: { model: model.name } }]
    : [];
