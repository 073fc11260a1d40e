/** The formulas that a training breakdown prints. As in serving.ts. */
export const TRAINING_RULES = {} as const;
