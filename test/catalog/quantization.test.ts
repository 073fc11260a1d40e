import { configOf, MODEL_ROWS, type ModelRow } from "../../src/catalog/models";
import { readConfig } from "../../src/catalog/config-json";
import { toGib } from "../../src/core/units";
import { weightBytes } from "../../src/core/weights/weights";
import { findModel } from "../../src/reading/names/find";
import { said } from "../functions/said";

/** https://huggingface.co/Qwen/Qwen3-14B: 13,212,057,600 numbers in linear layers, 1,555,824,640 in embedding and head. */
const QWEN3_14B = {
  model_type: "qwen3", hidden_size: 5120, num_hidden_layers: 40, num_attention_heads: 40, num_key_value_heads: 8,
  head_dim: 128, intermediate_size: 17408, vocab_size: 151936,
}; // prettier-ignore
const LINEAR = 40 * (5120 * (5120 + 2 * 1024 + 5120) + 3 * 5120 * 17408);
const KEPT = 2 * 151936 * 5120 * 2;
const VECTORS = (40 * (2 * 5120 + 2 * 128) + 5120) * 2;

const gib = (quantization_config: unknown, more: Record<string, unknown> = {}): number => {
  const model = readConfig({ ...QWEN3_14B, ...more, quantization_config }, "Qwen3-14B");
  return toGib(weightBytes({ model, precision: model.precision }));
};
/** So many bits for each number of a linear layer, the rest in 16. */
const atBits = (bits: number): number => (LINEAR * (bits / 8) + KEPT + VECTORS) / 2 ** 30;

test("the numbers by hand", () => {
  expect([LINEAR, LINEAR * 2 + KEPT + VECTORS]).toEqual([13_212_057_600, 2 * 14_768_307_200]);
});

describe("Qwen3-14B with each method's own section", () => {
  const group = (bits: number, size: number, zero: number) => bits + (16 + zero) / size;
  const rows: [string, unknown, number, string][] = [
    ["auto-round int4", { quant_method: "auto-round", bits: 4, group_size: 128, sym: true, data_type: "int" }, group(4, 128, 0), "https://github.com/intel/auto-round"],
    ["intel/auto-round, asymmetric", { quant_method: "intel/auto-round", bits: 4, group_size: 128, sym: false }, group(4, 128, 4), "the same"],
    ["auto-round in 2 bit", { quant_method: "auto-round", bits: 2, group_size: 64, sym: true }, group(2, 64, 0), "the same"],
    ["auto-round MXFP4", { quant_method: "auto-round", bits: 4, group_size: 32, data_type: "mx_fp" }, 4.25, "OCP MX"],
    ["quark MXFP4", { quant_method: "quark", global_quant_config: { weight: { dtype: "fp4", qscheme: "per_group", group_size: 32, scale_format: "e8m0" } }, exclude: ["lm_head"] }, 4.25, "https://quark.docs.amd.com"],
    ["hqq", { quant_method: "hqq", quant_config: { weight_quant_params: { nbits: 4, group_size: 64 } } }, 4.5, "https://huggingface.co/docs/transformers/quantization/hqq"],
    ["torchao int4", { quant_method: "torchao", quant_type: { default: { _type: "Int4WeightOnlyConfig", _data: { group_size: 128 } } } }, 4.25, "https://github.com/pytorch/ao"],
    ["torchao int4, older", { quant_method: "torchao", quant_type: "int4_weight_only", quant_type_kwargs: { group_size: 32 } }, 5, "the same"],
    ["gptq in 3 bit", { quant_method: "gptq", bits: 3, group_size: 128, sym: true }, 3.125, "https://github.com/ModelCloud/GPTQModel"],
    ["gptq in 8 bit groups", { quant_method: "gptq", bits: 8, group_size: 32, sym: true }, 8.5, "the same"],
    ["gptq, asymmetric", { quant_method: "gptq", bits: 4, group_size: 32, sym: false }, 4.625, "the same"],
    ["awq", { quant_method: "awq", bits: 4, group_size: 128, zero_point: true, version: "gemm" }, 4.15625, "https://github.com/casper-hansen/AutoAWQ"],
    ["awq by its file's own names", { quant_method: "awq", w_bit: 4, q_group_size: 64, zero_point: true }, 4.3125, "the same"],
    ["bitsandbytes", { quant_method: "bitsandbytes", load_in_4bit: true, bnb_4bit_quant_type: "nf4" }, 4.5, "QLoRA §3"],
    ["bitsandbytes, doubly", { quant_method: "bitsandbytes", load_in_4bit: true, bnb_4bit_use_double_quant: true }, 4.127, "QLoRA §3"],
    ["int4 in groups of 32", { quant_method: "compressed-tensors", config_groups: { group_0: { targets: ["Linear"], weights: { num_bits: 4, type: "int", strategy: "group", group_size: 32, symmetric: true } } } }, 4.5, "https://github.com/vllm-project/compressed-tensors"],
    ["modelopt NVFP4 without a method", { quant_algo: "NVFP4", group_size: 16, exclude_modules: ["lm_head"], producer: { name: "modelopt" } }, 4.5, "https://github.com/NVIDIA/Model-Optimizer"],
    ["MXFP8", { quant_method: "mxfp8", weight_block_size: [1, 32] }, 8.25, "OCP MX"],
  ]; // prettier-ignore
  it.each(rows)("%s", (_, section, bits) => {
    expect(gib(section) / atBits(bits)).toBeCloseTo(1, 3);
  });

  it("a scale a row: 8 bits and less than a thousandth", () => {
    for (const section of [
      { quant_method: "eetq" },
      { quant_method: "fbgemm_fp8" },
      { quant_method: "bitsandbytes", load_in_8bit: true },
      { quant_method: "fp8", activation_scheme: "static" },
      { quant_method: "compressed-tensors", format: "float-quantized", config_groups: { group_0: { targets: ["Linear"], weights: { num_bits: 8, type: "float", strategy: "channel" } } } },
    ]) expect(gib(section) / atBits(8)).toBeCloseTo(1, 2); // prettier-ignore
  });

  it("AQLM 1x16: 2 bits and 280 codebooks of 1 MiB", () => {
    expect(
      gib({ quant_method: "aqlm", nbits_per_codebook: 16, num_codebooks: 1, in_group_size: 8 }),
    ).toBeCloseTo(atBits(2) + 280 / 1024, 3);
  });

  it("EXL3 at 4.0 bits with a head of 6", () => {
    // turboderp's files of that width: docs of exllamav3
    const head = 151936 * 5120 * (2 - 6 / 8);
    expect(gib({ quant_method: "exl3", bits: 4, head_bits: 6 })).toBeCloseTo(atBits(4) - head / 2 ** 30, 3);
  });

  it("MLX stores embedding and head alike; a single one may be left out", () => {
    const all = (LINEAR + KEPT / 2) * (4.5 / 8) + VECTORS;
    const model = readConfig({ ...QWEN3_14B, quantization: { group_size: 64, bits: 4 } }, "mlx");
    expect(weightBytes({ model, precision: model.precision }) / all).toBeCloseTo(1, 4);
    const quantization = { group_size: 64, bits: 4, "model.embed_tokens": false };
    const spared = readConfig({ ...QWEN3_14B, quantization }, "mlx");
    const table = 151936 * 5120 * (2 - 4.5 / 8);
    expect(weightBytes({ model: spared, precision: spared.precision }) / (all + table)).toBeCloseTo(1, 4);
  });
});

