import { targetRoles } from "./lora";
import type { FeedForward, Layer, Mixer, MixerKind, MixerOf, Projections } from "../shape/model";
import { layerTensors } from "../shape/tensors";
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

const projections = (a: Projections): number =>
  a.heads * a.keyDim + a.kvHeads * (a.keyDim + a.valueDim) + a.heads * a.valueDim;

/** Queries, keys, values and the attention's result; recurrent mixers count what enters and leaves their scan. */
const MIXER_KEEPS: { [K in MixerKind]: (mixer: MixerOf<K>) => number } = {
  full: projections,
  sliding: projections,
  chunked: projections,
  shared: (a) => a.heads * (a.keyDim + a.valueDim),
  cross: projections,
  // compressed query and latent, then queries, keys and values of every head, and the result
  latent: (a) =>
    (a.queryRank ?? 0) + a.latentDim + a.ropeDim + a.heads * (2 * (a.nopeDim + a.ropeDim) + 2 * a.valueDim),
  compressed: (a) => a.queryRank + a.headDim + 2 * a.heads * a.headDim + a.outputGroups * a.outputRank,
  "gated-delta": (a) =>
    2 * (2 * a.keyHeads * a.keyDim + a.valueHeads * a.valueDim) + 2 * a.valueHeads * a.valueDim,
  kda: (a) => 8 * a.heads * a.headDim,
  lightning: (a) => 5 * a.heads * a.headDim,
  mamba2: (a) => 4 * a.heads * a.headDim + 4 * a.groups * a.stateSize,
  mamba1: (a) => 5 * a.innerSize,
  "short-conv": (a) => 4 * a.width,
};

function mixerKeeps<K extends MixerKind>(mixer: MixerOf<K>): number {
  const row: (mixer: MixerOf<K>) => number = MIXER_KEEPS[mixer.kind];
  return row(mixer);
}

/** Gated: gate, up and their product; plain: the middle before and after its activation. */
const middle = (gated: boolean, width: number): number => (gated ? 3 : 2) * width;
/** What matrix products make of a feed-forward's input: gate and up, or the middle alone. */
const products = (gated: boolean, width: number): number => (gated ? 2 : 1) * width;

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
    sum.mixers += mixerKeeps(mixer);
    sum.results += resultOf(mixer);
  }
  for (const part of layer.feedForwards) addFeedForward(sum, part, h);
  return sum;
}

function addFeedForward(sum: { -readonly [K in keyof Numbers]: number }, part: FeedForward, h: number): void {
  if (part.kind === "dense") {
    sum.middles += middle(part.gated, part.width);
    sum.products += products(part.gated, part.width);
    return;
  }
  // tokens are copied to each expert they visit and their results gathered again
  sum.whole += 2 * part.active * (part.latentSize ?? h) + part.routerOutputs;
  sum.middles += part.active * middle(part.gated, part.width) + middle(part.gated, part.sharedWidth);
  sum.products += part.active * products(part.gated, part.width) + products(part.gated, part.sharedWidth);
}

function resultOf(mixer: Mixer): number {
  if ("kvHeads" in mixer || mixer.kind === "latent") return mixer.heads * mixer.valueDim;
  if (mixer.kind === "gated-delta") return mixer.valueHeads * mixer.valueDim;
  return "heads" in mixer ? mixer.heads * mixer.headDim : 0;
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
  layer.feedForwards.reduce(
    (most, part) => (part.kind === "experts" ? Math.max(most, part.active) : most),
    1,
  );
