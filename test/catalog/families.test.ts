import { readConfig } from "../../src/catalog/config-json";
import { kvCacheBytes } from "../../src/core/kv-cache";
import { runElements } from "../../src/core/shape/layer-tensors";
import { said } from "../functions/said";

type Config = Record<string, unknown>;

/** hidden, layers, heads, KV heads, feed-forward width, vocabulary. */
const sizes = (hidden: number, layers: number, heads: number, kv: number, width: number, words: number): Config => ({
  hidden_size: hidden, num_hidden_layers: layers, num_attention_heads: heads, num_key_value_heads: kv,
  intermediate_size: width, vocab_size: words,
}); // prettier-ignore

/** Public files of families under the names they give themselves; counts are those of their tensors on the Hub. */
const ROWS: [string, Config, number][] = [
  ["Qwen/Qwen-7B: width counts gate and up", { model_type: "qwen", ...sizes(4096, 32, 32, 32, 22016, 151936), kv_channels: 128, no_bias: true }, 7_721_324_544],
  ["Qwen/Qwen-72B", { model_type: "qwen", ...sizes(8192, 80, 64, 64, 49152, 152064), kv_channels: 128 }, 72_287_920_128],
  ["EleutherAI/pythia-12b", { model_type: "gpt_neox", ...sizes(5120, 36, 40, 40, 20480, 50688) }, 11_846_072_320],
  ["EleutherAI/gpt-neox-20b", { model_type: "gpt_neox", ...sizes(6144, 44, 64, 64, 24576, 50432) }, 20_554_567_680],
  ["LGAI-EXAONE/EXAONE-3.5-7.8B", { model_type: "exaone", ...sizes(4096, 32, 32, 8, 14336, 102400) }, 7_818_448_896],
  ["tiiuae/falcon-7b, first release", { model_type: "RefinedWebModel", hidden_size: 4544, n_layer: 32, n_head: 71, multi_query: true, vocab_size: 65024 }, 6_921_720_704],
  ["tencent/Hunyuan-A13B: lists of one number a layer", { model_type: "hunyuan", ...sizes(4096, 32, 32, 8, 3072, 128167), tie_word_embeddings: true, num_experts: 64, moe_topk: Array(32).fill(8), moe_intermediate_size: Array(32).fill(3072), num_shared_expert: Array(32).fill(1), use_qk_norm: true }, 80_393_183_232],
  ["OpenGVLab/InternVL3-8B", { model_type: "internvl_chat", llm_config: { model_type: "qwen2", ...sizes(3584, 28, 28, 4, 18944, 151674) }, vision_config: { hidden_size: 1024, intermediate_size: 4096, num_hidden_layers: 24, image_size: 448, patch_size: 14, qkv_bias: true, norm_type: "layer_norm" } }, 7_944_373_760],
  ["OpenGVLab/InternVL3-38B", { model_type: "internvl_chat", llm_config: { model_type: "qwen2", ...sizes(5120, 64, 40, 8, 27648, 151674) }, vision_config: { hidden_size: 3200, intermediate_size: 12800, num_hidden_layers: 45, image_size: 448, patch_size: 14, qkv_bias: false, qk_normalization: true, norm_type: "rms_norm" } }, 38_388_164_992],
  ["openbmb/MiniCPM-V-4_5", { model_type: "minicpmv", ...sizes(4096, 36, 32, 8, 12288, 151748), head_dim: 128, query_num: 64, vision_config: { hidden_size: 1152, intermediate_size: 4304, num_hidden_layers: 27, image_size: 980, patch_size: 14 } }, 8_695_895_280],
  ["HuggingFaceTB/SmolVLM-256M", smol([576, 30, 9, 3, 1536], { hidden_size: 768, image_size: 512, patch_size: 16 }, 4), 256_484_928],
  ["HuggingFaceTB/SmolVLM-500M", smol([960, 32, 15, 5, 2560], { hidden_size: 768, image_size: 512, patch_size: 16 }, 4), 507_482_304],
  ["HuggingFaceTB/SmolVLM-Instruct", smol([2048, 24, 32, 32, 8192], { hidden_size: 1152, image_size: 384, patch_size: 14, num_hidden_layers: 27, intermediate_size: 4304 }, 3), 2_246_784_880],
  ["microsoft/Phi-3.5-vision", { model_type: "phi3_v", ...sizes(3072, 32, 32, 32, 8192, 32064) }, 4_146_621_440],
  ["microsoft/Phi-4-multimodal", { model_type: "phi4mm", ...sizes(3072, 32, 24, 8, 8192, 200064), tie_word_embeddings: true }, 5_574_460_384],
  ["baidu/ERNIE-4.5-VL-28B-A3B: experts for text and for images", { model_type: "ernie4_5_moe_vl", ...sizes(2560, 28, 20, 4, 12288, 103424), head_dim: 128, tie_word_embeddings: true, moe_num_experts: [64, 64], moe_intermediate_size: [1536, 512], moe_k: 6, moe_num_shared_experts: 2, moe_layer_start_index: [1, 1], moe_layer_interval: 1, vision_config: { depth: 32, embed_dim: 1280, mlp_ratio: 4, patch_size: 14 } }, 29_399_294_336],
  ["zai-org/GLM-4.1V-9B", { model_type: "glm4v", text_config: { model_type: "glm4v_text", ...sizes(4096, 40, 32, 2, 13696, 151552), attention_bias: true }, vision_config: { depth: 24, hidden_size: 1536, intermediate_size: 13696, image_size: 336, patch_size: 14, out_hidden_size: 4096, spatial_merge_size: 2, temporal_patch_size: 2 } }, 10_292_777_472],
]; // prettier-ignore

