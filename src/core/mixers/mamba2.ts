import { slotted } from "../formats/gguf-slots";
import { matrix, vectors, type Shard, type Tensor } from "../shape/tensors";
import { unevenHeads, type MixerAnswers } from "./mixer";
import { recurrent, type Recurrent } from "./recurrent";

/** Mamba 2: heads of a state-space model that share their input and output maps in groups. */
export interface Mamba2 extends Recurrent {
  readonly kind: "mamba2";
  readonly heads: number;
  readonly headDim: number;
  readonly stateSize: number;
  readonly groups: number;
}

const inner = (a: Mamba2): number => a.heads * a.headDim;
const convolved = (a: Mamba2): number => inner(a) + 2 * a.groups * a.stateSize;

export const mamba2: MixerAnswers<Mamba2> = {
  ...recurrent<Mamba2>({
    numbers: (a) => inner(a) * a.stateSize,
    channels: convolved,
    units: (a) => a.heads,
  }),
  tensors: mamba2Tensors,
  kept: (a) => ({ all: 4 * inner(a) + 4 * a.groups * a.stateSize, result: inner(a) }),
  uneven: (a, ranks) => unevenHeads(a.heads, ranks),
  name: () => "Mamba-2",
  heads: ({ heads }) => ({ heads, kvHeads: null, headDim: null }),
  stored: (_, tensor) => [slotted(tensor)],
};

function mamba2Tensors(a: Mamba2, h: number): Tensor[] {
  const heads: Shard = { by: "heads", units: a.heads };
  return [
    matrix("recurrent-in", inner(a) + convolved(a) + a.heads, h, heads),
    matrix("convolution", convolved(a), a.convKernel, heads),
    matrix("recurrent-out", h, inner(a), heads),
    ...vectors(a.vectors),
  ];
}
