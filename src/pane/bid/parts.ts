import { findCard, named } from "../../functions/shared";
import type { Language } from "../../reading/language";
import { knownAs } from "../own/known";
import { attempt } from "../reading";
import type { Scene } from "../scene";
import type { BidAnswer } from "./answer";
import type { BidTexts } from "./wording";

/** What every view of the bid draws from. */
export interface BidParts {
  readonly scene: Scene;
  readonly answer: BidAnswer;
  readonly texts: BidTexts;
}

/** For 500 employees: 37 requests at once of 4,000 tokens. */
export const demandSaid = ({ scene, answer, texts }: BidParts): string => {
  const { count } = scene.numbers;
  const { people, demand } = answer;
  return texts.demand(count(people.employees), count(demand.design), count(demand.context));
};

/** A card by its name in the language, however it was typed; else what was typed. */
export const cardCalled = (typed: string, language: Language): string =>
  knownAs("card", typed) === null ? (attempt(() => named(findCard(typed), language).name) ?? typed) : typed;

/** The list of options takes the focus when the one that had it is gone. */
export const LIST_ID = "vram-compared";
