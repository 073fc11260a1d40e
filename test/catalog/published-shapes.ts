/**
 * Shapes as their makers' config.json give them (memory-relevant keys only), and how many numbers the published
 * weights hold: the safetensors count that the model's page on Hugging Face shows, unless a row says otherwise.
 */
export interface Published {
  readonly id: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly parameters: number;
  readonly source?: string;
}

export const shape = (
  model_type: string,
  [
    hidden_size,
    num_hidden_layers,
    num_attention_heads,
    num_key_value_heads,
    intermediate_size,
    vocab_size,
  ]: readonly number[],
  more: Readonly<Record<string, unknown>> = {},
): Published["config"] => ({
  model_type,
  hidden_size,
  num_hidden_layers,
  num_attention_heads,
  num_key_value_heads,
  intermediate_size,
  vocab_size,
  ...more,
});

const TIED = { tie_word_embeddings: true };
const MLA = { kv_lora_rank: 512, qk_nope_head_dim: 128, qk_rope_head_dim: 64, v_head_dim: 128 };
const SIGLIP = {
  hidden_size: 1152,
  intermediate_size: 4304,
  num_hidden_layers: 27,
  image_size: 896,
  patch_size: 14,
};

export const LLAMA_3_1_8B = shape("llama", [4096, 32, 32, 8, 14336, 128256]);
export const QWQ_32B = shape("qwen2", [5120, 64, 40, 8, 27648, 152064]);

export const DEEPSEEK_V3 = shape("deepseek_v3", [7168, 61, 128, 128, 18432, 129280], {
  ...MLA,
  q_lora_rank: 1536,
  first_k_dense_replace: 3,
  moe_intermediate_size: 2048,
  n_routed_experts: 256,
  n_shared_experts: 1,
  num_experts_per_tok: 8,
  num_nextn_predict_layers: 1,
});

export const QWEN3_NEXT = shape("qwen3_next", [2048, 48, 16, 2, 5120, 151936], {
  head_dim: 256,
  full_attention_interval: 4,
  linear_num_key_heads: 16,
  linear_num_value_heads: 32,
  linear_key_head_dim: 128,
  linear_value_head_dim: 128,
  linear_conv_kernel_dim: 4,
  num_experts: 512,
  num_experts_per_tok: 10,
  moe_intermediate_size: 512,
  shared_expert_intermediate_size: 512,
});

const GRANITE = Array.from({ length: 40 }, (_, i) => (i % 10 === 5 ? "attention" : "mamba"));
const CROSS = { cross_attention_layers: [3, 8, 13, 18, 23, 28, 33, 38] };

