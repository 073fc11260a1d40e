import type { TrainingFrameworkName } from "./training-frameworks";

/** How far measured totals lie from expected ones: shares below and above. */
export interface Band {
  readonly below: number;
  readonly above: number;
}

/** When the framework is unknown. */
export const UNKNOWN_BAND: Band = { below: 0.15, above: 0.4 };

export const TRAINING_BANDS: Partial<Readonly<Record<TrainingFrameworkName, Band>>> = {};
