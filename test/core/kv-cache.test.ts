import { readConfig } from "../../src/catalog/config-json";
import { kvCacheBytes } from "../../src/core/kv-cache";
import { mixersOf } from "../../src/core/shape/layers";
import type { Precision } from "../../src/core/formats/precision";
import { BYTES_PER_MIB } from "../../src/core/units";
import { DEEPSEEK_V3, LLAMA_3_1_8B, QWEN3_NEXT, QWQ_32B } from "../catalog/published-shapes";

const bytesOf = (
  config: Readonly<Record<string, unknown>>,
  context: number,
  precision: Precision = "BF16",
): number => kvCacheBytes({ layers: readConfig(config, "model").layers, context, sequences: 1, precision });

describe("published models", () => {
  const rows: { name: string; bytes: number; expected: number }[] = [
    { name: "Llama-3.1-8B, one token", bytes: bytesOf(LLAMA_3_1_8B, 1), expected: 131_072 }, // 32 × 2 × 8 × 128 × 2
    { name: "Llama-3.1-8B, 8192 tokens", bytes: bytesOf(LLAMA_3_1_8B, 8192), expected: 2 ** 30 },
    { name: "QwQ-32B, 16000 tokens", bytes: bytesOf(QWQ_32B, 16000), expected: 4_194_304_000 }, // 64 × 2 × 8 × 128 × 2
    { name: "DeepSeek-V3, one token", bytes: bytesOf(DEEPSEEK_V3, 1), expected: 70_272 }, // 61 × (512 + 64) × 2
    { name: "DeepSeek-V3 in FP8", bytes: bytesOf(DEEPSEEK_V3, 1, "FP8"), expected: 35_136 },
    // 36 × (32 × 128 × 128 × 4 B + 3 × 8192 × 2 B): docs/formulas.md §7 has 73.7 MiB
    {
      name: "Qwen3-Next, its states alone",
      bytes: bytesOf(QWEN3_NEXT, 0),
      expected: 73.6875 * BYTES_PER_MIB,
    },
    // and 12 full layers × 2 × 2 × 256 × 2 B a token
    {
      name: "Qwen3-Next, a token more",
      bytes: bytesOf(QWEN3_NEXT, 1) - bytesOf(QWEN3_NEXT, 0),
      expected: 24_576,
    },
  ];
  it.each(rows)("$name", ({ bytes, expected }) => {
    expect(bytes).toBe(expected);
  });
});

describe("properties", () => {
  const layers = readConfig(QWEN3_NEXT, "model").layers;
  const bytes = (context: number, sequences: number): number =>
    kvCacheBytes({ layers, context, sequences, precision: "FP16" });

  it("memory grows with every token and in proportion to sequences", () => {
    for (let context = 0; context < 50; context++)
      expect(bytes(context + 1, 1)).toBeGreaterThan(bytes(context, 1));
    expect(bytes(77, 8)).toBe(8 * bytes(77, 1));
  });

  it("a list of layers is gone through once", () => {
    expect(mixersOf(layers)).toBe(mixersOf(layers));
    expect(mixersOf(layers).map(({ count }) => count)).toEqual([36, 12]);
  });
});
