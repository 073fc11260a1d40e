import { mixersOf } from "./kv-cache";
import type { Model } from "./shape/model";
import type { Explanation } from "./parts";
import { FORMATS, type Precision } from "./formats/precision";
import { BITS_PER_BYTE, toGib, type Bytes } from "./units";

const KV_SOURCE = "https://arxiv.org/abs/2309.06180";
const LATENT_SOURCE = "https://arxiv.org/abs/2405.04434";

/** Weights as the textbook says them: numbers × bytes of one, scales and what stays in 16 bit averaged in. */
export const weightsHow = (weights: { model: Model; precision: Precision; size: Bytes }): Explanation => ({
  rule: "textbook-weights",
  values: {
    parameters: weights.model.parameters,
    bytesEach: weights.size / weights.model.parameters,
    precision: weights.precision,
  },
  source: FORMATS[weights.precision].source,
});

/** The KV cache in the numbers it is multiplied from, where all layers are alike; otherwise what one request takes. */
export function kvCacheHow(cache: {
  model: Model;
  context: number;
  sequences: number;
  precision: Precision;
  size: Bytes;
}): Explanation {
  const { context, sequences, precision, size } = cache;
  const bytesEach = FORMATS[precision].bits / BITS_PER_BYTE;
  const mixers = mixersOf(cache.model.layers);
  const [first] = mixers;
  if (first !== undefined && mixers.length === 1) {
    const { mixer, count: layers } = first;
    const shared = { layers, context, sequences, bytesEach };
    if (mixer.kind === "full" && mixer.keyDim === mixer.valueDim && mixer.indexer === null) {
      const { kvHeads, keyDim: headDim } = mixer;
      return { rule: "textbook-kv", values: { ...shared, kvHeads, headDim }, source: KV_SOURCE };
    }
    if (mixer.kind === "latent" && mixer.indexer === null) {
      const { latentDim, ropeDim } = mixer;
      return { rule: "textbook-kv-latent", values: { ...shared, latentDim, ropeDim }, source: LATENT_SOURCE };
    }
  }
  return {
    rule: "textbook-kv-mixed",
    values: { context, sequences, precision, requestGib: toGib(size) / sequences },
    source: KV_SOURCE,
  };
}
