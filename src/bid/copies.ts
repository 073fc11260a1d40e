import { constants, smallestCards } from "../functions/shared";
import { copySizes, fits, isStated, type OptionFigures } from "./figures";
import { planOf, type PlanQuestion } from "./plan";

/** Copies of another size that hold the same requests with fewer cards. */
export interface BetterCopies {
  readonly cards: number;
  /** Cards of one copy. */
  readonly each: number;
}

/**
 * The size of copy that needs the fewest cards for so many requests, where the option's own needs more; else null. No copy
 * lies over more servers than the model takes by itself: one over five would often need the fewest cards of all, and the
 * network between them would rule its speed.
 */
export function betterCopies(
  figures: OptionFigures,
  { context, design, reserve }: Pick<PlanQuestion, "context" | "design" | "reserve">,
): BetterCopies | null {
  const { model, card, engine, option, perServer } = figures;
  if (isStated(engine)) return null;
  const asked = { model, card, engine, precision: figures.precision, kvPrecision: option.kvPrecision == null ? null : figures.kvPrecision }; // prettier-ignore
  const cardsFor = (each: number): number =>
    fits(() => {
      const found = constants({ ...asked, cards: each });
      const plan = planOf({ constants: found, context, design, reserve, perServer, redundancy: "none" });
      return plan.instances === 0 ? Number.POSITIVE_INFINITY : plan.cards;
    }) ?? Number.POSITIVE_INFINITY;
  const fewest = (concurrency: number): number =>
    fits(() => smallestCards({ ...asked, context, concurrency, reserve })) ?? Number.POSITIVE_INFINITY;
  const most = Math.max(1, Math.ceil(fewest(1) / perServer)) * perServer;
  if (most === Number.POSITIVE_INFINITY) return null;
  let best: BetterCopies = { each: figures.constants.cards, cards: cardsFor(figures.constants.cards) };
  const own = best.cards;
  for (const each of [...copySizes(most), fewest(design)].filter((size) => size <= most)) {
    const cards = cardsFor(each);
    if (cards < best.cards) best = { each, cards };
  }
  return best.cards < own ? best : null;
}
