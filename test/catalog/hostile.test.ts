import fc from "fast-check";
import { readConfigJson } from "../../src/catalog/config-json";
import { InputError } from "../../src/core/errors";
import { countLayers } from "../../src/core/shape/layers";
import { weightBytes } from "../../src/core/weights/weights";
import { processorTime } from "../tools/processor-time";

/** Reads, and weighs where it can: the outcome is a finite number or an error of ours. */
function outcome(text: string): "read" | "refused" {
  try {
    const model = readConfigJson(text);
    expect(weightBytes({ model, precision: model.precision })).not.toBeNaN();
    return "read";
  } catch (error) {
    if (error instanceof InputError) return "refused";
    throw error;
  }
}

const PLAIN = { model_type: "qwen3_moe", hidden_size: 64, num_hidden_layers: 8, num_attention_heads: 2, num_key_value_heads: 1, head_dim: 32, intermediate_size: 128, vocab_size: 256, num_experts: 4, num_experts_per_tok: 2, moe_intermediate_size: 32 }; // prettier-ignore
const filled = (make: (i: number) => string, size = 32_000): string[] => {
  const list: string[] = [];
  for (let length = 0, i = 0; length < size; i++) {
    const item = make(i);
    list.push(item);
    length += item.length + 3;
  }
  return list;
};
const awq = (modules_to_not_convert: readonly unknown[]): string =>
  JSON.stringify({ ...PLAIN, quantization_config: { quant_method: "awq", bits: 4, modules_to_not_convert } });

describe("32 kB that mean no good take less than 50 ms", () => {
  const rows: [string, string][] = [
    ["brackets in brackets", `{"a":${"[".repeat(16_000)}${"]".repeat(16_000)}}`],
    ["objects in objects", `${'{"text_config":'.repeat(2_000)}1${"}".repeat(2_000)}`],
    ["a width that is brackets", JSON.stringify(PLAIN).replace("64", `${"[".repeat(15_000)}1${"]".repeat(15_000)}`)],
    ["open quotes", `{"${"\\".repeat(32_000)}`],
    ["most layers", JSON.stringify({ ...PLAIN, num_hidden_layers: 300 })],
    ["each layer its own", JSON.stringify({ ...PLAIN, num_hidden_layers: 300, moe_intermediate_size: Array.from({ length: 300 }, (_, i) => i + 1) })],
    ["many names", awq(filled((i) => `model.layers.${String(i)}.mlp`))],
    ["many endings", awq(filled((i) => `a${String(i)}`))],
    ["many globs", awq(filled((i) => `*a${String(i)}*b*`))],
    ["long globs", awq([`${"*a".repeat(16_000)}b`])],
    ["many expressions", awq(filled((i) => `re:.*${String(i)}`))],
    ["repeats of repeats", awq([`re:${"(".repeat(500)}a+${")+".repeat(500)}$`])],
    ["alternatives of alternatives", awq([`re:${"(a|b)".repeat(3_000)}`])],
    ["stars in a row", awq([`re:${".*".repeat(8_000)}x`])],
    ["classes", awq([`re:${"[a-z]+".repeat(5_000)}x`])],
    ["every number", awq(filled((i) => `re:.*layers\\.[0-9]+\\.mlp${String(i)}`))],
    ["many sections", JSON.stringify({ ...PLAIN, quantization_config: { quant_method: "gptq", bits: 4, dynamic: Object.fromEntries(filled((i) => `+:.*${String(i)}.*`).map((key) => [key, { bits: 8 }])) } })],
  ]; // prettier-ignore
  it.each(rows)("%s", (_, text) => {
    expect(processorTime(() => void outcome(text))).toBeLessThan(50);
  });
});

test("no file lists more layers than a model may have", () => {
  const open = { ...PLAIN, num_hidden_layers: null };
  for (const more of [
    { layers_block_type: Array.from({ length: 2000 }, () => "full_attention") },
    { hybrid_override_pattern: "*".repeat(32_000) },
  ]) {
    expect(() => readConfigJson(JSON.stringify({ ...open, ...more }))).toThrow("num_hidden_layers");
  }
  const listed = JSON.stringify({ ...open, layers_block_type: Array.from({ length: 300 }, () => "full_attention") }); // prettier-ignore
  expect(countLayers(readConfigJson(listed).layers)).toBe(300);
});

