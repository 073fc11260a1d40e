import type { Precision } from "../../../core/formats/precision";
import { statedAverage, statedCodebooks, statedGroups } from "../../../core/formats/stated";
import type { Fields } from "../fields";
import { all, orNull, type Reader, type Recipe } from "./recipe";
import {
  bitsIn,
  formatNamed,
  GPTQ,
  gptqLike,
  groupIn,
  integers,
  MOST_BITS,
  MOST_GROUP,
  ownSettings,
} from "./settings";

/** AutoRound calls its formats by data type and bits. */
export function autoRound(q: Fields): Recipe | null {
  const read = (own: Fields): Precision | null => {
    const type = own.text("data_type") || "int";
    const bits = bitsIn(own, ["bits"], 4);
    if (bits !== null && bits >= 16) return "BF16";
    if (/^(nv_fp|nvfp)/.test(type)) return "NVFP4";
    if (/^mx/.test(type)) return bits === 8 ? "MXFP8" : "MXFP4";
    if (/^fp/.test(type)) return bits === 8 ? "FP8-channel" : null;
    return integers(own, { ...GPTQ, group: 128 });
  };
  return orNull(
    read(q),
    ownSettings(q, { ...q.object("layer_config"), ...q.object("extra_config") }, read, "re:"),
  );
}

/** torchao writes the name of a class and its settings. */
export function torchao(q: Fields): Recipe | null {
  const type = q.raw("quant_type");
  const own = q.part("quant_type")?.part("default");
  const name = (typeof type === "string" ? type : (own?.text("_type") ?? ""))
    .toLowerCase()
    .replaceAll("_", "");
  const data = own?.part("_data") ?? q.part("quant_type_kwargs") ?? q;
  if (/nvfp4/.test(name)) return all("NVFP4");
  if (/mx/.test(name)) return all(/fp4|float4/.test(JSON.stringify(data.top)) ? "MXFP4" : "MXFP8");
  if (/int8dynamicactivationint4|int4weightonly|int4/.test(name)) {
    return all(
      statedGroups({ bits: 4, group: groupIn(data) ?? (name.startsWith("int8") ? 32 : 128), zeroBits: 16 }),
    );
  }
  const bits = /uint(\d)/.exec(JSON.stringify(data.top).toLowerCase().replaceAll("_", ""))?.[1];
  if (/(uintx|intx)/.test(name) && bits !== undefined) {
    return all(statedGroups({ bits: Number(bits), group: groupIn(data) ?? 64, zeroBits: 16 }));
  }
  if (/float8/.test(name)) return all("FP8-channel");
  return /int8/.test(name) ? all("INT8") : null;
}

/** Half-Quadratic Quantisation keeps scale and zero point of a group in 16 bit. */
export function hqq(q: Fields): Recipe | null {
  const own = q.part("quant_config")?.part("weight_quant_params") ?? q.part("weight_quant_params") ?? q;
  const bits = bitsIn(own, ["nbits", "bits"], 4);
  if (bits === null || bits > MOST_BITS) return null;
  return all(statedGroups({ bits, group: groupIn(own) ?? 64, zeroBits: 16 }));
}

export function bitsAndBytes(q: Fields): Recipe | null {
  if (q.flag("load_in_8bit") || q.flag("_load_in_8bit")) return all("INT8");
  return all(q.flag("bnb_4bit_use_double_quant") ? "NF4-DQ" : "NF4");
}

/** ExLlama's average over the matrices and its head. */
export function exllama(q: Fields): Recipe | null {
  const bits = q.raw("bits");
  if (typeof bits !== "number" || !(bits >= 1 && bits <= MOST_BITS)) return null;
  const method = q.text("quant_method").toUpperCase();
  const head = q.raw("head_bits") ?? q.raw("lm_head_bits");
  const headBits = typeof head === "number" && head >= 1 && head <= 16 ? head : 6;
  return { ...all(statedAverage(method, bits)), tables: { head: statedAverage(method, headBits) } };
}

export function aqlm(q: Fields): Recipe {
  return all(
    statedCodebooks(
      Math.min(q.count("num_codebooks", 1), 16),
      Math.min(q.count("nbits_per_codebook", 16), 16),
      Math.min(q.count("in_group_size", 8), MOST_GROUP),
    ),
  );
}

/** MLX stores the embedding and the head like the rest; scale and bias of a group are in 16 bit. */
export function mlx(q: Fields): Recipe | null {
  const read = (own: Fields): Precision | null => {
    const mode = formatNamed(own.text("mode"));
    if (mode !== null) return mode;
    const bits = bitsIn(own, ["bits"], null);
    if (bits === null || bits > MOST_BITS) return null;
    return statedGroups({ bits, group: groupIn(own) ?? 64, zeroBits: 16 });
  };
  const base = read(q);
  if (base === null) return null;
  return { base, rules: ownSettings(q, q.top, read), tables: { embedding: base, head: base } };
}

export function quanto(q: Fields): Recipe | null {
  const word = q.text("weights");
  if (/float8/.test(word)) return all("FP8-channel");
  const bits = Number(/^int([248])$/.exec(word)?.[1] ?? 0);
  if (bits === 0) return null;
  return all(bits === 8 ? "INT8" : statedGroups({ bits, group: 128, zeroBits: 16 }));
}

export const gptq: Reader = (q) => {
  const head = q.flag("lm_head") ? gptqLike(q) : null;
  const recipe = orNull(gptqLike(q), ownSettings(q, q.object("dynamic"), gptqLike, "+:"));
  return recipe === null || head === null ? recipe : { ...recipe, tables: { head } };
};
export const awq: Reader = (q) => orNull(integers(q, { bits: 4, group: 128, symmetric: false }));
