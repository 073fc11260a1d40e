import { slotted } from "../formats/gguf-slots";
import { matrix, vectors, type Shard, type Tensor } from "../shape/tensors";
import { unevenHeads, type MixerAnswers, type UnfusedNumbers } from "./mixer";
import { recurrent, type Recurrent } from "./recurrent";

/** Gated DeltaNet (Qwen3-Next): a matrix of key × value for each value head. */
export interface GatedDeltaNet extends Recurrent {
  readonly kind: "gated-delta";
  readonly keyHeads: number;
  readonly valueHeads: number;
  readonly keyDim: number;
  readonly valueDim: number;
}

const mixed = (a: GatedDeltaNet): number => 2 * a.keyHeads * a.keyDim + a.valueHeads * a.valueDim;

export const gatedDelta: MixerAnswers<GatedDeltaNet> = {
  ...recurrent<GatedDeltaNet>({
    numbers: (a) => a.valueHeads * a.keyDim * a.valueDim,
    channels: mixed,
    units: (a) => a.valueHeads,
  }),
  tensors: gatedDeltaTensors,
  kept: (a) => ({
    all: 2 * mixed(a) + 2 * a.valueHeads * a.valueDim,
    result: a.valueHeads * a.valueDim,
  }),
  uneven: (a, ranks) =>
    unevenHeads(a.keyHeads, ranks, "key heads in its recurrent layers") ??
    unevenHeads(a.valueHeads, ranks, "value heads in its recurrent layers"),
  unfused: unfusedGatedDelta,
  // "re:.*linear_attn.*" in the ignore list of Qwen3-Next, 3.5 and 3.6
  keptByRecipes: true,
  name: () => "Gated DeltaNet",
  // its key and value heads differ: no one count is "the heads"
  heads: () => ({ heads: null, kvHeads: null, headDim: null }),
  // a file's one matrix for queries, keys and values goes by the name of the values
  stored: (_, tensor) => [tensor.role === "recurrent-in" ? { tensor, slot: "value" } : slotted(tensor)],
};

function gatedDeltaTensors(a: GatedDeltaNet, h: number): Tensor[] {
  const values: Shard = { by: "heads", units: a.valueHeads };
  return [
    matrix("recurrent-in", mixed(a), h, values),
    matrix("recurrent-gate", a.valueHeads * a.valueDim, h, values),
    matrix("recurrent-gate", 2 * a.valueHeads, h, values),
    matrix("convolution", mixed(a), a.convKernel, values),
    matrix("recurrent-out", h, a.valueHeads * a.valueDim, values),
    ...vectors(a.vectors),
  ];
}

/** Tokens that the torch version works on together: three matrices of scores among them stand for every head. */
const CHUNK = 64;

/**
 * Without flash-linear-attention: in 32 bit queries and keys (repeated for every value head), values, both times beta,
 * the decayed keys, what the two triangular systems give, the result and one more while it is made; in 16 bit the layer's input and its norm,
 * what enters and leaves the convolution, and the gate.
 *
 * Source: torch_chunk_gated_delta_rule, transformers/models/qwen3_5/modeling_qwen3_5.py; Qwen3.5-9B 251 kB a token, 246 here
 */
function unfusedGatedDelta(a: GatedDeltaNet, h: number): UnfusedNumbers {
  const keys = a.valueHeads * a.keyDim;
  const values = a.valueHeads * a.valueDim;
  return {
    narrow: 2 * h + 2 * mixed(a) + values,
    wide: 5 * keys + 5 * values + 3 * CHUNK * a.valueHeads,
  };
}
