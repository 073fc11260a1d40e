import fc from "fast-check";
import { fittingType } from "../../../src/core/formats/gguf-blocks";
import { MIXES } from "../../../src/core/formats/gguf-mixes";
import { ggufTensors, isOnHost } from "../../../src/core/formats/gguf-recipe";
import type { Model } from "../../../src/core/shape/model";
import { FORMATS, type Precision } from "../../../src/core/formats/precision";
import { sumBytes } from "../../../src/core/units";
import { weightBytes } from "../../../src/core/weights/weights";
import { dense, GPT_OSS_120B, LLAMA_3_1_70B, LLAMA_3_1_8B, MIXTRAL_8X7B, QWQ_32B } from "../shapes";

const bitsPerWeight = (model: Model, precision: Precision): number =>
  (weightBytes({ model, precision }) * 8) / model.parameters;
const typesOf = (model: Model, precision: Precision, role: string): string[] =>
  (ggufTensors({ model, precision }) ?? []).filter((t) => t.role === role).map(({ type }) => type);

describe("published bits per weight of Llama-3.1-8B, to four decimals", () => {
  // https://github.com/ggml-org/llama.cpp/blob/master/tools/quantize/README.md
  test.each<[Precision, number]>([
    ["IQ1_S", 2.0042], ["IQ1_M", 2.146], ["IQ2_XXS", 2.3824], ["IQ2_XS", 2.5882], ["IQ2_S", 2.7403], ["IQ2_M", 2.9294],
    ["IQ3_XXS", 3.2548], ["IQ3_XS", 3.4977], ["IQ3_S", 3.6606], ["IQ3_M", 3.7628],
    ["Q2_K_S", 2.9697], ["Q2_K", 3.1593], ["Q3_K_S", 3.6429], ["Q3_K_L", 4.2979], ["Q4_K_S", 4.6672], ["Q4_K_M", 4.8944],
    ["Q5_K_S", 5.5704], ["Q5_K_M", 5.7036], ["Q6_K", 6.5633], ["Q8_0", 8.5008], ["F16", 16.0005],
  ])("%s %d", (precision, published) => {
    expect(bitsPerWeight(LLAMA_3_1_8B, precision)).toBeCloseTo(published, 4);
  }); // prettier-ignore

  // the table's 4.4597 and 4.6818 are without an importance matrix; the difference is four down projections of
  // 14336 × 4096 in Q5_K: 4 × 58,720,256 × (5.5 − 4.25 or 4.5) ÷ 8,030,261,248 = 0.0366 and 0.0292
  test.each<[Precision, number]>([["IQ4_XS", 4.4597 - 0.0366], ["IQ4_NL", 4.6818 - 0.0292]])("%s with an importance matrix", (precision, expected) => {
    expect(bitsPerWeight(LLAMA_3_1_8B, precision)).toBeCloseTo(expected, 4);
  }); // prettier-ignore
});

