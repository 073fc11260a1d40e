import type { Card } from "../../core/card";
import { InputError } from "../../core/errors";
import { isBlank } from "../cells/cell-text";
import { attempt, readRange, rowsOf, single, type Range } from "../cells/range";
import { remembering } from "../cells/remember";
import { isCardRange, readCard } from "../ranges/custom-card";
import { cellReader } from "./argument";

/** One accelerator: a name, a memory size in GB or a card of its own as a two-column range. */
export function readCards(argument: unknown): Range<Card> {
  const rows = rowsOf(argument);
  return isCardRange(rows) ? single(attempt(readCard, rows)) : readRange(argument, readOneCard);
}

const readOneCard = cellReader<Card>("Card", {
  blank: () => {
    throw new InputError("name-empty", { name: "Card", example: "H100" });
  },
  value: (given) => (typeof given === "string" ? cardByText(given) : readCard(given)),
});

const cardByText = remembering((text: string): Card => readCard(text));

/** The same where a question needs none: a blank cell stands for no card. */
export function readCardsIfAny(argument: unknown): Range<Card | null> {
  const rows = rowsOf(argument);
  if (isCardRange(rows)) return readCards(argument);
  return readRange(argument, (cell) => (isBlank(cell) ? null : readOneCard(cell)));
}
