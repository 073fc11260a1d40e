import { hasExperts } from "../feed-forwards/all";
import type { Explanation, TrainingNote } from "./question";
import { bandOf } from "./bands";
import { CUDA_CONTEXT } from "./buffers";
import { TRAINING_FRAMEWORKS } from "./frameworks";
import { CHUNKED_BYTES, FUSED_BYTES } from "./logits";
import { TRAINING_BANDS } from "./measured";
import type { CompleteQuestion, StageBytes, TrainingPartName } from "./question";
import { bytes, toGib } from "../units";

const ZERO = "https://arxiv.org/abs/1910.02054";
const LORA = "https://arxiv.org/abs/2106.09685";
const QLORA = "https://arxiv.org/abs/2305.14314";
const ACTIVATIONS = "https://arxiv.org/abs/2205.05198";

const CHUNKED =
  "https://docs.pytorch.org/torchtune/stable/generated/torchtune.modules.loss.CEWithChunkedOutputLoss.html";
const FUSED = "https://arxiv.org/abs/2410.10989";

const gib = (count: number): number => toGib(bytes(count));

/** How each part came about: a rule by name and the numbers that fill it. */
export function explainTraining(
  asked: CompleteQuestion,
  stage: StageBytes,
): Record<TrainingPartName, Explanation> {
  return {
    Weights: weights(asked, stage),
    Gradients: gradients(asked, stage),
    "Optimizer states": optimizer(asked, stage),
    Activations: activations(asked, stage),
    Logits: logits(asked, stage),
    Framework: framework(stage),
  };
}

/** Ranks that share the states, as a sentence may name them; 0 where nobody shares. */
function sharing({ settings: s, cards }: CompleteQuestion, stage: number): Record<string, number> {
  const ranks = cards / (s.tp * s.pp);
  const group = s.shardGroup === "all" ? ranks : Math.min(ranks, s.shardGroup);
  return { ranks: s.zero >= stage ? group : 1, zero: s.zero };
}

function weights(asked: CompleteQuestion, { states }: StageBytes): Explanation {
  const { method, settings: s } = asked;
  const adapted = method === "lora" || method === "qlora";
  const format = method === "qlora" ? s.base : s.precision;
  return {
    rule:
      s.offload === "parameters"
        ? "train-weights-offloaded"
        : adapted
          ? "train-weights-adapted"
          : "train-weights",
    values: {
      parameters: states.held,
      trained: states.trained,
      format: adapted ? format.toUpperCase() : s.parameters.toUpperCase(),
      ...sharing(asked, 3),
    },
    source: method === "qlora" ? QLORA : method === "lora" ? LORA : ZERO,
  };
}

function gradients(asked: CompleteQuestion, { states }: StageBytes): Explanation {
  const { method, settings: s } = asked;
  const format = method === "lora" || method === "qlora" ? s.adapters : s.gradients;
  return {
    rule: s.step === "backward" ? "train-gradients-backward" : "train-gradients",
    values: { trained: states.trained, each: format === "fp32" ? 4 : 2, ...sharing(asked, 2) },
    source: ZERO,
  };
}

function optimizer(asked: CompleteQuestion, { states }: StageBytes): Explanation {
  const { settings: s, method } = asked;
  const master = (method === "full" || method === "freeze") && s.master === "fp32" ? 1 : 0;
  const each = states.trained === 0 ? 0 : states.optimizer / states.trained;
  return {
    rule: s.offload === "none" ? "train-optimizer" : "train-optimizer-offloaded",
    values: { trained: states.trained, optimizer: s.optimizer, master, each, ...sharing(asked, 1) },
    source: ZERO,
  };
}

const activations = (asked: CompleteQuestion, stage: StageBytes): Explanation => ({
  rule: `train-activations-${asked.settings.checkpointing}`,
  values: {
    batch: asked.batch,
    context: asked.context,
    keptGib: gib(stage.kept),
    liveGib: gib(stage.live),
    stages: asked.settings.pp,
    tp: asked.settings.tp,
  },
  source: ACTIVATIONS,
});

function logits(asked: CompleteQuestion, stage: StageBytes): Explanation {
  const { settings: s, model, batch, context } = asked;
  const own = TRAINING_FRAMEWORKS[s.framework].logitBytes;
  const each = { full: own.value, chunked: CHUNKED_BYTES, fused: FUSED_BYTES }[s.loss];
  return {
    rule: stage.logits === 0 ? "train-logits-none" : `train-logits-${s.loss}`,
    values: {
      batch,
      context,
      vocabulary: model.frame.vocabularySize,
      hidden: model.frame.hiddenSize,
      each,
      tp: s.tp,
    },
    source: { full: own.source, chunked: CHUNKED, fused: FUSED }[s.loss],
  };
}

const framework = ({ buffers, step, fragmentation, context }: StageBytes): Explanation => ({
  rule: "train-framework",
  values: {
    contextGib: gib(context),
    restGib: gib(fragmentation),
    gatheredGib: gib(buffers.gathered),
    reducedGib: gib(buffers.reduced),
    dequantisedGib: gib(buffers.dequantised),
    stepGib: gib(step),
  },
  source: CUDA_CONTEXT.source,
});

/** Plain data parallel, and nothing else: each card holds every layer whole. */
const isCopied = ({ settings: s, cards }: CompleteQuestion): boolean =>
  cards > 1 && s.zero === 0 && s.tp * s.pp * s.ep === 1;

/** A quantised base was asked for of a method that keeps 16 bit. */
const isFullBase = ({ given, method }: CompleteQuestion): boolean =>
  method !== "qlora" && (given.base !== undefined || given.doubleQuant !== undefined);

/** What a reader of the result should know beside the parts. */
export function trainingNotes(asked: CompleteQuestion, stage: StageBytes): TrainingNote[] {
  const { settings: s, method, model, cards, given } = asked;
  const band = bandOf(s);
  const values = { framework: s.framework, belowShare: band.below, aboveShare: band.above, runs: band.runs };
  const paged = stage.states.paged;
  const experts = hasExperts(model.layers);
  const notes: (TrainingNote | false)[] = [
    { rule: TRAINING_BANDS[s.framework] ? "train-note-band" : "train-note-band-unknown", values },
    method !== "full" && { rule: "train-note-trained", values: { trained: stage.states.trained } },
    s.packing === 0 && { rule: "train-note-length", values: { context: asked.context } },
    paged > 0 && { rule: "train-note-paged", values: { pagedGib: gib(paged) } },
    s.zero > 0 && cards === 1 && { rule: "train-note-one-card", values: {} },
    given.zero === undefined &&
      s.zero > 0 && { rule: "train-note-sharded", values: { framework: s.framework } },
    given.zero === undefined && isCopied(asked) && { rule: "train-note-copied", values: {} },
    isFullBase(asked) && { rule: "train-note-base", values: {} },
    experts && { rule: "train-note-experts", values: {} },
  ];
  return notes.filter((note) => note !== false);
}
