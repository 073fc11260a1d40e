import { inCells } from "./cache";
import { indexBytes } from "./indexer";
import type { MixerAnswers } from "./mixer";
import { cellBytes, ordinaryAttention, projectedWork, projectedSpec, tokenWidth, windowCells, type Projections } from "./projections"; // prettier-ignore

/** Attention inside chunks of fixed size (Llama 4): at most one chunk is kept. */
export interface ChunkedAttention extends Projections {
  readonly kind: "chunked";
  readonly chunk: number;
}

export const chunked: MixerAnswers<ChunkedAttention> = {
  ...ordinaryAttention,
  remembered: (a, context) => ({
    elements: tokenWidth(a) * Math.min(context, a.chunk),
    fixedBytes: indexBytes(a, context),
  }),
  onDevice: (a, terms) => [projectedSpec(a, terms, { tokens: a.chunk, chunked: true })],
  // llama.cpp holds a chunk as it holds a window
  inCells: (a, layers, cells) => inCells(layers, windowCells(a.chunk, cells), cellBytes(a, cells)),
  work: (a, terms) => projectedWork(a, terms, a.chunk),
  textbook: () => null,
  name: (a, write) => `chunked ${write(a.chunk)}`,
};
