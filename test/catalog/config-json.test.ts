import { readConfig, readConfigJson } from "../../src/catalog/config-json";
import { mixerAt } from "../../src/catalog/config-json/attention";
import { Fields } from "../../src/catalog/config-json/fields";
import { InputError } from "../../src/core/errors";
import { runElements } from "../../src/core/shape/layer-tensors";
import { DEEPSEEK_V3, LLAMA_3_1_8B, PUBLISHED } from "./published-shapes";
import { checkSharedConfigs } from "./shared-configs";
import { said } from "../functions/said";

const TINY = {
  model_type: "llama",
  hidden_size: 4,
  num_hidden_layers: 1,
  num_attention_heads: 2,
  intermediate_size: 8,
  vocab_size: 10,
};

describe("parameters of published models, to the tensor", () => {
  it.each(PUBLISHED)("$id", ({ id, config, parameters }) => {
    expect(readConfig(config, id).parameters).toBe(parameters);
  });

  it("DeepSeek-V3: main model and draft layer", () => {
    const model = readConfig(DEEPSEEK_V3, "DeepSeek-V3");
    // Hugging Face shows 684,531,386,000: both, a second embedding and head (2 × 129280 × 7168), 41,540,496 block scales
    const copies = 2 * 129280 * 7168;
    const draft = runElements(model.frame?.draft ?? [], 7168) + (model.frame?.draftExtra ?? 0);
    expect(model.parameters).toBe(671_026_419_200);
    expect(model.parameters + draft + copies + 41_540_496).toBe(684_531_386_000);
  });
});

describe("a tiny model by hand", () => {
  // embedding and head 2 × 10 × 4; q, k, v, o 4 × 4 × 4; gate, up, down 3 × 8 × 4; norms 2 × 4 + 4
  const plain = 80 + 64 + 96 + 12;
  const rows: [string, Record<string, unknown>, number][] = [
    ["plain", {}, plain],
    ["tied: one table less", { tie_word_embeddings: true }, plain - 40],
    ["one KV head of two: k and v half as large", { num_key_value_heads: 1 }, plain - 16],
    ["heads of 4 instead of 2", { head_dim: 4 }, plain + 64],
    ["Qwen2: biases on q, k and v", { model_type: "qwen2" }, plain + 12],
    ["Qwen3: a norm on q and on k", { model_type: "qwen3" }, plain + 4],
    ["attention_bias: on all four", { attention_bias: true }, plain + 16],
    ["mlp_bias", { mlp_bias: true }, plain + 8 + 8 + 4],
    [
      "two experts and a router",
      { model_type: "mixtral", num_local_experts: 2, num_experts_per_tok: 1 },
      plain + 96 + 8,
    ],
    ["no head is shipped", { vram_head: false }, plain - 40],
    ["a tower of a stated size", { vram_attachments: { vision: 7 } }, plain + 7],
    ["a table in host memory does not count", { vram_attachments: { "n-gram": 7 } }, plain],
  ];
  it.each(rows)("%s", (_, more, expected) => {
    expect(readConfig({ ...TINY, ...more }, "tiny").parameters).toBe(expected);
  });
});

