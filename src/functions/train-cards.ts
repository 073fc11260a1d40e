import type { Card } from "../core/card";
import { InputError, NotFoundError } from "../core/errors";
import { bytes, toGib } from "../core/units";
import { readArguments, type Given } from "../reading/arguments/argument";
import { CARD_ARGUMENTS, TRAINING_ARGUMENTS } from "../reading/arguments/arguments";
import { attempt } from "../reading/cells/range";
import { broadcast, type Answer } from "./broadcast";
import { trained, type TrainingAsked } from "./train";

/** Numbers of cards as machines come: fractions of one with eight, then whole ones, then racks. */
export const TRAINING_COUNTS: readonly number[] = [
  1, 2, 4, ...steps(8, 128), ...steps(16, 256, 144), ...steps(32, 512, 288),
]; // prettier-ignore

function steps(step: number, last: number, first = step): number[] {
  return Array.from({ length: (last - first) / step + 1 }, (_, index) => first + step * index);
}

/** The smallest usual number of cards that trains it; every argument may be a range. */
export const trainingCount = (
  given: Given<"model" | "method" | "context" | "batch" | "card" | "settings">,
): Answer[][] =>
  broadcast(readArguments({ ...TRAINING_ARGUMENTS, card: CARD_ARGUMENTS.card }, given), smallestTraining);

type Asked = Omit<TrainingAsked, "cards" | "card"> & { readonly card: Card };

/** Formula: the first usual count on which the expected total stays within what software sees of a card. */
function smallestTraining(question: Asked): number {
  const { model, card, method } = question;
  const usable = card.usablePerDevice * card.devices;
  let least = Number.POSITIVE_INFINITY;
  let refused: InputError | null = null;
  for (const cards of TRAINING_COUNTS) {
    const memory = attempt(trained, { ...question, cards });
    if (memory instanceof InputError) {
      refused ??= memory;
      continue;
    }
    // the rule of thumb counts all cards together
    const each = method === "rule" ? memory.total / cards : memory.total;
    if (each <= usable) return cards;
    least = Math.min(least, each);
  }
  if (least === Number.POSITIVE_INFINITY && refused !== null) throw refused;
  throw new NotFoundError("training-fits-nowhere", {
    model: model.name,
    cards: TRAINING_COUNTS.at(-1) ?? 1,
    card: card.name,
    needed: toGib(bytes(least)).toFixed(1),
    usable: toGib(bytes(usable)).toFixed(1),
  });
}
