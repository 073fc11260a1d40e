import type { CompressedAttention } from "../../core/mixers/compressed";
import type { Indexer } from "../../core/mixers/indexer";
import type { Fields } from "./fields";

/** Up to this ratio neighbouring blocks overlap, so the compressor is twice as wide, and an indexer picks blocks. */
const OVERLAPPING_RATIO = 4;

/** DeepSeek V4: a window of latent entries and one compressed entry for every few tokens. */
export function compressedMixer(f: Fields, layer: number): CompressedAttention {
  const hidden = f.count("hidden_size");
  const headDim = f.count("head_dim");
  const heads = f.count("num_attention_heads");
  const queryRank = f.count("q_lora_rank");
  const ratio = ownRatio(f, layer);
  return {
    kind: "compressed",
    heads,
    headDim,
    ropeDim: f.number("qk_rope_head_dim"),
    queryRank,
    window: f.count("sliding_window"),
    ratio,
    outputGroups: f.count("o_groups"),
    outputRank: f.count("o_lora_rank"),
    otherParameters: ratio > 0 ? compressor(hidden, headDim, ratio) : 0,
    // norms of the compressed query and of the latent, and a sink a head
    vectors: queryRank + headDim + heads,
    indexer: indexer(f, hidden, queryRank, layer, ratio),
  };
}

/** V4.1 keeps compressed entries on a few layers only; the others read those of the last one before them. */
function ownRatio(f: Fields, layer: number): number {
  if (f.has("kv_source_layer_ids") && !f.names("kv_source_layer_ids", layer)) return 0;
  return ratioAt(f, layer);
}

/** Draft layers beyond the list keep a window only. */
const ratioAt = (f: Fields, layer: number): number =>
  layer < (f.list("compress_ratios")?.length ?? 0) ? f.number("compress_ratios", undefined, layer) : 0;

/** Values and their gates, a position table of one block, and a norm. */
function compressor(hidden: number, dim: number, ratio: number): number {
  const width = dim * (ratio <= OVERLAPPING_RATIO ? 2 : 1);
  return 2 * hidden * width + ratio * width + dim;
}

function indexer(f: Fields, hidden: number, queryRank: number, layer: number, ratio: number): Indexer | null {
  const sources = f.list("index_source_layer_ids");
  const indexes = sources ? sources.includes(layer) : ratio > 0 && ratio <= OVERLAPPING_RATIO;
  if (!indexes) return null;
  const heads = f.count("index_n_heads");
  const dim = f.count("index_head_dim");
  const step = ratioAt(f, layer);
  return {
    heads,
    dim,
    ratio: step,
    // keys are kept in FP4: docs/formulas.md §6
    entryBytes: dim / 2,
    parameters: queryRank * heads * dim + hidden * heads + compressor(hidden, dim, step),
  };
}