describe("sizes of releases as their repositories show them, GB", () => {
  const PHI_4 = { model_type: "phi3", hidden_size: 5120, num_hidden_layers: 40, num_attention_heads: 40, num_key_value_heads: 10, intermediate_size: 17920, vocab_size: 100352 }; // prettier-ignore
  const QWEN3_8B = { ...QWEN3_14B, hidden_size: 4096, num_hidden_layers: 36, num_attention_heads: 32, intermediate_size: 12288 }; // prettier-ignore
  const int = (num_bits: number, more: object) => ({ quant_method: "compressed-tensors", ignore: ["lm_head"], config_groups: { group_0: { targets: ["Linear"], weights: { num_bits, type: "int", symmetric: true, ...more } } } }); // prettier-ignore
  const rows: [string, Record<string, unknown>, number][] = [
    ["Intel/Qwen3-8B-int4-AutoRound: 4.85 + 1.24", { ...QWEN3_8B, quantization_config: { quant_method: "auto-round", bits: 4, group_size: 128, sym: true, packing_format: "auto_round:auto_gptq" } }, 6.09],
    ["RedHatAI/phi-4-quantized.w4a16: 4.93 + 4.16", { ...PHI_4, quantization_config: int(4, { strategy: "group", group_size: 128 }) }, 9.09],
    ["RedHatAI/phi-4-quantized.w8a8: 4.84 + 4.96 + 4.86 + 1.03", { ...PHI_4, compression_config: int(8, { strategy: "channel" }) }, 15.69],
  ]; // prettier-ignore
  it.each(rows)("%s", (name, config, expected) => {
    const model = readConfig(config, name);
    expect(weightBytes({ model, precision: model.precision }) / 1e9 / expected).toBeCloseTo(1, 2);
  });

  it("nvidia/Qwen3.6-35B-A3B-NVFP4: 23.5 with its draft layer in 16 bit", () => {
    const model = findModel("nvidia/Qwen3.6-35B-A3B-NVFP4");
    // the draft layer holds 844,640,768 numbers
    const size = weightBytes({ model, precision: model.precision }) + 2 * 844_640_768;
    expect(size / 23.5e9).toBeCloseTo(1, 2);
  });

  it("moonshotai/Kimi-K2.5 from its own file: groups of 32, symmetric, experts alone: 595.15 GB", () => {
    const row = MODEL_ROWS.find(({ id }) => id === "moonshotai/Kimi-K2.5");
    const quantization_config = {
      ...int(4, { strategy: "group", group_size: 32 }),
      ignore: [
        "lm_head",
        "re:.*self_attn.*",
        "re:.*shared_experts.*",
        "re:.*mlp\\.(gate|up|gate_up|down)_proj.*",
      ],
    };
    const model = readConfig({ ...configOf(row as ModelRow), quantization_config }, "Kimi-K2.5");
    // 60 × 384 × 3 × 7168 × 2048 = 1,014,686,023,680 numbers in 4.5 bit, 12,193,352,688 others in 16
    const expected = (1_014_686_023_680 * 4.5) / 8 + 12_193_352_688 * 2;
    expect(weightBytes({ model, precision: model.precision })).toBe(expected);
    expect(expected / 595.15e9).toBeCloseTo(1, 4);
  });

  it("Qwen/Qwen3.5-27B-GPTQ-Int4 by name as by its own file: 27.30 GiB", () => {
    // feed-forward 64 × 3 × 5120 × 17408 = 17,112,760,320 numbers in 4.125 bit, 10,243,968,240 others in 16
    const expected = (17_112_760_320 * 4.125) / 8 + 10_243_968_240 * 2;
    const byName = findModel("Qwen/Qwen3.5-27B-GPTQ-Int4");
    expect(weightBytes({ model: byName, precision: byName.precision })).toBe(expected);
  });
});

