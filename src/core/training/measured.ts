import type { TrainingFrameworkName } from "./frameworks";

/** How far measured totals lie from expected ones: shares below and above, from so many runs. */
export interface Band {
  readonly below: number;
  readonly above: number;
  readonly runs: number;
}

/**
 * Rule: the 10th and 90th percentile of measured ÷ expected, at least 5 % to each side, from eight runs or more of two
 * models or more, then wider until 80 % of the runs lie in the band that the others give: those of other models, and for
 * the unknown framework's band those of other frameworks, all asked without naming theirs. Rows that set a constant do not
 * count. test/accuracy computes the bands, and a test holds these figures against it.
 */
export const UNKNOWN_BAND: Band = { below: 0.16, above: 0.51, runs: 145 };

export const TRAINING_BANDS: Partial<Readonly<Record<TrainingFrameworkName, Band>>> = {
  torchtitan: { below: 0.14, above: 0.11, runs: 16 },
  "ms-swift-2": { below: 0.11, above: 0.21, runs: 40 },
  "transformers-4.44": { below: 0.05, above: 0.21, runs: 22 },
  litgpt: { below: 0.05, above: 0.24, runs: 16 },
  peft: { below: 0.05, above: 0.06, runs: 39 },
  axolotl: { below: 0.18, above: 0.22, runs: 8 },
  megatron: { below: 0.1, above: 0.15, runs: 9 },
  transformers: { below: 0.05, above: 0.09, runs: 160 },
};
