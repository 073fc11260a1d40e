import type { Precision } from "../../../core/formats/precision";
import { statedGroups } from "../../../core/formats/stated";
import type { Fields } from "../fields";
import { all, orNull, type Recipe } from "./recipe";
import { bitsIn, formatNamed, groupIn, integers, MOST_BITS } from "./settings";

/** One of compressed-tensors' groups. */
function weightsFormat(weights: Fields | null): Precision | null {
  if (weights === null) return null;
  const bits = bitsIn(weights, ["num_bits"], null);
  const group = groupIn(weights);
  if (weights.text("type") === "int") {
    if (bits === 8 && (group === undefined || group === null)) return "INT8";
    return integers(weights, { bits: null, group: null, symmetric: true });
  }
  if (bits === 8) {
    if (group === 32) return "MXFP8";
    const strategy = weights.text("strategy");
    return strategy === "channel" ? "FP8-channel" : strategy === "tensor" ? "FP8-tensor" : "FP8";
  }
  return bits === 4 ? (group === 16 ? "NVFP4" : "MXFP4") : null;
}

export function compressedTensors(q: Fields): Recipe | null {
  const groups = Object.keys(q.object("config_groups")).flatMap(
    (name) => q.part("config_groups")?.part(name) ?? [],
  );
  const formats = groups.map((group) => ({ group, format: weightsFormat(group.part("weights")) }));
  const whole = formats.find(({ group }) =>
    (group.list("targets") ?? ["Linear"]).some((target) => target === "Linear"),
  );
  const rules = formats.flatMap(({ group, format }) =>
    group === whole?.group || format === null
      ? []
      : (group.list("targets") ?? [])
          .filter((target) => typeof target === "string")
          .map((pattern) => ({ pattern, format })),
  );
  const base = whole?.format ?? formatNamed(q.text("format"));
  return base === null && rules.length === 0 ? null : { base, rules };
}

/** ModelOpt: one algorithm for all, or one for each module, and another for experts (DeepSeek V4 in NVFP4). */
export function modelopt(q: Fields): Recipe | null {
  const rules = Object.entries(q.object("quantized_layers")).flatMap(([pattern, own]) => {
    const format = formatNamed(JSON.stringify(own));
    return format === null ? [] : [{ pattern, format }];
  });
  const algorithm = q.text("quant_algo") || q.text("quantization");
  if (rules.length > 0) return { base: null, rules };
  if (algorithm === "FP8") return all("FP8-tensor");
  return orNull(formatNamed(algorithm) ?? compressedTensors(q)?.base ?? null);
}

export function fp8(q: Fields): Recipe {
  const block = q.list("weight_block_size");
  const mixed = modelopt(q);
  // NVIDIA's V4 lists what NVFP4 leaves to FP8, and says NVFP4 of the experts
  if (q.has("moe_quant_algo")) {
    const experts = formatNamed(q.text("moe_quant_algo"));
    return { base: "FP8", rules: experts === null ? [] : [{ pattern: "experts", format: experts }] };
  }
  if (mixed !== null && mixed.rules.length > 0) return { base: "FP8", rules: mixed.rules };
  if (block !== null) return all(block[0] === 1 && block[1] === 32 ? "MXFP8" : "FP8");
  // Mistral's own files: no blocks, one scale a matrix
  return all(q.has("activation_scheme") ? "FP8-tensor" : "FP8");
}

/** Quark's settings of a weight, or its list of two where a second format is nested in a first. */
const quarkFormat = (q: Fields): Precision | null => {
  const weight = q.part("weight");
  if (weight === null) return null;
  const type = weight.text("dtype");
  const group = weight.text("qscheme") === "per_group" ? groupIn(weight) : null;
  if (/^fp4/.test(type))
    return /fp8|e4m3/.test(weight.text("scale_format")) || group === 16 ? "NVFP4" : "MXFP4";
  if (/^(fp8|e4m3)/.test(type)) return group === 32 ? "MXFP8" : weight.text("qscheme") === "per_tensor" ? "FP8-tensor" : "FP8-channel"; // prettier-ignore
  const bits = Number(/^u?int(\d)$/.exec(type)?.[1] ?? Number.NaN);
  if (!(bits >= 1 && bits <= MOST_BITS)) return null;
  const symmetric = weight.flag("symmetric", !type.startsWith("u"));
  return statedGroups({ bits, group: group ?? null, zeroBits: symmetric ? 0 : bits });
};

export function quark(q: Fields): Recipe | null {
  const base = q.part("global_quant_config");
  const rules = Object.keys(q.object("layer_quant_config")).flatMap((pattern) => {
    const own = q.part("layer_quant_config")?.part(pattern);
    const format = own ? quarkFormat(own) : null;
    return format === null ? [] : [{ pattern, format }];
  });
  return orNull(base === null ? null : quarkFormat(base), rules);
}
