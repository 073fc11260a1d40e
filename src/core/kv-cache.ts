import { InputError } from "./errors";
import { mixerAnswers } from "./mixers/all";
import { mixersOf } from "./shape/layers";
import type { LayerRun, Model } from "./shape/model";
import { FORMATS, type Precision } from "./formats/precision";
import { BITS_PER_BYTE, bytes, type Bytes } from "./units";

/**
 * Memory that past tokens take: keys and values, latents, index keys and recurrent states. The exact content, without
 * paging, padding or copies on several cards; what an engine makes of it is in `serving/`.
 *
 * Formula: sequences × Σ layers (elements(mixer, context) × bits ÷ 8 + fixed bytes(mixer, context))
 * Units:   context in tokens per sequence → bytes over all sequences
 * Source:  Kwon et al. 2023 §3, https://arxiv.org/abs/2309.06180 (full);
 *          DeepSeek-V2 §2.1.2, https://arxiv.org/abs/2405.04434 (latent)
 *
 * @example toGib(kvCacheBytes({ layers: LLAMA_3_1_8B.layers, context: 8192, sequences: 1, precision: "FP16" })) // 1
 */
export function kvCacheBytes(question: {
  layers: readonly LayerRun[];
  context: number;
  sequences: number;
  precision: Precision;
}): Bytes {
  const { layers, context, sequences, precision } = question;
  const bytesPerElement = FORMATS[precision].bits / BITS_PER_BYTE;
  let perSequence = 0;
  for (const { mixer, count } of mixersOf(layers)) {
    const kept = mixerAnswers(mixer).remembered(mixer, context);
    perSequence += count * (kept.elements * bytesPerElement + kept.fixedBytes);
  }
  return bytes(sequences * perSequence);
}

/** Why a cache cannot be told: only a size was given, or the row of the name holds no more. */
export const withoutShape = ({ id, name }: Model): InputError =>
  id === undefined
    ? new InputError("cache-needs-shape")
    : new InputError("row-without-shape", { model: name });
