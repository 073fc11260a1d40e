import fc from "fast-check";
import type { Model } from "../../../src/core/shape/model";
import { FORMATS, type Precision } from "../../../src/core/formats/precision";
import { storedBytes } from "../../../src/core/formats/stored-bytes";
import { toGib } from "../../../src/core/units";
import { weightBytes, weightGroups } from "../../../src/core/weights/weights";
import { dense, GPT_OSS_120B, LLAMA_3_1_70B, LLAMA_3_1_8B, MIXTRAL_8X7B, QWQ_32B } from "../shapes";

const bare = (parameters: number): Model => ({
  ...QWQ_32B,
  name: "32B",
  parameters,
  layers: [],
  frame: null,
});

describe("bytes", () => {
  const rows: { name: string; model: Model; precision: Precision; expected: number; source: string }[] = [
    { name: "32B in FP16", model: bare(32e9), precision: "FP16", expected: 64e9, source: "32 × 10^9 × 2" },
    { name: "32B in INT4", model: bare(32e9), precision: "INT4", expected: 16e9, source: "32 × 10^9 ÷ 2: a size has no groups" },
    { name: "a model whose matrices are not known", model: { ...QWQ_32B, parameters: 32e9, frame: null }, precision: "INT4", expected: 32e9 * (0.5 + 2.5 / 128), source: "groups of 128: 20 bits more for each" },
    { name: "QwQ-32B in FP16", model: QWQ_32B, precision: "FP16", expected: 65_527_752_704, source: "2 × the 32,763,876,352 numbers of its files" },
    { name: "8B in BF16", model: LLAMA_3_1_8B, precision: "BF16", expected: 16_060_522_496, source: "2 × 8,030,261,248" },
    { name: "8B in FP32", model: LLAMA_3_1_8B, precision: "FP32", expected: 32_121_044_992, source: "4 × 8,030,261,248" },
    { name: "70B in AWQ", model: LLAMA_3_1_70B, precision: "INT4", expected: 39_767_785_472, source: "docs/formulas.md §4: the files of the AWQ release" },
    // 32 × 218,103,808 linear numbers in one byte each, an FP32 for each of 524,288 squares, the rest in two bytes
    { name: "8B in FP8 blocks", model: LLAMA_3_1_8B, precision: "FP8", expected: 32 * 218_103_808 * (1 + 4 / 16384) + 2 * (8_030_261_248 - 32 * 218_103_808), source: "by hand" },
  ]; // prettier-ignore
  test.each(rows)("$name", ({ model, precision, expected }) => {
    expect(weightBytes({ model, precision })).toBe(expected);
  });
});

describe("GiB as files and logs have it", () => {
  test.each<[string, Model, Precision, number, number]>([
    // docs/formulas.md §4
    ["8B AWQ", LLAMA_3_1_8B, "INT4", 5.334, 0.001],
    ["32B AWQ", QWQ_32B, "INT4", 18.0, 0.01],
    ["8B NF4", LLAMA_3_1_8B, "NF4", 5.614, 0.001],
    ["8B NF4, doubly quantised", LLAMA_3_1_8B, "NF4-DQ", 5.311, 0.001],
    ["gpt-oss-120b as released", GPT_OSS_120B, "MXFP4", 60.77, 0.01],
    // 31.96 has per-channel scales in 16 bit where ours are 32: 0.02 GiB
    ["32B FP8 per channel", QWQ_32B, "FP8-channel", 31.96, 0.03],
  ])("%s", (_, model, precision, expected, tolerance) => {
    expect(Math.abs(toGib(weightBytes({ model, precision })) - expected)).toBeLessThan(tolerance);
  });
});

describe("scales", () => {
  // one 1024 × 4096 matrix: 4,194,304 numbers
  test.each<[Precision, number]>([
    ["INT4", 4_194_304 * (0.5 + 2.5 / 128)],
    ["INT4-g64", 4_194_304 * (0.5 + 2.5 / 64)],
    ["INT4-g32-sym", 4_194_304 * (0.5 + 2 / 32)],
    ["INT8", 4_194_304 + 1024 * 4],
    ["FP8", 4_194_304 + 8 * 32 * 4],
    ["FP8-tensor", 4_194_304 + 4],
    ["NF4", 4_194_304 * 0.5625],
    ["NVFP4", 4_194_304 * 0.5625 + 4],
    ["MXFP4", (4_194_304 * 17) / 32],
  ])("%s", (precision, expected) => {
    expect(storedBytes({ rows: 1024, columns: 4096, copies: 1 }, precision)).toBe(expected);
  });

  test("a last group that is not full has its scale all the same", () => {
    expect(storedBytes({ rows: 1, columns: 129, copies: 1 }, "INT4")).toBe(129 / 2 + 2 * 2.5);
  });
});

describe("what stays as it was", () => {
  test("four-bit block formats of a mixture of experts leave attention in 16 bit", () => {
    const precisionOf = (model: Model, precision: Precision, group: string): Precision | null =>
      weightGroups({ model, precision }).find((one) => one.group === group)?.precision ?? null;
    expect(precisionOf(MIXTRAL_8X7B, "NVFP4", "attention")).toBe("BF16");
    expect(precisionOf(MIXTRAL_8X7B, "NVFP4", "experts")).toBe("NVFP4");
    expect(precisionOf(MIXTRAL_8X7B, "INT4", "attention")).toBe("INT4");
    expect(precisionOf(LLAMA_3_1_8B, "NVFP4", "attention")).toBe("NVFP4");
    expect(precisionOf(LLAMA_3_1_8B, "INT4", "head")).toBe("BF16");
  });

  test("a release's exceptions hold for its own precision only", () => {
    expect(weightBytes({ model: GPT_OSS_120B, precision: "BF16" })).toBe(2 * GPT_OSS_120B.parameters);
  });
});

describe("whatever the model", () => {
  const models = fc.record({ k: fc.integer({ min: 1, max: 16 }), layers: fc.integer({ min: 1, max: 100 }) }).map(({ k, layers }) =>
    dense({ name: "any", hidden: 512 * k, layers, heads: 4 * k, kvHeads: k, headDim: 128, width: 1536 * k, vocabulary: 32000 }),
  ); // prettier-ignore
  const precisions = fc.constantFrom(...(Object.keys(FORMATS) as Precision[]));

  test("its groups add up to the whole", () => {
    fc.assert(
      fc.property(models, precisions, (model, precision) => {
        const groups = weightGroups({ model, precision });
        expect(groups.reduce((sum, { elements }) => sum + elements, 0)).toBe(model.parameters);
        const total = groups.reduce((sum, { size }) => sum + size, 0);
        expect(Math.abs(total / weightBytes({ model, precision }) - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  test("no format is larger than FP32 or smaller than its bits", () => {
    fc.assert(
      fc.property(models, precisions, (model, precision) => {
        const size = weightBytes({ model, precision });
        expect(size).toBeLessThanOrEqual(weightBytes({ model, precision: "FP32" }));
        if (FORMATS[precision].family !== "gguf")
          expect(size).toBeGreaterThanOrEqual((model.parameters * FORMATS[precision].bits) / 8);
      }),
    );
  });
});
