import type { Card } from "../core/card";
import type { Alternatives } from "../core/serving/alternatives";
import type { Fleet } from "../core/serving/fleet";
import {
  ARGUMENTS,
  alternativesTo,
  askedPrecision,
  bytes,
  countsOf,
  engineFor,
  kvCacheOf,
  longestContext,
  mostRequests,
  named,
  readOne,
  serve,
  SIXTEEN_BIT,
  smallestCards,
  smallestFleet,
  weightsOf,
  withReserve,
} from "../functions/shared";
import type { Engine } from "../core/engines/engine";
import type { Serving, ServingQuestion } from "../core/serving/question";
import type { Model } from "../core/shape/model";
import type { Precision } from "../core/formats/precision";
import type { Language } from "../reading/language";
import type { Bytes, Unit } from "../core/units";
import { cellsFor } from "./own/known";
import { matrixFor, type Matrix } from "./matrix";
import { answered, attempt, given, read, type Waiting } from "./reading";
import { severalOf } from "./several";
import { isTooSlow, speedFor, type SpeedAnswer } from "./speed";
import { speedOffers, type SpeedOffer } from "./speed-offers";
import type { Field, Inputs } from "./state";

/** What the Estimate tab shows for a set of inputs. */
export type Estimate = Deployed | RuleOfThumb | WeightsAlone;

/** What every answer says whatever the hardware: the model as read, and what it weighs. */
interface Sized {
  readonly model: Model;
  readonly precision: Precision;
  readonly unit: Unit;
  readonly weights: Bytes;
}

interface Cached extends Sized {
  readonly context: number;
  readonly concurrency: number;
  readonly kvPrecision: Precision;
  readonly kvCache: Bytes;
  readonly reserve: number;
  /** (weights + KV cache) × (1 + reserve). */
  readonly ruleOfThumb: Bytes;
}

/** On cards: fits or not, and what is next to it. */
export interface Deployed extends Cached {
  readonly kind: "on cards";
  readonly card: Card;
  /** As typed: what a live formula hands on. */
  readonly engineText: string;
  readonly serving: Serving;
  /** The number of cards was ours to choose. */
  readonly auto: boolean;
  /** The next smaller number of cards and what it would need; null where there is none or nobody asked. */
  readonly smaller: Serving | null;
  /** The nearest questions that fit; null where this one does. */
  readonly nearest: Nearest | null;
  /** The fewest servers of the usual size that serve it, with as many copies as that takes; null: none do. */
  readonly fleet: Fleet | null;
  /** null: one context and one concurrency were asked. */
  readonly matrix: Matrix | null;
  /** What would need fewer cards, one change at a time. */
  readonly alternatives: Alternatives;
  /** On the cards of the answer. */
  readonly speed: SpeedAnswer;
  /** What is fast enough, one change at a time, where this fits and is not. */
  readonly faster: readonly SpeedOffer[];
}

/** What would fit instead, one change at a time; null where that change alone does not help. */
export interface Nearest {
  readonly cards: number | null;
  readonly context: number | null;
  readonly concurrency: number | null;
}

/** No card is named. */
export interface RuleOfThumb extends Cached {
  readonly kind: "rule of thumb";
}

/** Only a size is known, and a size has no KV cache. */
export interface WeightsAlone extends Sized {
  readonly kind: "weights alone";
}

/** The answer to the inputs, read by the very readers that read a cell; its notes name the card in the language. */
export const estimateFor = (inputs: Inputs, language: Language = "en"): Estimate | Waiting =>
  answered(() => answer(inputs, language));

