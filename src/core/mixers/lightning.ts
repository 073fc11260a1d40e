import { slotted } from "../formats/gguf-slots";
import { matrix, vectors, type Shard, type Tensor } from "../shape/tensors";
import { unevenHeads, type MixerAnswers } from "./mixer";
import { recurrent, type Recurrent } from "./recurrent";

/** Lightning attention (MiniMax-01, Ling 2.5): linear attention with a square state for each head. */
export interface LightningAttention extends Recurrent {
  readonly kind: "lightning";
  readonly heads: number;
  readonly headDim: number;
  /** Weight elements beside q, k, v and o: output gate and the like. */
  readonly otherParameters: number;
}

const width = (a: LightningAttention): number => a.heads * a.headDim;

export const lightning: MixerAnswers<LightningAttention> = {
  ...recurrent<LightningAttention>({
    numbers: (a) => width(a) * a.headDim,
    // it convolves nothing
    channels: () => 0,
    units: (a) => a.heads,
  }),
  tensors: lightningTensors,
  kept: (a) => ({ all: 5 * width(a), result: width(a) }),
  uneven: (a, ranks) => unevenHeads(a.heads, ranks),
  name: () => "lightning attention",
  heads: ({ heads }) => ({ heads, kvHeads: null, headDim: null }),
  stored: (_, tensor) => [slotted(tensor)],
};

function lightningTensors(a: LightningAttention, h: number): Tensor[] {
  const heads: Shard = { by: "heads", units: a.heads };
  return [
    matrix("recurrent-in", 3 * width(a), h, heads),
    matrix("recurrent-gate", 1, a.otherParameters, heads),
    matrix("recurrent-out", h, width(a), heads),
    ...vectors(a.vectors),
  ];
}
