/** Other names for the same thing, as programs and their users write them. The first is what an error message lists. */
export const FRAMEWORK_SPELLINGS: Readonly<Record<string, string>> = {
  hf: "transformers",
  trl: "transformers",
  trainer: "transformers",
  accelerate: "transformers",
  deepspeed: "transformers",
  huggingface: "transformers",
  "transformers-old": "transformers-4.44",
  swift: "ms-swift",
  "ms-swift-3": "ms-swift",
  "ms-swift-v2": "ms-swift-2",
  "megatron-lm": "megatron",
  nemo: "megatron",
  mcore: "megatron",
  llamafactory: "llama-factory",
  "hf-peft": "peft",
  lightning: "litgpt",
  none: "generic",
  unknown: "generic",
};

export const OPTIMIZER_SPELLINGS: Readonly<Record<string, string>> = {
  adam: "adamw",
  "adamw-bnb-8bit": "adamw-8bit",
  "8bit-adamw": "adamw-8bit",
  "adam-8bit": "adamw-8bit",
  "paged-adamw-32bit": "paged-adamw",
  "paged-adam": "paged-adamw",
  "lion-32bit": "lion",
};

export const CHECKPOINTING_SPELLINGS: Readonly<Record<string, string>> = {
  yes: "full",
  on: "full",
  true: "full",
  "1": "full",
  no: "none",
  off: "none",
  false: "none",
  "0": "none",
  offloaded: "offload",
  unsloth: "offload",
};

export const ATTENTION_SPELLINGS: Readonly<Record<string, string>> = {
  sdpa: "flash",
  "flash-attn": "flash",
  "flash-attention-2": "flash",
  "flash-attention-3": "flash",
  fa2: "flash",
  fa3: "flash",
  xformers: "flash",
  flex: "flash",
  math: "eager",
  unfused: "eager",
};

/** Setting words. */
export const WORD_SPELLINGS: Readonly<Record<string, string>> = {
  optim: "optimizer",
  r: "rank",
  "lora-r": "rank",
  "lora-rank": "rank",
  "target-modules": "targets",
  attn: "attention",
  "attn-implementation": "attention",
  dtype: "precision",
  "gradient-checkpointing": "checkpointing",
  ckpt: "checkpointing",
  recompute: "checkpointing",
  stage: "zero",
  quant: "base",
  gradients: "grads",
  parameters: "params",
  "lora-dropout": "dropout",
  "freeze-trainable-layers": "layers",
};
