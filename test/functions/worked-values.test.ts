import { call } from "./excel";

/**
 * The worked values of the contract. Sources: arithmetic on published shapes (the config.json of each model) and the
 * "32B article example": 40 layers, 64 KV heads of 128, 16,000 tokens, 20 % reserve.
 */
const card = [
  ["parameters (B)", 32],
  ["layers", 40],
  ["KV heads", 64],
  ["head dim", 128],
];
const chineseCard = [
  ["参数量", "320亿"],
  ["层数", 40],
  ["KV头数", 64],
  ["头维度", 128],
];
const config = JSON.stringify({
  architectures: ["Qwen2ForCausalLM"],
  model_type: "qwen2",
  hidden_size: 5120,
  intermediate_size: 27648,
  num_hidden_layers: 64,
  num_attention_heads: 40,
  num_key_value_heads: 8,
  vocab_size: 152064,
  tie_word_embeddings: false,
  torch_dtype: "bfloat16",
});

const values: readonly { formula: readonly [string, ...unknown[]]; expected: number; why: string }[] = [
  { formula: ["VRAM.PARAMS", 32, "FP16"], expected: 64, why: "32e9 × 2 bytes" },
  { formula: ["VRAM.PARAMS", "32B", "FP16"], expected: 64, why: "the same as a text" },
  { formula: ["VRAM.PARAMS", "320亿", "FP16"], expected: 64, why: "亿 is 10^8" },
  {
    formula: ["VRAM.PARAMS", "3.2e10", "fp16 "],
    expected: 64,
    why: "a count; spaces and case do not matter",
  },
  { formula: ["VRAM.PARAMS", "7000M", "ＦＰ１６"], expected: 14, why: "7e9 × 2; full-width letters" },
  { formula: ["VRAM.PARAMS", "QwQ-32B", "FP16"], expected: 65.527752704, why: "32,763,876,352 × 2" },
  { formula: ["VRAM.PARAMS", "qwq-32b", "bf16"], expected: 65.527752704, why: "any case" },
  {
    formula: ["VRAM.PARAMS", config, "BF16"],
    expected: 65.527752704,
    why: "the same shape as config.json text",
  },
  {
    formula: ["VRAM.PARAMS", "Llama-3.1-8B", "BF16", "GiB"],
    expected: 14.957527160644531,
    why: "16,060,522,496 bytes ÷ 2^30",
  },
  {
    formula: ["VRAM.KVSHAPE", 40, 64, 128, 16000],
    expected: 20.97152,
    why: "40 × 2 × 64 × 128 × 16,000 × 2",
  },
  { formula: ["VRAM.KVSHAPE", 40, 64, 128, 16000, 1, "FP16", "GiB"], expected: 19.53125, why: "÷ 2^30" },
  { formula: ["VRAM.KV", "QwQ-32B", 16000], expected: 4.194304, why: "64 × 2 × 8 × 128 × 16,000 × 2" },
  { formula: ["VRAM.KV", config, 16000], expected: 4.194304, why: "the same shape" },
  { formula: ["VRAM.KV", "Llama-3.1-8B", 8192, 1, "FP16", "GiB"], expected: 1, why: "131,072 bytes × 8,192" },
  { formula: ["VRAM.KV", "DeepSeek-V3", 1, 1, "BF16", "bytes"], expected: 70272, why: "61 × (512 + 64) × 2" },
  { formula: ["VRAM.KV", "DeepSeek-V3", 1, 1, "FP8", "bytes"], expected: 35136, why: "half of it" },
  { formula: ["VRAM.TOTAL", "QwQ-32B", "FP16", 16000], expected: 83.6664680448, why: "(65.53 + 4.19) × 1.2" },
  { formula: ["VRAM.TOTAL", card, "FP16", 16000], expected: 101.965824, why: "(64 + 20.97152) × 1.2" },
  { formula: ["VRAM.TOTAL", chineseCard, "FP16", 16000], expected: 101.965824, why: "Chinese labels" },
  {
    formula: ["VRAM.TOTAL", card, "FP16", 16000, 1, "FP16", "0%", "GB"],
    expected: 84.97152,
    why: "no reserve: 64 + 20.97152",
  },
];

test.each(values)("$formula is $expected: $why", async ({ formula: [id, ...args], expected }) => {
  const value = await call(id, ...args);
  expect(Math.abs((value as number) - expected)).toBeLessThanOrEqual(1e-9 * expected);
});

test("a column of contexts against a row of concurrencies is a table", async () => {
  const table = await call("VRAM.KV", "QwQ-32B", [[4096], [8192], [16384]], [[1, 8, 32]]);
  // 262,144 bytes a token: 4,096 × 1, 16,384 × 32
  expect(table).toHaveLength(3);
  expect((table as number[][])[0]?.[0]).toBe(1.073741824);
  expect((table as number[][])[2]?.[2]).toBe(137.438953472);
});

test("the sum of the article, by its parts", async () => {
  const [weights, kv] = [await call("VRAM.PARAMS", 32), await call("VRAM.KVSHAPE", 40, 64, 128, 16000)] as [
    number,
    number,
  ];
  expect((weights + kv) * 1.2).toBeCloseTo(101.965824, 9);
});

test("the version names the add-in and the day of its catalogue", async () => {
  expect(await call("VRAM.VERSION")).toMatch(/^\d+\.\d+\.\d+ \(catalogue \d{4}-\d{2}-\d{2}\)$/);
});
