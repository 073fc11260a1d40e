import { readEngine } from "../../../src/reading/engine/engine-line";
import { serve } from "../../../src/core/serving/inference";
import { storedAs } from "../../../src/core/serving/native-formats";
import type { Precision } from "../../../src/core/formats/precision";
import { findCard } from "../../../src/reading/names/find";
import { H100 } from "../models-by-hand";
import { GPT_OSS_20B } from "../shapes";

describe("MXFP4 under llama.cpp", () => {
  const llama = readEngine("llama.cpp", H100);

  test("is GGUF's MXFP4_MOE, and what is meant otherwise stays", () => {
    expect(storedAs("MXFP4", H100, llama)).toEqual({ precision: "MXFP4_MOE", notes: [] });
    expect(storedAs("Q4_K_M", H100, llama)).toEqual({ precision: "Q4_K_M", notes: [] });
    expect(storedAs("MXFP4", H100, readEngine("vLLM", H100)).precision).toBe("MXFP4");
  });

  // released in MXFP4: 24 layers of 32 experts, three matrices of 2880 × 2880 in 17 bytes for 32 numbers; attention
  // (2880 × 4096 twice, 2880 × 512 twice) and head in Q8_0, 34 bytes for 32; the rest in F32; the embedding on the host
  const experts = (24 * 32 * 3 * 2880 * 2880 * 17) / 32;
  const attention = (24 * (2 * 2880 * 4096 + 2 * 2880 * 512) * 34) / 32;
  const head = (201_088 * 2880 * 34) / 32;
  const vectors = 49 * 2880 + 24 * (4096 + 2 * 512 + 2880 + 64 + 32 * 3 * 2880 + 32 * 2880 + 32);

  test.each([null, "MXFP4"] as const)("gpt-oss-20b asked for in %s is not padded", (precision) => {
    const { parts, ...serving } = serve({ model: GPT_OSS_20B, precision, kvPrecision: null, context: 8192, concurrency: 1, card: H100, cards: 1, engine: llama }); // prettier-ignore
    expect(serving.precision).toBe("MXFP4_MOE");
    expect(parts.find(({ name }) => name === "Weights")?.size).toBe(experts + attention + head + 4 * vectors);
  });
});

describe("a format that a card cannot compute in", () => {
  const A = "format-unpacked";
  const B = "format-not-native";
  // what each card computes in: its maker's datasheet, in the card's row; who unpacks: docs/formulas.md §4
  const cases: readonly (readonly [asked: Precision, card: string, engine: string, held: Precision, note: string | null])[] = [
    ["FP8", "H100", "vLLM", "FP8", null],
    ["INT4", "H100", "vLLM", "INT4", null],
    ["FP8-channel", "H100", "vLLM", "FP8-channel", null],
    ["INT4-g32-sym", "H100", "vLLM", "INT4-g32-sym", null],
    ["NVFP4", "H100", "vLLM", "NVFP4", A],
    ["NVFP4", "B200", "vLLM", "NVFP4", null],
    ["FP8", "A100", "vLLM", "FP8", A],
    ["BF16", "T4", "vLLM", "BF16", null],
    ["FP16", "T4", "vLLM", "FP16", null],
    ["FP8", "T4", "vLLM", "BF16", B],
    ["FP8", "T4", "SGLang", "BF16", B],
    ["FP8", "T4", "TensorRT-LLM", "BF16", B],
    ["FP8", "T4", "Transformers", "FP8", A],
    ["NF4", "T4", "Transformers", "NF4", A],
    ["NF4", "T4", "vLLM", "BF16", B],
    ["FP8", "MI250X", "vLLM", "FP8", A],
    ["INT8", "MI250X", "vLLM", "INT8", null],
    ["FP8", "910B3", "vLLM", "BF16", B],
    ["INT8", "910B3", "vLLM", "INT8", null],
    // https://docs.vllm.ai/en/v0.15.1/features/quantization/: GPTQ on Volta and Intel, AWQ on Intel
    ["INT4", "V100", "vLLM", "INT4", A],
    ["INT4-g32-sym", "Arc Pro B60", "vLLM", "INT4-g32-sym", A],
    ["INT8", "V100", "vLLM", "BF16", B],
    // no source has kernels for them on these; on C500 and K100_AI their rows do
    ["INT4", "MLU590", "vLLM", "BF16", B],
    ["INT4", "C500", "vLLM", "INT4", null],
    ["INT4", "K100_AI", "vLLM", "INT4", null],
    // units that scale blocks of 32: https://www.opencompute.org/documents/ocp-microscaling-formats-mx-v1-0-spec-final-pdf
    ["MXFP8", "B200", "vLLM", "MXFP8", null],
    ["MXFP8", "MI355X", "vLLM", "MXFP8", null],
    ["MXFP8", "Atlas 350", "vLLM", "MXFP8", null],
    ["MXFP8", "H100", "vLLM", "MXFP8", A],
    ["MXFP8", "910B3", "vLLM", "BF16", B],
    ["Q4_K_M", "T4", "vLLM", "Q4_K_M", null],
    ["MXFP4", "T4", "llama.cpp", "MXFP4_MOE", null],
  ]; // prettier-ignore
  test.each(cases)("%s on %s in %s lies there as %s", (asked, on, engine, precision, rule) => {
    const card = findCard(on);
    const notes = rule === null ? [] : [{ rule, values: { format: asked, card: card.name } }];
    expect(storedAs(asked, card, readEngine(engine, card))).toEqual({ precision, notes });
  });

  test("a card that lists none is left alone", () => {
    const card = { ...findCard("T4"), nativeFormats: [] };
    expect(storedAs("FP8", card, readEngine("vLLM", card))).toEqual({ precision: "FP8", notes: [] });
  });
});
