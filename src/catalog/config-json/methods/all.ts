import { statedGroups } from "../../../core/formats/stated";
import { aqlm, autoRound, awq, bitsAndBytes, exllama, gptq, hqq, mlx, quanto, torchao } from "./integers";
import { compressedTensors, fp8, modelopt, quark } from "./makers";
import { all, orNull, type Reader } from "./recipe";
import { formatNamed } from "./settings";

const word: Reader = (q) => orNull(formatNamed(q.text("quant_method")));

/** Every method that vLLM, SGLang or Transformers loads and whose sizes are documented, by its `quant_method`. */
export const METHODS: Readonly<Record<string, Reader>> = {
  aqlm,
  "auto-round": autoRound,
  "auto-awq": awq,
  awq,
  "awq-marlin": awq,
  bitnet: () => all(statedGroups({ bits: 2, group: null, zeroBits: 0 })),
  bitsandbytes: bitsAndBytes,
  "compressed-tensors": compressedTensors,
  eetq: () => all("INT8"),
  exl2: exllama,
  exl3: exllama,
  "experts-int8": () => ({ base: null, rules: [{ pattern: "experts", format: "INT8" }] }),
  "fbgemm-fp8": () => all("FP8-channel"),
  fp8,
  "fp-quant": (q) => orNull(formatNamed(q.text("forward_dtype"))),
  gptq,
  gptqmodel: gptq,
  "gptq-marlin": gptq,
  hqq,
  inc: autoRound,
  "intel-auto-round": autoRound,
  "intel/auto-round": autoRound,
  mlx,
  modelopt,
  "modelopt-fp4": modelopt,
  "modelopt-mixed": modelopt,
  "modelopt-mxfp8": word,
  "moe-wna16": gptq,
  modelslim: (q) =>
    orNull(formatNamed(`${q.text("quant_type")} ${q.text("quantize")} ${q.text("w_quant_type")}`)),
  ascend: (q) => orNull(formatNamed(`${q.text("quant_type")} ${q.text("quantize")}`)),
  mxfp4: () => all("MXFP4"),
  mxfp8: () => all("MXFP8"),
  "petit-nvfp4": () => all("NVFP4"),
  "ptpc-fp8": () => all("FP8-channel"),
  quanto,
  quark,
  torchao,
  "w8a8-fp8": () => all("FP8-channel"),
  "w8a8-int8": () => all("INT8"),
};