function smol(
  [hidden, layers, heads, kv, width]: number[],
  vision_config: Config,
  scale_factor: number,
): Config {
  const text_config = {
    model_type: "llama",
    ...sizes(hidden ?? 0, layers ?? 0, heads ?? 0, kv ?? 0, width ?? 0, 49280),
  };
  return { model_type: "smolvlm", scale_factor, tie_word_embeddings: false, text_config, vision_config };
}

test("EXAONE-4.5-33B: tower and draft layer make up the Hub's 34,350,097,664", () => {
  const config = {
    model_type: "exaone4_5",
    text_config: {
      model_type: "exaone4_5_text", ...sizes(5120, 64, 40, 8, 27392, 153600), sliding_window: 4096,
      sliding_window_pattern: "LLLG", layer_types: Array.from({ length: 64 }, (_, i) => (i % 4 === 3 ? "full_attention" : "sliding_attention")),
      num_nextn_predict_layers: 1,
    },
    vision_config: { depth: 28, hidden_size: 2048, intermediate_size: 5120, num_heads: 32, num_key_value_heads: 8, out_hidden_size: 5120, patch_size: 14, spatial_merge_size: 2, temporal_patch_size: 2 },
  }; // prettier-ignore
  const { parameters, frame } = readConfig(config, "EXAONE-4.5-33B");
  const draft = runElements(frame?.draft ?? [], 5120) + (frame?.draftExtra ?? 0);
  expect(parameters + draft).toBe(34_350_097_664);
});

test.each(ROWS)("%s", (name, config, parameters) => {
  expect(readConfig(config, name).parameters).toBe(parameters);
});

describe("under other names", () => {
  const bytes = (config: Config): number =>
    kvCacheBytes({ layers: readConfig(config, "x").layers, context: 1, sequences: 1, precision: "BF16" });

  it("MiniMax-M3 keeps its indexer's keys together: 137,472 bytes a token", () => {
    // 60 layers × 2 × 4 heads × 128 × 2 bytes, and 57 × 128 × 2 bytes of index keys
    const frequency = Array.from({ length: 60 }, (_, i) => (i < 3 ? 0 : 1));
    const config = {
      model_type: "minimax_m3_vl",
      text_config: {
        ...sizes(6144, 60, 64, 4, 3072, 200064), head_dim: 128, num_local_experts: 128, num_experts_per_tok: 4, moe_layer_freq: frequency, dense_intermediate_size: 12288, n_shared_experts: 1,
        sparse_attention_config: { sparse_index_dim: 128, sparse_num_index_heads: 4, sparse_attention_freq: frequency },
      },
    }; // prettier-ignore
    expect(bytes(config)).toBe(122_880 + 57 * 128 * 2);
  });

  it("use_mla: false is ordinary attention, and so is a rank of null", () => {
    const ocr = { model_type: "deepseek_vl_v2", language_config: { ...sizes(1280, 12, 10, 10, 6848, 129280), v_head_dim: 0, qk_rope_head_dim: 0, qk_nope_head_dim: 0 } }; // prettier-ignore
    const plain = 12 * 2 * 10 * 128 * 2;
    expect(bytes({ ...ocr, kv_lora_rank: null })).toBe(plain);
    expect(bytes({ ...ocr, kv_lora_rank: 512, use_mla: false })).toBe(plain);
  });

  it("Qwen3.8-Flash-Next by its own name: index keys on every fourth layer, n-gram tables on the host", () => {
    const config = {
      model_type: "qwen4_exp",
      text_config: {
        model_type: "qwen4_exp_text", ...sizes(2560, 4, 24, 2, 1, 248320), head_dim: 256, full_attention_interval: 4,
        indexer_head_dim: 128, indexer_n_heads: 4, indexer_compress_ratio: 4, num_experts: 512, num_experts_per_tok: 10,
        moe_intermediate_size: 640, shared_expert_intermediate_size: 640, linear_conv_kernel_dim: 4, linear_key_head_dim: 128,
        linear_num_key_heads: 16, linear_num_value_heads: 48, linear_value_head_dim: 128, ngram_vocab_size_base: 20_000_000, ple_embed_dim: 2560,
      },
    }; // prettier-ignore
    const [table] = readConfig(config, "x").frame?.attachments ?? [];
    // 16 tables of 20 million rows, 160 wide each
    expect(table).toEqual({ name: "n-gram", parameters: 51_200_000_000, onCard: false });
  });

  it("a tower that does not say its size is an error, not left out", () => {
    const config = {
      model_type: "llama",
      ...sizes(64, 1, 2, 2, 128, 256),
      vision_config: { model_type: "magic" },
    };
    expect(said(() => readConfig(config, "x"))).toMatch(/vision_config.*Delete vision_config/);
  });

  it("any other vision transformer is counted by its own keys", () => {
    const config = { model_type: "llava", text_config: { model_type: "llama", ...sizes(4096, 32, 32, 32, 11008, 32064) }, vision_config: { hidden_size: 1024, intermediate_size: 4096, num_hidden_layers: 24, image_size: 336, patch_size: 14 } }; // prettier-ignore
    // llava-1.5-7b holds 7,063,427,072 numbers
    expect(readConfig(config, "x").parameters / 7_063_427_072).toBeCloseTo(1, 2);
  });
});
