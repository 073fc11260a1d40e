import type { Indexer, LatentAttention, Mixer, MixerKind, Projections } from "../../core/model";
import type { Fields } from "./fields";
import { recurrentMixer } from "./recurrent";
import type { Traits } from "./traits";

/** How layer `layer` mixes tokens. */
export function mixerAt(f: Fields, t: Traits, layer: number): Mixer {
  const kind = kindAt(f, t, layer);
  switch (kind) {
    case "full":
      return f.has("kv_lora_rank") ? latent(f, t, layer) : { kind, ...projections(f, t, layer, "") };
    case "sliding":
      return { kind, ...projections(f, t, layer, "swa_"), window: f.count("sliding_window") };
    case "chunked":
      return { kind, ...projections(f, t, layer, ""), chunk: f.count("attention_chunk_size") };
    default:
      return recurrentMixer(f, kind);
  }
}

/** Keys that list a kind for each layer, and those that say every how many layers one is full. */
const LISTS = ["layer_types", "attn_type_list", "hybrid_layer_pattern"];
const INTERVALS = ["sliding_window_pattern", "full_attention_interval", "layer_group_size"];

/** The kind of a layer: what the file lists, else what its interval or the architecture's habit gives. */
export function kindAt(f: Fields, t: Traits, layer: number): MixerKind {
  const other = t.other ?? "sliding";
  for (const key of LISTS) {
    const word = f.list(key)?.[layer];
    // MiniMax marks its full layers 1, MiMo its sliding ones
    if (typeof word === "number") return (word === 1) === (key === "attn_type_list") ? "full" : other;
    if (typeof word === "string") return LISTED.find(([pattern]) => pattern.test(word))?.[1] ?? "full";
  }
  const interval = INTERVALS.map((key) => f.raw(key)).find((value) => typeof value === "number") ?? t.every;
  if (typeof interval === "number" && interval > 0) return (layer + 1) % interval === 0 ? "full" : other;
  return "full";

  // a word may stand for the architecture's own recurrent layer
}

export function projections(f: Fields, t: Traits, layer: number, prefix: string): Projections {
  const own = (key: string, fallback?: number): number =>
    f.number(prefix + key, f.has(key) ? f.number(key, undefined, layer) : fallback, layer);
  const heads = f.has("num_attention_heads_per_layer")
    ? f.number("num_attention_heads_per_layer", undefined, layer)
    : own("num_attention_heads");
  const kvHeads = own("num_key_value_heads", heads);
  const keyDim = own("head_dim", t.headDim ?? Math.floor(f.count("hidden_size") / heads));
  const valueDim = own("v_head_dim", keyDim);
  const sinks = t.sinks === true || (t.sinks === "sliding" && prefix !== "") ? heads : 0;
  return {
    heads,
    kvHeads,
    keyDim,
    valueDim,
    vectors:
      biases(f, t, heads * keyDim + kvHeads * (keyDim + valueDim)) +
      queryKeyNorms(f, t, heads, kvHeads, keyDim) +
      sinks,
    gate: t.gate ?? "none",
    valueProjection: true,
    indexer: null,
  };
}

function biases(f: Fields, t: Traits, width: number): number {
  const where =
    f.has("attention_bias") && !(t.bias && !f.flag("attention_bias"))
      ? f.flag("attention_bias")
        ? t.plainOutput
          ? "qkv"
          : "qkvo"
        : null
      : t.bias;
  return (where ? width : 0) + (where === "qkvo" ? f.count("hidden_size") : 0);
}

function queryKeyNorms(f: Fields, t: Traits, heads: number, kvHeads: number, dim: number): number {
  const norm = f.flag("use_qk_norm") ? (t.qkNorm ?? "head") : t.qkNorm;
  return norm === "head" ? 2 * dim : norm === "width" ? (heads + kvHeads) * dim : 0;
}

function latent(f: Fields, t: Traits, layer: number): LatentAttention {
  const queryRank = f.number("q_lora_rank", 0);
  const latentDim = f.count("kv_lora_rank");
  return {
    kind: "latent",
    heads: f.count("num_attention_heads"),
    queryRank: queryRank > 0 ? queryRank : null,
    latentDim,
    ropeDim: f.number("qk_rope_head_dim"),
    nopeDim: f.number("qk_nope_head_dim"),
    valueDim: f.count("v_head_dim"),
    vectors: queryRank + latentDim,
    gate: t.gate ?? "none",
    indexer: indexer(f, queryRank, layer),
  };
}

/** DeepSeek's lightning indexer keeps 128 numbers in FP8 and one FP32 scale a token. */
const SCALE_BYTES = 4;

function indexer(f: Fields, queryRank: number, layer: number): Indexer | null {
  if (!f.has("index_head_dim")) return null;
  const hidden = f.count("hidden_size");
  const heads = f.count("index_n_heads");
  const dim = f.count("index_head_dim");
  // "shared" layers read the choice of an earlier layer
  if (f.list("indexer_types")?.[layer] === "shared") return null;
  return {
    heads,
    dim,
    ratio: 1,
    entryBytes: dim + SCALE_BYTES,
    // queries from the compressed query, one key, one weight a head, LayerNorm on the key
    parameters: queryRank * heads * dim + hidden * dim + hidden * heads + 2 * dim,
  };
}

const LISTED: readonly (readonly [RegExp, MixerKind])[] = [
  [/sliding|local/, "sliding"],
  [/chunk/, "chunked"],
  [/linear/, "gated-delta"],
];
