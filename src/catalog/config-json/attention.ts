import type { LatentAttention } from "../../core/mixers/latent";
import type { Projections } from "../../core/mixers/projections";
import type { Mixer, MixerKind } from "../../core/shape/model";
import { compressedMixer } from "./compressed";
import type { Fields } from "./fields";
import { indexerAt } from "./indexer";
import { isRecurrent, recurrentMixer } from "./recurrent";
import type { Traits } from "./traits";

/** How layer `layer` mixes tokens. */
export function mixerAt(f: Fields, t: Traits, layer: number, kind = kindAt(f, t, layer)): Mixer {
  if (f.has("compress_ratios")) return compressedMixer(f, layer);
  if (isRecurrent(kind)) return recurrentMixer(f, kind);
  if (f.has("kv_lora_rank")) return latent(f, t, layer);
  const shape = projections(f, t, layer, kind);
  if (f.list("cross_attention_layers")?.includes(layer)) return { kind: "cross", ...crossed(shape) };
  if (reusesCache(f, layer)) return { kind: "shared", ...shape, ownKeys: !f.flag("use_cla") };
  if (kind === "sliding") return { kind, ...shape, window: f.count("sliding_window") };
  if (kind === "chunked") return { kind, ...shape, chunk: f.count("attention_chunk_size") };
  return t.encoder ? { kind: "encoder", ...shape } : { kind: "full", ...shape };
}

/** Keys that list a kind for each layer, and those that say every how many layers one is full. */
const LISTS = ["layer_types", "attn_type_list", "hybrid_layer_pattern", "layers_block_type"];
const INTERVALS = [
  "sliding_window_pattern",
  "full_attention_interval",
  "layer_group_size",
  "attn_layer_period",
];

/** The kind of a layer: what the file lists, else what its interval or the architecture's habit gives. */
export function kindAt(f: Fields, t: Traits, layer: number): MixerKind {
  const other = otherKind(f, t);
  const full = f.part("linear_attn_config")?.list("full_attn_layers");
  // Kimi counts layers from one
  if (full) return full.includes(layer + 1) ? "full" : other;
  for (const key of LISTS) {
    const word = f.list(key)?.[layer];
    // MiniMax marks its full layers 1, MiMo its sliding ones
    if (typeof word === "number") return (word === 1) === (key === "attn_type_list") ? "full" : other;
    if (typeof word === "string")
      return WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? kindNamed(word, other);
  }
  const interval = INTERVALS.map((key) => f.raw(key)).find((value) => typeof value === "number") ?? t.every;
  if (typeof interval !== "number" || interval < 1) return "full";
  const offset = f.number("attn_layer_offset", t.fullFirst ? 0 : interval - 1);
  return layer % interval === offset ? "full" : other;
}

/** Ling 2.5 has lightning layers and Ling 3 KDA, under one name. */
function otherKind(f: Fields, t: Traits): MixerKind {
  if (f.has("no_kda_lora")) return "kda";
  return t.windowOptional && !f.has("sliding_window") ? "full" : (t.other ?? "sliding");
}

const WORDS: readonly (readonly [RegExp, MixerKind])[] = [
  [/sliding|local/, "sliding"],
  [/chunk/, "chunked"],
];

/** A word may stand for the architecture's own recurrent layer. */
const kindNamed = (word: string, other: MixerKind): MixerKind =>
  /linear|mamba|kda|delta|lightning|conv/.test(word) ? other : "full";

/** The last layers of Gemma 3n and 4, and every second one of Hunyuan-Large, read an earlier layer's cache. */
function reusesCache(f: Fields, layer: number): boolean {
  if (f.flag("use_cla")) return layer % f.number("cla_share_factor", 2) !== 0;
  return layer < f.layers && layer >= f.layers - f.number("num_kv_shared_layers", 0);
}

/** Prefixes under which makers give a kind of layer its own widths. */
const PREFIXES: Readonly<Partial<Record<MixerKind, string>>> = { sliding: "swa_", full: "global_" };

