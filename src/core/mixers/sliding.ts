import { inCells } from "./cache";
import { indexBytes } from "./indexer";
import type { MixerAnswers } from "./mixer";
import { cellBytes, ordinaryAttention, projectedWork, projectedSpec, tokenWidth, windowCells, type Projections } from "./projections"; // prettier-ignore

/** Only the last `window` tokens are kept. */
export interface SlidingAttention extends Projections {
  readonly kind: "sliding";
  readonly window: number;
}

export const sliding: MixerAnswers<SlidingAttention> = {
  ...ordinaryAttention,
  // a sliding layer forgets what left its window
  remembered: (a, context) => ({
    elements: tokenWidth(a) * Math.min(context, a.window),
    fixedBytes: indexBytes(a, context),
  }),
  onDevice: (a, terms) => [projectedSpec(a, terms, { tokens: a.window, chunked: false })],
  inCells: (a, layers, cells) => inCells(layers, windowCells(a.window, cells), cellBytes(a, cells)),
  work: (a, terms) => projectedWork(a, terms, a.window),
  textbook: () => null,
  name: (a, write) => `sliding window ${write(a.window)}`,
};
