/** A number as an engine's parser takes it; NaN is none. */
export const plainNumber = (value: string | undefined): number =>
  value === undefined || !/^-?\d*\.?\d+(e-?\d+)?$/i.test(value.trim()) ? Number.NaN : Number(value);

/** A share: 0.9, or as people say it, 90%. */
export function shareOf(value: string | undefined): number {
  const [, percent] = /^([\d.]+)\s*%$/.exec(value?.trim() ?? "") ?? [];
  return percent === undefined ? plainNumber(value) : Number(percent) / 100;
}

/**
 * A count as vLLM reads it: k, m and g are powers of 1,000, K, M and G of 1,024.
 * Source: human_readable_int, https://docs.vllm.ai/en/latest/configuration/engine_args/
 *
 * @example countOf("16K") // 16384
 * @example countOf("25.6k") // 25600
 */
export function countOf(value: string | undefined): number {
  const [, digits, unit = ""] = /^(\d[\d_,]*(?:\.\d+)?)([kmgt]?)$/i.exec(value?.trim() ?? "") ?? [];
  if (digits === undefined) return Number.NaN;
  const base = unit === unit.toLowerCase() ? 1000 : 1024;
  const size = Number(digits.replace(/[_,]/g, "")) * base ** (UNITS.indexOf(unit.toLowerCase()) + 1);
  // 25.6 × 1,000 is not quite 25,600
  return Math.abs(size - Math.round(size)) < 1e-6 ? Math.round(size) : Number.NaN;
}
const UNITS = ["k", "m", "g", "t"];
