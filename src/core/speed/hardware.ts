import type { Card } from "../card";
import { NotFoundError } from "../errors";
import { FORMATS, type Precision } from "../formats/precision";
import { BYTES_PER_GB } from "../units";
import { PCIE_LANE_GB } from "./constants";

/** What one device does in a second: bytes, 10^12 operations, bytes one way to the others. */
export interface Hardware {
  readonly memory: number;
  /** In the format that the engine multiplies in, and in 16 bit; null is unknown. */
  readonly tera: number | null;
  readonly wide: number | null;
  readonly link: number;
}

/** Labels of a card range, each with the unit that a bare number has there. */
const NEEDS = {
  bandwidth: '"bandwidth" (GB/s)',
  fp16: '"fp16" (dense TFLOPS)',
  tdp: '"tdp" (W)',
  link: '"link" (GB/s one way, or "PCIe 5.0")',
} as const;

/** What a card misses for an answer, and the label under which a card range gives it. */
export const unknownRate = (card: Card, kind: keyof typeof NEEDS): NotFoundError =>
  new NotFoundError("rate-unknown", { card: card.name, kind, needs: NEEDS[kind] });

/**
 * A device's rates for weights in a format, among so many ranks of a server.
 *
 * Errors: rate-unknown, where bandwidth is not known, or among several ranks no link and no PCIe
 */
export function hardwareOf(card: Card, precision: Precision, ranks: number): Hardware {
  const { devices } = card;
  if (card.bandwidthGbPerSecond == null) throw unknownRate(card, "bandwidth");
  const wide =
    precision === "FP16" ? (card.fp16Tflops ?? null) : (card.bf16Tflops ?? card.fp16Tflops ?? null);
  const own = ownRate(card, precision);
  return {
    memory: (card.bandwidthGbPerSecond * BYTES_PER_GB) / devices,
    // a format that multiplies more slowly than 16 bit is widened
    tera: wide === null ? null : Math.max(wide, own ?? 0) / devices,
    wide: wide === null ? null : wide / devices,
    link: ranks === 1 ? Infinity : (linkRate(card, Math.ceil(ranks / devices)) * BYTES_PER_GB) / devices,
  };
}

/** Formats that matrix units take as they lie; all others are widened to 16 bit on the way. */
function ownRate(card: Card, precision: Precision): number | null | undefined {
  const { family, bits } = FORMATS[precision];
  if (family === "float8") return card.fp8Tflops;
  if (family === "integer" && bits === 8) return card.int8Tops;
  return precision === "NVFP4" || precision === "MXFP4" ? card.fp4Tflops : null;
}

/** GB a second one way: links where they join so many cards, else PCIe, which is what all can fall back on. */
export function linkRate(card: Card, cards: number): number {
  const { linkGbPerSecond: own, linkDomain, pcie, pcieLanes = 16 } = card;
  if (own != null && cards <= (linkDomain ?? cards)) return own;
  const lane = PCIE_LANE_GB[pcie ?? 0];
  if (lane === undefined) throw unknownRate(card, "link");
  return lane * pcieLanes;
}