describe("what files look like", () => {
  it("bare Infinity and NaN, as Python writes them", () => {
    const text = JSON.stringify(TINY).replace(
      "{",
      '{"time_step_limit": [0.0, Infinity], "x": NaN, "y": -Infinity,',
    );
    expect(readConfigJson(text).parameters).toBe(252);
  });

  it("the language model nested, the rest at the top", () => {
    const text = { ...TINY, model_type: undefined };
    const nested = {
      model_type: "qwen2_5_vl",
      text_config: text,
      tie_word_embeddings: true,
      torch_dtype: "float16",
    };
    const model = readConfig(nested, "nested");
    expect([model.parameters, model.precision]).toEqual([252 + 12 - 40, "FP16"]);
  });

  it("ChatGLM's old key names", () => {
    const model = readConfig(
      {
        model_type: "chatglm",
        hidden_size: 4096,
        num_layers: 28,
        num_attention_heads: 32,
        multi_query_group_num: 2,
        kv_channels: 128,
        ffn_hidden_size: 13696,
        padded_vocab_size: 65024,
        add_qkv_bias: true,
        seq_length: 8192,
      },
      "ChatGLM3-6B",
    );
    // Hugging Face: THUDM/chatglm3-6b holds 6,243,584,032 numbers, 32 of them inverse frequencies of the rotary embedding
    expect(model.parameters).toBe(6_243_584_000);
    expect(model.contextLimit).toBe(8192);
  });

  it("DeepSeek's own inference file, without a model_type", () => {
    const inference = {
      vocab_size: 129280, dim: 7168, inter_dim: 18432, moe_inter_dim: 2048, n_layers: 61, n_dense_layers: 3,
      n_heads: 128, n_routed_experts: 256, n_shared_experts: 1, n_activated_experts: 8, q_lora_rank: 1536,
      kv_lora_rank: 512, qk_nope_head_dim: 128, qk_rope_head_dim: 64, v_head_dim: 128, dtype: "fp8",
    }; // prettier-ignore
    const model = readConfig(inference, "DeepSeek-V3 inference");
    // the file does not tell of the router's correction bias: 58 layers × 256 experts
    expect(model.parameters).toBe(671_026_419_200 - 58 * 256);
    expect(model.precision).toBe("FP8");
  });
});

describe("how weights were released", () => {
  const SPARSE = { num_experts: 2, num_experts_per_tok: 1, num_shared_experts: 1, moe_intermediate_size: 4 };
  const rows: [string, Record<string, unknown>, string, object][] = [
    ["dtype", { dtype: "float32" }, "FP32", {}],
    ["torch_dtype", { torch_dtype: "float16" }, "FP16", {}],
    ["nothing said", {}, "BF16", {}],
    [
      "FP8 in blocks",
      { quantization_config: { quant_method: "fp8", weight_block_size: [128, 128] } },
      "FP8",
      {},
    ],
    [
      "NVFP4 experts beside 16-bit attention",
      {
        quantization_config: {
          quant_method: "modelopt",
          quant_algo: "NVFP4",
          ignore: ["lm_head", "model.layers.0.self_attn*"],
        },
      },
      "NVFP4",
      { attention: "BF16" },
    ],
    [
      "int4 by compressed-tensors, patterns as regular expressions",
      {
        quantization_config: {
          quant_method: "compressed-tensors",
          format: "pack-quantized",
          config_groups: { group_0: { weights: { num_bits: 4, type: "int", group_size: 32 } } },
          ignore: [
            "re:.*self_attn.*",
            "re:.*shared_experts.*",
            "re:.*mlp\\.(gate|up|gate_up|down)_proj.*",
            "lm_head",
          ],
        },
        ...SPARSE,
      },
      "INT4-g32-sym",
      { attention: "BF16", "shared experts": "BF16" },
    ],
    [
      "gpt-oss: MXFP4 experts",
      {
        quantization_config: {
          quant_method: "mxfp4",
          modules_to_not_convert: [
            "model.layers.*.self_attn",
            "model.layers.*.mlp.router",
            "model.embed_tokens",
            "lm_head",
          ],
        },
        ...SPARSE,
        num_shared_experts: 0,
      },
      "MXFP4",
      { attention: "BF16" },
    ],
    [
      "FP8 with FP4 experts",
      { expert_dtype: "fp4", quantization_config: { quant_method: "fp8" }, ...SPARSE },
      "FP8",
      { experts: "MXFP4" },
    ],
    ["AWQ", { quantization_config: { quant_method: "awq", bits: 4 } }, "INT4", {}],
    ["GPTQ in 8 bit", { quantization_config: { quant_method: "gptq", bits: 8 } }, "INT8", {}],
    [
      "bitsandbytes",
      { quantization_config: { quant_method: "bitsandbytes", load_in_4bit: true } },
      "NF4",
      {},
    ],
  ];
  it.each(rows)("%s", (_, more, precision, exceptions) => {
    const model = readConfig({ ...TINY, ...more }, "tiny");
    expect([model.precision, model.exceptions]).toEqual([precision, exceptions]);
  });
});

