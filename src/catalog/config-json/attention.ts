import type { FullAttention } from "../../core/mixers/full";
import type { LatentAttention } from "../../core/mixers/latent";
import type { Projections } from "../../core/mixers/projections";
import type { Mixer, MixerKind } from "../../core/shape/model";
import { compressedMixer } from "./compressed";
import type { Fields } from "./fields";
import { indexerAt } from "./indexer";
import { kindAt, unknownAttention } from "./kinds";
import { isRecurrent, recurrentMixer } from "./recurrent";
import type { Traits } from "./traits";

/** How layer `layer` mixes tokens. */
export function mixerAt(f: Fields, t: Traits, layer: number, kind = kindAt(f, t, layer)): Mixer {
  if (f.has("compress_ratios")) return compressedMixer(f, layer);
  if (isRecurrent(kind)) return recurrentMixer(f, kind);
  if (isLatent(f)) return latent(f, t, layer);
  const shape = projections(f, t, layer, kind);
  if (f.list("cross_attention_layers")?.includes(layer)) return { kind: "cross", ...crossed(shape) };
  if (reusesCache(f, layer)) return { kind: "shared", ...shape, ownKeys: !f.flag("use_cla") };
  const read = PLAIN[kind];
  // a kind that nothing here reads is no reason to call it full
  if (read === undefined) throw unknownAttention(f, kind);
  return read(f, shape);
}

/** Files of the DeepSeek family without latents say so, or leave the rank out. */
const isLatent = (f: Fields): boolean => f.number("kv_lora_rank", 0) > 0 && f.raw("use_mla") !== false;

/** Kinds that are ordinary projections and perhaps a length. */
const PLAIN: Readonly<Partial<Record<MixerKind, (f: Fields, shape: Projections) => Mixer>>> = {
  full: (_, shape) => ({ kind: "full", ...shape }),
  encoder: (_, shape) => ({ kind: "encoder", ...shape }),
  sliding: (f, shape) => ({ kind: "sliding", ...shape, window: f.count("sliding_window") }),
  chunked: (f, shape) => ({ kind: "chunked", ...shape, chunk: f.count("attention_chunk_size") }),
};

/** Full attention whatever the file says of the layer: pruned models give each its own share of KV heads. */
export const fullAttention = (f: Fields, t: Traits, layer: number): FullAttention => ({
  kind: "full",
  ...projections(f, t, layer, "full"),
});

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
  // DeepSeek-OCR writes 0 where it has no width of its own
  const valueDim = f.raw("v_head_dim") === 0 ? keyDim : own("v_head_dim", keyDim);
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
    ...(sinks > 0 ? { sinks: true } : {}),
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
