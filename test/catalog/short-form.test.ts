import { readConfigJson } from "../../src/catalog/config-json";
import { shortForm } from "../../src/catalog/config-json/short-form";
import { processorTime } from "../tools/processor-time";
import { FIRST_STATE, next } from "../../src/pane/state";

/** The form of nvidia/Qwen3.6-27B-NVFP4, whose file is 88,567 characters long: every module of every layer by name. */
const LAYERS = 64;
const kinds = Array.from({ length: LAYERS }, (_, i) => (i % 4 === 3 ? "full_attention" : "linear_attention"));
const NVFP4 = { quant_algo: "W4A16_NVFP4", group_size: 16 };
const FP8 = { quant_algo: "FP8" };
const modules = kinds.flatMap((kind, i) => [
  ...["gate_proj", "up_proj", "down_proj"].map((name) => [`mlp.${name}`, NVFP4] as const),
  ...(kind === "full_attention"
    ? ["q_proj", "k_proj", "v_proj", "o_proj"].map((name) => [`self_attn.${name}`, FP8] as const)
    : ["in_proj_qkv", "in_proj_z", "out_proj"].map((name) => [`linear_attn.${name}`, FP8] as const)),
].map(([name, format]) => [`model.language_model.layers.${String(i)}.${name}`, format] as const)); // prettier-ignore
const text_config = {
  model_type: "qwen3_5_text", hidden_size: 5120, num_hidden_layers: LAYERS, num_attention_heads: 24, num_key_value_heads: 4,
  head_dim: 256, intermediate_size: 17408, vocab_size: 248320, layer_types: kinds, linear_conv_kernel_dim: 4,
  linear_key_head_dim: 128, linear_num_key_heads: 16, linear_num_value_heads: 48, linear_value_head_dim: 128,
}; // prettier-ignore
const file = (quantized_layers: Record<string, unknown>): string =>
  JSON.stringify(
    {
      architectures: ["Qwen3_5ForConditionalGeneration"],
      model_type: "qwen3_5",
      image_token_id: 248056,
      text_config,
      quantization_config: {
        quant_method: "modelopt",
        quant_algo: "MIXED_PRECISION",
        quantized_layers: { ...quantized_layers, lm_head: NVFP4 },
        ignore: ["mtp*"],
        producer: { name: "modelopt" },
      },
    },
    null,
    2,
  );

const WHOLE = file(Object.fromEntries(modules));

test("a long file becomes a short one that means the same model", () => {
  expect(WHOLE.length).toBeGreaterThan(32_767);
  const short = shortForm(WHOLE);
  expect(short.length).toBeLessThan(3_000);
  expect(readConfigJson(short)).toEqual(readConfigJson(WHOLE));
  for (const key of ["image_token_id", "producer", "architectures"]) expect(short).not.toContain(key);
});

test("layers that differ are not joined", () => {
  const some = file(Object.fromEntries(modules.filter(([name]) => !name.includes("layers.7."))));
  expect(readConfigJson(shortForm(some))).toEqual(readConfigJson(some));
  expect(readConfigJson(some)).not.toEqual(readConfigJson(WHOLE));
});

test("the pane takes the whole file and goes on with the short form", () => {
  const state = next(FIRST_STATE, { type: "input changed", field: "model", text: WHOLE });
  expect(state.inputs.model).toBe(shortForm(WHOLE));
});

test("what cannot be shortened, and what need not be, stays as it was typed", () => {
  for (const text of [`{${" ".repeat(33_000)}`, "QwQ-32B", '{"model_type": "qwen3"}']) {
    const state = next(FIRST_STATE, { type: "input changed", field: "model", text });
    expect(state.inputs.model).toBe(text);
  }
});

// every one of 300 layers looks for its number through both lists: 12 million look-ups, each through a watch of its own before
test("long lists are looked through as they are", () => {
  const nines = Array.from({ length: 20_000 }, () => 9);
  const plain = { model_type: "llama", hidden_size: 64, intermediate_size: 128, num_hidden_layers: 300, num_attention_heads: 4, vocab_size: 99 }; // prettier-ignore
  const text = JSON.stringify({ ...plain, sliding_window: 5, mlp_only_layers: nines, cross_attention_layers: nines, linear_attn_config: { full_attn_layers: nines } }); // prettier-ignore
  expect(processorTime(() => shortForm(text), 2)).toBeLessThan(1000);
});
