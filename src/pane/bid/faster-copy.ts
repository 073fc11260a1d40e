import { copySizes, fits, isStated, type OptionFigures } from "../../bid/figures";

/**
 * Cards of a larger copy, within one server, of which a user gets the speed that is wanted at the low end: of those the one
 * that needs the fewest servers, and of as many the smallest. null: the option's own gives it already, or none does.
 *
 * @param asked What the option comes to with so many cards a copy.
 */
export function fasterCopy(figures: OptionFigures, asked: (cards: number) => OptionFigures): number | null {
  const { engine, option, perServer, order, constants } = figures;
  // so is a log of one
  if (!order.slow || isStated(engine) || option.measured != null) return null;
  let best: { readonly cards: number; readonly servers: number } | null = null;
  for (const cards of copySizes(perServer).filter((size) => size > constants.cards)) {
    const larger = fits(() => asked(cards))?.order;
    if (larger === undefined || larger.slow || larger.estimate === null) continue;
    if (best === null || larger.servers < best.servers) best = { cards, servers: larger.servers };
  }
  return best?.cards ?? null;
}
