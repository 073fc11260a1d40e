import { isModelCard, readModelCard } from "../../../src/reading/ranges/model-card";
import { readSize, sizeModel, sizeOf } from "../../../src/reading/ranges/size";
import { kvCacheBytes } from "../../../src/core/kv-cache";
import type { Model } from "../../../src/core/shape/model";
import { said } from "../../functions/said";

type Rows = readonly (readonly unknown[])[];
const cache = (model: Model, context: number): number =>
  kvCacheBytes({ layers: model.layers, context, sequences: 1, precision: "FP16" });

describe("sizes", () => {
  const rows: [string, number | null][] = [
    ["32B", 32e9],
    ["32", 32e9],
    ["３２Ｂ", 32e9],
    [" 32 b ", 32e9],
    ["7000M", 7e9],
    ["1.5T", 1.5e12],
    ["320亿", 32e9],
    ["3.2e10", 32e9],
    ["32,000,000,000", 32e9],
    ["1.6万亿", 1.6e12],
    ["5000万", 5e7],
    ["671B参数", 671e9],
    ["0.5B", 0.5e9],
    ["8x7B", null],
    ["QwQ-32B", null],
    ["-3B", null],
    ["0", null],
    ["1e400", null],
    ["", null],
  ];
  it.each(rows)("%s", (text, size) => {
    expect(readSize(text)).toBe(size);
  });

  it("a number below a million means billions", () => {
    expect([sizeOf(32), sizeOf(32e9), sizeOf(0), sizeOf(-8), sizeOf(Infinity)]).toEqual([
      32e9,
      32e9,
      null,
      null,
      null,
    ]);
  });

  it("a bare size is FP16 and has no layers", () => {
    expect(sizeModel(32e9)).toMatchObject({
      name: "32B",
      parameters: 32e9,
      layers: [],
      frame: null,
      precision: "FP16",
    });
  });
});

describe("the article's card: 20,971,520,000 bytes for 16,000 tokens", () => {
  const cards: [string, Rows][] = [
    ["English", [["parameters (B)", 32], ["layers", 40], ["KV heads", 64], ["head dim", 128]]],
    ["Chinese", [["参数量", "320亿"], ["层数", 40], ["KV头数", 64], ["头维度", 128]]],
    ["key names", [["parameters", "32B"], ["num_hidden_layers", 40], ["num_key_value_heads", 64], ["head_dim", 128]]],
    ["any order, blanks, colons, unknown labels", [["head dim:", "128"], ["", ""], [null, null], ["Vendor", "X"], ["kv_heads", 64], ["Layers：", 40], ["参数量(亿)", 320]]],
  ]; // prettier-ignore
  it.each(cards)("%s", (_, cells) => {
    const model = readModelCard(cells);
    expect([model.parameters, cache(model, 16000)]).toEqual([32e9, 20_971_520_000]);
  });
});

describe("what else a card may say", () => {
  it("a latent: (512 + 64) × 61 layers × 2 bytes", () => {
    expect(cache(readModelCard([["layers", 61], ["kv_lora_rank", 512], ["qk_rope_head_dim", 64]]), 1)).toBe(70_272); // prettier-ignore
  });

  it("a window: no more than 4096 tokens are kept", () => {
    const model = readModelCard([["layers", 2], ["KV heads", 1], ["head dim", 1], ["滑动窗口", 4096]]); // prettier-ignore
    expect(cache(model, 10_000)).toBe(2 * 2 * 4096 * 2);
  });

  it("precision, context and name", () => {
    const model = readModelCard([["model", "Ours"], ["参数量", "7B"], ["精度", "int4"], ["上下文", "128K"]]); // prettier-ignore
    expect(model).toMatchObject({ name: "Ours", parameters: 7e9, precision: "INT4", contextLimit: 131_072 });
  });

  const SHAPE: Rows = [["hidden size", 4], ["layers", 1], ["heads", 2], ["intermediate size", 8], ["vocabulary", 10]]; // prettier-ignore
  it("a whole shape is counted: 80 + 64 + 96 + 12", () => {
    expect(readModelCard(SHAPE).parameters).toBe(252);
  });
  it("a stated size beats the count", () => {
    expect(readModelCard([...SHAPE, ["parameters", "1B"]])).toMatchObject({ parameters: 1e9, frame: null });
  });
});

describe("what is missing is named when a question needs it", () => {
  it("parameters alone are enough for weights", () => {
    expect(readModelCard([["parameters", "32B"]])).toMatchObject({ parameters: 32e9, layers: [] });
  });

  const rows: [string, Rows, (model: Model) => unknown, RegExp][] = [
    ["KV heads and head dim", [["parameters", "32B"], ["layers", 40]], (m) => m.layers, /lacks KV heads and head dim/],
    ["layers", [["KV heads", 8], ["head dim", 128]], (m) => m.layers, /lacks layers/],
    ["parameters", [["layers", 4], ["KV heads", 8], ["head dim", 128]], (m) => m.parameters, /lacks parameters/],
    ["everything", [["Vendor", "X"]], (m) => m, /lacks parameters \(B\) and layers/],
    ["a negative count", [["layers", -3], ["KV heads", 8], ["head dim", 128]], (m) => m.layers, /num_hidden_layers is -3/],
    ["a text for a count", [["层数", "四十"], ["KV头数", 8], ["头维度", 128]], (m) => m.layers, /is "四十"/],
    ["a size that is none", [["parameters", "big"]], (m) => m, /parameters are "big"/],
    ["a precision that is none", [["parameters", 7], ["precision", "FB16"]], (m) => m, /precision is "FB16"/],
  ]; // prettier-ignore
  it.each(rows)("%s", (_, cells, ask, message) => {
    expect(said(() => ask(readModelCard(cells)))).toMatch(message);
  });
});

it("a range is a card when it has two columns and a known label", () => {
  expect(isModelCard([["layers", 40]])).toBe(true);
  expect(isModelCard([["QwQ-32B", "Qwen3-8B"]])).toBe(false);
  expect(isModelCard([["layers", 40, 1]])).toBe(false);
  expect(isModelCard([["layers"]])).toBe(false);
});
