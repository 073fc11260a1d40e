import { FORMATS, type Precision } from "./formats/precision";
import { figure, type Figure } from "./figure";
import { BITS_PER_BYTE, BYTES_PER_GB, bytes, sumBytes, type Bytes } from "./units";

/** The rules every presales engineer knows by heart: they need no hardware and no engine, and are exact to the digit. */

/**
 * The KV cache from four numbers, as the textbooks have it: every layer keeps a key and a value for every token.
 *
 * Formula: layers × 2 × KV heads × head dim × context × sequences × bits ÷ 8
 * Units:   context in tokens per sequence → bytes over all sequences
 * Source:  Kwon et al. 2023 §3, https://arxiv.org/abs/2309.06180
 *
 * @example toUnit(textbookKvBytes({ layers: 40, kvHeads: 64, headDim: 128, context: 16000, sequences: 1, precision: "FP16" }), "GB") // 20.97152
 */
export function textbookKvBytes(shape: {
  layers: number;
  kvHeads: number;
  headDim: number;
  context: number;
  sequences: number;
  precision: Precision;
}): Bytes {
  const elements = shape.layers * 2 * shape.kvHeads * shape.headDim * shape.context * shape.sequences;
  return bytes((elements * FORMATS[shape.precision].bits) / BITS_PER_BYTE);
}

/**
 * The rule of thumb for what to order.
 *
 * Formula: (weights + KV cache) × (1 + reserve)
 * Units:   bytes; the reserve is a share, 0.2 by custom
 * Source:  common practice; leaves out what an engine takes at the same time, which is what the reserve is for
 */
export const withReserve = (parts: { weights: Bytes; kvCache: Bytes; reserve: number }): Bytes =>
  bytes((parts.weights + parts.kvCache) * (1 + parts.reserve));

export type TextbookPartName = "Weights" | "KV cache" | "Overhead" | "Total" | "Capacity";

/** A row of the rule of thumb: what is the least to plan with, and what is safe. */
export interface TextbookPart {
  readonly name: TextbookPartName;
  readonly least: Bytes;
  readonly recommended: Bytes;
  /** null: the row is the sum of the rows above it. */
  readonly how: Figure | null;
}

/** What the frameworks themselves take (10 to 20 %), activations and a reserve, as a share of weights + KV cache. */
const LEAST_OVERHEAD = 0.1;
export const USUAL_RESERVE = 0.2;

/**
 * The rule of thumb row by row.
 *
 * Formula: overhead = 10 % and the reserve, by custom 20 %, of (weights + KV cache); capacity = the next usual memory total
 * Units:   bytes
 * Source:  common practice: a framework takes 10 to 20 %, activations 5 to 10 GB with fused attention
 */
export function textbookParts(known: { weights: Figure; kvCache: Figure; reserve: number }): TextbookPart[] {
  const { weights, kvCache, reserve } = known;
  const neededSize = sumBytes([weights.size, kvCache.size]);
  const leastShare = Math.min(LEAST_OVERHEAD, reserve);
  const overhead = (share: number): Figure =>
    figure("textbook-overhead", { share, neededSize, leastShare, mostShare: reserve });
  const [least, most] = [overhead(leastShare), overhead(reserve)];
  const total = { least: bytes(neededSize + least.size), recommended: bytes(neededSize + most.size) };
  const [leastGb, mostGb] = [nextCapacity(total.least), nextCapacity(total.recommended)];
  const capacity = (gb: number): Figure => figure("textbook-capacity", { gb, leastGb, mostGb });
  const row = (name: TextbookPartName, [low, high]: readonly [Figure, Figure]): TextbookPart => ({
    name,
    least: low.size,
    recommended: high.size,
    how: high,
  });
  return [
    row("Weights", [weights, weights]),
    row("KV cache", [kvCache, kvCache]),
    row("Overhead", [least, most]),
    { name: "Total", ...total, how: null },
    row("Capacity", [capacity(leastGb), capacity(mostGb)]),
  ];
}

/** Memory totals below 64 GB that cards and pairs of cards are sold in. */
const SMALL_CAPACITIES_GB = [24, 32, 48];
/** From 64 GB on the usual totals are 1, 1.25 and 1.5 times a power of two: 64 80 96 128 160 192 256 ... */
const CAPACITY_STEPS = [1, 1.25, 1.5];

/** The next usual memory total, in GB, that is not below what is needed. */
export function nextCapacity(needed: Bytes): number {
  const neededGb = needed / BYTES_PER_GB;
  const small = SMALL_CAPACITIES_GB.find((size) => size >= neededGb);
  if (small !== undefined) return small;
  let base = 64;
  while (base * 2 < neededGb) base *= 2;
  return base * (CAPACITY_STEPS.find((step) => base * step >= neededGb) ?? 2);
}
