import type { Redundancy } from "../../bid/bid";
import { MOST_OPTIONS } from "../../bid/bid";
import type { Measured } from "../../bid/measured";

/** An option of the comparison as typed; what is wrong with it is said beside it. */
export interface Compared {
  readonly model: string;
  /** "": as released. */
  readonly precision: string;
  /** "": 16 bit, or what the engine's flags say. */
  readonly kvPrecision: string;
  readonly card: string;
  /** "auto": the number by which the fewest servers are needed. */
  readonly cards: string;
  /** "": the current one of the card. */
  readonly engine: string;
  readonly redundancy: Redundancy;
  /** From a start-up log. */
  readonly measured?: Measured;
}

/** What the Estimate tab asks, as an option. */
export const collected = ({
  model,
  precision,
  kvPrecision,
  card,
  cards,
  engine,
}: Omit<Compared, "redundancy">): Compared => ({
  model: model.trim(),
  precision,
  kvPrecision,
  card: card.trim(),
  cards: cards.trim() === "" ? "auto" : cards,
  engine: engine.trim(),
  redundancy: "none",
});

/** A model on a card, all else as usual. */
export const plainOption = (model: string, card: string): Compared => ({
  model,
  precision: "",
  kvPrecision: "",
  card,
  cards: "auto",
  engine: "",
  redundancy: "none",
});

/** Where an option stands already, whatever its redundancy; -1: nowhere. */
export function placeIn(options: readonly Compared[], option: Compared): number {
  const asked = (one: Compared): string => JSON.stringify(Object.entries({ ...one, redundancy: "" }).sort());
  return options.findIndex((other) => asked(other) === asked(option));
}

/**
 * More options behind those that are there: each once, and no more than a bid holds. What stands spare in all of those
 * stands spare in the new ones too: they are compared for one bid.
 */
export function withMore(options: readonly Compared[], more: readonly Compared[]): readonly Compared[] {
  const common = commonRedundancy(options);
  const all = more.reduce<readonly Compared[]>(
    (list, option) =>
      placeIn(list, option) < 0 ? [...list, { ...option, redundancy: common ?? option.redundancy }] : list,
    options,
  );
  return all.slice(0, Math.max(MOST_OPTIONS, options.length));
}

export const without = (options: readonly Compared[], at: number): readonly Compared[] =>
  options.filter((_, index) => index !== at);

/** One place up or down; at either end it stays. */
export function moved(options: readonly Compared[], at: number, step: -1 | 1): readonly Compared[] {
  const option = options[at];
  const to = at + step;
  if (option === undefined || to < 0 || to >= options.length) return options;
  const rest = without(options, at);
  return [...rest.slice(0, to), option, ...rest.slice(to)];
}

export const withRedundancy = (
  options: readonly Compared[],
  at: number,
  redundancy: Redundancy,
): readonly Compared[] => options.map((option, index) => (index === at ? { ...option, redundancy } : option));

/** "auto", or a number. */
export const withCards = (options: readonly Compared[], at: number, cards: string): readonly Compared[] =>
  options.map((option, index) => (index === at ? { ...option, cards } : option));

/** What every option has; null where they differ. */
export function commonRedundancy(options: readonly Compared[]): Redundancy | null {
  const [first, ...others] = options;
  if (first === undefined || others.some(({ redundancy }) => redundancy !== first.redundancy)) return null;
  return first.redundancy;
}

/** The same with what a log measured, or without. */
export const withMeasured = (
  options: readonly Compared[],
  at: number,
  measured: Measured | null,
): readonly Compared[] =>
  options.map((option, index) => {
    if (index !== at) return option;
    const { measured: before, ...estimated } = option;
    return measured === null ? (before === undefined ? option : estimated) : { ...estimated, measured };
  });
