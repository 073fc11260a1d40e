import type { Card } from "../core/card";
import type { Model } from "../core/shape/model";
import type { TrainingMethod } from "../core/training/states";
import { bytes, trained } from "../functions/shared";
import type { Bytes, Unit } from "../core/units";
import type { Trained } from "../functions/train";
import { answered, attempt, read, type Waiting } from "./reading";
import type { Field, Inputs } from "./state";
import { chosenRun, countWhere, nextSmaller, type Counted } from "./training-cards";
import { readInputs } from "./training-inputs";
import { waysToFit, type Way } from "./training-ways";

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
  readonly smaller: Counted | null;
  /** The smallest usual number that holds the high end too; null where it is asked for already, or none does. */
  readonly wholeBand: number | null;
  /** One change each that makes it fit; empty where it does. */
  readonly ways: readonly Way[];
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
