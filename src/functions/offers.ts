import { largerCards } from "../catalog/larger-cards";
import { InputError } from "../core/errors";
import { alternatives, type Alternative, type Alternatives } from "../core/serving/alternatives";
import { smallestFleet } from "../core/serving/fleet";
import type { Serving, ServingQuestion } from "../core/serving/question";
import { attempt } from "../reading/cells/range";
import type { Language } from "../reading/language";
import { cardName } from "./card-words";
import type { Said } from "./explanations";

type Asked = Omit<ServingQuestion, "cards">;

/** Requests that wait, or more than one copy holds, are served by copies of the model, which may also need fewer cards. */
export function copiesOffered(asked: Asked, serving: Serving): Said[] {
  const { concurrency } = asked;
  const fleet = attempt(smallestFleet, asked);
  if (fleet instanceof InputError || fleet.copies === 1) return [];
  const asOne = serving.fits && !serving.notes.some(({ rule }) => rule === "requests-wait");
  if (asOne && fleet.copies * fleet.cards >= serving.cards) return [];
  return [{ rule: "copies-serve", values: { ...fleet, concurrency, card: asked.card.name } }];
}

/** What would need fewer cards than the question as it stands; the catalogue has the larger cards. */
export const alternativesTo = (asked: Asked): Alternatives => alternatives(asked, largerCards(asked.card));

export function cardsOffered(asked: Asked, language: Language): Said[] {
  const { now, found } = alternativesTo(asked);
  return found.map((one) => offerSaid(one, now, language));
}

/** An alternative in words: so many cards, instead of how many, and what for. */
export function offerSaid(
  { kind, cards, write, card }: Alternative,
  now: number | null,
  language: Language,
): Said {
  const is = (one: Alternative["kind"]): number => (kind === one ? 1 : 0);
  return {
    rule: "fewer-cards",
    values: {
      cards,
      card: cardName(card, language),
      now: now ?? 0,
      write,
      fuller: is("utilisation"),
      dealt: is("attention"),
      bits: is("precision"),
    },
  };
}
