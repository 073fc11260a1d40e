import { longestContext, mostRequests, serve, smallestCards } from "../../../../src/core/serving/inference";
import type { Card } from "../../../../src/core/card";
import type { Precision } from "../../../../src/core/formats/precision";
import type { Serving, ServingQuestion } from "../../../../src/core/serving/question";
import type { Model } from "../../../../src/core/shape/model";
import { readEngine } from "../../../../src/reading/engine/engine-line";
import { findCard, findModel } from "../../../../src/reading/names/find";

/** A question with few words: Llama-3.1-8B on one H100 with 8,192 tokens, unless it says otherwise. */
export interface Asked {
  readonly engine: string;
  /** A name of the catalogue, or a model made by hand. */
  readonly of?: string | Model;
  readonly on?: string | Card;
  /** null: as many as the flags say. */
  readonly cards?: number | null;
  readonly context?: number;
  /** Requests at once. */
  readonly requests?: number;
  readonly precision?: Precision;
  readonly cache?: Precision;
}

export function question(asked: Asked): ServingQuestion {
  const { engine, of = "Llama-3.1-8B", on = "H100", cards = 1 } = asked;
  const { context = 8192, requests = 1, precision = null, cache = null } = asked;
  const card = typeof on === "string" ? findCard(on) : on;
  return {
    model: typeof of === "string" ? findModel(of) : of,
    precision,
    context,
    concurrency: requests,
    kvPrecision: cache,
    card,
    cards,
    engine: readEngine(engine, card),
  };
}

export type What =
  | "weights"
  | "cache"
  | "activations"
  | "runtime"
  | "graphs"
  | "total"
  | "room"
  | "requests"
  | "cards"
  | "cards needed"
  | "longest context";

const part =
  (name: string) =>
  (asked: ServingQuestion): number =>
    sizeOf(serve(asked), name);
export const sizeOf = (serving: Serving, name: string): number =>
  serving.parts.find((one) => one.name === name)?.size ?? Number.NaN;

/** Bytes of one card, or a count. */
export const ANSWERS: { readonly [W in What]: (asked: ServingQuestion) => number } = {
  weights: part("Weights"),
  cache: part("KV cache"),
  activations: part("Activations"),
  runtime: part("Runtime"),
  graphs: part("Graphs"),
  total: (asked) => serve(asked).total,
  // what the total may reach, less everything but the cache
  room: (asked) => {
    const serving = serve(asked);
    return serving.budget - serving.total + sizeOf(serving, "KV cache");
  },
  requests: mostRequests,
  cards: (asked) => serve(asked).cards,
  "cards needed": smallestCards,
  "longest context": longestContext,
};

/** An answer that was worked out by hand. */
export interface Row extends Asked {
  readonly what: What;
  /** Plain arithmetic and what comes out of it: "2 × 3 = 6"; rows of a table leave that out. Bytes, unless a unit says. */
  readonly worked: string;
  /** A section of the page of formulas (§) or the public text that the arithmetic follows. */
  readonly source: string;
  /** What a public log says, in the unit of `worked`, and how far from it the answer may lie. */
  readonly log?: { readonly says: number; readonly within: number; readonly source: string };
}
