import type { Layout } from "../layout";
import { mixerAnswers } from "../mixers/all";
import type { LayerRun, Model } from "../shape/model";
import type { Precision } from "../formats/precision";

/** A cosine and a sine for each pair of numbers, at every position; latent attention keeps its table in FP32. */
const ROTARY_BYTES = 2;
const WIDE_ROTARY_BYTES = 4;
/** Latent projections are kept a second time, in 16 bit, in the form that decoding uses. */
const ABSORBED_BYTES = 2;

/**
 * What an engine builds beside the weights while it loads them, and counts as weights: a table of rotary positions for
 * each kind of rotation, and the absorbed latent projections.
 *
 * Formula: Σ tables positions × width × bytes + Σ latent layers heads ÷ TP × latent × (nope + value) × 2
 * Units:   bytes on one device
 * Source:  vLLM logs: Llama-3.1-8B loads 14.99 GiB of 14.957, the 131,072 × 128 × 2 bytes of its table more;
 *          Kimi-Dev-72B at 131,072 positions 0.02 GiB more than Qwen2.5-72B at 32,768, both at TP 2;
 *          Gemma-3-4B, whose table is 8 × 131,072 positions long, 0.5 GiB more than its matrices
 */
export function engineTables(stage: {
  model: Model;
  precision: Precision;
  layout: Layout;
  layers: readonly LayerRun[];
}): number {
  const { model, precision, layout, layers } = stage;
  const plain = precision === "FP32" ? 2 * ROTARY_BYTES : ROTARY_BYTES;
  // one table for each name here; its bytes for one position
  const tables = new Map<string, number>();
  let absorbed = 0;
  for (const { count, layer } of layers) {
    for (const mixer of layer.mixers) {
      const built = mixerAnswers(mixer).built(mixer);
      const { rotary } = built;
      if (rotary !== null) tables.set(rotary.name, rotary.width * (rotary.wide ? WIDE_ROTARY_BYTES : plain));
      absorbed += (count * built.absorbed) / layout.attentionParallel;
    }
  }
  const positions = (model.contextLimit ?? 0) * (model.rotaryFactor ?? 1);
  const positional = [...tables.values()].reduce((sum, bytes) => sum + bytes, 0) * positions;
  return positional + absorbed * ABSORBED_BYTES;
}
