/**
 * What people type for a precision, beside its own name: written as `squeezed()` leaves it, without case, spaces,
 * hyphens and underscores. Left: the words; right: a row of core/formats/precision.ts.
 */
export const PRECISION_ALIASES = {
  float: "FP32", float32: "FP32", single: "FP32", full: "FP32", "32bit": "FP32", torchfloat32: "FP32",
  全精度: "FP32", 单精度: "FP32", "32位": "FP32",
  half: "FP16", float16: "FP16", "16bit": "FP16", torchfloat16: "FP16", fp16t: "FP16", w16a16: "FP16",
  半精度: "FP16", "16位": "FP16", 十六位: "FP16",
  bfloat16: "BF16", brainfloat: "BF16", torchbfloat16: "BF16", bfloat: "BF16",

  float8: "FP8", f8: "FP8", e4m3: "FP8", e4m3fn: "FP8", e5m2: "FP8", fp8e4m3: "FP8", fp8e4m3fn: "FP8", fp8e5m2: "FP8",
  float8e4m3fn: "FP8", torchfloat8e4m3fn: "FP8", fp8block: "FP8", fp8blockwise: "FP8", fp8w8a8: "FP8", w8a8fp8: "FP8",
  fp8w8a16: "FP8", w8a16fp8: "FP8", hif8: "FP8", fp8128: "FP8", fp8blockquant: "FP8", finegrainedfp8: "FP8", fbgemmfp8: "FP8-channel",
  fp8dynamic: "FP8-channel", fp8perchannel: "FP8-channel", fp8pertoken: "FP8-channel", ptpcfp8: "FP8-channel", fp8ptpc: "FP8-channel",
  fp8pertensor: "FP8-tensor", fp8static: "FP8-tensor", modeloptfp8: "FP8-tensor", modelopt: "FP8-tensor",

  "8bit": "INT8", i8: "INT8", w8a8: "INT8", w8a16: "INT8", int8w8a8: "INT8", w8a8int8: "INT8", w8a8dynamic: "INT8", w8a8c8: "INT8",
  int8w8a16: "INT8", w8a16int8: "INT8", bnb8bit: "INT8", bnbint8: "INT8", llmint8: "INT8", smoothquant: "INT8", q8: "Q8_0",
  "8位": "INT8", 八位: "INT8", "8位量化": "INT8", 八位量化: "INT8", "8bit量化": "INT8", int8量化: "INT8",
  // FastDeploy, weight only and a scale a channel: https://paddlepaddle.github.io/FastDeploy/quantization/online_quantization
  wint8: "INT8", wint4: "INT4-channel", w4a8c8: "INT4",
  gptqint8: "INT8-g128", gptq8bit: "INT8-g128", int8gptq: "INT8-g128",

  "4bit": "INT4", i4: "INT4", w4: "INT4", w4a16: "INT4", w4a8: "INT4", w4a4: "INT4", w4a8dynamic: "INT4", int4w4a16: "INT4", w4a16int4: "INT4",
  awq: "INT4", awqint4: "INT4", int4awq: "INT4", awq4bit: "INT4", awqmarlin: "INT4", w4a16awq: "INT4", int4g128: "INT4", w4a16g128: "INT4",
  gptq: "INT4", gptqint4: "INT4", int4gptq: "INT4", gptq4bit: "INT4", gptqmarlin: "INT4", w4a16gptq: "INT4", autoround: "INT4",
  "4位": "INT4", 四位: "INT4", "4位量化": "INT4", 四位量化: "INT4", "4bit量化": "INT4", int4量化: "INT4", 量化: "INT4",
  int4symmetric: "INT4-sym", int4g128sym: "INT4-sym", awqg64: "INT4-g64", gptqg64: "INT4-g64", w4a16g64: "INT4-g64",
  awqg32: "INT4-g32", gptqg32: "INT4-g32", w4a16g32: "INT4-g32", int4perchannel: "INT4-channel",

  bnb: "NF4", bnb4bit: "NF4", bnbnf4: "NF4", bitsandbytes: "NF4", bitsandbytes4bit: "NF4", qlora: "NF4", qlora4bit: "NF4", fp4bnb: "NF4",
  bnbfp4: "NF4", normalfloat4: "NF4", nf4doublequant: "NF4-DQ", bnb4bitdq: "NF4-DQ", bnb4bitdoublequant: "NF4-DQ", nf4dq: "NF4-DQ", ocpmxfp4: "MXFP4", microscalingfp4: "MXFP4", quarkmxfp4: "MXFP4",
  fp4: "NVFP4", nvidiafp4: "NVFP4", modeloptfp4: "NVFP4", modeloptnvfp4: "NVFP4", w4a4nvfp4: "NVFP4", nvfp4w4a4: "NVFP4", nvfp4a16: "NVFP4",
  w4a16nvfp4: "NVFP4",

  gguf: "Q4_K_M", q4: "Q4_K_M", q4k: "Q4_K_M", q4kmedium: "Q4_K_M", q4ksmall: "Q4_K_S", q5: "Q5_K_M", q5k: "Q5_K_M", q5kmedium: "Q5_K_M",
  q5ksmall: "Q5_K_S", q6: "Q6_K", q3: "Q3_K_M", q3k: "Q3_K_M", q3kmedium: "Q3_K_M", q3klarge: "Q3_K_L", q3ksmall: "Q3_K_S", q2: "Q2_K",
  q2kmedium: "Q2_K", q2ksmall: "Q2_K_S", iq4: "IQ4_XS",
} as const; // prettier-ignore

/** Full-width letters become plain ones; case, spaces, hyphens, underscores and a "GGUF" around the name go. */
export function squeezed(text: string): string {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\-_.:/+()（）·]/g, "");
  return plain.length > 4 ? plain.replace(/^gguf|gguf$/g, "") : plain;
}
