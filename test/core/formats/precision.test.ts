import { FORMATS, PRECISION_CHOICES, type Precision } from "../../../src/core/formats/precision";

describe("the table", () => {
  // bits a number, the blocks' own scales included: ggml-common.h; OCP MX v1.0 §5; NVIDIA's NVFP4: 16 numbers share 8 bits
  const BITS: readonly (readonly [Precision, number])[] = [
    ["FP32", 32], ["BF16", 16], ["FP16", 16], ["FP8", 8], ["FP8-channel", 8], ["FP8-tensor", 8], ["MXFP8", 33 / 4],
    ["INT8", 8], ["INT8-g128", 8], ["INT4", 4], ["INT4-g64", 4], ["INT4-g32", 4], ["INT4-sym", 4],
    ["INT4-g64-sym", 4], ["INT4-g32-sym", 4], ["INT4-channel", 4],
    ["NF4", 4], ["NF4-DQ", 4], ["MXFP4", 17 / 4], ["NVFP4", 4.5],
    ["Q8_0", (34 / 32) * 8], ["Q5_1", (24 / 32) * 8], ["Q5_0", (22 / 32) * 8], ["Q4_1", (20 / 32) * 8], ["Q4_0", (18 / 32) * 8],
  ]; // prettier-ignore
  test.each(BITS)("%s takes %d bits", (precision, bits) => {
    expect(FORMATS[precision].bits).toBe(bits);
  });

  test("every format that is no mix of a GGUF file has its bits here", () => {
    const plain = Object.entries(FORMATS).filter(([, { family }]) => family !== "gguf");
    expect(plain.map(([name]) => name)).toEqual(BITS.map(([name]) => name).slice(0, plain.length));
  });

  test("every choice offered is a row with a source", () => {
    for (const precision of PRECISION_CHOICES) expect(FORMATS[precision].source).toMatch(/^https:/);
  });
});
