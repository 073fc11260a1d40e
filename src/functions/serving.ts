import type { Card } from "../core/card";
import type { Engine } from "../core/engines/engine";
import { InputError } from "../core/errors";
import { constants, CONSTANTS } from "../core/serving/constants";
import { longestContext, mostRequests, perCardBytes, smallestCards } from "../core/serving/inference";
import { smallestFleet } from "../core/serving/fleet";
import { speedConstants, SPEED_CONSTANTS } from "../core/speed/law";
import { toUnit } from "../core/units";
import { readArguments, readOneOfEach, type Given } from "../reading/arguments/argument";
import { ARGUMENTS, CARD_ARGUMENTS } from "../reading/arguments/arguments";
import { engineFor } from "../reading/engine/engine-line";
import { attempt } from "../reading/cells/range";
import { broadcast, type Answer } from "./broadcast";

/** Numbers from a model on hardware: one question asked forwards, and the same solved for each of its unknowns. */

/** What every question about hardware states. */
type Deployed = "model" | "precision" | "card" | "kvPrecision" | "engine";

type Reserved = Deployed | "reserve";

export const smallestCount = (given: Given<Reserved | "context" | "concurrency" | "perServer">): Answer[][] =>
  broadcast(readArguments(CARD_ARGUMENTS, given), (question) => smallestCards(withEngine(question)));

export const fewestServers = (given: Given<Reserved | "context" | "concurrency" | "perServer">): Answer[][] =>
  broadcast(readArguments(CARD_ARGUMENTS, given), (question) => smallestFleet(withEngine(question)).servers);

export const perCard = (given: Given<Deployed | "context" | "cards" | "concurrency" | "unit">): Answer[][] =>
  broadcast(readArguments(ARGUMENTS, given), ({ unit, ...question }) =>
    toUnit(perCardBytes(withEngine(question)), unit),
  );

export const maxContext = (given: Given<Reserved | "cards" | "concurrency">): Answer[][] =>
  broadcast(readArguments(CARD_ARGUMENTS, given), (question) => longestContext(withEngine(question)));

export const maxConcurrency = (given: Given<Reserved | "context" | "cards">): Answer[][] =>
  broadcast(readArguments(CARD_ARGUMENTS, given), (question) => mostRequests(withEngine(question)));

/** One option as a column of numbers, for arithmetic that needs no add-in. */
export function constantsColumn(given: Given<Deployed | "cards">): Answer[][] {
  const asked = withEngine(readOneOfEach(ARGUMENTS, given));
  const found = constants(asked);
  const speed = attempt(speedConstants, asked);
  return [
    ...CONSTANTS.map((name) => [found[name]]),
    // a fact that is missing is missed by every one of them
    ...(speed instanceof InputError ? new Array<Answer>(SPEED_CONSTANTS).fill(speed) : speed).map((one) => [
      one,
    ]),
  ];
}

/** The engine's words are read beside the card, whose vendor may have an engine of its own. */
export const withEngine = <Question extends { card: Card; engine: string }>(
  question: Question,
): Omit<Question, "engine"> & { engine: Engine } => ({
  ...question,
  engine: engineFor(question.engine, question.card),
});
