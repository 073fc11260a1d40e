import type { Precision } from "../../../core/formats/precision";
import { statedGroups } from "../../../core/formats/stated";
import { Fields, type Json } from "../fields";
import type { Rule } from "./recipe";

/** What quantisers call a format in a word, first match wins. */
const WORDS: readonly (readonly [RegExp, Precision])[] = [
  [/nvfp4/, "NVFP4"],
  [/mxfp8/, "MXFP8"],
  [/mxfp4/, "MXFP4"],
  [/fp4|float4/, "MXFP4"],
  [/fp8_pb|fp8_block/, "FP8"],
  [/fp8_pc|per_channel/, "FP8-channel"],
  [/fp8|float8|e4m3/, "FP8"],
  [/w4a16|awq|gptq|int4|w4a8/, "INT4"],
  [/w8a8|int8|w8a16|smoothquant/, "INT8"],
];

export const formatNamed = (words: string): Precision | null =>
  WORDS.find(([pattern]) => pattern.test(words.toLowerCase()))?.[1] ?? null;

export const MOST_BITS = 8;

/** A count of bits that a format can have, or null. */
export const bitsIn = (q: Fields, keys: readonly string[], fallback: number | null): number | null => {
  const value = keys.map((key) => q.raw(key)).find((found) => found !== undefined) ?? fallback;
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 16 ? value : null;
};

export const MOST_GROUP = 65_536;

/** Numbers of a group: null is a whole row (-1), undefined is not said. */
export function groupIn(q: Fields): number | null | undefined {
  const found = q.raw("group_size") ?? q.raw("q_group_size");
  if (typeof found !== "number" || !Number.isInteger(found) || found > MOST_GROUP) return undefined;
  return found > 0 ? found : null;
}

/** Integers by bits, group and symmetry; where the file gives no group, the method's usual one. */
export function integers(
  q: Fields,
  usual: { bits: number | null; group: number | null; symmetric: boolean },
): Precision | null {
  const bits = bitsIn(q, ["bits", "num_bits", "nbits", "w_bit"], usual.bits);
  if (bits === 16) return "BF16";
  if (bits === null || bits > MOST_BITS) return null;
  const stated = groupIn(q);
  const group = stated === undefined ? usual.group : stated;
  const zero = q.raw("zero_point");
  const symmetric = typeof zero === "boolean" ? !zero : q.flag("sym", q.flag("symmetric", usual.symmetric));
  return statedGroups({ bits, group, zeroBits: symmetric ? 0 : bits });
}

export const GPTQ = { bits: 4, symmetric: true } as const;

/** Where no group is stated, an 8-bit file scales rows and a 4-bit one groups of 128. */
export const gptqLike = (q: Fields): Precision | null => {
  const bits = bitsIn(q, ["bits", "num_bits"], 4);
  if (!q.has("group_size"))
    return bits === 8 ? "INT8" : bits === 4 ? "INT4" : integers(q, { ...GPTQ, group: 128 });
  return integers(q, { ...GPTQ, group: 128 });
};

/** The stated settings of single modules, on top of those of the whole. */
function laidOver(q: Fields, own: Json): Fields {
  const both = { ...q.top, ...own };
  return new Fields(both, q.name, both);
}

export function ownSettings(
  q: Fields,
  table: Json,
  read: (own: Fields) => Precision | null,
  mark = "",
): Rule[] {
  return Object.entries(table).flatMap(([module, own]) => {
    if (module.startsWith("-:") || own === false) return [{ pattern: module, format: null }];
    // an empty one and a mere flag change nothing
    if (typeof own !== "object" || own === null || Object.keys(own).length === 0) return [];
    const format = read(laidOver(q, own as Json));
    if (format === null) return [];
    const pattern = module.startsWith("+:") || /^[\w.\-]+$/.test(module) ? module : mark + module;
    return [{ pattern, format: format === "BF16" ? null : format }];
  });
}
