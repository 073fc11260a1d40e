import { readConfig } from "../../src/catalog/config-json";
import { kvCacheBytes, mixersOf, remembered } from "../../src/core/kv-cache";
import type { Mixer, Projections } from "../../src/core/shape/model";
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

const PROJECTIONS: Projections = {
  heads: 4,
  kvHeads: 2,
  keyDim: 3,
  valueDim: 5,
  vectors: 0,
  gate: "none",
  valueProjection: true,
  indexer: null,
};
const RECURRENT = { convKernel: 4, stateBytes: 4, vectors: 0 };
const INDEXER = { heads: 1, dim: 8, ratio: 4, entryBytes: 12, parameters: 0 };

describe("one layer of each kind after 10 tokens", () => {
  const rows: [string, Mixer, number, number][] = [
    ["full: 2 × (3 + 5) × 10", { kind: "full", ...PROJECTIONS }, 160, 0],
    [
      "an indexer keeps one key for 4 tokens: ⌊10 ÷ 4⌋ × 12 B",
      { kind: "full", ...PROJECTIONS, indexer: INDEXER },
      160,
      24,
    ],
    ["sliding over 4: 2 × 8 × 4", { kind: "sliding", ...PROJECTIONS, window: 4 }, 64, 0],
    ["a window that is not full yet", { kind: "sliding", ...PROJECTIONS, window: 100 }, 160, 0],
    ["chunks of 8", { kind: "chunked", ...PROJECTIONS, chunk: 8 }, 128, 0],
    ["a shared cache is another layer's", { kind: "shared", ...PROJECTIONS, ownKeys: false }, 0, 0],
    ["cross attention keeps no text", { kind: "cross", ...PROJECTIONS }, 0, 0],
    [
      "latent: (6 + 2) × 10, whatever the heads",
      { kind: "latent", heads: 99, queryRank: null, latentDim: 6, ropeDim: 2, nopeDim: 4, valueDim: 4, vectors: 0, gate: "none", indexer: null }, // prettier-ignore
      80,
      0,
    ],
    [
      "compressed: 8 × (window 4 + ⌊10 ÷ 4⌋)",
      { kind: "compressed", heads: 4, headDim: 8, ropeDim: 2, queryRank: 3, window: 4, ratio: 4, outputGroups: 1, outputRank: 1, otherParameters: 0, vectors: 0, indexer: null }, // prettier-ignore
      48,
      0,
    ],
    // 2 × 3 × 5 × 4 B; 3 × (2 × 1 × 3 + 2 × 5) × 2 B
    [
      "gated delta",
      { kind: "gated-delta", keyHeads: 1, valueHeads: 2, keyDim: 3, valueDim: 5, ...RECURRENT },
      0,
      216,
    ],
    // 2 × 3 × 3 × 4 B; 3 × 3 × 2 × 3 × 2 B
    ["KDA", { kind: "kda", heads: 2, headDim: 3, decayRank: 3, gateRank: 3, ...RECURRENT }, 0, 180],
    [
      "lightning: 2 × 3 × 3 × 4 B",
      { kind: "lightning", heads: 2, headDim: 3, otherParameters: 0, ...RECURRENT, convKernel: 0 },
      0,
      72,
    ],
    // 2 × 3 × 7 × 4 B; 3 × (6 + 2 × 1 × 7) × 2 B
    ["Mamba 2", { kind: "mamba2", heads: 2, headDim: 3, stateSize: 7, groups: 1, ...RECURRENT }, 0, 288],
    // 6 × 7 × 4 B; 3 × 6 × 2 B
    ["Mamba 1", { kind: "mamba1", innerSize: 6, stateSize: 7, timeStepRank: 1, ...RECURRENT }, 0, 204],
    ["short convolution: 3 × 5 × 2 B", { kind: "short-conv", width: 5, parameters: 0, ...RECURRENT }, 0, 30],
  ];
  it.each(rows)("%s", (_, mixer, elements, fixedBytes) => {
    expect(remembered(mixer, 10)).toEqual({ elements, fixedBytes });
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
