import type { Model } from "../shape/model";
import type { Explanation } from "./question";
import type { TrainingPart, TrainingPartName } from "./question";
import { bytes, BYTES_PER_GB, sumBytes, type Bytes } from "../units";

/** GB of activations for each billion parameters: the rule's low and high. */
export const RULE_ACTIVATIONS = { low: 5, high: 7 } as const;

export interface RuleOfThumb {
  readonly parts: readonly TrainingPart[];
  readonly total: Bytes;
  readonly low: Bytes;
  readonly high: Bytes;
}

/**
 * Training memory over all cards by the rule of thumb: it knows neither optimizer nor batch.
 *
 * Formula: weights = parameters × bytes; gradients double them; activations 5 to 7 GB for each billion parameters,
 *          expected in the middle
 * Units:   bytes over all cards
 * Source:  the rule Chinese sizing articles use for full training
 *
 * @example trainingRule({ model: sizeModel(32e9), bytesEach: 2 }).low // 64 + 64 + 160 GB
 */
export function trainingRule(question: { model: Model; bytesEach: number }): RuleOfThumb {
  const { model, bytesEach } = question;
  const billions = model.parameters / 1e9;
  const weights = model.parameters * bytesEach;
  const perBillion = (gb: number): number => gb * BYTES_PER_GB * billions;
  const { low, high } = RULE_ACTIVATIONS;
  const exact = (name: TrainingPartName, size: number, how: Explanation): TrainingPart => ({
    name,
    size: bytes(size),
    low: bytes(size),
    high: bytes(size),
    how,
  });
  const says = (rule: string): Explanation => ({
    rule,
    values: { parameters: model.parameters, each: bytesEach, low, high },
    source: "",
  });
  const parts: TrainingPart[] = [
    exact("Weights", weights, says("train-rule-weights")),
    exact("Gradients", weights, says("train-rule-gradients")),
    exact("Optimizer states", 0, says("train-rule-left-out")),
    {
      ...exact("Activations", perBillion((low + high) / 2), says("train-rule-activations")),
      low: bytes(perBillion(low)),
      high: bytes(perBillion(high)),
    },
    exact("Logits", 0, says("train-rule-left-out")),
    exact("Framework", 0, says("train-rule-left-out")),
  ];
  return {
    parts,
    total: sumBytes(parts.map((part) => part.size)),
    low: sumBytes(parts.map((part) => part.low)),
    high: sumBytes(parts.map((part) => part.high)),
  };
}
