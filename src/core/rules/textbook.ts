import { BYTES_PER_GB } from "../units";

/** The formulas of the rule of thumb, which needs no hardware. As in serving.ts. */
export const TEXTBOOK_RULES = {
  "textbook-weights": (t: { parameters: number; bytesEach: number; precision: string }) =>
    t.parameters * t.bytesEach,
  "textbook-kv": (t: {
    layers: number;
    kvHeads: number;
    headDim: number;
    context: number;
    bytesEach: number;
    sequences: number;
  }) => t.layers * 2 * t.kvHeads * t.headDim * t.context * t.bytesEach * t.sequences,
  "textbook-kv-latent": (t: {
    layers: number;
    latentDim: number;
    ropeDim: number;
    context: number;
    bytesEach: number;
    sequences: number;
  }) => t.layers * (t.latentDim + t.ropeDim) * t.context * t.bytesEach * t.sequences,
  "textbook-kv-mixed": (t: { sequences: number; kept: number; context: number; precision: string }) =>
    t.sequences * t.kept,
  "kept-numbers": (t: { layers: number; numbers: number; bytesEach: number }) =>
    t.layers * t.numbers * t.bytesEach,
  "kept-beside": (t: { layers: number; keptSize: number }) => t.layers * t.keptSize,
  /** `leastShare` and `mostShare` are the two that a row shows, `share` the one that counts here. */
  "textbook-overhead": (t: { share: number; neededSize: number; leastShare: number; mostShare: number }) =>
    t.share * t.neededSize,
  "textbook-capacity": (t: { gb: number; leastGb: number; mostGb: number }) => t.gb * BYTES_PER_GB,
} as const;
