import type { Indexer } from "../../core/mixers/indexer";
import type { Fields } from "./fields";

/** Beside the 128 numbers of a key in FP8 stands one FP32 scale: 132 bytes, DeepSeek-V3.2 §2.1. */
const SCALE_BYTES = 4;

/**
 * The indexer of a sparse layer, or null: "shared" layers read the choice of an earlier one.
 *
 * Weights: queries (from the compressed query, or from the hidden state), one key, one weight a head, and a LayerNorm.
 */
export function indexerAt(f: Fields, queryRank: number, layer: number): Indexer | null {
  // MiniMax keeps its indexer's keys together
  const own = f.part("sparse_attention_config") ?? f;
  if (!own.has("index_head_dim") || sharesChoice(f, layer)) return null;
  const sparse = own.list("sparse_attention_freq") ?? f.list("index_layers");
  if (sparse && sparse[layer] !== 1) return null;
  const hidden = f.count("hidden_size");
  const heads = own.number("index_n_heads", 0);
  const dim = own.count("index_head_dim");
  const quantised = queryRank > 0;
  // DeepSeek weighs its heads; the norm is one LayerNorm, or one norm each on queries and key
  const scoring = (quantised ? hidden * heads : 0) + 2 * dim;
  return {
    heads,
    dim,
    ratio: own.count("index_compress_ratio", 1),
    entryBytes: quantised ? dim + SCALE_BYTES : 2 * dim,
    parameters: heads > 0 ? (queryRank || hidden) * heads * dim + hidden * dim + scoring : 0,
  };
}

/** GLM-5.2 lists the layers that choose for themselves, or says that after the first few it is every fourth. */
function sharesChoice(f: Fields, layer: number): boolean {
  const listed = f.list("indexer_types");
  if (listed) return listed[layer] === "shared";
  const every = f.count("index_topk_freq", 1);
  const first = f.number("index_skip_topk_offset", 0);
  return layer < f.layers && layer >= first && (layer - first) % every !== every - 1;
}
