import { mostRequests, smallestCards } from "../functions/shared";
import type { ServingQuestion } from "../core/serving/question";
import { attempt } from "./reading";

/** Cards for every context and concurrency that was asked; null where there is but one of each. */
export interface Matrix {
  readonly concurrencies: readonly number[];
  readonly rows: readonly {
    readonly context: number;
    /** The smallest number that holds it, by concurrency; null: none does. */
    readonly cards: readonly (number | null)[];
    /** Requests of this context on the cards of the answer. */
    readonly most: number | null;
  }[];
}

interface Asked {
  readonly contexts: readonly number[];
  readonly concurrencies: readonly number[];
  /** The cards that the answer is for. */
  readonly cards: number;
}

export function matrixFor(question: Omit<ServingQuestion, "cards">, asked: Asked): Matrix | null {
  const { contexts, concurrencies, cards } = asked;
  if (contexts.length * concurrencies.length === 1) return null;
  return {
    concurrencies,
    rows: contexts.map((context) => ({
      context,
      cards: concurrencies.map((concurrency) =>
        attempt(() => smallestCards({ ...question, context, concurrency })),
      ),
      most: attempt(() => mostRequests({ ...question, context, cards })),
    })),
  };
}
