import type { Model } from "../../core/model";
import type { Precision } from "../../core/precision";
import type { Fields } from "./fields";

/** How the weights were released: the number type of the file, or of its quantisation. */
export function releasedPrecision(f: Fields): Pick<Model, "precision" | "exceptions"> {
  const word = f.text("dtype");
  const plain: Precision = /float32|fp32/.test(word)
    ? "FP32"
    : /^(torch\.)?(float16|fp16|half)/.test(word)
      ? "FP16"
      : "BF16";
  const quantisation = f.part("quantization_config");
  if (quantisation === null) return { precision: plain, exceptions: {} };
  return { precision: quantisation.text("quant_method") === "fp8" ? "FP8" : plain, exceptions: {} };
}
