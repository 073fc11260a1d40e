import type { Explanation } from "./question";
import { stageActivations } from "./activations";
import { spread } from "./bands";
import { CUDA_CONTEXT, FRAGMENTATION, NCCL, trainingBuffers } from "./buffers";
import { checkTraining } from "./check";
import { explainTraining, trainingNotes } from "./explained";
import { logitBytes } from "./logits";
import {
  TRAINING_PARTS,
  type StageBytes,
  type Training,
  type TrainingPartName,
  type TrainingQuestion,
} from "./question";
import { completeSettings, type TrainingSettings } from "./settings";
import { fullestStages, heldTensors, type Stage } from "./stages";
import { modelStates } from "./states";
import { bytes, sumBytes } from "../units";

/**
 * Memory that training takes on the fullest card.
 *
 * Formula: weights + gradients + optimizer states + activations + logits + framework, where framework is gathered
 *          and reduced buffers, what the optimizer's step needs above the backward pass, the allocator's free blocks,
 *          CUDA context and NCCL
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
  const sizes: Record<TrainingPartName, number> = {
    Weights: fullest.states.weights,
    Gradients: fullest.states.gradients,
    "Optimizer states": fullest.states.optimizer,
    Activations: fullest.kept + fullest.live,
    Logits: fullest.logits,
    Framework: fullest.allocated - allocatedParts(fullest) + fullest.fragmentation + fullest.context,
  };
  const asked = { ...question, model, settings, given: question.settings };
  const explanations: Record<TrainingPartName, Explanation> = explainTraining(asked, fullest);
  const parts = spread(
    TRAINING_PARTS.map((name) => ({ name, size: bytes(sizes[name]), how: explanations[name] })),
    settings,
    fullest.states.paged,
  );
  return {
    parts,
    total: sumBytes(parts.map((part) => part.size)),
    low: sumBytes(parts.map((part) => part.low)),
    high: sumBytes(parts.map((part) => part.high)),
    allocated: bytes(fullest.allocated),
    reserved: bytes(fullest.allocated + fullest.fragmentation),
    stage: fullest,
    settings,
    notes: trainingNotes(asked, fullest),
  };
}

const allocatedParts = (s: StageBytes): number =>
  s.states.weights + s.states.gradients + s.states.optimizer + s.kept + s.live + s.logits;

function stageBytes(stage: Stage, question: TrainingQuestion, settings: TrainingSettings): StageBytes {
  const { method, context, batch, cards } = question;
  const held = heldTensors(stage);
  const states = modelStates({ held, method, cards, settings });
  const { kept, live } = stageActivations({ stage, method, context, batch, settings });
  const logits = logitBytes({ stage, context, batch, settings });
  const buffers = trainingBuffers({ held, method, cards, trained: states.trained, settings });
  const forward = kept + live + logits;
  const step = Math.max(0, states.scratch - forward);
  const allocated =
    states.weights +
    states.gradients +
    states.optimizer +
    forward +
    step +
    buffers.gathered +
    buffers.reduced +
    buffers.dequantised;
  return {
    states,
    kept,
    live,
    logits,
    buffers,
    step,
    allocated,
    fragmentation: settings.metric === "allocated" ? 0 : FRAGMENTATION.value * allocated,
    context: settings.metric === "card" ? CUDA_CONTEXT.value + (cards > 1 ? NCCL.value : 0) : 0,
  };
}
