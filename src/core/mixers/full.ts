import { figure } from "../figure";
import { inCells } from "./cache";
import { indexBytes } from "./indexer";
import type { MixerAnswers } from "./mixer";
import { cellBytes, ordinaryAttention, projectedWork, projectedSpec, tokenWidth, type Projections } from "./projections"; // prettier-ignore

/** Every token of the context is kept: multi-head, grouped-query or multi-query attention. */
export interface FullAttention extends Projections {
  readonly kind: "full";
}

export const full: MixerAnswers<FullAttention> = {
  ...ordinaryAttention,
  remembered: (a, context) => ({ elements: tokenWidth(a) * context, fixedBytes: indexBytes(a, context) }),
  onDevice: (a, terms) => [projectedSpec(a, terms, null)],
  inCells: (a, layers, cells) => inCells(layers, cells.count, cellBytes(a, cells)),
  work: (a, terms) => projectedWork(a, terms),
  textbook: (a, asked) =>
    a.keyDim === a.valueDim && a.indexer === null
      ? {
          how: figure("textbook-kv", { ...asked, kvHeads: a.kvHeads, headDim: a.keyDim }),
          source: "https://arxiv.org/abs/2309.06180",
        }
      : null,
  name: (a) => (a.kvHeads === 1 ? "MQA" : a.kvHeads < a.heads ? "GQA" : "MHA"),
};
