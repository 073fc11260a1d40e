import { slotted } from "../formats/gguf-slots";
import { KERNEL_SECONDS } from "../speed/constants";
import { matrix, NOTHING, vectors, type Shard, type Tensor } from "../shape/tensors";
import { elementBytes, inStates, tokenSpec, type CacheSpec, type CacheTerms } from "./cache";
import { compressedCache, entryBytes, type Entries } from "./compressed-cache";
import { indexBytes, indexerTensors, indexSeconds, indexSeen, picked } from "./indexer";
import { unevenHeads, type MixerAnswers, type Seen, type Work } from "./mixer";

/**
 * DeepSeek V4: a window of latent entries, plus one entry for every `ratio` tokens (0: window only), plus an indexer
 * on the ratio-4 layers.
 */
export interface CompressedAttention extends Entries {
  readonly kind: "compressed";
  readonly heads: number;
  readonly queryRank: number;
  /** Output projection: groups × rank, as in `o_groups` and `o_lora_rank`. */
  readonly outputGroups: number;
  readonly outputRank: number;
  /** Weight elements of compressor, gates and other small parts. */
  readonly otherParameters: number;
  readonly vectors: number;
}

export const compressed: MixerAnswers<CompressedAttention> = {
  tensors: compressedTensors,
  remembered: (a, context) => ({
    elements: a.headDim * (Math.min(context, a.window) + (a.ratio > 0 ? Math.floor(context / a.ratio) : 0)),
    fixedBytes: indexBytes(a, context),
  }),
  onDevice: (a, terms) => [tokenOf(a, terms)],
  inCells: (a, layers, cells) => {
    const { elements, fixedBytes } = compressed.remembered(a, cells.context);
    return inStates(layers, cells, elements * cells.keyBytes + fixedBytes);
  },
  work: compressedWork,
  dealt: compressedCache,
  // vLLM knows but one layout, and that is 8 bit
  pagedPrecision: "FP8",
  keptWhole: true,
  textbook: () => null,
  kept: (a) => ({
    all: a.queryRank + a.headDim + 2 * a.heads * a.headDim + a.outputGroups * a.outputRank,
    result: a.heads * a.headDim,
  }),
  uneven: (a, ranks) => unevenHeads(a.heads, ranks),
  name: (a, write) =>
    a.ratio === 0 ? `sliding window ${write(a.window)}` : `compressed ${write(a.ratio)}:1`,
  heads: ({ heads }) => ({ heads, kvHeads: null, headDim: null }),
  scores: (a) => ({ heads: a.heads, queryWidth: null }),
  built: (a) => ({
    // layers that compress rotate by another base than those that keep a window only
    rotary: { name: `compressed ${a.ratio > 0}`, width: a.ropeDim, wide: true },
    absorbed: 0,
  }),
  // the recipe's rule for an attention output does not know these two
  stored: (_, tensor) => [tensor.role === "o" ? { tensor, slot: "base" } : slotted(tensor)],
  sharing: () => 1,
};

/** Engines without pages of their own for it: entries in the mean of a token, or the window alone. */
function tokenOf(a: CompressedAttention, terms: CacheTerms): CacheSpec {
  const entry = (a.headDim * elementBytes(terms.precision)) / Math.max(1, a.ratio);
  return tokenSpec(entry, a.ratio === 0 ? { tokens: a.window, chunked: false } : null);
}

/** The window and the entries that the indexer picks, or all of them; every head scores the same ones. */
function compressedWork(a: CompressedAttention, { layout, precision }: CacheTerms): Work {
  const seen = (most: number, share: number): Seen => ({
    most,
    readBytes: share * entryBytes(a, precision),
    operations: share * 2 * (a.heads / layout.attentionParallel) * 2 * a.headDim,
    pairOperations: share * a.heads * 2 * a.headDim,
  });
  return {
    seen: [seen(a.window, 1), ...(a.ratio > 0 ? [seen(picked(a), 1 / a.ratio)] : []), ...indexSeen(a)],
    stateBytes: 0,
    seconds: KERNEL_SECONDS.latent + indexSeconds(a),
  };
}

function compressedTensors(a: CompressedAttention, h: number): Tensor[] {
  const heads: Shard = { by: "heads", units: a.heads };
  return [
    matrix("q-down", a.queryRank, h, NOTHING),
    matrix("q-up", a.heads * a.headDim, a.queryRank, heads),
    matrix("kv-down", a.headDim, h, NOTHING),
    matrix("o", a.outputGroups * a.outputRank, (a.heads * a.headDim) / a.outputGroups, heads),
    matrix("o", h, a.outputGroups * a.outputRank, heads),
    matrix("compressor", 1, a.otherParameters, NOTHING),
    ...indexerTensors(a),
    ...vectors(a.vectors),
  ];
}
