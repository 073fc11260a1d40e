import { mixerAnswers } from "../mixers/all";
import { layerTensors } from "../shape/layer-tensors";
import type { Layer, Mixer } from "../shape/model";
import type { TensorRole } from "../shape/tensors";

/** Norms of a layer, and what stands around attention, as plain model code computes them. */
interface Norms {
  readonly count: number;
  /** Gemma's norms multiply in FP32 by 1 + weight, so that the normalised numbers stand in FP32. */
  readonly scaled: boolean;
  readonly heads: number;
  /** Numbers of queries and keys that pass norms of their own. */
  readonly ofHeads: number;
  /** Numbers that keys and values take more where they are repeated for every head. */
  repeated(context: number, attention: "flash" | "eager"): number;
}

/** One norm in front of each part; four where a gated layer has weights for two more behind them (Gemma, GLM-4). */
export function normsOf(layer: Layer, h: number): Norms {
  const parts = (layer.mixers.length > 0 ? 1 : 0) + (layer.feedForwards.length > 0 ? 1 : 0);
  const scaled = layer.vectors >= 4 * h && layer.feedForwards.some(({ gated }) => gated);
  const sum = (of: (mixer: Mixer) => number): number => layer.mixers.reduce((total, mixer) => total + of(mixer), 0);
  return {
    count: scaled ? 2 * parts : parts,
    scaled,
    heads: sum((mixer) => mixerAnswers(mixer).scores(mixer)?.heads ?? 0),
    ofHeads: sum(normedNumbers),
    repeated: (context, attention) => sum((mixer) => repeatedNumbers(mixer, context, attention)),
  };
} // prettier-ignore

/** Vectors beyond the biases of queries, keys and values are the norms of queries and keys: one weight a head's number, or one a number. */
function normedNumbers(mixer: Mixer): number {
  if (!("kvHeads" in mixer) || !("keyDim" in mixer)) return 0;
  const { heads, kvHeads, keyDim, valueDim, vectors } = mixer;
  const both = (heads + kvHeads) * keyDim;
  const rest = vectors > both + kvHeads * valueDim ? vectors - both - kvHeads * valueDim : vectors;
  return rest === 2 * keyDim || rest === both ? both : 0;
}

/**
 * PyTorch's fused attention shares keys and values between heads only without a mask of its own; a window that is shorter
 * than the sequence is one, and eager attention repeats them always.
 */
function repeatedNumbers(mixer: Mixer, context: number, attention: "flash" | "eager"): number {
  if (!("kvHeads" in mixer) || !("keyDim" in mixer)) return 0;
  const masked = mixer.kind === "sliding" && context > mixer.window;
  if (attention === "flash" && !masked) return 0;
  return Math.max(0, mixer.heads - mixer.kvHeads) * (mixer.keyDim + mixer.valueDim);
}

/** Matrices that read a mixer's or an MLP's result rather than the layer's input. */
const LAST: ReadonlySet<TensorRole> = new Set<TensorRole>(["o", "down", "expert-down", "shared-down", "recurrent-out", "expert-gate", "expert-up", "expert-latent", "vectors", "convolution"]); // prettier-ignore

/** Linears that read a layer's normalised input. */
export const inputReaders = (layer: Layer, h: number): number =>
  layerTensors(layer, h).filter(({ role, columns }) => columns === h && !LAST.has(role)).length;