describe("what a recipe looks at", () => {
  test("the first and last eighth and every third layer between get more bits", () => {
    const down = typesOf(LLAMA_3_1_8B, "Q4_K_M", "down").map((type, layer) => (type === "Q6_K" ? layer : -1));
    expect(down.filter((layer) => layer >= 0)).toEqual([
      0, 1, 2, 3, 6, 9, 12, 15, 18, 21, 24, 27, 28, 29, 30, 31,
    ]);
  });

  test("an 80-layer model with shared heads gives its other value matrices Q5_K", () => {
    expect(new Set(typesOf(LLAMA_3_1_70B, "Q4_K_M", "v"))).toEqual(new Set(["Q6_K", "Q5_K"]));
    // https://huggingface.co/bartowski/Meta-Llama-3.1-70B-Instruct-GGUF: 42.52 GB, of which 8 MB are its vocabulary
    const size = weightBytes({ model: LLAMA_3_1_70B, precision: "Q4_K_M" });
    expect(Math.abs(size / 1e9 + 0.008 - 42.52)).toBeLessThan(0.006);
  });

  test("eight experts keep keys and values in Q8_0", () => {
    expect(new Set([...typesOf(MIXTRAL_8X7B, "Q4_K_M", "k"), ...typesOf(MIXTRAL_8X7B, "Q4_K_M", "v")])).toEqual(new Set(["Q8_0"])); // prettier-ignore
    expect(new Set(typesOf(MIXTRAL_8X7B, "Q4_K_M", "router"))).toEqual(new Set(["F32"]));
  });

  test("a tied table is stored as the head would be", () => {
    const tied = dense({ name: "tied", hidden: 2048, layers: 16, heads: 32, kvHeads: 8, headDim: 64, width: 8192, vocabulary: 128256, tied: true }); // prettier-ignore
    expect(typesOf(tied, "Q4_K_M", "embedding")).toEqual(["Q6_K"]);
    expect(typesOf(LLAMA_3_1_8B, "Q4_K_M", "embedding")).toEqual(["Q4_K"]);
    const onHost = (model: Model): number =>
      (ggufTensors({ model, precision: "Q4_K_M" }) ?? [])
        .filter((tensor) => isOnHost(tensor, model.frame?.tied === true))
        .reduce((sum, { size }) => sum + size, 0);
    expect(onHost(tied)).toBe(0);
    // 128256 × 4096 numbers, 144 bytes for 256 of them
    expect(onHost(LLAMA_3_1_8B)).toBe((128256 * 4096 * 144) / 256);
  });

  test("a row that no block divides falls back", () => {
    expect(fittingType("Q4_K", 4096)).toBe("Q4_K");
    expect(fittingType("Q4_K", 2880)).toBe("Q5_0");
    expect(fittingType("Q6_K", 2880)).toBe("Q8_0");
    expect(fittingType("IQ4_XS", 96)).toBe("IQ4_NL");
    expect(fittingType("Q2_K", 100)).toBe("F16");
  });

  test("gpt-oss-120b in MXFP4_MOE is the 59.02 GiB of llama.cpp's log", () => {
    // public log excerpt (repository not known) prints 59.02 GiB
    const size = weightBytes({ model: GPT_OSS_120B, precision: "MXFP4_MOE" });
    expect(Math.abs(size / 2 ** 30 - 59.02)).toBeLessThan(0.01);
  });
});

describe("whatever the model", () => {
  test("every GGUF type has a recipe, and its matrices add up to the model", () => {
    for (const [name, { family }] of Object.entries(FORMATS)) {
      if (family === "gguf") expect(MIXES[name as Precision]).toBeDefined();
    }
    for (const model of [LLAMA_3_1_8B, QWQ_32B, MIXTRAL_8X7B, GPT_OSS_120B]) {
      const file = ggufTensors({ model, precision: "Q4_K_M" }) ?? [];
      expect(file.reduce((sum, { elements }) => sum + elements, 0)).toBe(model.parameters);
      expect(sumBytes(file.map(({ size }) => size))).toBe(weightBytes({ model, precision: "Q4_K_M" }));
    }
  });

  test("more bits never make a smaller file", () => {
    const ladder: Precision[] = ["IQ1_S", "IQ2_XXS", "IQ2_S", "Q2_K_S", "Q2_K", "Q3_K_S", "Q3_K_L", "Q4_K_M", "Q5_K_M", "Q6_K", "Q8_0", "F16", "F32"]; // prettier-ignore
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 32 }), (layers, k) => {
        const model = dense({ name: "any", hidden: 256 * k, layers, heads: 4 * k, kvHeads: k, headDim: 64, width: 768 * k, vocabulary: 32000 }); // prettier-ignore
        const sizes = ladder.map((precision) => weightBytes({ model, precision }));
        expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
      }),
      { numRuns: 30 },
    );
  });
});
