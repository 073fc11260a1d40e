import { slotted, type FileMatrix } from "../formats/gguf-slots";
import { matrix, NOTHING, vectors, type Shard, type Tensor } from "../shape/tensors";
import { unevenHeads, type MixerAnswers } from "./mixer";
import { recurrent, type Recurrent } from "./recurrent";

/** Kimi Delta Attention: a square state for each head, with a decay for each channel. */
export interface KimiDeltaAttention extends Recurrent {
  readonly kind: "kda";
  readonly heads: number;
  readonly headDim: number;
  /** Rank of the decay's projection and of the output gate's; null: one full matrix instead of two thin ones. */
  readonly decayRank: number | null;
  readonly gateRank: number | null;
}

const width = (a: KimiDeltaAttention): number => a.heads * a.headDim;

export const kda: MixerAnswers<KimiDeltaAttention> = {
  ...recurrent<KimiDeltaAttention>({
    numbers: (a) => width(a) * a.headDim,
    channels: (a) => 3 * width(a),
    units: (a) => a.heads,
  }),
  tensors: kdaTensors,
  kept: (a) => ({ all: 8 * width(a), result: width(a) }),
  uneven: (a, ranks) => unevenHeads(a.heads, ranks),
  name: () => "Kimi Delta Attention",
  heads: ({ heads }) => ({ heads, kvHeads: null, headDim: null }),
  stored: storedKda,
};

function kdaTensors(a: KimiDeltaAttention, h: number): Tensor[] {
  const heads: Shard = { by: "heads", units: a.heads };
  return [
    matrix("recurrent-in", 3 * width(a), h, heads),
    matrix("convolution", 3 * width(a), a.convKernel, heads),
    ...[a.decayRank, a.gateRank].flatMap((rank) =>
      rank === null
        ? [matrix("recurrent-gate", width(a), h, heads)]
        : [matrix("recurrent-gate", rank, h, NOTHING), matrix("recurrent-gate", width(a), rank, heads)],
    ),
    matrix("recurrent-gate", a.heads, h, heads),
    matrix("recurrent-out", h, width(a), heads),
    ...vectors(a.vectors),
  ];
}

/** A file has queries, keys and values apart, under the names of ordinary attention. */
function storedKda(_: KimiDeltaAttention, tensor: Tensor): FileMatrix[] {
  if (tensor.role === "recurrent-out") return [{ tensor, slot: "attentionOutput" }];
  if (tensor.role !== "recurrent-in") return [slotted(tensor)];
  const third = { ...tensor, rows: tensor.rows / 3 };
  return (["query", "key", "value"] as const).map((slot) => ({ tensor: third, slot }));
}
