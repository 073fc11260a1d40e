import { figure, sumOf, type Figure } from "../figure";
import type { Activations } from "./activations";
import type { Buffers } from "./buffers";
import { TRAINING_FRAMEWORKS } from "./frameworks";
import type { Logits } from "./logits";
import type { TrainingSettings } from "./settings";
import { onCard, type Held, type Stage } from "./stages";
import { gradientBytes, type States, type TrainingMethod } from "./states";

export type PhaseName = "forward" | "backward" | "recompute" | "first" | "end" | "step" | "together";

/** What is alive at one moment of a step beside weights and optimizer states. */
export interface Phase {
  readonly name: PhaseName;
  readonly gradients: Figure;
  readonly activations: Figure;
  readonly logits: Figure;
  /** Buffers, second gradients of a tied matrix, what the optimizer's step needs for a moment. */
  readonly beside: readonly Figure[];
  readonly size: number;
}

interface Question {
  readonly stage: Stage;
  readonly held: readonly Held[];
  readonly method: TrainingMethod;
  readonly settings: TrainingSettings;
  readonly states: States;
  readonly activations: Activations;
  readonly logits: Logits;
  readonly buffers: Buffers;
}

/**
 * The moments of a training step that can be its peak. Logits are gone when the last layer is computed again, activations
 * when all gradients stand, and gradients stand between steps only where they are added up.
 *
 * Formula: forward:   activations + logits
 *          backward:  activations + logits and their gradient
 *          recompute: inputs + the last layer + the head's gradient (with checkpointing)
 *          first:     the first layer and its input + all gradients but its own (with checkpointing)
 *          end:       gradients (+ a tied matrix's second one)
 *          step:      gradients + what the optimizer needs for a moment
 *          With accumulation the gradients are added to all of them. Shared states: see sharedPhases.
 * Units:   bytes
 * Source:  torch.autograd, and set_to_none of torch.optim.Optimizer.zero_grad; measured in test/accuracy/training-own-runs.json
 */
export function trainingPhases(question: Question): Phase[] {
  return question.settings.zero > 0 ? sharedPhases(question) : ownPhases(question);
}

/**
 * Where states are shared, weights and gradients are gathered and reduced on streams of their own, and what one stream has
 * given back the others do not use: the card holds all that a step computes. Measured in test/accuracy/training-points.json.
 */
function sharedPhases({ states, activations, logits, buffers }: Question): Phase[] {
  const { gradients, scratch } = states;
  const { gathered, reduced, dequantised } = buffers;
  const all = { gradients, activations: activations.together, logits: logits.backward };
  const step = { gradients, activations: figure("activations-gone", {}), logits: logits.held };
  return [
    phase("together", all, [gathered, reduced, dequantised]),
    phase("step", step, [gathered, reduced, dequantised, ...scratch]),
  ];
}

function ownPhases(question: Question): Phase[] {
  const { settings, states, activations, logits, buffers } = question;
  const { gradients } = states;
  const stands = areGradientsStanding(settings);
  const early = stands ? gradients : figure("gradients-later", {});
  const { reduced, dequantised } = buffers;
  const working = [reduced, dequantised];
  const held = logits.held;
  const last = stands ? gradients : (headGradient(question) ?? early);
  const first = stands ? gradients : gradientsButFirst(question);
  const gone = figure("activations-gone", {});
  const { forward, backward, recompute } = activations;
  const phases = [
    phase("forward", { gradients: early, activations: forward, logits: logits.forward }, [dequantised, stands ? reduced : null]),
    phase("backward", { gradients: early, activations: backward, logits: logits.backward }, working),
    recompute === null ? null : phase("recompute", { gradients: last, activations: recompute, logits: held }, working),
    activations.first === null ? null : phase("first", { gradients: first, activations: activations.first, logits: held }, working),
    phase("end", { gradients, activations: gone, logits: held }, [...working, secondGradient(question)]),
    phase("step", { gradients, activations: gone, logits: held }, [reduced, ...states.scratch]),
  ];
  return phases.filter((one) => one !== null);
} // prettier-ignore

export function largestPhase(phases: readonly Phase[]): Phase {
  const [first, ...others] = phases;
  if (first === undefined) throw new Error("a step has at least one phase");
  return others.reduce((most, one) => (one.size > most.size ? one : most), first);
}

function phase(
  name: PhaseName,
  alive: Pick<Phase, "gradients" | "activations" | "logits">,
  buffers: readonly (Figure | null)[],
): Phase {
  const beside = buffers.filter((one): one is Figure => one !== null && one.size > 0);
  return {
    name,
    ...alive,
    beside,
    size: sumOf([alive.gradients, alive.activations, alive.logits, ...beside]),
  };
}

/** Gradients that live on from step to step: those that are added up, and buffers that a program lays out once. */
const areGradientsStanding = ({ framework, accumulation, step }: TrainingSettings): boolean =>
  step !== "backward" && (accumulation > 1 || TRAINING_FRAMEWORKS[framework].gradientBuffers);

/** When the first layer is computed again, its own gradients are yet to come, and so is an embedding's that is not the head too. */
function gradientsButFirst({ stage, held, method, settings, states }: Question): Figure {
  const { gradients } = states;
  if (method !== "full" || settings.step === "backward" || gradients.size === 0) return gradients;
  const most = Math.max(...held.map(({ fromEnd }) => fromEnd ?? 0));
  const numbers = held.reduce((sum, one) => {
    const layer = one.fromEnd === most ? onCard(one, settings) / one.count : 0;
    const embeds = one.tensor.role === "embedding" && !(stage.frame.tied && stage.last);
    return sum + (embeds ? onCard(one, settings) : layer);
  }, 0);
  return figure("gradients-without", { gradients, numbers, bytesEach: gradientBytes(settings) });
}

/** The head's gradient is the first to stand: of embedding's numbers where the two are one matrix. */
function headGradient({ stage, held, method, settings }: Question): Figure | null {
  if (method !== "full" || !stage.last || settings.zero >= 2) return null;
  const head = held.find(({ tensor }) => tensor.role === (stage.frame.tied ? "embedding" : "head"));
  if (head === undefined) return null;
  return figure("gradient-of-head", { numbers: onCard(head, settings), bytesEach: gradientBytes(settings) });
}

/**
 * A matrix that embeds and ends the model gets a gradient from both ends, which are added into a third: two copies of 16
 * bit or one of 32 beside its own.
 */
function secondGradient({ stage, held, method, settings }: Question): Figure | null {
  const { tied, head } = stage.frame;
  const both = tied && head && stage.first && stage.last;
  if (!both || method !== "full" || settings.zero >= 2 || settings.step === "backward") return null;
  if (TRAINING_FRAMEWORKS[settings.framework].gradientBuffers) return null;
  const matrix = held.find(({ tensor }) => tensor.role === "embedding");
  if (matrix === undefined) return null;
  return figure("gradient-of-tied", { numbers: onCard(matrix, settings), bytesEach: 4 });
}
