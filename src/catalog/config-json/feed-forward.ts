import type { DenseFeedForward, FeedForward, MixtureOfExperts } from "../../core/model";
import type { Fields } from "./fields";
import type { Traits } from "./traits";

/** The feed-forward part of a layer: dense, or experts where the file says so. */
export function feedForwardAt(f: Fields, t: Traits, layer: number): FeedForward {
  return f.number("num_experts", 0) > 0 && isSparse(f, layer) ? experts(f, t, layer) : dense(f, t, layer);
}

function isSparse(f: Fields, layer: number): boolean {
  const word = f.list("mlp_layer_types")?.[layer];
  if (word !== undefined) return word !== "dense";
  const listed = f.list("moe_layer_freq")?.[layer];
  if (listed !== undefined) return listed === 1;
  if (f.names("mlp_only_layers", layer)) return false;
  const step = f.number("decoder_sparse_step", f.number("interleave_moe_layer_step", 1));
  return layer >= f.number("first_k_dense_replace", 0) && (layer + 1) % Math.max(1, step) === 0;
}

export function dense(f: Fields, t: Traits, layer: number): DenseFeedForward {
  const width = f.has("intermediate_size_mlp")
    ? f.count("intermediate_size_mlp")
    : f.number("intermediate_size", undefined, layer);
  const gated = !t.plainMlp && !f.has("ffn_embed_dim");
  const bias = t.mlpBias ?? f.flag("mlp_bias");
  return {
    kind: "dense",
    width,
    gated,
    vectors: bias ? (gated ? 2 : 1) * width + f.count("hidden_size") : 0,
  };
}

export function experts(f: Fields, t: Traits, layer: number): MixtureOfExperts {
  const count = f.count("num_experts");
  const width = f.has("moe_intermediate_size")
    ? f.number("moe_intermediate_size", undefined, layer)
    : f.count("intermediate_size");
  const shared = f.number("num_shared_experts", t.shared ?? 0, layer);
  const sharedWidth = f.has("shared_expert_intermediate_size")
    ? f.number("shared_expert_intermediate_size", undefined, layer) * Math.max(1, shared)
    : shared * width;
  return {
    kind: "experts",
    experts: count,
    active: f.number("num_experts_per_tok", undefined, layer),
    width,
    gated: !t.plainMlp,
    latentSize: null,
    sharedWidth,
    sharedGate: t.sharedGate === true && sharedWidth > 0,
    routerOutputs: count,
    vectors:
      (t.routerBias || f.flag("use_routing_bias") ? count : 0) +
      (t.expertBias ? count * (2 * width + f.count("hidden_size") + 1) : 0),
  };
}