describe("a kind of attention that is not known is an error, never full attention", () => {
  const rows: [string, Record<string, unknown>, RegExp][] = [
    ["a word of layer_types", { layer_types: ["banana_attention"] }, /"banana_attention".*"llama".*not known.*model card/],
    ["a number that is no mark", { model_type: "minimax_m1", attn_type_list: [2] }, /"attn_type_list: 2".*"minimax_m1"/],
    ["linear layers in an architecture that has none", { layer_types: ["linear_attention"] }, /"linear_attention"/],
    ["beside a window too", { layer_types: ["mamba"], sliding_window: 4 }, /"mamba"/],
    ["every fourth layer full, and the others?", { full_attention_interval: 4 }, /"full_attention_interval"/],
    ["keys of a state in a plain architecture", { mamba_d_state: 16 }, /"mamba_d_state"/],
    ["the same in a file without a name", { model_type: undefined, linear_num_value_heads: 2 }, /"config.json"/],
  ]; // prettier-ignore
  it.each(rows)("%s", (_, more, message) => {
    expect(said(() => readConfig({ ...TINY, ...more }, "tiny"))).toMatch(message);
  });

  it("a kind that has no reader", () => {
    const traits = { every: 2, other: "short-conv" } as const;
    expect(said(() => mixerAt(new Fields(TINY, "tiny"), traits, 0))).toMatch(/"short-conv".*"llama"/);
  });

  const kinds: [string, Record<string, unknown>, string][] = [
    ["nothing said of it", {}, "full"],
    ["full_attention", { layer_types: ["full_attention"] }, "full"],
    ["Jamba's word", { layer_types: ["attention"] }, "full"],
    ["sliding_attention", { layer_types: ["sliding_attention"], sliding_window: 4 }, "sliding"],
    ["chunked_attention", { layer_types: ["chunked_attention"], attention_chunk_size: 4 }, "chunked"],
    ["a window where no file says which layers", { sliding_window: 4 }, "full"],
    ["an encoder", { model_type: "bert", max_position_embeddings: 8 }, "encoder"],
  ];
  it.each(kinds)("%s", (_, more, kind) => {
    expect(readConfig({ ...TINY, ...more }, "tiny").layers[0]?.layer.mixers[0]?.kind).toBe(kind);
  });
});

describe("what cannot be read names the field and its value", () => {
  const rows: [string, Record<string, unknown>, RegExp][] = [
    ["negative", { hidden_size: -4 }, /hidden_size is -4/],
    ["absurd", { num_hidden_layers: 1e30 }, /num_hidden_layers is 1e\+30/],
    ["fractional", { num_hidden_layers: 2.5 }, /num_hidden_layers is 2.5/],
    ["a text", { vocab_size: "10" }, /vocab_size is "10"/],
    ["missing", { vocab_size: null }, /vocab_size missing/],
    ["no heads", { num_attention_heads: 0 }, /num_attention_heads is 0/],
    ["heads that do not divide the hidden size", { num_attention_heads: 3 }, /head_dim missing/],
    [
      "an unknown architecture, and what it would need",
      { model_type: "wizard" },
      /"wizard" is not known.*hidden_size/,
    ],
    ["a name of the language's own", { model_type: "__proto__" }, /is not known/],
    [
      "a latent without its parts",
      { model_type: "deepseek_v3", kv_lora_rank: 512 },
      /qk_rope_head_dim missing/,
    ],
    ["sliding layers without a window", { model_type: "gemma3" }, /sliding_window missing/],
    [
      "architectures without model_type",
      { model_type: undefined, architectures: ["X"] },
      /model_type missing/,
    ],
  ];
  it.each(rows)("%s", (_, more, message) => {
    expect(said(() => readConfig({ ...TINY, ...more }, "tiny"))).toMatch(message);
  });

  const texts: [string, string][] = [
    ["truncated", JSON.stringify(LLAMA_3_1_8B).slice(0, 80)],
    ["junk", "x".repeat(20_000)],
    ["deep", "[".repeat(20_000)],
    ["a list", "[1]"],
    ["nothing in it", "{}"],
  ];
  it.each(texts)("%s text", (_, text) => {
    expect(() => readConfigJson(text)).toThrow(InputError);
  });
});

checkSharedConfigs();
