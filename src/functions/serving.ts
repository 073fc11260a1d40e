import type { Card } from "../core/card";
import type { Engine } from "../core/engines/engine";
import { longestContext, mostRequests, perCardBytes, smallestCards } from "../core/serving/inference";
import { toUnit } from "../core/units";
import {
  cardCounts,
  cards,
  CONCURRENCY,
  CONTEXT,
  counts,
  engineFor,
  engines,
  models,
  precisions,
  units,
  type Given,
} from "./arguments";
import { broadcast, type Answer } from "./broadcast";

/** Numbers from a model on hardware: one question asked forwards, and the same solved for each of its unknowns. */

export function smallestCount(
  given: Given<"model" | "precision" | "context" | "card" | "concurrency" | "kvPrecision" | "engine">,
): Answer[][] {
  const ranges = {
    ...deployed(given),
    context: counts(given.context, CONTEXT),
    concurrency: counts(given.concurrency, CONCURRENCY),
  };
  return broadcast(ranges, (question) => smallestCards(read(question)));
}

export function perCard(
  given: Given<
    "model" | "precision" | "context" | "card" | "cards" | "concurrency" | "kvPrecision" | "engine" | "unit"
  >,
): Answer[][] {
  const ranges = {
    ...deployed(given),
    context: counts(given.context, CONTEXT),
    cards: cardCounts(given.cards),
    concurrency: counts(given.concurrency, CONCURRENCY),
    unit: units(given.unit),
  };
  return broadcast(ranges, ({ unit, ...question }) => toUnit(perCardBytes(read(question)), unit));
}

export function maxContext(
  given: Given<"model" | "precision" | "card" | "cards" | "concurrency" | "kvPrecision" | "engine">,
): Answer[][] {
  const ranges = {
    ...deployed(given),
    cards: cardCounts(given.cards),
    concurrency: counts(given.concurrency, CONCURRENCY),
  };
  return broadcast(ranges, (question) => longestContext(read(question)));
}

export function maxConcurrency(
  given: Given<"model" | "precision" | "context" | "card" | "cards" | "kvPrecision" | "engine">,
): Answer[][] {
  const ranges = {
    ...deployed(given),
    context: counts(given.context, CONTEXT),
    cards: cardCounts(given.cards),
  };
  return broadcast(ranges, (question) => mostRequests(read(question)));
}

/** What every question about hardware states. */
const deployed = (given: Given<"model" | "precision" | "card" | "kvPrecision" | "engine">) => ({
  model: models(given.model),
  precision: precisions(given.precision, "Precision"),
  card: cards(given.card),
  kvPrecision: precisions(given.kvPrecision, "KV precision"),
  engine: engines(given.engine),
});

/** The engine's words are read beside the card, whose vendor may have an engine of its own. */
const read = <Question extends { card: Card; engine: string }>(
  question: Question,
): Omit<Question, "engine"> & { engine: Engine } => ({
  ...question,
  engine: engineFor(question.engine, question.card),
});