function projections(f: Fields, t: Traits, layer: number, kind: MixerKind): Projections {
  const own = (key: string, fallback?: number): number => {
    const prefixed = (PREFIXES[kind] ?? "") + key;
    return f.has(prefixed) ? f.count(prefixed, undefined, layer) : f.count(key, fallback, layer);
  };
  const heads = headsAt(f, layer, kind) ?? own("num_attention_heads");
  const rank = f.number("share_q_dim", 0);
  const global = kind === "full" && f.has("num_global_key_value_heads");
  const kvHeads = global
    ? f.count("num_global_key_value_heads")
    : own("num_key_value_heads", usualKvHeads(f, heads));
  const keyDim = own("head_dim", t.headDim ?? usualHeadDim(f, heads));
  const valueDim = own("v_head_dim", keyDim);
  const sinks = t.sinks === "all" || (t.sinks === "sliding" && kind === "sliding") ? heads : 0;
  const bias = biases(f, t, heads * keyDim + kvHeads * (keyDim + valueDim));
  return {
    heads,
    kvHeads,
    keyDim,
    valueDim,
    vectors: bias + queryKeyNorms(f, t, heads, kvHeads, keyDim) + sinks + rank,
    ...(rank > 0 ? { queryRank: rank } : {}),
    ...(t.fused ? { fused: true } : {}),
    gate: t.gate ?? (f.flag("attn_output_gate") ? "element" : "none"),
    // Gemma 4's global layers take the keys for values
    valueProjection: !(f.flag("attention_k_eq_v") && kind === "full"),
    indexer: indexerAt(f, 0, layer),
  };
}

function headsAt(f: Fields, layer: number, kind: MixerKind): number | undefined {
  if (f.has("num_attention_heads_per_layer"))
    return f.number("num_attention_heads_per_layer", undefined, layer);
  // Step-3.5 gives its sliding layers another count of query heads
  const other = f.part("attention_other_setting");
  return kind === "sliding" && other?.has("num_attention_heads")
    ? other.count("num_attention_heads")
    : undefined;
}

/** Heads share the hidden size out, where that goes evenly. */
function usualHeadDim(f: Fields, heads: number): number | undefined {
  const dim = f.number("hidden_size", 0) / heads;
  return dim > 0 && Number.isInteger(dim) ? dim : undefined;
}

/** Falcon's first models say "multi-query" where others give a count. */
const usualKvHeads = (f: Fields, heads: number): number =>
  f.flag("multi_query") && !f.flag("new_decoder_architecture") ? 1 : heads;

/** Llama 3.2 Vision: cross layers have norms on queries and keys, and a gate after attention and feed-forward. */
const crossed = (shape: Projections): Projections => ({
  ...shape,
  vectors: shape.vectors + 2 * shape.keyDim + 2,
});

function biases(f: Fields, t: Traits, width: number): number {
  const stated = f.raw("attention_bias");
  const where = typeof stated !== "boolean" ? t.bias : !stated ? undefined : t.plainOutput ? "qkv" : "qkvo";
  return (where ? width : 0) + (where === "qkvo" ? f.count("hidden_size") : 0);
}

function queryKeyNorms(f: Fields, t: Traits, heads: number, kvHeads: number, dim: number): number {
  const stated = f.raw("use_qk_norm") ?? f.raw("qk_layernorm");
  const norm =
    stated === false ? undefined : stated === true ? (t.qkNorm ?? t.statedNorm ?? "dim") : t.qkNorm;
  return norm === "dim" ? 2 * dim : norm === "heads" ? (heads + kvHeads) * dim : 0;
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
    nopeDim: f.number("qk_nope_head_dim", 0),
    valueDim: f.number("v_head_dim", 0),
    vectors: queryRank + latentDim,
    gate: latentGate(f, t),
    indexer: indexerAt(f, queryRank, layer),
  };
}

function latentGate(f: Fields, t: Traits): LatentAttention["gate"] {
  if (f.text("gated_attention_proj_granularity_type") === "head_wise") return "head";
  return f.flag("mla_use_output_gate") ? "element" : (t.gate ?? "none");
}
