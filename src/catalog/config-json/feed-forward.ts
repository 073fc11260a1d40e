import type { DenseFeedForward } from "../../core/feed-forwards/dense";
import type { MixtureOfExperts } from "../../core/feed-forwards/experts";
import type { FeedForward } from "../../core/shape/model";
import type { Fields } from "./fields";
import type { Traits } from "./traits";

/** The feed-forward part of a layer: dense, or experts where the file says so. */
export function feedForwardAt(f: Fields, t: Traits, layer: number): FeedForward {
  return isSparse(f, layer) ? experts(f, t, layer) : dense(f, t, layer);
}

function isSparse(f: Fields, layer: number): boolean {
  if (f.number("num_experts", 0, layer) === 0) return false;
  const word = f.list("mlp_layer_types")?.[layer];
  if (word !== undefined) return word !== "dense";
  const listed = f.list("moe_layer_freq")?.[layer];
  if (listed !== undefined) return listed === 1;
  const enumerated = f.raw("moe_layers_enum");
  if (typeof enumerated === "string") return enumerated.split(",").map(Number).includes(layer);
  if (f.names("mlp_only_layers", layer)) return false;
  if (f.has("expert_layer_period")) {
    return layer % f.count("expert_layer_period") === f.number("expert_layer_offset", 0);
  }
  const step = f.number(
    "decoder_sparse_step",
    f.number("interleave_moe_layer_step", f.number("moe_layer_interval", 1)),
  );
  return layer >= f.number("first_k_dense_replace", 0) && (layer + 1) % Math.max(1, step) === 0;
}

export function dense(f: Fields, t: Traits, layer: number): DenseFeedForward {
  const width = f.number(
    f.has("intermediate_size_mlp") ? "intermediate_size_mlp" : "intermediate_size",
    // Falcon does not say
    t.plainMlp ? 4 * f.count("hidden_size") : undefined,
    layer,
  );
  // llm-analysis states the width of two plain matrices
  const gated = !t.plainMlp && !f.has("ffn_embed_dim");
  // Gemma 4's small models widen the feed-forward of the layers that reuse a cache
  const wide = f.flag("use_double_wide_mlp") && layer >= f.layers - f.number("num_kv_shared_layers", 0);
  const bias = t.mlpBias ?? f.flag("mlp_bias");
  return {
    kind: "dense",
    width: wide ? 2 * width : t.halfMlp ? width / 2 : width,
    gated,
    vectors: bias ? (gated ? 2 : 1) * width + f.count("hidden_size") : 0,
  };
}

export function experts(f: Fields, t: Traits, layer: number): MixtureOfExperts {
  const count = f.number("num_experts", undefined, layer);
  const width = f.has("moe_intermediate_size")
    ? f.number("moe_intermediate_size", undefined, t.textFirst ? 0 : layer)
    : f.number("intermediate_size", undefined, layer);
  const sharedWidth = sharedWidthAt(f, t, layer, width);
  const latentSize = f.number("moe_latent_size", f.number("routed_expert_hidden_size", 0));
  // LongCat's zero experts are scored but hold no weights
  const routerOutputs = count + f.number("zero_expert_num", 0);
  // DeepSeek V4's first layers choose experts by a table of tokens instead
  const hashed = layer < f.number("num_hash_layers", 0);
  const bias =
    !hashed && (t.routerBias || f.flag("use_routing_bias") || f.flag("moe_router_enable_expert_bias"));
  return {
    kind: "experts",
    experts: count,
    active: f.number("num_experts_per_tok", undefined, layer),
    width,
    gated: !t.plainMlp,
    latentSize: latentSize > 0 ? latentSize : null,
    sharedWidth,
    sharedGate: t.sharedGate === true && sharedWidth > 0,
    routerOutputs,
    vectors:
      (bias ? routerOutputs : 0) +
      (f.flag("latent_moe_use_norm") ? latentSize : 0) +
      (t.expertBias ? count * (2 * width + f.count("hidden_size") + 1) : 0),
  };
}

function sharedWidthAt(f: Fields, t: Traits, layer: number, width: number): number {
  const shared = f.number("num_shared_experts", t.shared ?? 0, layer);
  if (!f.has("shared_expert_intermediate_size")) return shared * width;
  return f.number("shared_expert_intermediate_size", undefined, layer) * Math.max(1, shared);
}
