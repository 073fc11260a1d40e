import { targetRoles } from "./lora";
import { feedForwardAnswers } from "../feed-forwards/all";
import { mixerAnswers } from "../mixers/all";
import { layerTensors } from "../shape/layer-tensors";
import type { Layer } from "../shape/model";
import { TRAINING_FRAMEWORKS } from "./frameworks";
import type { TrainingSettings } from "./settings";

/**
 * Numbers that one layer keeps of one token for the backward pass, split as tensor parallelism sees them: `whole`
 * stand on every card unless sequence parallelism cuts them, `cut` are divided by it.
 */
export interface Kept {
  readonly whole: number;
  readonly cut: number;
}

/** Numbers of one token by what they are, before tensor parallelism cuts `mixers`, `results`, `middles` and `products`. */
interface Numbers {
  /** Inputs and outputs of norms, and what is sent to experts and back. */
  readonly whole: number;
  readonly mixers: number;
  /** Of these, what attention or the scan gives back. */
  readonly results: number;
  readonly middles: number;
  readonly products: number;
}

function numbersOf(layer: Layer, h: number): Numbers {
  const sum = { whole: 0, mixers: 0, results: 0, middles: 0, products: 0 };
  if (layer.mixers.length > 0) sum.whole += 2 * h;
  if (layer.feedForwards.length > 0) sum.whole += 2 * h;
  for (const mixer of layer.mixers) {
    const { all, result } = mixerAnswers(mixer).kept(mixer);
    sum.mixers += all;
    sum.results += result;
  }
  for (const part of layer.feedForwards) {
    const kept = feedForwardAnswers(part).kept(part, h);
    sum.whole += kept.whole;
    sum.middles += kept.middles;
    sum.products += kept.products;
  }
  return sum;
}

/**
 * Everything one layer keeps of a token: inputs and outputs of its norms (2h each), its mixers, its feed-forwards.
 *
 * Formula: 4h + q + k + v + attention's result + 3 × feed-forward width (gated)
 * Units:   numbers of 16 bit per token
 * Source:  Korthikanti et al. 2022 §4 (its dropout masks and plain MLP replaced), https://arxiv.org/abs/2205.05198
 */
export function layerKeeps(layer: Layer, hiddenSize: number): Kept {
  const n = numbersOf(layer, hiddenSize);
  return { whole: n.whole, cut: n.mixers + n.middles };
}

/** Selective checkpointing keeps a layer's input, attention's result and every second matrix product. */
export function selectiveKeeps(layer: Layer, hiddenSize: number): Kept {
  const n = numbersOf(layer, hiddenSize);
  return { whole: 2 * hiddenSize, cut: n.results + (n.mixers - n.results + n.products) / 2 };
}

/**
 * Bytes that LoRA adds to a layer's kept numbers: each adapter keeps its own input. With dropout that is the dropped
 * copy and a mask of one byte; without, a copy only where the adapter's format differs from the model's.
 * Source: peft/tuners/lora/layer.py (the input is cast per adapter), litgpt/lora.py (dropout before A)
 */
export function adapterInputs(layer: Layer, h: number, settings: TrainingSettings): number {
  if (!TRAINING_FRAMEWORKS[settings.framework].adapterCopies) return 0;
  const roles = targetRoles(settings.targets);
  const width = settings.adapters === "fp32" ? 4 : 2;
  const each = settings.dropout === 1 ? width + 1 : width === 4 && settings.precision !== "fp32" ? 4 : 0;
  const inputs = layerTensors(layer, h).reduce((sum, tensor) => {
    if (!roles.has(tensor.role)) return sum;
    const visited = tensor.shard.by === "experts" ? activeExperts(layer) : 1;
    return sum + visited * tensor.columns;
  }, 0);
  return each * inputs;
}

const activeExperts = (layer: Layer): number =>
  Math.max(1, ...layer.feedForwards.map((part) => feedForwardAnswers(part).routed(part)?.active ?? 1));
