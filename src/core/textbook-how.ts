import { mixerAnswers } from "./mixers/all";
import { mixersOf } from "./shape/layers";
import type { Model } from "./shape/model";
import type { Explanation } from "./parts";
import { FORMATS, type Precision } from "./formats/precision";
import { BITS_PER_BYTE, toGib, type Bytes } from "./units";

const KV_SOURCE = "https://arxiv.org/abs/2309.06180";

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
    const own = mixerAnswers(mixer).textbook(mixer);
    if (own !== null) return { ...own, values: { layers, context, sequences, bytesEach, ...own.values } };
  }
  return {
    rule: "textbook-kv-mixed",
    values: { context, sequences, precision, requestGib: toGib(size) / sequences },
    source: KV_SOURCE,
  };
}
