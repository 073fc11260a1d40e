import { figure, type Figure } from "./figure";
import { FORMATS, type Precision } from "./formats/precision";
import { mixerAnswers } from "./mixers/all";
import type { Sourcing } from "./parts";
import { mixersOf } from "./shape/layers";
import type { Model } from "./shape/model";
import { BITS_PER_BYTE } from "./units";

const KV_SOURCE = "https://arxiv.org/abs/2309.06180";

/** The KV cache in the numbers it is multiplied from; where layers differ, what each kind of them keeps. */
export function textbookCache(cache: {
  model: Model;
  context: number;
  sequences: number;
  precision: Precision;
}): Sourcing {
  const { context, sequences, precision } = cache;
  const bytesEach = FORMATS[precision].bits / BITS_PER_BYTE;
  const mixers = mixersOf(cache.model.layers);
  const [first] = mixers;
  if (first !== undefined && mixers.length === 1) {
    const { mixer, count: layers } = first;
    const own = mixerAnswers(mixer).textbook(mixer, { layers, context, sequences, bytesEach });
    if (own !== null) return own;
  }
  const kept = mixers.flatMap(({ mixer, count: layers }): Figure[] => {
    const { elements: numbers, fixedBytes: keptSize } = mixerAnswers(mixer).remembered(mixer, context);
    return [
      ...(numbers > 0 ? [figure("kept-numbers", { layers, numbers, bytesEach })] : []),
      ...(keptSize > 0 ? [figure("kept-beside", { layers, keptSize })] : []),
    ];
  });
  if (kept.length === 0) return { how: figure("cache-none", {}), source: KV_SOURCE };
  return { how: figure("textbook-kv-mixed", { sequences, kept, context, precision }), source: KV_SOURCE };
}
