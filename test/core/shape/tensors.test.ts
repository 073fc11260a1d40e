import { readConfig } from "../../../src/catalog/config-json";
import type { Layer } from "../../../src/core/shape/model";
import { frameTensors } from "../../../src/core/shape/frame";
import { layerTensors } from "../../../src/core/shape/layer-tensors";
import { elements, type Tensor, type TensorRole } from "../../../src/core/shape/tensors";
import { DEEPSEEK_V3, LLAMA_3_1_8B, PUBLISHED, QWEN3_NEXT } from "../../catalog/published-shapes";

const firstLayer = (config: Readonly<Record<string, unknown>>): Layer => {
  const layer = readConfig(config, "model").layers[0]?.layer;
  if (!layer) throw new Error("no layer");
  return layer;
};
const shapes = (tensors: readonly Tensor[]): [TensorRole, number, number, number][] =>
  tensors.map(({ role, rows, columns, copies }) => [role, rows, columns, copies]);

it("a layer of Llama-3.1-8B, as its weights store it", () => {
  expect(shapes(layerTensors(firstLayer(LLAMA_3_1_8B), 4096))).toEqual([
    ["q", 4096, 4096, 1],
    ["k", 1024, 4096, 1],
    ["v", 1024, 4096, 1],
    ["o", 4096, 4096, 1],
    ["gate", 14336, 4096, 1],
    ["up", 14336, 4096, 1],
    ["down", 4096, 14336, 1],
    ["vectors", 1, 8192, 1],
  ]);
});

it("a sparse layer of DeepSeek-V3: DeepSeek-V3 §2.1, with 256 experts of width 2048", () => {
  const model = readConfig(DEEPSEEK_V3, "DeepSeek-V3");
  expect(model.layers.map(({ count }) => count)).toEqual([3, 58]);
  const layer = model.layers[1]?.layer;
  expect(layer && shapes(layerTensors(layer, 7168))).toEqual([
    ["q-down", 1536, 7168, 1],
    ["q-up", 128 * 192, 1536, 1],
    ["kv-down", 576, 7168, 1],
    ["kv-up", 128 * 256, 512, 1],
    ["o", 7168, 128 * 128, 1],
    ["vectors", 1, 1536 + 512, 1],
    ["router", 256, 7168, 1],
    ["expert-gate", 2048, 7168, 256],
    ["expert-up", 2048, 7168, 256],
    ["expert-down", 7168, 2048, 256],
    ["shared-gate", 2048, 7168, 1],
    ["shared-up", 2048, 7168, 1],
    ["shared-down", 7168, 2048, 1],
    ["vectors", 1, 256, 1],
    ["vectors", 1, 2 * 7168, 1],
  ]);
});

it("layers stand in order: Qwen3-Next has three recurrent ones, then a full one", () => {
  const runs = readConfig(QWEN3_NEXT, "Qwen3-Next").layers;
  expect(runs.slice(0, 4).map(({ count, layer }) => [count, layer.mixers[0]?.kind])).toEqual([
    [3, "gated-delta"],
    [1, "full"],
    [3, "gated-delta"],
    [1, "full"],
  ]);
});

it("what may be cut is cut by what it consists of", () => {
  const by = new Map(layerTensors(firstLayer(LLAMA_3_1_8B), 4096).map(({ role, shard }) => [role, shard]));
  expect(by.get("q")).toEqual({ by: "heads", units: 32 });
  expect(by.get("k")).toEqual({ by: "kv-heads", units: 8 });
  expect(by.get("down")?.by).toBe("width");
  expect(by.get("vectors")?.by).toBe("nothing");
});

it("a tied head is not stored again, and a table in host memory is not on the card", () => {
  const frame = {
    hiddenSize: 4,
    vocabularySize: 10,
    tied: true,
    head: true,
    vectors: 4,
    attachments: [
      { name: "vision", parameters: 7, onCard: true },
      { name: "n-gram", parameters: 1000, onCard: false },
    ],
    draft: [],
    draftExtra: 0,
  } as const;
  expect(frameTensors(frame).map(elements)).toEqual([40, 4, 7]);
  expect(frameTensors({ ...frame, tied: false }).map(elements)).toEqual([40, 40, 4, 7]);
});

it("no tensor of any published model is empty, negative or fractional", () => {
  for (const { id, config } of PUBLISHED) {
    const model = readConfig(config, id);
    for (const { layer } of model.layers) {
      for (const tensor of layerTensors(layer, model.frame?.hiddenSize ?? 0)) {
        expect(Number.isInteger(elements(tensor)) && elements(tensor) > 0).toBe(true);
      }
    }
  }
});
