import type { TrainingFrameworkName } from "./frameworks";

/** How far measured totals lie from expected ones: shares below and above, from so many runs. */
export interface Band {
  readonly below: number;
  readonly above: number;
  readonly runs: number;
}

/**
 * Rule: the 10th and 90th percentile of measured ÷ expected, at least 5 % to each side, from eight runs or more;
 * the unknown framework's band comes from all runs asked without naming theirs. test/accuracy computes both, and a
 * test holds these figures against it.
 */
export const UNKNOWN_BAND: Band = { below: 0.08, above: 0.41, runs: 142 };

export const TRAINING_BANDS: Partial<Readonly<Record<TrainingFrameworkName, Band>>> = {
  torchtitan: { below: 0.11, above: 0.11, runs: 16 },
  litgpt: { below: 0.05, above: 0.4, runs: 16 },
  megatron: { below: 0.05, above: 0.1, runs: 9 },
  "transformers-4.44": { below: 0.17, above: 0.12, runs: 22 },
  peft: { below: 0.08, above: 0.05, runs: 8 },
  "ms-swift-2": { below: 0.07, above: 0.19, runs: 54 },
};
