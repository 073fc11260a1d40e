import { readConfig } from "../../src/catalog/config-json";
import { findModel } from "../../src/reading/names/find";
import { kvCacheBytes } from "../../src/core/kv-cache";
import { toGib } from "../../src/core/units";
import { weightBytes } from "../../src/core/weights/weights";

const TINY = {
  model_type: "qwen3",
  hidden_size: 64,
  num_hidden_layers: 2,
  num_attention_heads: 2,
  num_key_value_heads: 1,
  head_dim: 32,
  intermediate_size: 128,
  vocab_size: 256,
};

test("a head in 4 bit is an exception to the format's own habit, so the importer tells it", () => {
  // the form of nvidia/Qwen3.6-27B-NVFP4
  const nvfp4 = { quant_algo: "W4A16_NVFP4", group_size: 16 };
  const quantized_layers = {
    "model.layers.0.mlp.up_proj": nvfp4,
    "model.layers.0.mlp.gate_proj": nvfp4,
    "model.layers.0.mlp.down_proj": nvfp4,
    "model.layers.0.self_attn.q_proj": { quant_algo: "FP8" },
    "model.layers.0.self_attn.o_proj": { quant_algo: "FP8" },
    lm_head: nvfp4,
  };
  const quantization_config = { quant_method: "modelopt", quant_algo: "MIXED_PRECISION", quantized_layers };
  const { precision, exceptions } = readConfig(
    { ...TINY, num_hidden_layers: 1, quantization_config },
    "tiny",
  );
  expect([precision, exceptions]).toEqual(["NVFP4", { attention: "FP8", head: "NVFP4" }]);
});

test("NVIDIA's Gemma 4 31B keeps attention in 16 bit: its start-up log has 31.04 GiB, all in NVFP4 would be 19", () => {
  const model = findModel("nvidia/Gemma-4-31B-IT-NVFP4");
  // tables of positions and the engine's own buffers are in the log and not in the weights: up to 3 %
  const gib = toGib(weightBytes({ model, precision: model.precision }));
  expect(gib / 31.04).toBeGreaterThan(0.97);
  expect(gib / 31.04).toBeLessThanOrEqual(1);
});

/** What each release leaves out of its format, as its quantization_config lists it. */
test.each([
  ["nvidia/Kimi-K2.6-NVFP4", "NVFP4", { attention: "BF16", mlp: "BF16", "shared experts": "BF16" }],
  ["nvidia/DeepSeek-V4-Flash-NVFP4", "FP8", { experts: "NVFP4" }],
  ["poolside/Laguna-S-2.1-FP8", "FP8", { attention: "BF16", mlp: "BF16", "shared experts": "BF16" }],
])("%s is stored in %s with exceptions", (name, precision, exceptions) => {
  expect(findModel(name)).toMatchObject({ id: name, precision, exceptions });
});

test("Kimi-K2-Thinking keeps a 16-bit scale for 32 numbers of its experts: 594 GB", () => {
  // 60 layers × 384 experts × 3 × 7168 × 2048 = 1,014,686,023,680 in 0.5 + 2 ÷ 32 bytes, 11,722,208,768 others in 2
  const model = findModel("moonshotai/Kimi-K2-Thinking");
  const size = weightBytes({ model, precision: model.precision });
  expect(size / 594_205_305_856).toBeCloseTo(1, 4);
});

test("Kimi-K2.5's tower: the Hub's count less its text, its group scales and its matrices' shapes", () => {
  // 1,058,589,420,528 − 1,026,408,232,448 − 1,014,686,023,680 ÷ 32 − 60 × 384 × 3 × 2 words of eight numbers
  const [tower] = findModel("moonshotai/Kimi-K2.5").frame?.attachments ?? [];
  expect(tower).toMatchObject({ name: "vision", parameters: 471_143_920 });
});

test("Meta's FP8 of Llama-3.1-405B keeps attention in 16 bit: 57.752 GiB on each of 8 cards in vLLM's log", () => {
  // https://github.com/vllm-project/vllm/issues/6746; the MLPs of two layers are in 16 bit too, 0.6 GiB a card
  const model = findModel("meta-llama/Meta-Llama-3.1-405B-Instruct-FP8");
  const gib = toGib(weightBytes({ model, precision: model.precision })) / 8;
  expect(gib / 57.752).toBeGreaterThan(0.97);
  expect(gib / 57.752).toBeLessThanOrEqual(1);
});

test("Mistral-7B-v0.1 keeps a window of 4096 in each of its layers", () => {
  const kept = (context: number): number =>
    kvCacheBytes({ layers: findModel("Mistral-7B-v0.1").layers, context, sequences: 1, precision: "FP16" });
  expect(kept(32_768)).toBe(4096 * 2 * 32 * 8 * 128 * 2);
  expect(kept(1024)).toBe(1024 * 2 * 32 * 8 * 128 * 2);
});
