import type { Explanation, Note } from "./parts";
import type { CompleteQuestion, StageBytes, TrainingPartName } from "./training-question";
import { CUDA_CONTEXT } from "./training-buffers";
import { TRAINING_FRAMEWORKS } from "./training-frameworks";

const ZERO = "https://arxiv.org/abs/1910.02054";
const LORA = "https://arxiv.org/abs/2106.09685";
const QLORA = "https://arxiv.org/abs/2305.14314";
const ACTIVATIONS = "https://arxiv.org/abs/2205.05198";

/** How each part came about: a rule by name and the numbers that fill it. */
export function explainTraining(
  asked: CompleteQuestion,
  stage: StageBytes,
): Record<TrainingPartName, Explanation> {
  const { settings: s, model, context, batch, method, cards } = asked;
  const { states, buffers } = stage;
  const framework = TRAINING_FRAMEWORKS[s.framework];
  const adapted = method === "lora" || method === "qlora";
  const ranks = cards / (s.tp * s.pp);
  const shared = { zero: s.zero, ranks, tp: s.tp, pp: s.pp, ep: s.ep };
  return {
    Weights: {
      rule: adapted
        ? "train-weights-adapted"
        : method === "freeze"
          ? "train-weights-frozen"
          : "train-weights",
      values: {
        held: states.held,
        trained: states.trained,
        base: s.base,
        quantised: method === "qlora" ? 1 : 0,
        parameters: s.parameters,
        ...shared,
      },
      source: method === "qlora" ? QLORA : method === "lora" ? LORA : ZERO,
    },
    Gradients: {
      rule: s.step === "backward" ? "train-gradients-backward" : "train-gradients",
      values: {
        trained: states.trained,
        each: (adapted ? s.adapters : s.gradients) === "fp32" ? 4 : 2,
        ...shared,
      },
      source: ZERO,
    },
    "Optimizer states": {
      rule: s.offload === "none" ? "train-optimizer" : "train-optimizer-offloaded",
      values: {
        trained: states.trained,
        optimizer: s.optimizer,
        master: adapted || s.master === "none" ? 0 : 4,
        paged: states.paged,
        ...shared,
      },
      source: ZERO,
    },
    Activations: {
      rule: `train-activations-${s.checkpointing}`,
      values: {
        batch,
        context,
        hidden: model.frame.hiddenSize,
        kept: stage.kept,
        live: stage.live,
        attention: s.attention,
        ...shared,
      },
      source: ACTIVATIONS,
    },
    Logits: {
      rule: stage.logits === 0 ? "train-logits-none" : `train-logits-${s.loss}`,
      values: {
        batch,
        context,
        vocabulary: model.frame.vocabularySize,
        hidden: model.frame.hiddenSize,
        each: framework.logitBytes.value,
        tp: s.tp,
      },
      source: framework.logitBytes.source,
    },
    Framework: {
      rule: "train-framework",
      values: {
        gathered: buffers.gathered,
        reduced: buffers.reduced,
        dequantised: buffers.dequantised,
        step: stage.step,
        rest: stage.fragmentation,
        context: stage.context,
      },
      source: CUDA_CONTEXT.source,
    },
  };
}

export function trainingNotes(asked: CompleteQuestion, stage: StageBytes): Note[] {
  const { settings: s, method, model, cards } = asked;
  const notes: Note[] = [];
  const note = (rule: string, values: Note["values"] = {}): void => void notes.push({ rule, values });
  if (s.framework === "generic") note("train-note-framework");
  if (method !== "full") note("train-note-trained", { trained: stage.states.trained });
  if (s.packing === 0) note("train-note-packing", { context: asked.context });
  if (stage.states.paged > 0) note("train-note-paged", { paged: stage.states.paged });
  if (s.zero > 0 && cards === 1) note("train-note-zero-one-card", { zero: s.zero });
  if (model.layers.some((run) => run.layer.feedForwards.some((part) => part.kind === "experts")))
    note("train-note-experts");
  return notes;
}
