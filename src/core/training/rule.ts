import type { Model } from "../shape/model";
import { figure, type Figure } from "../figure";
import type { TrainingPart, TrainingPartName } from "./question";
import { gb, sumBytes, type Bytes } from "../units";

/** GB of activations for each billion parameters: the rule's low and high. */
const RULE_ACTIVATIONS = { low: 5, high: 7 } as const;

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
  const { parameters } = question.model;
  const { bytesEach } = question;
  const { low, high } = RULE_ACTIVATIONS;
  const billions = parameters / 1e9;
  const exact = (name: TrainingPartName, how: Figure): TrainingPart => ({
    name,
    size: how.size,
    low: how.size,
    high: how.size,
    how,
    source: "",
  });
  const leftOut = figure("rule-left-out", {});
  const activations = figure("rule-activations", { billions, leastGb: low, mostGb: high });
  const parts: TrainingPart[] = [
    exact("Weights", figure("rule-weights", { parameters, bytesEach })),
    exact("Gradients", figure("rule-gradients", { parameters, bytesEach })),
    exact("Optimizer states", leftOut),
    { ...exact("Activations", activations), low: gb(low * billions), high: gb(high * billions) },
    exact("Logits", leftOut),
    exact("Framework", leftOut),
  ];
  return {
    parts,
    total: sumBytes(parts.map((part) => part.size)),
    low: sumBytes(parts.map((part) => part.low)),
    high: sumBytes(parts.map((part) => part.high)),
  };
}
