import { indexBytes } from "./indexer";
import type { MixerAnswers } from "./mixer";
import { cellBytes, ordinaryAttention, projectedSpec, tokenWidth, type Projections } from "./projections";

/** Every token of the context is kept: multi-head, grouped-query or multi-query attention. */
export interface FullAttention extends Projections {
  readonly kind: "full";
}

export const full: MixerAnswers<FullAttention> = {
  ...ordinaryAttention,
  remembered: (a, context) => ({ elements: tokenWidth(a) * context, fixedBytes: indexBytes(a, context) }),
  onDevice: (a, terms) => [projectedSpec(a, terms, null)],
  inCells: (a, cells) => cellBytes(a, cells.count, cells),
  textbook: (a) =>
    a.keyDim === a.valueDim && a.indexer === null
      ? {
          rule: "textbook-kv",
          values: { kvHeads: a.kvHeads, headDim: a.keyDim },
          source: "https://arxiv.org/abs/2309.06180",
        }
      : null,
  name: (a) => (a.kvHeads === 1 ? "MQA" : a.kvHeads < a.heads ? "GQA" : "MHA"),
};
