import type { Bytes } from "../core/units";
import { TRAINING_COUNTS, trained } from "../functions/shared";
import type { Trained } from "../functions/train";
import { attempt } from "./reading";
import type { Question } from "./training-inputs";

const MOST_CARDS = 512;

/** What a run takes on so many cards. */
export interface Counted {
  readonly cards: number;
  readonly memory: Trained;
}

/** The run on the cards asked for, or on the smallest usual number that fits. */
export function chosenRun(
  question: Question,
  asked: { cards: number | null; usable: Bytes | null },
): Counted {
  const { cards, usable } = asked;
  const run = (count: number): Counted => ({ cards: count, memory: trained({ ...question, cards: count }) });
  if (cards !== null) return run(cards);
  const enough = countWhere(question, ({ total }) => usable === null || total <= usable);
  if (enough !== null) return run(enough);
  // nothing fits: show where it comes nearest, and the smaller number where more do not help
  const possible = TRAINING_COUNTS.flatMap((count) => attempt(() => run(count)) ?? []);
  const { tp = 1, pp = 1, cp = 1 } = question.settings;
  // no number is possible: the first that the settings could share says why
  return possible.reduce<Counted | null>(nearer, null) ?? run(tp * pp * cp);
}

const nearer = (near: Counted | null, next: Counted): Counted =>
  near === null || next.memory.total < near.memory.total ? next : near;

/** The smallest usual number of cards of which something holds; null: none. */
export function countWhere(question: Question, holds: (memory: Trained) => boolean): number | null {
  const at = (cards: number): Trained | null => attempt(() => trained({ ...question, cards }));
  const isEnough = (cards: number): boolean => {
    const memory = at(cards);
    return memory !== null && holds(memory);
  };
  // more cards never need more each: what one card and the most cannot hold, none between them can
  const most = at(MOST_CARDS);
  if (most !== null && !holds(most)) return isEnough(1) ? 1 : null;
  return TRAINING_COUNTS.find(isEnough) ?? null;
}

/** The next smaller usual number that can be, and what each card would need. */
export function nextSmaller(question: Question, below: number): Counted | null {
  for (const cards of TRAINING_COUNTS.filter((count) => count < below).reverse()) {
    const memory = attempt(() => trained({ ...question, cards }));
    if (memory !== null) return { cards, memory };
  }
  return null;
}
