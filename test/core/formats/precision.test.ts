import { FORMATS, PRECISION_CHOICES, type Precision } from "../../../src/core/formats/precision";

describe("the table", () => {
  // bits a number, the blocks' own scales included: ggml-common.h; OCP MX v1.0 §5; NVIDIA's NVFP4: 16 numbers share 8 bits
  test.each<[Precision, number]>([
    ["FP32", 32], ["BF16", 16], ["FP16", 16], ["FP8", 8], ["INT8", 8], ["INT4", 4], ["NF4", 4],
    ["MXFP4", 17 / 4], ["NVFP4", 4.5],
    ["Q8_0", (34 / 32) * 8], ["Q5_1", (24 / 32) * 8], ["Q5_0", (22 / 32) * 8], ["Q4_1", (20 / 32) * 8], ["Q4_0", (18 / 32) * 8],
  ])("%s takes %d bits", (precision, bits) => {
    expect(FORMATS[precision].bits).toBe(bits);
  }); // prettier-ignore

  test("every choice offered is a row with a source", () => {
    for (const precision of PRECISION_CHOICES) expect(FORMATS[precision].source).toMatch(/^https:/);
  });
});