describe("what a list leaves in 16 bit", () => {
  const int4 = { quant_method: "gptq", bits: 4, group_size: 128, sym: true };
  const o = 5120 * 5120;
  const more = (numbers: number): number => atBits(4.125) + (numbers * (16 - 4.125)) / 8 / 2 ** 30;
  const rows: [string, Record<string, unknown>, number][] = [
    ["a name of a part", { modules_to_not_convert: ["self_attn"] }, 40 * 5120 * (5120 + 2048 + 5120)],
    ["one matrix of one layer", { modules_to_not_convert: ["model.layers.3.self_attn.o_proj"] }, o],
    ["a glob", { ignore: ["model.layers.*.self_attn.o_proj"] }, 40 * o],
    ["a glob for all of one layer", { exclude_modules: ["model.layers.0*"] }, LINEAR / 40],
    ["a glob 1* means 10 to 19 too", { exclude_modules: ["model.layers.1*"] }, (11 * LINEAR) / 40],
    ["an expression with a choice of layers", { ignore: ["re:.*layers\\.(0|1|39)\\.self_attn\\.o_proj$"] }, 3 * o],
    ["a choice of matrices", { ignore: ["re:.*mlp\\.(gate|up|gate_up)_proj.*"] }, 40 * 2 * 5120 * 17408],
    ["everything but", { ignore: ["re:^(?!.*mlp).*"] }, 40 * 5120 * (5120 + 2048 + 5120)],
    ["GPTQModel's dynamic", { dynamic: { "-:.*o_proj.*": {} } }, 40 * o],
    ["a router that a dense model has not", { modules_to_not_convert: ["gate", "lm_head", "model.visual"] }, 0],
  ]; // prettier-ignore
  it.each(rows)("%s", (_, list, numbers) => {
    expect(gib({ ...int4, ...list })).toBeCloseTo(more(numbers), 3);
  });

  it("a rule with bits of its own", () => {
    const dynamic = { "+:.*down_proj.*": { bits: 8, group_size: 128 } };
    expect(gib({ ...int4, dynamic })).toBeCloseTo(atBits(4.125) + (40 * 5120 * 17408 * 4) / 8 / 2 ** 30, 3);
  });

  it("two groups of compressed-tensors", () => {
    const weights = { type: "int", strategy: "group", group_size: 128, symmetric: true };
    const config_groups = {
      group_0: { targets: ["re:.*self_attn.*"], weights: { ...weights, num_bits: 8 } },
      group_1: { targets: ["re:.*mlp.*"], weights: { ...weights, num_bits: 4 } },
    };
    const attention = 40 * 5120 * (5120 + 2048 + 5120);
    expect(gib({ quant_method: "compressed-tensors", config_groups })).toBeCloseTo(
      atBits(4.125) + (attention * 4) / 8 / 2 ** 30,
      3,
    );
  });
});

describe("what is not known is an error that names it", () => {
  const rows: [string, unknown, RegExp][] = [
    ["a method", { quant_method: "wizard" }, /"wizard" is not known/],
    ["a name of the language's own", { quant_method: "__proto__" }, /is not known/],
    ["a width", { quant_method: "gptq", bits: 77 }, /gptq 77/],
    ["a scheme of torchao", { quant_method: "torchao", quant_type: "magic" }, /torchao magic/],
    ["a section without a name", { magic: 1 }, /"magic" is not known/],
    ["a pattern that goes back", { quant_method: "awq", modules_to_not_convert: ["re:(a+)+$"] }, /pattern "re:\(a\+\)\+\$"/],
  ]; // prettier-ignore
  it.each(rows)("%s", (_, section, message) => {
    expect(said(() => gib(section))).toMatch(message);
  });
});