test("names of the language's own, and numbers beyond any model", () => {
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];
  for (const name of names) {
    for (const more of [
      { model_type: name },
      { quantization_config: { quant_method: name } },
      { quantization_config: { quant_method: "torchao", quant_type: name } },
      { vision_config: { model_type: name } },
      { vram_attachments: { [name]: 1 } },
      { layer_types: [name] },
      { mlp_layer_types: [name] },
    ]) {
      outcome(JSON.stringify({ ...PLAIN, ...more }));
    }
    outcome(`{"${name}": {"hidden_size": 1}, "model_type": "${name}"}`);
  }
  for (const number of [
    "1e308",
    "1e999",
    "-1",
    "0.5",
    "9007199254740993",
    "-0",
    "null",
    "true",
    '"64"',
    "[]",
    "{}",
  ]) {
    for (const key of Object.keys(PLAIN)) {
      outcome(JSON.stringify(PLAIN).replace(new RegExp(`"${key}":[^,}]+`), `"${key}":${number}`));
    }
  }
});

/** One of each way a block, an attention or a tower is read. */
const NAMES = ["llama", "qwen2", "qwen3_moe", "qwen3_5_moe", "qwen4_exp", "deepseek_v3", "deepseek_v4", "deepseek_vl_v2", "gemma3", "gemma3n", "gemma4", "gpt_oss", "falcon_h1", "nemotron_h", "nemotron-nas", "jamba", "longcat", "inkling", "kimi_k3", "minimax_m1", "minimax_m3_vl", "mllama", "llama4", "bert", "phi4mm", "smolvlm", "internvl_chat", "ernie4_5_moe_vl", "hunyuan"]; // prettier-ignore

/** Keys that the reader asks for, and others, with whatever a file may hold. */
const KEYS = [...Object.keys(PLAIN), "kv_lora_rank", "q_lora_rank", "layer_types", "quantization_config", "vision_config", "text_config", "sliding_window", "compress_ratios", "block_configs", "hybrid_override_pattern", "quant_method", "bits", "group_size", "ignore", "config_groups", "group_0", "weights", "targets", "dynamic", "weight_block_size", "index_head_dim", "num_nextn_predict_layers", "hc_mult", "linear_attn_config", "moe_layer_freq"]; // prettier-ignore
const leaf = fc.oneof(
  fc.integer({ min: -2, max: 300 }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(...NAMES, "full_attention", "sliding_attention", "re:.*", "*", "lm_head", "gptq", "awq", "fp8", "Linear", "M*E-"),
  fc.string({ maxLength: 12 }),
); // prettier-ignore
const value = fc.letrec((tie) => ({
  tree: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie("tree"), { maxLength: 5 }), tie("object")),
  object: fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), fc.string({ maxLength: 8 })), tie("tree"), {
    maxKeys: 6,
  }),
}));
const config = fc
  .tuple(fc.constantFrom(...NAMES), fc.dictionary(fc.constantFrom(...KEYS), value.tree))
  .map(([model_type, more]) => ({ ...PLAIN, model_type, ...more }));

test("whatever a config.json holds, it is read or refused", () => {
  fc.assert(
    fc.property(config, (file) => void outcome(JSON.stringify(file))),
    { numRuns: 400 },
  );
});

test("a file cut or spoilt anywhere is refused, or read without what is missing", () => {
  const text = awq(["lm_head", "re:.*mlp\\.(gate|up)_proj$", "model.layers.3*"]);
  fc.assert(
    fc.property(fc.nat(text.length), fc.string({ maxLength: 3 }), (at, more) => {
      outcome(text.slice(0, at));
      outcome(text.slice(0, at) + more + text.slice(at + more.length));
    }),
    { numRuns: 300 },
  );
});
