import type { Layout } from "./layout";
import type { LayerRun, Model } from "./model";
import type { Precision } from "./precision";
import { FORMATS } from "./precision";
import { BITS_PER_BYTE } from "./units";

/** Rotations of rotary position embedding are held for every position, a cosine and a sine for each pair of numbers. */
const ROTARY_BYTES = 2;
/** Latent projections are kept a second time, in 16 bit, in the form that decoding uses. */
const ABSORBED_BYTES = 2;

/**
 * What an engine builds beside the weights while it loads them, and counts as weights: the table of rotary positions,
 * one for each width of head, and the absorbed latent projections.
 *
 * Formula: Σ distinct widths context limit × width × bytes + Σ latent layers heads ÷ TP × latent × (nope + value) × 2
 * Units:   bytes on one device
 * Source:  vLLM logs: Llama-3.1-8B loads 14.99 GiB of 14.957, the 131,072 × 128 × 2 bytes of its table more;
 *          Kimi-Dev-72B at 131,072 positions 0.02 GiB more than Qwen2.5-72B at 32,768, both at TP 2
 */
export function engineTables(stage: {
  model: Model;
  precision: Precision;
  layout: Layout;
  layers: readonly LayerRun[];
}): number {
  const { model, precision, layout, layers } = stage;
  const element = precision === "FP32" ? FORMATS.FP32.bits / BITS_PER_BYTE : ROTARY_BYTES;
  const ranks = layout.attentionParallel;
  const widths = new Set<number>();
  let absorbed = 0;
  for (const { count, layer } of layers) {
    for (const mixer of layer.mixers) {
      if (mixer.kind === "latent") {
        widths.add(mixer.ropeDim);
        absorbed += count * (mixer.heads / ranks) * mixer.latentDim * (mixer.nopeDim + mixer.valueDim);
      } else if (mixer.kind === "compressed") widths.add(mixer.ropeDim);
      else if ("keyDim" in mixer && "kvHeads" in mixer) widths.add(mixer.keyDim);
    }
  }
  const rotary = [...widths].reduce((sum, width) => sum + width, 0) * (model.contextLimit ?? 0) * element;
  return rotary + absorbed * ABSORBED_BYTES;
}
