import { figure, sumOf } from "../figure";
import type { Sourcing } from "../parts";
import { bytes, sumBytes, type Bytes } from "../units";
import { stageActivations } from "./activations";
import { spread } from "./bands";
import { trainingBuffers } from "./buffers";
import { checkTraining } from "./check";
import { frameworkOf, freeBlocks, PROCESS, WORKSPACE } from "./framework";
import { stageLogits } from "./logits";
import { trainingNotes } from "./notes";
import { largestPhase, trainingPhases } from "./phases";
import {
  TRAINING_PARTS,
  type StageBytes,
  type Training,
  type TrainingPartName,
  type TrainingQuestion,
} from "./question";
import { completeSettings, type TrainingSettings } from "./settings";
import { fullestStages, heldTensors, type Stage } from "./stages";
import { modelStates, type TrainingMethod } from "./states";

/**
 * Memory that training takes on the fullest card.
 *
 * Formula: weights + optimizer states + the largest of five phases that are never alive together (phases.ts), each with
 *          its gradients, activations, logits and buffers, + framework: the allocator's free blocks, process, NCCL
 * Units:   bytes per card
 * Source:  ZeRO, https://arxiv.org/abs/1910.02054; activations, https://arxiv.org/abs/2205.05198
 *
 * @example trainingMemory({ model: LLAMA_3_1_8B, method: "full", context: 4096, batch: 1, cards: 1, settings: {} }).parts[0].size // 16060522496
 */
export function trainingMemory(question: TrainingQuestion): Training {
  const settings = completeSettings(question.settings, question.cards);
  const model = checkTraining({ ...question, settings });
  const [first, ...others] = fullestStages(model, settings).map((stage) =>
    stageBytes(stage, question, settings),
  );
  if (first === undefined) throw new Error("a model has at least one stage");
  const fullest = others.reduce((most, stage) => (stage.allocated > most.allocated ? stage : most), first);
  const figures = figuresOf(fullest, question.method);
  const parts = spread(
    TRAINING_PARTS.map((name) => ({ name, size: figures[name].how.size, ...figures[name] })),
    settings,
    fullest.states.paged,
  );
  return {
    parts,
    total: sumBytes(parts.map((part) => part.size)),
    low: sumBytes(parts.map((part) => part.low)),
    high: sumBytes(parts.map((part) => part.high)),
    allocated: bytes(fullest.allocated),
    reserved: bytes(fullest.allocated + (fullest.fragmentation?.size ?? 0)),
    stage: fullest,
    settings,
    notes: trainingNotes({ ...question, model, settings, given: question.settings }, fullest),
  };
}

/** A card of several devices holds what all of them hold. */
export function trainingPerCard(training: Training, devices: number): Training {
  if (devices === 1) return training;
  const times = (size: Bytes): Bytes => bytes(size * devices);
  const { total, low, high, allocated, reserved } = training;
  return {
    ...training,
    parts: training.parts.map((part) => {
      const how = part.size === 0 ? part.how : figure("times-devices", { devices, each: part.how });
      return { ...part, how, size: how.size, low: times(part.low), high: times(part.high) };
    }),
    total: times(total),
    low: times(low),
    high: times(high),
    allocated: times(allocated),
    reserved: times(reserved),
  };
}

const ZERO = "https://arxiv.org/abs/1910.02054";
const ACTIVATIONS = "https://arxiv.org/abs/2205.05198";
const WEIGHTS: Readonly<Record<TrainingMethod, string>> = {
  full: ZERO,
  freeze: ZERO,
  lora: "https://arxiv.org/abs/2106.09685",
  qlora: "https://arxiv.org/abs/2305.14314",
};

const figuresOf = (stage: StageBytes, method: TrainingMethod): Record<TrainingPartName, Sourcing> => ({
  Weights: { how: stage.states.weights, source: WEIGHTS[method] },
  Gradients: { how: stage.peak.gradients, source: ZERO },
  "Optimizer states": { how: stage.states.optimizer, source: ZERO },
  Activations: { how: stage.peak.activations, source: ACTIVATIONS },
  Logits: { how: stage.peak.logits, source: stage.logits.source },
  Framework: { how: stage.framework, source: PROCESS.source },
});

function stageBytes(stage: Stage, question: TrainingQuestion, settings: TrainingSettings): StageBytes {
  const { method, context, batch, cards } = question;
  const held = heldTensors(stage);
  const states = modelStates({ held, method, cards, settings });
  const activations = stageActivations({ stage, method, context, batch, settings });
  const logits = stageLogits({ stage, method, context, batch, settings });
  const buffers = trainingBuffers({ held, method, cards, trained: states.trained, settings });
  const phases = trainingPhases({ stage, held, method, settings, states, activations, logits, buffers });
  const peak = largestPhase(phases);
  const workspace = figure("workspace", { workspaceSize: WORKSPACE.value });
  const { weights, optimizer } = states;
  const allocated = sumOf([weights, optimizer, workspace]) + peak.size;
  const fragmentation = freeBlocks(allocated, settings);
  const framework = frameworkOf({ cards, settings, beside: [...peak.beside, workspace], fragmentation });
  return { states, activations, logits, buffers, phases, peak, allocated, fragmentation, framework };
}
