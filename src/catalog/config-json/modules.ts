import type { Layer, MixerKind } from "../../core/shape/model";
import type { TensorRole } from "../../core/shape/tensors";
import type { Traits } from "./traits";

/** What makers call a matrix inside its part; a list that names one of these names the matrix. */
const CHILDREN: Readonly<Partial<Record<TensorRole, readonly string[]>>> = {
  q: ["q_proj", "qkv_proj", "wq", "query_key_value", "W_pack"],
  k: ["k_proj", "qkv_proj", "wk", "query_key_value", "W_pack"],
  v: ["v_proj", "qkv_proj", "wv", "query_key_value", "W_pack"],
  o: ["o_proj", "wo", "wo_b", "dense"],
  "attention-gate": ["g_proj", "gate_proj"],
  "q-down": ["q_a_proj", "wq_a", "fused_qkv_a_proj"],
  "q-up": ["q_b_proj", "wq_b", "q_proj"],
  "kv-down": ["kv_a_proj_with_mqa", "wkv", "wkv_a", "fused_qkv_a_proj"],
  "kv-up": ["kv_b_proj", "wkv_b"],
  indexer: ["indexer.wq_b", "indexer.q_proj"],
  gate: ["gate_proj", "gate_up_proj", "w1"],
  up: ["up_proj", "gate_up_proj", "w3"],
  down: ["down_proj", "w2"],
  "recurrent-in": ["in_proj_qkv", "in_proj_qkvz", "in_proj", "q_proj"],
  "recurrent-gate": ["in_proj_z", "in_proj_qkvz", "g_proj"],
  "recurrent-out": ["out_proj", "o_proj"],
};

/** The matrices of one expert are called as those of a dense part. */
const LIKE: Readonly<Partial<Record<TensorRole, TensorRole>>> = {
  "expert-gate": "gate", "expert-up": "up", "expert-down": "down",
  "shared-gate": "gate", "shared-up": "up", "shared-down": "down",
}; // prettier-ignore

const ATTENTION = ["self_attn", "attn", "attention", "mixer"];
const FEED_FORWARD = ["mlp", "ffn", "feed_forward", "mixer"];
const SPARSE = ["mlp", "block_sparse_moe", "ffn", "feed_forward", "mixer", "moe"];
const SHARED = ["shared_experts", "shared_expert", "shared_mlp"];

const RECURRENT: Readonly<Partial<Record<MixerKind, readonly string[]>>> = {
  "gated-delta": ["linear_attn"],
  mamba1: ["mamba", "mixer"],
  mamba2: ["mixer", "mamba"],
};

const product = (parents: readonly string[], children: readonly string[]): string[] =>
  parents.flatMap((parent) => children.map((child) => `${parent}.${child}`));

/** Names that a matrix of a layer goes by; none where no list can name it. Every layer is asked for as the first. */
export const modulesOf = (role: TensorRole, layer: Layer, t: Traits): readonly string[] =>
  namesIn(role, layer, t).map((name) => `layers.0.${name}`);

function namesIn(role: TensorRole, layer: Layer, t: Traits): readonly string[] {
  const children = CHILDREN[LIKE[role] ?? role] ?? [];
  if (role.startsWith("recurrent")) {
    const parents = layer.mixers.map(({ kind }) => RECURRENT[kind]).find((names) => names !== undefined);
    return product(parents ?? ["self_attn", "linear_attn", "attention"], children);
  }
  // Gemma 4 keeps its experts beside a dense part, not in it
  const sparse = t.block === "dense-and-experts" ? ["moe"] : SPARSE;
  if (role === "expert-latent") return ["mixer.fc1_latent_proj"];
  if (role.startsWith("expert-")) {
    const inside = product(
      sparse,
      [...children, "gate_up_proj"].map((child) => `experts.0.${child}`),
    );
    return t.block === "dense-and-experts" ? [...inside, "experts.gate_up_proj", "experts.0"] : inside;
  }
  if (role.startsWith("shared-"))
    return [...product(product(sparse, SHARED), children), "share_expert.gate_proj"];
  // Qwen's gate is the second half of its queries
  if (role === "attention-gate" && t.other === "gated-delta")
    return product(ATTENTION, ["q_proj", "qkv_proj"]);
  return product(role in MLP ? FEED_FORWARD : ATTENTION, children);
}

const MLP: Readonly<Partial<Record<TensorRole, true>>> = { gate: true, up: true, down: true };

export const HEAD = ["lm_head", "language_model.lm_head", "head", "output"];
export const EMBEDDING = ["model.embed_tokens", "language_model.model.embed_tokens", "embed"];
export const DRAFT = ["mtp.layers.0.mlp", "mtp.0.mlp", "model.mtp.layers.0"];