export const PUBLISHED: readonly Published[] = [
  { id: "meta-llama/Llama-3.1-8B", config: LLAMA_3_1_8B, parameters: 8_030_261_248 },
  {
    id: "meta-llama/Llama-3.2-1B",
    config: shape("llama", [2048, 16, 32, 8, 8192, 128256], TIED),
    parameters: 1_235_814_400,
  },
  { id: "Qwen/QwQ-32B", config: QWQ_32B, parameters: 32_763_876_352 },
  {
    id: "Qwen/Qwen3-8B",
    config: shape("qwen3", [4096, 36, 32, 8, 12288, 151936], { head_dim: 128 }),
    parameters: 8_190_735_360,
  },
  {
    id: "Qwen/Qwen3-30B-A3B",
    config: shape("qwen3_moe", [2048, 48, 32, 4, 6144, 151936], { head_dim: 128, num_experts: 128, num_experts_per_tok: 8, moe_intermediate_size: 768, decoder_sparse_step: 1, mlp_only_layers: [] }), // prettier-ignore
    parameters: 30_532_122_624,
  },
  {
    id: "Qwen/Qwen1.5-MoE-A2.7B",
    config: shape("qwen2_moe", [2048, 24, 16, 16, 5632, 151936], { num_experts: 60, num_experts_per_tok: 4, moe_intermediate_size: 1408, shared_expert_intermediate_size: 5632 }), // prettier-ignore
    parameters: 14_315_784_192,
  },
  {
    id: "mistralai/Mixtral-8x7B-v0.1",
    config: shape("mixtral", [4096, 32, 32, 8, 14336, 32000], {
      num_local_experts: 8,
      num_experts_per_tok: 2,
    }),
    parameters: 46_702_792_704,
  },
  {
    id: "google/gemma-7b",
    config: shape("gemma", [3072, 28, 16, 16, 24576, 256000], { head_dim: 256 }),
    parameters: 8_537_680_896,
  },
  {
    id: "google/gemma-2-9b",
    config: shape("gemma2", [3584, 42, 16, 8, 14336, 256000], { head_dim: 256, sliding_window: 4096 }),
    parameters: 9_241_705_984,
  },
  {
    id: "google/gemma-3-27b-it",
    config: { model_type: "gemma3", text_config: shape("gemma3_text", [5376, 62, 32, 16, 21504, 262208], { head_dim: 128, sliding_window: 1024 }), vision_config: SIGLIP }, // prettier-ignore
    parameters: 27_432_406_640,
  },
  {
    id: "microsoft/phi-2",
    config: shape("phi", [2560, 32, 32, 32, 10240, 51200]),
    parameters: 2_779_683_840,
  },
  {
    id: "microsoft/Phi-3.5-mini-instruct",
    config: shape("phi3", [3072, 32, 32, 32, 8192, 32064], { sliding_window: 262144 }),
    parameters: 3_821_079_552,
  },
  {
    id: "allenai/OLMo-2-1124-7B",
    config: shape("olmo2", [4096, 32, 32, 32, 11008, 100352]),
    parameters: 7_298_617_344,
  },
  {
    id: "bigcode/starcoder2-3b",
    config: shape("starcoder2", [3072, 30, 24, 2, 12288, 49152]),
    parameters: 3_030_371_328,
  },
  {
    id: "CohereLabs/c4ai-command-r7b-12-2024",
    config: shape("cohere2", [4096, 32, 32, 8, 14336, 256000], { sliding_window: 4096 }),
    parameters: 8_028_033_024,
  },
  {
    id: "openai/gpt-oss-20b",
    config: shape("gpt_oss", [2880, 24, 64, 8, 2880, 201088], { head_dim: 64, num_local_experts: 32, num_experts_per_tok: 4, sliding_window: 128 }), // prettier-ignore
    parameters: 20_914_757_184,
    source: "gpt-oss model card, table 1: 20.91B, https://arxiv.org/abs/2508.10925",
  },
  {
    id: "moonshotai/Kimi-Linear-48B-A3B",
    config: shape("kimi_linear", [2304, 27, 32, 32, 9216, 163840], {
      ...MLA,
      linear_attn_config: {
        full_attn_layers: [4, 8, 12, 16, 20, 24, 27],
        head_dim: 128,
        num_heads: 32,
        short_conv_kernel_size: 4,
      },
      first_k_dense_replace: 1,
      moe_intermediate_size: 1024,
      num_experts: 256,
      num_experts_per_token: 8,
      num_shared_experts: 1,
    }),
    parameters: 49_122_681_728,
  },
  {
    id: "tiiuae/Falcon-H1-0.5B",
    config: shape("falcon_h1", [1024, 36, 8, 2, 2048, 32784], { head_dim: 64, mamba_n_heads: 24, mamba_d_head: 64, mamba_d_state: 128, mamba_n_groups: 1, mamba_d_conv: 4, mamba_conv_bias: true, mamba_rms_norm: false }), // prettier-ignore
    parameters: 521_411_104,
  },
  {
    id: "ibm-granite/granite-4.0-h-tiny",
    config: shape("granitemoehybrid", [1536, 40, 12, 4, 512, 100352], { ...TIED, layer_types: GRANITE, num_local_experts: 64, num_experts_per_tok: 6, shared_intermediate_size: 1024, mamba_n_heads: 48, mamba_d_head: 64, mamba_d_state: 128, mamba_n_groups: 1, mamba_d_conv: 4 }), // prettier-ignore
    parameters: 6_939_037_248,
  },
  {
    id: "nvidia/NVIDIA-Nemotron-Nano-9B-v2",
    config: shape("nemotron_h", [4480, 56, 40, 8, 15680, 131072], { head_dim: 128, hybrid_override_pattern: "M-M-M-MM-M-M-M*-M-M-M*-M-M-M-M*-M-M-M-M*-M-MM-M-M-M-M-M-", mamba_num_heads: 128, mamba_head_dim: 80, ssm_state_size: 128, n_groups: 8, conv_kernel: 4 }), // prettier-ignore
    parameters: 8_888_227_328,
  },
  {
    id: "ai21labs/AI21-Jamba-Mini-1.5",
    config: shape("jamba", [4096, 32, 32, 8, 14336, 65536], { num_experts: 16, num_experts_per_tok: 2 }),
    parameters: 51_570_323_328,
  },
  {
    id: "zai-org/GLM-4-9B-0414",
    config: shape("glm4", [4096, 40, 32, 2, 13696, 151552], { head_dim: 128, attention_bias: true }),
    parameters: 9_400_279_040,
  },
  {
    id: "meta-llama/Llama-3.2-11B-Vision-Instruct",
    config: { model_type: "mllama", text_config: shape("mllama_text_model", [4096, 40, 32, 8, 14336, 128256], CROSS), vision_config: { hidden_size: 1280, intermediate_size: 5120, num_hidden_layers: 32, num_global_layers: 8, image_size: 560, patch_size: 14, max_num_tiles: 4, vision_output_dim: 7680 } }, // prettier-ignore
    parameters: 10_670_220_835,
  },
  {
    id: "intfloat/multilingual-e5-large-instruct",
    config: shape("xlm-roberta", [1024, 24, 16, 16, 4096, 250002], { max_position_embeddings: 514, type_vocab_size: 1 }), // prettier-ignore
    parameters: 559_890_432,
  },
];
