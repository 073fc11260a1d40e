import { trainingMemory } from "../../src/core/training/training";
import type { Training } from "../../src/core/training/question";
import type { TrainingMethod } from "../../src/core/training/states";
import { toGib } from "../../src/core/units";
import { findModel } from "../../src/reading/names/find";
import { readTrainingSettings } from "../../src/reading/training/words";
import type { Comparison } from "./statistics";
import runs from "./training-own-runs.json";

/**
 * Runs of our own on one card, 2026-11-26: torch 2.11.0+cu130, transformers 5.17.0, peft 0.21.0, driver 580.159.04; models
 * built from their published configs with random weights; a plain loop (forward, backward, step, zero_grad) or Trainer.
 * No constant of the model was fitted to them.
 */
export interface OwnRun {
  readonly model: string;
  readonly method: string;
  readonly context: number;
  readonly batch: number;
  readonly settings: string;
  readonly program: string;
  readonly card: string;
  /** torch.cuda.max_memory_allocated and max_memory_reserved, and what the driver showed of the process. */
  readonly allocatedGib: number;
  readonly reservedGib: number;
  readonly processGib: number;
}

export interface Computed {
  readonly run: OwnRun;
  readonly training: Training;
  /** The same, asked without the framework. */
  readonly blind: Training;
}

function computed(run: OwnRun): Computed {
  const of = (settings: string): Training =>
    trainingMemory({
      model: findModel(run.model),
      method: run.method as TrainingMethod,
      context: run.context,
      batch: run.batch,
      cards: 1,
      settings: readTrainingSettings(settings),
    });
  return { run, training: of(run.settings), blind: of(run.settings.replace("framework=transformers", "")) };
}

export const OWN_RUNS: readonly Computed[] = (runs as readonly OwnRun[]).map(computed);

const labelOf = (run: OwnRun): string =>
  `${run.model}, ${run.method}, ${String(run.context)} × ${String(run.batch)}, ${run.settings}`;

export function ownComparisons(): Comparison[] {
  return OWN_RUNS.flatMap(({ run, training, blind }) => {
    const about = {
      label: labelOf(run),
      source: `own run on an ${run.card}, 2026-11-26 (${run.program})`,
    };
    return [
      { ...about, part: ALLOCATED, ours: toGib(training.allocated), measured: run.allocatedGib },
      { ...about, part: UNNAMED, ours: toGib(blind.allocated), measured: run.allocatedGib },
      { ...about, part: PROCESS, ours: toGib(training.total), measured: run.processGib },
    ];
  });
}

export const ALLOCATED = "Allocated peak, framework=transformers";
export const UNNAMED = "Allocated peak, no framework named";
export const PROCESS = "Process memory";
