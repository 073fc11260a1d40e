import { feedForwardAnswers } from "../feed-forwards/all";
import { mixerAnswers } from "../mixers/all";
import type { Layer } from "../shape/model";
import type { Computed } from "./computed";
import { inputReaders, normsOf } from "./norms";

/**
 * Bytes that one layer keeps of one token for the backward pass, split as tensor parallelism sees them: `whole`
 * stand on every card unless sequence parallelism cuts them, `cut` are divided by it.
 */
export interface Kept {
  readonly whole: number;
  readonly cut: number;
}

/** Numbers of one token by what they are, before tensor parallelism cuts `mixers`, `results`, `middles` and `products`. */
interface Numbers {
  /** What is sent to experts and back. */
  readonly sent: number;
  readonly mixers: number;
  /** Of these, what attention or the scan gives back. */
  readonly results: number;
  readonly middles: number;
  readonly products: number;
  /** Activation functions' results before they are multiplied with the other half; none where the MLP is not gated. */
  readonly activated: number;
}

function numbersOf(layer: Layer, h: number): Numbers {
  const sum = { sent: 0, mixers: 0, results: 0, middles: 0, products: 0, activated: 0 };
  for (const mixer of layer.mixers) {
    const { all, result } = mixerAnswers(mixer).kept(mixer);
    sum.mixers += all;
    sum.results += result;
  }
  for (const part of layer.feedForwards) {
    const kept = feedForwardAnswers(part).kept(part, h);
    sum.sent += kept.whole;
    sum.middles += kept.middles;
    sum.products += kept.products;
    if (part.gated) sum.activated += kept.products / 2;
  }
  return sum;
}

/** Norms in front of mixers and feed-forwards: 2h each, input and output. */
const aroundParts = ({ mixers, feedForwards }: Layer, h: number): number =>
  (mixers.length > 0 ? 2 * h : 0) + (feedForwards.length > 0 ? 2 * h : 0);

/**
 * Everything one layer keeps of a token.
 *
 * Formula: fused kernels: (4h + q + k + v + attention's result + 3 × feed-forward width) × 2 bytes (gated);
 *          plain PyTorch: see keptPlainly
 * Units:   bytes per token
 * Source:  Korthikanti et al. 2022 §4 (its dropout masks and plain MLP replaced), https://arxiv.org/abs/2205.05198
 */
export function layerKeeps(layer: Layer, hiddenSize: number, how: Computed): Kept {
  const n = numbersOf(layer, hiddenSize);
  if (how.kernels === "plain") return keptPlainly(layer, hiddenSize, how, n);
  return {
    whole: (aroundParts(layer, hiddenSize) + n.sent) * how.width,
    cut: (n.mixers + n.middles) * how.width,
  };
}

/** Selective checkpointing keeps a layer's input, attention's result and every second matrix product. */
export function selectiveKeeps(layer: Layer, hiddenSize: number, how: Computed): Kept {
  const n = numbersOf(layer, hiddenSize);
  return {
    whole: 2 * hiddenSize * how.width,
    cut: (n.results + (n.mixers - n.results + n.products) / 2) * how.width,
  };
}

/**
 * What model code of single operations keeps, one saved tensor at a time.
 *
 * Formula: a norm: its input in FP32 (4h) and, where weights are trained, the normalised numbers. Linears that are
 *          trained keep their input: one 16-bit tensor for all that read it, or under autocast a cast copy for each.
 *          Attention: queries, keys, values, result, and 4 bytes a head for the softmax. MLP: both halves, the activated
 *          half, and their product where the last matrix is trained. Norms of queries and keys likewise.
 *          Quantised linears keep their inputs though nothing in them is trained: NF4's twice.
 * Source:  transformers/models/llama/modeling_llama.py (LlamaRMSNorm, LlamaMLP), torch.autograd's saved tensors;
 *          measured in test/accuracy/training-own-runs.json
 */
function keptPlainly(layer: Layer, h: number, how: Computed, n: Numbers): Kept {
  const { width, residual, trained, autocast, quantised } = how;
  const norms = normsOf(layer, h);
  const normalised = trained ? (norms.scaled ? 4 : residual) : 0;
  const parts = (layer.mixers.length > 0 ? 1 : 0) + (layer.feedForwards.length > 0 ? 1 : 0);
  const copies = autocast ? inputReaders(layer, h) : parts;
  const inputs = trained ? copies * h * width : parts * h * quantised;
  const lastInputs = (n.middles - n.products) * (trained ? width : quantised);
  const attention = n.mixers + norms.repeated(how.context, how.attention);
  return {
    whole: norms.count * h * (4 + normalised) + inputs + n.sent * width,
    cut:
      attention * width +
      norms.heads * (width === 4 ? 0 : 4) +
      norms.ofHeads * (4 + (trained ? (norms.scaled ? 4 : 2) : 0)) +
      (n.products + n.activated) * width +
      lastInputs +
      n.results * quantised,
  };
}

/**
 * Gradients that stand beside a layer while it is computed again: those of its MLP's two halves in plain PyTorch. Fused
 * kernels overwrite these, and leave those around the parts, 4h.
 */
export function middleGradients(layer: Layer, h: number, { kernels, residual, width }: Computed): number {
  return kernels === "fused" ? aroundParts(layer, h) * width : numbersOf(layer, h).products * residual;
}

/** The norm behind the last layer, and the head's input where the head is trained: bytes per token. */
export function lastNormKeeps(h: number, { kernels, width, residual, headTrained }: Computed): number {
  if (kernels === "fused") return 0;
  return h * (4 + (headTrained ? residual + width : 0));
}
