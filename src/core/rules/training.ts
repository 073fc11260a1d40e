import { BYTES_PER_GB } from "../units";

/** Numbers of one kind on the fullest card, and the ranks that share them (ZeRO, FSDP). */
interface Shared {
  readonly numbers: number;
  /** Their format or their optimizer, in its own name. */
  readonly kind: string;
  readonly bytesEach: number;
  readonly ranks: number;
}
const shared = (t: Shared): number => (t.numbers * t.bytesEach) / t.ranks;

/** Bytes that layers keep of one token: some stand whole on every rank, unless the sequence is cut, some are cut. */
interface Kept {
  readonly layers: number;
  readonly whole: number;
  readonly wholeRanks: number;
  readonly cut: number;
  readonly ranks: number;
}
const kept = (t: Kept): number => t.layers * (t.whole / t.wholeRanks + t.cut / t.ranks);

/** Inputs of layers alone. */
interface Inputs {
  readonly layers: number;
  readonly hidden: number;
  readonly elementBytes: number;
  readonly ranks: number;
}
const inputs = (t: Inputs): number => (t.layers * t.hidden * t.elementBytes) / t.ranks;

/** Tokens a card works on at once: the context may be cut. */
interface Tokens {
  readonly batch: number;
  readonly context: number;
  readonly contextRanks: number;
}
const tokens = (t: Tokens): number => (t.batch * t.context) / t.contextRanks;

interface Logits extends Tokens {
  readonly entries: number;
  readonly bytesEach: number;
  readonly ranks: number;
}
const logits = (t: Logits): number => (tokens(t) * t.entries * t.bytesEach) / t.ranks;

interface Numbers {
  readonly numbers: number;
  readonly bytesEach: number;
}
const buffer = (t: Numbers): number => t.numbers * t.bytesEach;

const nothing = (): number => 0;

/** The formulas that a training breakdown prints. As in serving.ts; `kept` and its like are bytes for one token. */
export const TRAINING_RULES = {
  "frozen-numbers": shared,
  "trained-numbers": shared,
  "gradient-numbers": shared,
  "master-numbers": shared,
  "moment-numbers": shared,
  "factor-numbers": shared,
  "root-numbers": shared,
  "widened-gradients": shared,

  "training-weights": (t: { shares: number; tensorRanks: number; expertRanks: number; stages: number }) =>
    t.shares,
  "training-weights-offloaded": nothing,
  "training-gradients": (t: { shares: number }) => t.shares,
  "training-gradients-dropped": (t: Numbers & { ranks: number }) => (t.numbers * t.bytesEach) / t.ranks,
  "training-gradients-offloaded": nothing,
  "training-optimizer": (t: { shares: number }) => t.shares,
  "training-optimizer-paged": (t: { shares: number }) => t.shares,
  "training-optimizer-offloaded": nothing,
  "training-optimizer-all-paged": nothing,
  "training-optimizer-none": nothing,
  "nothing-trained": nothing,
  "gradients-later": nothing,
  "gradient-of-head": buffer,
  "gradient-of-tied": buffer,

  "training-activations": (t: Tokens & { kept: number; live: number; casts: number }) =>
    tokens(t) * (t.kept + t.live) + t.casts,
  /** In a pipeline, several micro-batches wait for their backward pass; one layer is at work. */
  "training-activations-waiting": (
    t: Tokens & { kept: number; microbatches: number; live: number; casts: number },
  ) => tokens(t) * (t.kept * t.microbatches + t.live) + t.casts,
  "weights-cast": buffer,
  "activations-gone": nothing,
  "nothing-kept": nothing,
  "kept-all": kept,
  "kept-selected": kept,
  "kept-inputs": inputs,
  "kept-inputs-offloaded": inputs,
  "layer-at-work": kept,
  "kept-adapters": (t: { layers: number; bytesEach: number; ranks: number }) =>
    (t.layers * t.bytesEach) / t.ranks,
  "kept-last-norm": (t: { bytesEach: number; ranks: number }) => t.bytesEach / t.ranks,
  "kept-gradients": (t: { bytesEach: number; ranks: number }) => t.bytesEach / t.ranks,
  "kept-scores": (t: { layers: number; heads: number; context: number; bytesEach: number; ranks: number }) =>
    (t.layers * t.heads * t.context * t.bytesEach) / t.ranks,

  "logits-full": logits,
  "logits-chunked": logits,
  "logits-fused": logits,
  "logits-none": nothing,
  "logits-gone": nothing,

  framework: (t: { parts: number }) => t.parts,
  "training-process": (t: { processSize: number }) => t.processSize,
  workspace: (t: { workspaceSize: number }) => t.workspaceSize,
  "group-buffers": (t: { librarySize: number }) => t.librarySize,
  "free-blocks": (t: { freeShare: number; allocatedSize: number }) => t.freeShare * t.allocatedSize,
  "weights-gathered": (t: Numbers & { units: number }) => t.units * t.numbers * t.bytesEach,
  "gradients-copied": buffer,
  "gradients-in-bucket": buffer,
  "gradients-of-unit": buffer,
  "gradients-unshared": buffer,
  "gradients-without": (t: Numbers & { gradients: number }) => t.gradients - t.numbers * t.bytesEach,
  "matrix-dequantised": buffer,

  "rule-weights": (t: { parameters: number; bytesEach: number }) => t.parameters * t.bytesEach,
  "rule-gradients": (t: { parameters: number; bytesEach: number }) => t.parameters * t.bytesEach,
  "rule-activations": (t: { billions: number; leastGb: number; mostGb: number }) =>
    (t.billions * (t.leastGb + t.mostGb) * BYTES_PER_GB) / 2,
  "rule-left-out": nothing,
} as const;