function answer(inputs: Inputs, language: Language): Estimate {
  const model = read("model", () => readOne(ARGUMENTS.model, cellsFor("model", inputs.model)));
  const asked = read("precision", () => readOne(ARGUMENTS.precision, given(inputs.precision)));
  const unit = read("unit", () => readOne(ARGUMENTS.unit, inputs.unit));
  const contexts = read("context", () => countsIn(inputs.context, ARGUMENTS.context));
  const concurrencies = read("concurrency", () => countsIn(inputs.concurrency, ARGUMENTS.concurrency));
  // the answer is for the largest: what holds it holds the others
  const context = Math.max(...contexts);
  const concurrency = Math.max(...concurrencies);
  const kvAsked = read("kvPrecision", () => readOne(ARGUMENTS.kvPrecision, given(inputs.kvPrecision)));
  const asksCard = inputs.card.trim() !== "";
  const reserve = read("reserve", () =>
    given(inputs.reserve) === null && asksCard ? 0 : readOne(ARGUMENTS.reserve, inputs.reserve),
  );
  const hardware = asksCard ? hardwareOf(inputs) : null;
  if (model.layers.length === 0) {
    const precision = asked ?? model.precision;
    return {
      kind: "weights alone",
      model,
      precision,
      unit,
      weights: read("model", () => weightsOf(model, precision)),
    };
  }
  const cached = (precision: Precision, kvPrecision: Precision): Cached => {
    const weights = read("model", () => weightsOf(model, precision));
    const kvCache = read("model", () => kvCacheOf({ model, context, concurrency, kvPrecision }));
    const ruleOfThumb = withReserve({ weights, kvCache, reserve });
    return {
      model,
      precision,
      unit,
      weights,
      context,
      concurrency,
      kvPrecision,
      kvCache,
      reserve,
      ruleOfThumb,
    };
  };
  if (hardware === null) {
    return { kind: "rule of thumb", ...cached(asked ?? model.precision, kvAsked ?? SIXTEEN_BIT) };
  }
  const { card, engine, engineText, cards } = hardware;
  const called = named(card, language);
  const question = {
    model,
    precision: asked,
    context,
    concurrency,
    kvPrecision: kvAsked,
    card: called,
    engine,
    reserve,
  };
  const outcome = read(blamed(inputs), () => deployed(question, cards));
  // what was asked for, not what a card without that format makes of it: the table must ask the same again
  const precision = askedPrecision(question);
  const { cards: chosen, fits } = outcome.serving;
  const speed = speedFor(inputs, { ...question, cards: chosen });
  return {
    kind: "on cards",
    ...cached(precision, outcome.serving.kvPrecision),
    card,
    engineText,
    ...outcome,
    fleet: attempt(() => smallestFleet(question)),
    matrix: matrixFor(question, { contexts, concurrencies, cards: outcome.serving.cards }),
    alternatives: alternativesTo(question),
    speed,
    faster:
      fits && isTooSlow(speed) ? speedOffers({ ...question, cards: chosen, engineText }, speed.asked) : [],
  };
}

/** The counts that a field holds: one, or several of a matrix. */
function countsIn(text: string, argument: typeof ARGUMENTS.context): number[] {
  const counts = severalOf(text, (one) => readOne(argument, one)).map((one) => readOne(argument, one));
  return [...new Set(counts)].sort((a, b) => a - b);
}

interface Hardware {
  readonly card: Card;
  readonly engine: Engine;
  readonly engineText: string;
  /** null: the smallest number that fits. */
  readonly cards: number | null;
}

function hardwareOf(inputs: Inputs): Hardware {
  const card = read("card", () => readOne(ARGUMENTS.card, cellsFor("card", inputs.card)));
  const engineText = read("engine", () => readOne(ARGUMENTS.engine, inputs.engine));
  const engine = read("engine", () => engineFor(engineText, card));
  const cards =
    inputs.cards.trim() === "" || inputs.cards === "auto"
      ? null
      : read("cards", () => readOne(ARGUMENTS.cards, inputs.cards));
  return { card, engine, engineText, cards };
}

/** Fields that agree with their readers may still not go together; the likeliest one is asked to change. */
const blamed = (inputs: Inputs): Field =>
  inputs.cards !== "auto" ? "cards" : inputs.engine.trim() === "" ? "model" : "engine";

type Question = Omit<ServingQuestion, "cards">;
type Outcome = Pick<Deployed, "serving" | "auto" | "smaller" | "nearest">;

function deployed(question: Question, cards: number | null): Outcome {
  if (cards !== null) {
    const serving = serve({ ...question, cards });
    return { serving, auto: false, smaller: null, nearest: serving.fits ? null : nearest(question, cards) };
  }
  const chosen = attempt(() => smallestCards(question));
  if (chosen !== null) {
    const serving = serve({ ...question, cards: chosen });
    return { serving, auto: true, smaller: largestBelow(question, chosen), nearest: null };
  }
  // nothing fits: show the largest there is, so that the reader sees what is in the way
  const serving =
    largestBelow(question, Number.POSITIVE_INFINITY) ??
    serve({ ...question, cards: smallestCards(question) });
  return { serving, auto: true, smaller: null, nearest: nearest(question, serving.cards) };
}

/** The largest count below that the model can be shared over. */
function largestBelow(question: Question, below: number): Serving | null {
  const smaller = countsOf(question).filter((count) => count < below);
  for (const cards of smaller.reverse()) {
    const serving = attempt(() => serve({ ...question, cards }));
    if (serving !== null) return serving;
  }
  return null;
}

function nearest(question: Question, cards: number): Nearest {
  const requests = attempt(() => mostRequests({ ...question, cards }));
  return {
    cards: attempt(() => smallestCards(question)),
    context: attempt(() => longestContext({ ...question, cards })),
    concurrency: requests === null || requests < 1 ? null : Math.floor(requests),
  };
}

/** What may be used of a card: the engine's limit less what is to stay free. */
export const allowed = ({ budget, reserveHow }: Serving): Bytes => bytes(budget - reserveHow.size);

/** What all cards hold together, each as full as the fullest. */
export const onAllCards = ({ serving }: Deployed): Bytes => bytes(serving.total * serving.cards);
