import type { MixerKind } from "../../core/model";

/**
 * What the code of an architecture fixes and its config.json does not say. Left out: none, false, or the plain llama
 * habit (RMS norms before attention and feed-forward, three feed-forward matrices, no biases).
 */
export interface Traits {
  /** Biases where no key tells: query, key and value, or the output as well. */
  readonly bias?: "qkv" | "qkvo";
  /** `attention_bias: true` leaves the output projection without one. */
  readonly plainOutput?: true;
  /** Norms on queries and keys: one vector for all heads, or one as wide as all heads together. */
  readonly qkNorm?: "head" | "width";
  /** Norm vectors of a block; 2 if left out. */
  readonly norms?: number;
  /** LayerNorm: every norm has a bias as well. */
  readonly normBias?: true;
  /** Two feed-forward matrices instead of three. */
  readonly plainMlp?: true;
  readonly mlpBias?: true;
  readonly headBias?: true;
  /** Tied where the file does not say. */
  readonly tied?: true;
  /** Attention sinks: one number a head; on sliding layers only, where a maker says so. */
  readonly sinks?: true | "sliding";
  readonly gate?: "element" | "head";
  /** Every how many layers one has full attention, where no key says it; the others are `other`. */
  readonly every?: number;
  readonly other?: MixerKind;
  /** Correction bias of the router: one number an expert. */
  readonly routerBias?: true;
  /** A gate in front of the shared experts. */
  readonly sharedGate?: true;
  /** Shared experts that no key mentions (Llama 4). */
  readonly shared?: number;
  /** A bias on every matrix of the experts and the router (gpt-oss). */
  readonly expertBias?: true;
  /** A draft layer's own norms beside its projection, in hidden widths; 3 if left out. */
  readonly headDim?: number;
}

const LLAMA: Traits = {};
const QWEN2: Traits = { bias: "qkv", plainOutput: true };
const QWEN3: Traits = { qkNorm: "head" };
const QWEN3_NEXT: Traits = {
  qkNorm: "head",
  gate: "element",
  every: 4,
  other: "gated-delta",
  sharedGate: true,
};
const DEEPSEEK: Traits = { routerBias: true };
const GEMMA3: Traits = { norms: 4, tied: true, qkNorm: "head", every: 6, other: "sliding", headDim: 256 };

/** model_type → traits. A name that is not here is not guessed at. */
export const TRAITS: Readonly<Record<string, Traits>> = {
  llama: LLAMA,
  mistral: LLAMA,
  ministral3: LLAMA,
  mixtral: LLAMA,
  phi3: LLAMA,
  phi4: LLAMA,
  qwen2: QWEN2,
  qwen2_vl: QWEN2,
  qwen2_5_vl: QWEN2,
  qwen2_moe: { ...QWEN2, sharedGate: true },
  qwen3: QWEN3,
  qwen3_moe: QWEN3,
  qwen3_vl: QWEN3,
  qwen3_vl_text: QWEN3,
  qwen3_vl_moe: QWEN3,
  qwen3_vl_moe_text: QWEN3,
  qwen3_next: QWEN3_NEXT,
  qwen3_5: QWEN3_NEXT,
  qwen3_5_text: QWEN3_NEXT,
  qwen3_5_moe: QWEN3_NEXT,
  qwen3_5_moe_text: QWEN3_NEXT,
  deepseek_v2: LLAMA,
  deepseek_v3: DEEPSEEK,
  deepseek_v32: DEEPSEEK,
  kimi_k2: DEEPSEEK,
  glm4_moe_lite: DEEPSEEK,
  glm_moe_dsa: DEEPSEEK,
  glm4_moe: { bias: "qkv", plainOutput: true, routerBias: true },
  gemma: { tied: true, headDim: 256 },
  gemma2: { norms: 4, tied: true, every: 2, other: "sliding", headDim: 256 },
  gemma3: GEMMA3,
  gemma3_text: GEMMA3,
  gpt_oss: { bias: "qkvo", sinks: true, every: 2, other: "sliding", expertBias: true, headDim: 64 },
  llama4: { every: 4, other: "chunked", shared: 1 },
  llama4_text: { every: 4, other: "chunked", shared: 1 },
};
