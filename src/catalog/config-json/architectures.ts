import type { Traits } from "./traits";

const QWEN2: Traits = { bias: "qkv", plainOutput: true };
const QWEN3: Traits = { qkNorm: "dim" };
const QWEN3_NEXT: Traits = {
  qkNorm: "dim",
  gate: "element",
  every: 4,
  other: "gated-delta",
  sharedGate: true,
};
const DEEPSEEK: Traits = { routerBias: true };
const GEMMA3: Traits = { norms: 4, tied: true, qkNorm: "dim", every: 6, other: "sliding", headDim: 256 };
const GEMMA4: Traits = { ...GEMMA3, block: "dense-and-experts" };
const LLAMA4: Traits = { every: 4, other: "chunked", shared: 1 };
const GLM_MOE: Traits = { bias: "qkv", plainOutput: true, routerBias: true, drafts: 1 };
const OLMO: Traits = { qkNorm: "heads" };
const PHI3: Traits = { fused: true };
const EXAONE: Traits = { qkNorm: "dim", every: 4, other: "sliding", windowOptional: true };
const HUNYUAN: Traits = { qkNorm: "dim" };
const LONGCAT: Traits = { block: "double", routerBias: true };
const MAMBA_HYBRID: Traits = { tied: true, other: "mamba2" };
const COHERE: Traits = { norms: 1, tied: true, every: 1, statedNorm: "heads" };
/** JambaConfig of transformers. */
const JAMBA = { attn_layer_period: 8, attn_layer_offset: 4, expert_layer_period: 2, expert_layer_offset: 1, mamba_d_state: 16, mamba_d_conv: 4 }; // prettier-ignore
const MUSE: Traits = { norms: 4, gate: "element", every: 4, other: "sliding" };
const BERT: Traits = {
  encoder: true,
  bias: "qkvo",
  normBias: true,
  plainMlp: true,
  mlpBias: true,
  tied: true,
};

/** Names with nothing of their own: llama's habits, and what the keys say. */
const LLAMA_LIKE = "llama internlm2 mistral ministral ministral3 mistral3 mixtral mistral4 deepseek deepseek_v2 deepseek_vl_v2 internlm internlm3 baichuan minicpm smollm3 solar yi granite granitemoe ernie4_5 ernie4_5_text aquila"; // prettier-ignore

