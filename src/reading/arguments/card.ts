import type { Card } from "../../core/card";
import { InputError } from "../../core/errors";
import { isEmpty, isEmptyName } from "../cells/cell-text";
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
  isBlank: isEmptyName,
  blank: () => {
    throw new InputError("name-empty", { name: "Card", example: "H100" });
  },
  value: (given) => (typeof given === "string" ? cardByText(given) : readCard(given)),
});

const cardByText = remembering((text: string): Card => readCard(text));

/** The same where a question needs none: a blank cell that is the whole argument stands for no card. */
export function readCardsIfAny(argument: unknown): Range<Card | null> {
  const rows = rowsOf(argument);
  const [cell] = rows[0] ?? [];
  return rows.length === 1 && rows[0]?.length === 1 && isEmpty(cell) ? single<Card | null>(null) : readCards(argument);
} // prettier-ignore
