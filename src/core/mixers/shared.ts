import { NOTHING_REMEMBERED } from "./cache";
import type { MixerAnswers } from "./mixer";
import { ordinaryAttention, projectedWork, projected, type Projections } from "./projections"; // prettier-ignore

/** Reads the cache of an earlier layer and keeps none (Gemma 3n, Gemma 4 E2B/E4B, cross-layer attention). */
export interface SharedAttention extends Projections {
  readonly kind: "shared";
  /** Gemma ships key and value matrices for these layers too, though nothing reads them. */
  readonly ownKeys: boolean;
}

export const shared: MixerAnswers<SharedAttention> = {
  ...ordinaryAttention,
  tensors: (a, h) => projected(a, h, a.ownKeys),
  remembered: () => NOTHING_REMEMBERED,
  onDevice: () => [],
  inCells: () => null,
  // it reads what an earlier layer keeps, all of it where that is not a window
  work: (a, terms) => projectedWork(a, terms),
  textbook: () => null,
  // its keys and values wait for the backward pass in the layer they were made in
  kept: (a) => ({ all: a.heads * (a.keyDim + a.valueDim), result: a.heads * a.valueDim }),
  name: () => "shared KV",
};