/** model_type → traits. A name that is not here is not guessed at. */
const ARCHITECTURES: Readonly<Record<string, Traits>> = {
  ...Object.fromEntries(LLAMA_LIKE.split(" ").map((type) => [type, {}])),
  bailing_hybrid: { routerBias: true, other: "lightning", qkNorm: "dim" },
  bailing_moe: {},
  bailing_moe_v2_5: { routerBias: true, qkNorm: "dim", other: "lightning" },
  bailing_moe_v2: { routerBias: true, qkNorm: "dim" },
  bert: BERT,
  chatglm: { ...QWEN2, fused: true },
  cohere: COHERE,
  cohere2: { ...COHERE, every: 4, other: "sliding" },
  deepseek_ref: DEEPSEEK,
  deepseek_v3: DEEPSEEK,
  deepseek_v32: DEEPSEEK,
  deepseek_v4: DEEPSEEK,
  deepseek_v41: DEEPSEEK,
  dots1: { qkNorm: "dim", routerBias: true },
  ernie4_5_moe: { routerBias: true, denseDraft: true },
  exaone4: EXAONE,
  exaone_moe: { ...EXAONE, routerBias: true, denseDraft: true },
  falcon: { fused: true, norms: 1, normBias: true, plainMlp: true, tied: true },
  falcon_h1: { block: "parallel-mamba" },
  gemma: { tied: true, headDim: 256 },
  gemma2: { norms: 4, tied: true, every: 2, other: "sliding", headDim: 256 },
  gemma3: GEMMA3,
  gemma3_text: GEMMA3,
  gemma3n: { ...GEMMA3, block: "dense-and-experts", every: 5 },
  gemma4: GEMMA4,
  glm5_next: { routerBias: true, every: 4, other: "kda" },
  // GLM-4-9B's GGUF files are made from its first release, a chatglm
  glm: { ...QWEN2, fused: true },
  glm4: { ...QWEN2, norms: 4 },
  glm4_moe: GLM_MOE,
  glm4v_moe: { ...GLM_MOE, drafts: 0 },
  glm4v: { ...QWEN2, norms: 4 },
  glm4_moe_lite: { routerBias: true, drafts: 1 },
  glm_moe_dsa: DEEPSEEK,
  gpt_oss: { bias: "qkvo", sinks: "all", every: 2, other: "sliding", expertBias: true, headDim: 64 },
  granitemoehybrid: MAMBA_HYBRID,
  hunyuan_v1_dense: HUNYUAN,
  hunyuan_v1_moe: HUNYUAN,
  hy_v3: { qkNorm: "dim", routerBias: true },
  hy_v4: { routerBias: true, gate: "element" },
  jamba: { other: "mamba1", defaults: JAMBA },
  kimi_k2: DEEPSEEK,
  kimi_k25: DEEPSEEK,
  kimi_vl: DEEPSEEK,
  kimi_linear: { routerBias: true, other: "kda" },
  kimi_k3: { routerBias: true, other: "kda" },
  laguna: { qkNorm: "dim", routerBias: true, gate: "head", every: 1, fullFirst: true },
  llama4: LLAMA4,
  llama4_text: LLAMA4,
  longcat: LONGCAT,
  longcat_flash: LONGCAT,
  mimo: QWEN2,
  mimo_v2_flash: { sinks: "sliding", routerBias: true },
  minimax_m1: { other: "lightning" },
  minimax_text_01: { other: "lightning" },
  minimax: { other: "lightning" },
  minimax_m2: { qkNorm: "heads", drafts: "unshipped" },
  minimax_m3: { qkNorm: "dim", routerBias: true },
  mllama: {},
  mllama_text_model: {},
  muse: MUSE,
  muse_glimmer: MUSE,
  "nemotron-nas": { block: "pruned" },
  nemotron_h: { block: "single", plainMlp: true, routerBias: true },
  olmo2: OLMO,
  olmo3: { ...OLMO, every: 4, other: "sliding" },
  olmoe: OLMO,
  phi: { fused: true, norms: 1, normBias: true, bias: "qkvo", plainMlp: true, mlpBias: true, headBias: true },
  phi3: PHI3,
  phi4: PHI3,
  phi4mm: PHI3,
  phimoe: { normBias: true, bias: "qkvo", headBias: true },
  qwen2: QWEN2,
  qwen2_moe: { ...QWEN2, sharedGate: true },
  qwen2_vl: QWEN2,
  qwen2_5_vl: QWEN2,
  qwen3: QWEN3,
  qwen3_moe: QWEN3,
  qwen3_vl: QWEN3,
  qwen3_vl_moe: QWEN3,
  qwen3_omni_moe: QWEN3,
  qwen3_next: QWEN3_NEXT,
  qwen3_5: QWEN3_NEXT,
  qwen3_5_moe: QWEN3_NEXT,
  seed_oss: QWEN2,
  solar_open: { routerBias: true },
  solar_open2: { routerBias: true, every: 4, fullFirst: true, other: "kda" },
  starcoder2: { normBias: true, bias: "qkvo", plainMlp: true, mlpBias: true, tied: true },
  step3: {},
  step3p5: { qkNorm: "dim", routerBias: true, gate: "head", every: 4, fullFirst: true },
  afmoe: { norms: 4, qkNorm: "dim", gate: "element", routerBias: true, every: 4, other: "sliding" },
  inkling: { block: "shortconv", qkNorm: "dim", every: 6, other: "sliding" },
  "xlm-roberta": BERT,
};

/** Text parts repeat the name of the whole with an ending. */
export const traitsNamed = (type: string): Traits | undefined =>
  own(type) ?? own(type.replace(/_(text|text_model|vl_text|lm)$/, ""));

const own = (type: string): Traits | undefined =>
  Object.hasOwn(ARCHITECTURES, type) ? ARCHITECTURES[type] : undefined;
