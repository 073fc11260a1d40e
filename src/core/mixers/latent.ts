import { figure } from "../figure";
import { slotted, type FileMatrix } from "../formats/gguf-slots";
import { FORMATS, type Precision } from "../formats/precision";
import { KERNEL_SECONDS } from "../speed/constants";
import { matrix, NOTHING, vectors, type Shard, type Tensor } from "../shape/tensors";
import { elementBytes, inCells, tokenSpec, type CacheTerms } from "./cache";
import { indexBytes, indexBytesPerToken, indexerTensors, indexSeconds, indexSeen, picked, type Indexer } from "./indexer"; // prettier-ignore
import { unevenHeads, type MixerAnswers, type Work } from "./mixer";
import { queries } from "./projections";

/** Multi-head latent attention (DeepSeek): one compressed latent serves all heads. */
export interface LatentAttention {
  readonly kind: "latent";
  readonly heads: number;
  /** null: the query is not compressed. */
  readonly queryRank: number | null;
  readonly latentDim: number;
  readonly ropeDim: number;
  readonly nopeDim: number;
  readonly valueDim: number;
  readonly vectors: number;
  readonly gate: "none" | "element" | "head";
  readonly indexer: Indexer | null;
}

export const latent: MixerAnswers<LatentAttention> = {
  tensors: latentTensors,
  // one compressed latent serves all heads, so there is no factor 2
  remembered: (a, context) => ({ elements: keyWidth(a) * context, fixedBytes: indexBytes(a, context) }),
  onDevice: (a, terms) => [tokenSpec(latentBytes(a, terms.precision) + indexBytesPerToken(a))],
  inCells: (a, layers, cells) => inCells(layers, cells.count, keyWidth(a) * cells.keyBytes),
  work: latentWork,
  pagedPrecision: "FP16",
  keptWhole: true,
  textbook: ({ latentDim, ropeDim, indexer }, asked) =>
    indexer === null
      ? {
          how: figure("textbook-kv-latent", { ...asked, latentDim, ropeDim }),
          source: "https://arxiv.org/abs/2405.04434",
        }
      : null,
  // compressed query and latent, then queries, keys and values of every head, and the result
  kept: (a) => ({
    all: (a.queryRank ?? 0) + keyWidth(a) + a.heads * (2 * (a.nopeDim + a.ropeDim) + 2 * a.valueDim),
    result: a.heads * a.valueDim,
  }),
  uneven: (a, ranks) => unevenHeads(a.heads, ranks),
  name: (a) => (a.indexer === null ? "MLA" : "MLA with sparse index"),
  heads: ({ heads }) => ({ heads, kvHeads: null, headDim: null }),
  scores: (a) => ({ heads: a.heads, queryWidth: a.heads * (a.nopeDim + a.ropeDim) }),
  built: (a) => ({
    rotary: { name: `latent ${a.ropeDim}`, width: a.ropeDim, wide: true },
    absorbed: a.heads * a.latentDim * (a.nopeDim + a.valueDim),
  }),
  stored: storedLatent,
  // a latent serves all heads: the file says one KV head
  sharing: (a) => a.heads,
};

const keyWidth = (a: LatentAttention): number => a.latentDim + a.ropeDim;

/**
 * A device reads the latent once for all its heads and scores it in place (absorbed): keys of latent and rotary part,
 * values of the latent. A prompt is unfolded into ordinary heads instead.
 */
function latentWork(a: LatentAttention, { layout, precision }: CacheTerms): Work {
  return {
    seen: [
      {
        most: picked(a),
        readBytes: latentBytes(a, precision) / layout.contextParallel,
        operations: (2 * (a.heads / layout.attentionParallel) * (2 * a.latentDim + a.ropeDim)) / layout.contextParallel,
        pairOperations: a.heads * (a.nopeDim + a.ropeDim + a.valueDim),
      },
      ...indexSeen(a),
    ],
    stateBytes: 0,
    seconds: KERNEL_SECONDS.latent + indexSeconds(a),
  };
} // prettier-ignore

/**
 * A latent in 8 bit beside an indexer keeps 16 bytes of scales and its rotary part in 16 bit (vLLM's and SGLang's
 * sparse layout): 512 + 16 + 128 = 656 bytes for DeepSeek-V3.2.
 */
function latentBytes(a: LatentAttention, precision: Precision): number {
  const sparse = a.indexer !== null && FORMATS[precision].bits === 8;
  return sparse ? a.latentDim + a.latentDim / 32 + 2 * a.ropeDim : keyWidth(a) * elementBytes(precision);
}

function latentTensors(a: LatentAttention, h: number): Tensor[] {
  const heads: Shard = { by: "heads", units: a.heads };
  return [
    ...queries(a.heads * (a.nopeDim + a.ropeDim), a.queryRank, h, heads),
    matrix("kv-down", keyWidth(a), h, NOTHING),
    matrix("kv-up", a.heads * (a.nopeDim + a.valueDim), a.latentDim, heads),
    matrix("o", h, a.heads * a.valueDim, heads),
    ...(a.gate === "element" ? [matrix("attention-gate", a.heads * a.valueDim, h, heads)] : []),
    ...(a.gate === "head" ? [matrix("attention-gate", a.heads, h, heads)] : []),
    ...indexerTensors(a),
    ...vectors(a.vectors),
  ];
}

/** Keys are kept transposed, so that their rows are as long as one head. */
function storedLatent(a: LatentAttention, tensor: Tensor): FileMatrix[] {
  if (tensor.role !== "kv-up") return [slotted(tensor)];
  const keys = { ...tensor, rows: a.heads * tensor.columns, columns: a.nopeDim };
  return [keys, { ...tensor, rows: a.heads * a.valueDim }].map(slotted);
}
