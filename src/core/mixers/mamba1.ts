import { slotted } from "../formats/gguf-slots";
import { matrix, vectors, WIDTH, type Tensor } from "../shape/tensors";
import type { MixerAnswers } from "./mixer";
import { recurrent, type Recurrent } from "./recurrent";

/** Mamba 1 (Jamba): a state for each channel, no heads. */
export interface Mamba1 extends Recurrent {
  readonly kind: "mamba1";
  readonly innerSize: number;
  readonly stateSize: number;
  readonly timeStepRank: number;
}

export const mamba1: MixerAnswers<Mamba1> = {
  ...recurrent<Mamba1>({
    numbers: (a) => a.innerSize * a.stateSize,
    channels: (a) => a.innerSize,
    units: (a) => a.innerSize,
  }),
  tensors: mamba1Tensors,
  kept: (a) => ({ all: 5 * a.innerSize, result: 0 }),
  // channels are cut anywhere
  uneven: () => null,
  name: () => "Mamba",
  heads: () => ({ heads: null, kvHeads: null, headDim: null }),
  stored: (_, tensor) => [slotted(tensor)],
};

function mamba1Tensors(a: Mamba1, h: number): Tensor[] {
  return [
    matrix("recurrent-in", 2 * a.innerSize, h, WIDTH),
    matrix("convolution", a.innerSize, a.convKernel, WIDTH),
    matrix("recurrent-gate", a.timeStepRank + 2 * a.stateSize, a.innerSize, WIDTH),
    matrix("recurrent-gate", a.innerSize, a.timeStepRank, WIDTH),
    matrix("recurrent-out", h, a.innerSize, WIDTH),
    ...vectors(a.vectors),
  ];
}
