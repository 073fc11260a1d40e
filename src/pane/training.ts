import type { Card } from "../core/card";
import type { Model } from "../core/model";
import type { TrainingMethod } from "../core/training/states";
import { bytes, type Bytes, type Unit } from "../core/units";
import { trained, type Trained } from "../functions/train";
import { answered, attempt, read, type Waiting } from "./reading";
import type { Field, Inputs } from "./state";
import { readInputs, type Question } from "./training-inputs";

/** What the Training tab shows for a set of inputs. */
export type TrainingAnswer = TrainingRun | TrainingRule;

interface Sized {
  readonly model: Model;
  readonly unit: Unit;
  readonly card: Card | null;
  /** What software sees of one card; null without one. */
  readonly usable: Bytes | null;
  readonly memory: Trained;
  /** The setting words of all fields: what a formula hands on. */
  readonly settings: string;
}

/** A run on so many cards: fits or not, and what is next to it. */
export interface TrainingRun extends Sized {
  readonly kind: "training";
  readonly method: TrainingMethod;
  readonly context: number;
  readonly batch: number;
  readonly cards: number;
  /** "expected": the high end of the band does not fit; null: no card to fit on. */
  readonly fit: "whole band" | "expected" | "no" | null;
  /** The next smaller usual number of cards and what it would need; null where there is none or nobody asked. */
  readonly smaller: { readonly cards: number; readonly total: Bytes } | null;
  /** The smallest usual number that holds the high end too; null where it is asked for already, or none does. */
  readonly wholeBand: number | null;
  /** One change each that makes it fit; empty where it does. */
  readonly ways: readonly Way[];
}

/** A change of one field, and the number of cards that is then enough. */
export interface Way {
  readonly field: "trainingCards" | "sharding" | "checkpointing" | "batch" | "method";
  readonly value: string;
  readonly cards: number;
}

/** The rule of thumb knows no run: it answers for all cards together. */
export interface TrainingRule extends Sized {
  readonly kind: "training rule";
  /** Cards whose memory adds up to the low and to the high; null without a card. */
  readonly cardsNeeded: { readonly low: number; readonly high: number } | null;
}

/** The answer to the inputs, read by the very readers that read a cell. */
export const trainingFor = (inputs: Inputs): TrainingAnswer | Waiting => answered(() => answer(inputs));

function answer(inputs: Inputs): TrainingAnswer {
  const { question, cards, unit, settings } = readInputs(inputs);
  const { model, card, method } = question;
  const usable = card === null ? null : bytes(card.usablePerDevice * card.devices);
  const sized = { model, unit, card, usable, settings };
  if (method === "rule") {
    const memory = read("model", () => trained({ ...question, cards: null }));
    const cover = (size: Bytes): number => Math.ceil(size / (usable ?? size));
    const cardsNeeded = usable === null ? null : { low: cover(memory.low), high: cover(memory.high) };
    return { kind: "training rule", ...sized, memory, cardsNeeded };
  }
  const chosen = together(inputs, () => chosenRun(question, { cards, usable }));
  const { memory } = chosen;
  const fits = usable === null ? null : memory.total <= usable;
  const all = usable !== null && memory.high <= usable;
  return {
    kind: "training",
    ...sized,
    ...chosen,
    method,
    context: question.context,
    batch: question.batch,
    fit: fits === null ? null : all ? "whole band" : fits ? "expected" : "no",
    smaller: cards === null && fits === true ? nextSmaller(question, chosen.cards) : null,
    wholeBand: usable === null || fits !== true || all ? null : countWhere(question, (run) => run.high <= usable),
    ways: fits === false ? waysToFit(inputs) : [],
  };
} // prettier-ignore

/** Numbers of cards as machines come: fractions of one with eight, then whole ones. */
const USUAL_COUNTS: readonly number[] = [
  1,
  2,
  4,
  ...Array.from({ length: 64 }, (_, index) => 8 * (index + 1)),
];

interface Counted {
  readonly cards: number;
  readonly memory: Trained;
}

function chosenRun(question: Question, asked: { cards: number | null; usable: Bytes | null }): Counted {
  const { cards, usable } = asked;
  if (cards !== null) return { cards, memory: trained({ ...question, cards }) };
  let least: Counted | null = null;
  for (const count of USUAL_COUNTS) {
    const memory = attempt(() => trained({ ...question, cards: count }));
    if (memory === null) continue;
    if (usable === null || memory.total <= usable) return { cards: count, memory };
    if (least === null || memory.total < least.memory.total) least = { cards: count, memory };
  }
  // nothing fits: show where it comes nearest; and where no number is possible at all, let the first say why
  return least ?? { cards: 1, memory: trained({ ...question, cards: 1 }) };
}

/** The smallest usual number of cards of which something holds; null: none. */
const countWhere = (question: Question, holds: (memory: Trained) => boolean): number | null =>
  USUAL_COUNTS.find((cards) => {
    const memory = attempt(() => trained({ ...question, cards }));
    return memory !== null && holds(memory);
  }) ?? null;

function nextSmaller(question: Question, below: number): TrainingRun["smaller"] {
  for (const cards of USUAL_COUNTS.filter((count) => count < below).reverse()) {
    const memory = attempt(() => trained({ ...question, cards }));
    if (memory !== null) return { cards, total: memory.total };
  }
  return null;
}

/** The changes worth a try, the gentlest first. */
const CHANGES: readonly Pick<Way, "field" | "value">[] = [
  { field: "trainingCards", value: "auto" },
  { field: "checkpointing", value: "full" },
  { field: "sharding", value: "zero=3" },
  { field: "batch", value: "1" },
  { field: "method", value: "lora" },
  { field: "method", value: "qlora" },
];

function waysToFit(inputs: Inputs): Way[] {
  return CHANGES.flatMap(({ field, value }) => {
    const changed = { ...inputs, [field]: value };
    // more must not be asked of a lighter method than it can: QLoRA is not made full again
    if (inputs[field] === value || (field === "method" && inputs.method !== "full" && value === "lora")) return [];
    const cards = answered(() => attempt(() => enoughCards(changed)));
    return typeof cards === "number" ? [{ field, value, cards }] : [];
  });
} // prettier-ignore

function enoughCards(inputs: Inputs): number | null {
  const { question, cards } = readInputs(inputs);
  const { card } = question;
  if (card === null) return null;
  const fits = ({ total }: Trained): boolean => total <= card.usablePerDevice * card.devices;
  if (cards === null) return countWhere(question, fits);
  return fits(trained({ ...question, cards })) ? cards : null;
}

/** Runs what needs all fields; where they do not go together, one of them is named. */
function together<T>(inputs: Inputs, compute: () => T): T {
  const computed = attempt(compute);
  return computed ?? read(blamed(inputs), compute);
}

/** Fields that agree with their readers may still not go together: the one without which they do is asked to change. */
function blamed(inputs: Inputs): Field {
  const relieved: readonly Partial<Inputs>[] = [{ trainingCards: "auto" }, { words: "" }, { rank: "" }];
  for (const change of relieved) {
    const { question } = readInputs({ ...inputs, ...change });
    if (countWhere(question, () => true) !== null) return Object.keys(change)[0] as Field;
  }
  return "model";
}
