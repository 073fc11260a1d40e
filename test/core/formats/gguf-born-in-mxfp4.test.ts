import { ggufTensors } from "../../../src/core/formats/gguf-recipe";
import type { Precision } from "../../../src/core/formats/precision";
import { sumBytes, toGib } from "../../../src/core/units";
import { findModel } from "../../../src/reading/names/find";

const UNSLOTH_120B = "https://ailocalcheck.com/model/unsloth/gpt-oss-120b-GGUF";
const V4_1 = "https://github.com/ggml-org/llama.cpp/pull/28696";
const V4_FLASH_BARTOWSKI =
  "public benchmark page of bartowski/DeepSeek-V4-Flash-GGUF (llama-bench, MXFP4 MoE)";
const V4_FLASH_UNSLOTH = "public benchmark page of unsloth/DeepSeek-V4-Flash-GGUF:UD-Q8_K_XL (llama-bench)";
const UNSLOTH_20B = "public benchmark page of unsloth/gpt-oss-20b-GGUF (llama-bench, build 7541)";
const GGML_ORG = "https://github.com/kyuz0/amd-strix-halo-toolboxes (llama-bench of ggml-org's files)";

/** Files of models whose experts were released in MXFP4, in GiB as published. */
const FILES: readonly (readonly [string, Precision, gib: number, within: number, source: string])[] = [
  ["gpt-oss-120b", "F16", 60.88, 0.001, UNSLOTH_120B],
  ["gpt-oss-120b", "Q8_0", 59.03, 0.001, UNSLOTH_120B],
  ["gpt-oss-120b", "Q6_K", 58.94, 0.001, UNSLOTH_120B],
  ["gpt-oss-120b", "Q5_K_M", 58.57, 0.001, UNSLOTH_120B],
  ["gpt-oss-120b", "Q4_K_M", 58.46, 0.001, UNSLOTH_120B],
  ["gpt-oss-120b", "Q4_1", 58.41, 0.001, UNSLOTH_120B],
  ["gpt-oss-120b", "Q4_0", 58.32, 0.001, UNSLOTH_120B],
  ["gpt-oss-120b", "Q3_K_M", 58.33, 0.001, UNSLOTH_120B],
  ["gpt-oss-120b", "Q2_K", 58.27, 0.001, UNSLOTH_120B],
  ["gpt-oss-120b", "MXFP4_MOE", 59.02, 0.001, GGML_ORG],
  ["gpt-oss-20b", "F16", 12.83, 0.001, UNSLOTH_20B],
  ["gpt-oss-20b", "Q4_K_M", 10.81, 0.001, UNSLOTH_20B],
  ["gpt-oss-20b", "MXFP4_MOE", 11.27, 0.001, GGML_ORG],
  // rows that a K-quant's block divides are quantised anew, upwards as well as downwards
  ["DeepSeek-V4.1-Flash", "Q8_0", 473.1, 0.004, V4_1],
  ["DeepSeek-V4.1-Flash", "Q3_K_M", 323.4, 0.002, V4_1],
  ["DeepSeek-V4.1-Flash", "Q2_K", 246.3, 0.002, V4_1],
  ["DeepSeek-V4-Flash", "MXFP4_MOE", 145.29, 0.006, V4_FLASH_BARTOWSKI],
  // its own recipe leaves all but the experts in 16 bit
  ["DeepSeek-V4-Flash", "F16", 150.75, 0.001, V4_FLASH_UNSLOTH],
];

const fileGib = (name: string, precision: Precision): number =>
  toGib(sumBytes((ggufTensors({ model: findModel(name), precision }) ?? []).map(({ size }) => size)));

test.each(FILES)("%s in %s is a file of %d GiB", (name, precision, gib, within) => {
  expect(Math.abs(fileGib(name, precision) / gib - 1)).toBeLessThan(within);
});

test("a name that asks for a format is the same file", () => {
  const named = findModel("gpt-oss-120b-Q4_K_M");
  expect(named.precision).toBe("Q4_K_M");
  const tensors = ggufTensors({ model: named, precision: "Q4_K_M" }) ?? [];
  expect(toGib(sumBytes(tensors.map(({ size }) => size)))).toBeCloseTo(58.45, 1);
});

test("a model whose experts were released in 16 bit takes the recipe", () => {
  // Qwen3-30B-A3B in Q8_0: 30,532,122,624 numbers at 8.5 bits are 30.25 GiB, as published (unsloth: 32.5 GB)
  expect(fileGib("Qwen3-30B-A3B", "Q8_0")).toBeCloseTo(30.25, 1);
});
