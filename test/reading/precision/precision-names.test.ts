import { FORMATS, type Precision } from "../../../src/core/formats/precision";
import { PRECISION_ALIASES, squeezed } from "../../../src/reading/precision/aliases";
import { findPrecision, nearestPrecisions } from "../../../src/reading/precision/precision-names";

describe("what people type for a precision", () => {
  const rows: [string, Precision | null][] = [
    ["fp16", "FP16"],
    [" fp16 ", "FP16"],
    ["ＦＰ１６", "FP16"],
    ["half", "FP16"],
    ["半精度", "FP16"],
    ["16-bit", "FP16"],
    ["16 bit", "FP16"],
    ["bfloat16", "BF16"],
    ["全精度", "FP32"],
    ["W8A8", "INT8"],
    ["W8A8-FP8", "FP8"],
    ["fp8 w8a8", "FP8"],
    ["e4m3", "FP8"],
    ["fp8_e5m2", "FP8"],
    ["fp8 block", "FP8"],
    ["FP8-channel", "FP8-channel"],
    ["w8a16", "INT8"],
    ["8位", "INT8"],
    ["w4a16", "INT4"],
    ["w4a8", "INT4"],
    ["AWQ", "INT4"],
    ["GPTQ-Int4", "INT4"],
    ["int4-awq", "INT4"],
    ["四位量化", "INT4"],
    ["INT4-g32", "INT4-g32"],
    ["bnb-4bit", "NF4"],
    ["QLoRA-4bit", "NF4"],
    ["NF4-DQ", "NF4-DQ"],
    ["mxfp4", "MXFP4"],
    ["modelopt_fp4", "NVFP4"],
    ["q4", "Q4_K_M"],
    ["q4_k_m", "Q4_K_M"],
    ["Q4_K_M GGUF", "Q4_K_M"],
    ["GGUF Q8_0", "Q8_0"],
    ["Q4_K - Medium", "Q4_K_M"],
    ["q8", "Q8_0"],
    ["iq4_xs", "IQ4_XS"],
    // https://paddlepaddle.github.io/FastDeploy/quantization/online_quantization: weights only, a scale a channel
    ["WINT4", "INT4-channel"],
    ["wint8", "INT8"],
    ["W4A8C8", "INT4"],
    ["W8A8C8", "INT8"],
    ["FP8 (native)", "FP8"],
    ["原生 FP8", "FP8"],
    ["FP8精度", "FP8"],
    ["INT4 量化版", "INT4"],
    ["native", null],
    ["WINT2", null],
    // a private mix of its publisher: its size cannot be derived from its name
    ["UD-Q4_K_XL", null],
    ["FB16", null],
    ["", null],
  ];
  test.each(rows)("%s", (text, expected) => {
    expect(findPrecision(text)).toBe(expected);
  });

  test("aliases are written as they are looked up, and none hides a name of the table", () => {
    const names = new Set(Object.keys(FORMATS).map(squeezed));
    for (const alias of Object.keys(PRECISION_ALIASES)) {
      expect(squeezed(alias)).toBe(alias);
      if (names.has(alias))
        expect(findPrecision(alias)).toBe(PRECISION_ALIASES[alias as keyof typeof PRECISION_ALIASES]);
    }
  });
});

describe("a name that is not known", () => {
  test.each([
    ["FB16", ["FP16", "BF16"]],
    ["INT5", ["INT8", "INT4"]],
    ["Q4_K_N", ["Q4_K_M"]],
    ["UD-Q4_K_XL", ["Q4_K_M"]],
    ["purple elephants", []],
  ])("%s", (text, expected) => {
    expect(nearestPrecisions(text)).toEqual(expected);
  });
});
