import type { Model } from "../../../src/core/shape/model";
import type { Precision } from "../../../src/core/formats/precision";
import { ggufTensors } from "../../../src/core/formats/gguf-recipe";
import { deviceWeightBytes } from "../../../src/core/weights/stage-weights";
import { ONE_DEVICE } from "../../../src/core/layout";
import { weightBytes } from "../../../src/core/weights/weights";
import { dense } from "../shapes";

/** The same shape with queries, keys and values as one matrix. */
const fused = (model: Model): Model => ({
  ...model,
  layers: model.layers.map(({ count, layer }) => ({
    count,
    layer: {
      ...layer,
      mixers: layer.mixers.map((mixer) => ({ ...mixer, fused: true })),
    },
  })),
});

// https://huggingface.co/microsoft/phi-4/blob/main/config.json
const PHI_4 = fused(dense({ name: "phi-4", hidden: 5120, layers: 40, heads: 40, kvHeads: 10, headDim: 128, width: 17920, vocabulary: 100352 })); // prettier-ignore
// https://huggingface.co/THUDM/glm-4-9b-chat/blob/main/config.json: biases on queries, keys and values
const GLM_4_9B = fused(dense({ name: "glm-4-9b", hidden: 4096, layers: 40, heads: 32, kvHeads: 2, headDim: 128, width: 13696, vocabulary: 151552, vectors: 4096 + 2 * 256 })); // prettier-ignore

/** Sizes are printed to 0.01 GB, and a file holds up to 10 MB of vocabulary that we do not count. */
const isFile = (model: Model, precision: Precision, publishedGb: number): void => {
  const beside = publishedGb - weightBytes({ model, precision }) / 1e9;
  expect(beside).toBeGreaterThan(-0.005);
  expect(beside).toBeLessThan(0.015);
};

describe("files whose queries, keys and values are one matrix", () => {
  // https://huggingface.co/bartowski/phi-4-GGUF, quantised by llama.cpp b4456
  test.each<[Precision, number]>([
    ["Q4_K_S", 8.44], ["Q4_K_M", 9.05], ["Q5_K_S", 10.15], ["Q5_K_M", 10.6], ["Q6_K", 12.03], ["Q8_0", 15.58], ["IQ4_NL", 8.38],
  ])("phi-4 in %s is %d GB", (precision, published) => {
    isFile(PHI_4, precision, published);
  }); // prettier-ignore

  // https://huggingface.co/second-state/glm-4-9b-chat-GGUF, quantised in 2024
  test.each<[Precision, number]>([["Q3_K_S", 4.59], ["Q3_K_M", 5.06], ["Q3_K_L", 5.28]])("glm-4-9b in %s is %d GB", (precision, published) => {
    isFile(GLM_4_9B, precision, published);
  }); // prettier-ignore

  test("the matrix has one type in every layer", () => {
    const types = (precision: Precision): Set<string> =>
      new Set((ggufTensors({ model: PHI_4, precision }) ?? []).filter(({ role }) => ["q", "k", "v"].includes(role)).map(({ type }) => type)); // prettier-ignore
    expect(types("Q4_K_M")).toEqual(new Set(["Q5_K"]));
    expect(types("Q5_K_M")).toEqual(new Set(["Q6_K"]));
    expect(types("Q3_K_L")).toEqual(new Set(["Q4_K"]));
    expect(types("Q4_K_S")).toEqual(new Set(["Q4_K"]));
  });
});

describe("what stands beside the layers", () => {
  const text = dense({ name: "gemma-3-4b, text", hidden: 2560, layers: 34, heads: 8, kvHeads: 4, headDim: 256, width: 10240, vocabulary: 262208, tied: true, vectors: 2 * 256 + 2 * 2560 }); // prettier-ignore
  const withParts = (...attachments: NonNullable<Model["frame"]>["attachments"]): Model => ({
    ...text,
    frame: text.frame === null ? null : { ...text.frame, attachments },
  });

  // https://huggingface.co/bartowski/google_gemma-3-4b-it-GGUF; its tower is a file of 851 MB beside it
  test.each<[Precision, number]>([["Q4_K_M", 2.49], ["Q5_K_M", 2.83], ["Q6_K", 3.19], ["Q8_0", 4.13]])("gemma-3-4b in %s is %d GB without its tower", (precision, published) => {
    isFile(withParts({ name: "vision", parameters: 420e6, onCard: true }), precision, published);
  }); // prettier-ignore

  test("towers and projectors are in no GGUF type and on no card, but in 16 bit", () => {
    const towers = withParts(
      { name: "vision", parameters: 1000, onCard: true },
      { name: "audio", parameters: 100, onCard: true },
      { name: "projector", parameters: 10, onCard: true },
    );
    for (const precision of ["Q4_K_M", "F16"] as const) {
      expect(weightBytes({ model: towers, precision })).toBe(weightBytes({ model: text, precision }));
      expect(deviceWeightBytes({ model: towers, precision, layout: ONE_DEVICE })).toBe(
        deviceWeightBytes({ model: text, precision, layout: ONE_DEVICE }),
      );
    }
    expect(
      deviceWeightBytes({ model: towers, precision: "BF16", layout: ONE_DEVICE }) -
        deviceWeightBytes({ model: text, precision: "BF16", layout: ONE_DEVICE }),
    ).toBe(2 * 1110);
  });

  test("per-layer embeddings and what belongs to them are in the file", () => {
    const tables = withParts(
      { name: "per-layer embedding", parameters: 256, onCard: true },
      { name: "other", parameters: 10, onCard: true },
    );
    // stored as the tied table is, Q6_K: 210 bytes for 256 numbers; the rest in F16
    expect(
      weightBytes({ model: tables, precision: "Q4_K_M" }) - weightBytes({ model: text, precision: "Q4_K_M" }),
    ).toBe(210 + 20);
  });
});
