import { trainingMemory } from "../../src/core/training/training";
import type { Training } from "../../src/core/training/question";
import type { TrainingMethod } from "../../src/core/training/states";
import { toGib } from "../../src/core/units";
import leftOutRuns from "./training-left-out.json";
import { modelOf, SHAPES } from "./training-models";
import type { LeftOutRun, TrainingPoint } from "./training-points";
import points from "./training-points.json";
import { readTrainingSettings } from "../../src/reading/training/words";

/** A measured run beside what we say of it: with its framework named, and without. */
export interface Run {
  readonly point: TrainingPoint;
  readonly known: Training;
  readonly blind: Training;
}

/** The quantity that was read: PyTorch's peaks know no CUDA context, and allocated knows no free blocks. */
export function comparable(training: Training, metric: TrainingPoint["metric"]): number {
  const { allocated, reserved, total } = training;
  return toGib({ allocated, reserved, card: total }[metric]);
}

function compute(point: TrainingPoint, words: string): Training {
  return trainingMemory({
    model: modelOf(point.model),
    method: point.method as TrainingMethod,
    context: point.context,
    batch: point.batch,
    cards: point.cards,
    settings: readTrainingSettings(`${point.settings} ${words}`),
  });
}

const everyRun: readonly Run[] = (points as readonly TrainingPoint[]).map((point) => ({
  point,
  known: compute(point, `framework=${point.framework}`),
  blind: compute(point, ""),
}));

/**
 * What no run can go below: weights, gradients and optimizer states that stay on the card, and each layer's input,
 * which even full checkpointing keeps. A figure below it belongs to another setting than its source lists.
 */
function leastGib({ point, known }: Run): number {
  const { states, activations } = known.stage;
  const shape = SHAPES[point.model];
  const { tp, sp, pp, cp } = known.settings;
  const inputs =
    ((2 * point.batch * point.context) / cp) *
    ((shape?.hidden ?? 0) / (sp === 1 ? tp : 1)) *
    ((shape?.layers ?? 0) / pp);
  return (
    (states.weights.size +
      states.gradients.size +
      states.optimizer.size +
      Math.min(activations.kept, inputs)) /
    1024 ** 3
  );
}

export const isImpossible = (run: Run): boolean => run.point.gib < leastGib(run);

/** Runs that the model describes. Those that cannot have been as their source says count as well: they are measured. */
export const RUNS: readonly Run[] = everyRun;

/** Of these, the ones that can be computed without naming the framework. */
export const BLIND_RUNS: readonly Run[] = RUNS.filter(({ point }) => point.unstated === undefined);

/** Every measurement that is not compared, with the reason. */
export const LEFT_OUT: readonly LeftOutRun[] = leftOutRuns;
