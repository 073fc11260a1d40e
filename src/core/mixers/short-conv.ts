import { slotted } from "../formats/gguf-slots";
import { matrix, vectors, WIDTH } from "../shape/tensors";
import type { MixerAnswers } from "./mixer";
import { recurrent, type Recurrent } from "./recurrent";

/** LFM2 and Inkling: a gated convolution over a few tokens. `width` is what the state keeps of each of them. */
export interface ShortConvolution extends Recurrent {
  readonly kind: "short-conv";
  readonly width: number;
  /** Weight elements of the projections. */
  readonly parameters: number;
}

export const shortConv: MixerAnswers<ShortConvolution> = {
  ...recurrent<ShortConvolution>({ numbers: () => 0, channels: (a) => a.width, units: (a) => a.width }),
  tensors: (a) => [matrix("recurrent-in", 1, a.parameters, WIDTH), ...vectors(a.vectors)],
  kept: (a) => ({ all: 4 * a.width, result: 0 }),
  // channels are cut anywhere
  uneven: () => null,
  name: () => "short convolution",
  heads: () => ({ heads: null, kvHeads: null, headDim: null }),
  stored: (_, tensor) => [slotted(tensor)],
};
