import { isQuantised } from "../formats/kept";
import { mixerAnswers } from "../mixers/all";
import { countLayers, sliceLayers } from "../shape/layers";
import { figure, sumOf, type Figure } from "../figure";
import type { LayerRun, Mixer } from "../shape/model";
import { adapterInputs } from "./adapters";
import { computedBy, elementBytes, type Computed } from "./computed";
import { lastNormKeeps, layerKeeps, middleGradients, selectiveKeeps, type Kept } from "./layer";
import type { TrainingSettings } from "./settings";
import { heldTensors, onCard, type Stage } from "./stages";
import type { TrainingMethod } from "./states";

/**
 * Scores of attention without a fused kernel, bytes a head and pair of tokens: Korthikanti et al. §4.1; in plain PyTorch
 * softmax in FP32 and its 16-bit copy, and their gradients (10 more) while a checkpointed layer is computed again; all
 * FP32 the softmax alone.
 */
const SCORE_BYTES = {
  fused: { kept: 5, live: 5 },
  plain: { kept: 6, live: 16 },
  fp32: { kept: 4, live: 4 },
} as const;

/** What layers leave on the card, phase by phase. */
export interface Activations {
  /** While the loss is computed, and at the start of the backward pass. */
  readonly forward: Figure;
  readonly backward: Figure;
  /** With checkpointing: the last layer computed again before its backward pass, and the first one with its input alone. */
  readonly recompute: Figure | null;
  readonly first: Figure | null;
  /** All that a step computes, as if it stood at once. */
  readonly together: Figure;
  /** Bytes kept from the forward to the backward pass over all layers and waiting micro-batches. */
  readonly kept: number;
  /** One layer at work: recomputed (checkpointing) before its backward pass. */
  readonly live: number;
}

interface Question {
  readonly stage: Stage;
  readonly method: TrainingMethod;
  readonly context: number;
  readonly batch: number;
  readonly settings: TrainingSettings;
}

/**
 * Activations of one card's stage.
 *
 * Formula: none: every layer's numbers; full: each layer's input (h) and, later, one layer at work; offload: two inputs
 *          on the card, the rest on the host; selective: each layer's input, attention's result and every second
 *          matrix product. Behind the layers the last norm's. Under autocast 16-bit copies of FP32 matrices.
 * Units:   bytes; tokens = batch × context ÷ context-parallel ranks
 * Source:  Korthikanti et al. 2022 §4 and §5; selective as torchtitan does it (every second matrix product saved)
 */
export function stageActivations(question: Question): Activations {
  const { stage, context, batch, settings } = question;
  const { cp, checkpointing } = settings;
  const runs = runsWithGradients(question);
  const layersKeep = KEEPS[checkpointing](runs, question);
  const kept = [...layersKeep, ...lastNorm(question)];
  const live = checkpointing === "none" ? [] : layerAtWork(runs, question);
  const perToken = (batch * context) / cp;
  const waiting = { kept, live: [], microbatches: stage.inFlight };
  return {
    forward: activationsOf(question, { ...waiting, casts: castsOf(question, "forward") }),
    backward: activationsOf(question, { ...waiting, casts: castsOf(question, "backward") }),
    recompute:
      live.length === 0 ? null : activationsOf(question, { ...waiting, kept: layersKeep, live, casts: [] }),
    first:
      live.length === 0
        ? null
        : activationsOf(question, { kept: firstInput(question), live, casts: [], microbatches: 1 }),
    together: activationsOf(question, { ...waiting, live, casts: castsOf(question, "backward") }),
    kept: perToken * sumOf(kept) * stage.inFlight,
    live: perToken * sumOf(live),
  };
}

interface Alive {
  readonly kept: readonly Figure[];
  readonly live: readonly Figure[];
  readonly casts: readonly Figure[];
  readonly microbatches: number;
}

function activationsOf({ context, batch, settings }: Question, alive: Alive): Figure {
  const { kept, live, casts, microbatches } = alive;
  const terms = { batch, context, contextRanks: settings.cp, kept, live, casts };
  if (kept.length + live.length + casts.length === 0) return figure("nothing-kept", {});
  return microbatches === 1
    ? figure("training-activations", terms)
    : figure("training-activations-waiting", { ...terms, microbatches });
}

/** Bytes that a stage keeps of one token, by kind of checkpointing. */
const KEEPS: Readonly<
  Record<TrainingSettings["checkpointing"], (runs: readonly LayerRun[], question: Question) => Figure[]>
> = {
  none: (runs, question) => whole("kept-all", runs, question),
  selective: (runs, question) =>
    byKind(runs, ({ layer }) =>
      selectiveKeeps(layer, question.stage.frame.hiddenSize, computing(question)),
    ).map(({ value, layers }) => figure("kept-selected", { layers, ...bytesOf(value, question.settings) })),
  full: (runs, question) =>
    runs.length === 0 ? [] : [figure("kept-inputs", inputsOf(countLayers(runs), question))],
  offload: (_, question) => [figure("kept-inputs-offloaded", inputsOf(2, question))],
};

const computing = ({ method, context, settings }: Question): Computed =>
  computedBy(method, context, settings);

/** The norm behind the last layer keeps its input, where plain PyTorch computes it. */
function lastNorm(question: Question): Figure[] {
  const { stage, settings } = question;
  const bytesEach = stage.last ? lastNormKeeps(stage.frame.hiddenSize, computing(question)) : 0;
  return bytesEach === 0 ? [] : [figure("kept-last-norm", { bytesEach, ranks: wholeRanks(settings) })];
}

/** The input of the first trained layer waits till the end. */
const firstInput = (question: Question): Figure[] => [figure("kept-inputs", inputsOf(1, question))];

/**
 * Autocast keeps a 16-bit copy of each FP32 matrix that it multiplies with, until its backward pass. Checkpointing drops
 * those of trained layers when the forward pass is over and makes frozen ones anew, so that the head's alone stays.
 */
function castsOf(question: Question, phase: "forward" | "backward"): Figure[] {
  const { stage, method, settings } = question;
  if (!computing(question).autocast) return [];
  const recomputed = settings.checkpointing !== "none";
  const headAlone = recomputed && (phase === "backward" || method === "lora");
  const numbers = heldTensors(stage).reduce((sum, held) => {
    const { role } = held.tensor;
    const multiplies = held.fromEnd === null ? role === "head" || (role === "embedding" && stage.frame.tied && stage.last) : isQuantised(role); // prettier-ignore
    return multiplies && (held.fromEnd === null || !headAlone) ? sum + onCard(held, settings) : sum;
  }, 0);
  return numbers === 0 ? [] : [figure("weights-cast", { numbers, bytesEach: 2 })];
}

/** The layer that takes most while it is at work. */
function layerAtWork(runs: readonly LayerRun[], question: Question): Figure[] {
  let most: Figure[] = [];
  for (const { layer } of runs) {
    const live = whole("layer-at-work", [{ layer, count: 1 }], question);
    if (sumOf(live) > sumOf(most)) most = live;
  }
  return most;
}

/** All that layers compute of one token: their numbers, inputs of adapters, scores of attention. */
function whole(rule: "kept-all" | "layer-at-work", runs: readonly LayerRun[], question: Question): Figure[] {
  const { stage, method, context, settings } = question;
  const { hiddenSize: h } = stage.frame;
  const ranks = settings.tp;
  const how = computing(question);
  const adapted = method === "lora" || method === "qlora";
  const numbers = byKind(runs, ({ layer }) => layerKeeps(layer, h, how));
  const adapters = adapted ? byKind(runs, ({ layer }) => adapterInputs(layer, h, settings)) : [];
  const scores = byKind(runs, ({ layer }) => scoredHeads(layer.mixers, how));
  const scoreBytes = SCORE_BYTES[how.kernels === "fused" ? "fused" : how.width === 4 ? "fp32" : "plain"];
  const bytesEach = scoreBytes[rule === "kept-all" ? "kept" : "live"];
  const gradients = rule === "layer-at-work" ? byKind(runs, ({ layer }) => middleGradients(layer, h, how)) : [];
  return [
    ...numbers.map(({ value, layers }) => figure(rule, { layers, ...bytesOf(value, settings) })),
    ...positive(gradients).map(({ value }) => figure("kept-gradients", { bytesEach: value, ranks })),
    ...positive(adapters).map(({ value, layers }) => figure("kept-adapters", { layers, bytesEach: value, ranks })),
    ...positive(scores).map(({ value: heads, layers }) => figure("kept-scores", { layers, heads, context, bytesEach, ranks })),
  ];
} // prettier-ignore

const positive = <T extends { value: number }>(kinds: readonly T[]): T[] =>
  kinds.filter(({ value }) => value > 0);

/** Heads whose scores stand: all of them without a fused kernel, which PyTorch has not for FP32 with shared KV heads. */
const scoredHeads = (mixers: readonly Mixer[], { attention, kernels, width }: Computed): number =>
  mixers.reduce((sum, mixer) => {
    const heads = mixerAnswers(mixer).scores(mixer)?.heads ?? 0;
    const shared = "kvHeads" in mixer && mixer.kvHeads < heads;
    return attention === "eager" || (kernels === "plain" && width === 4 && shared) ? sum + heads : sum;
  }, 0);

/** Layers with the same answer, counted together. There are few answers, so that looking through them is fast. */
function byKind<T extends number | Kept>(
  runs: readonly LayerRun[],
  of: (run: LayerRun) => T,
): { value: T; layers: number }[] {
  const kinds: { value: T; layers: number }[] = [];
  for (const run of runs) {
    const value = of(run);
    const known = kinds.find((one) => isSame(one.value, value));
    if (known === undefined) kinds.push({ value, layers: run.count });
    else known.layers += run.count;
  }
  return kinds;
}

const isSame = (a: number | Kept, b: number | Kept): boolean =>
  typeof a === "number" || typeof b === "number" ? a === b : a.whole === b.whole && a.cut === b.cut;

/** Sequence parallelism cuts what tensor parallelism alone leaves whole. */
const wholeRanks = ({ sp, tp }: TrainingSettings): number => (sp === 1 ? tp : 1);

const bytesOf = (kept: Kept, settings: TrainingSettings) => ({
  whole: kept.whole,
  wholeRanks: wholeRanks(settings),
  cut: kept.cut,
  ranks: settings.tp,
});

const inputsOf = (layers: number, question: Question) => ({
  layers,
  hidden: question.stage.frame.hiddenSize,
  elementBytes: Math.max(elementBytes(question.settings), computing(question).residual),
  ranks: wholeRanks(question.settings),
});

/** Layers below the first trained one need no backward pass, so they keep nothing. */
function runsWithGradients({ stage, method, settings }: Question): readonly LayerRun[] {
  const { runs, layersAfter } = stage;
  if (method !== "freeze") return runs;
  const total = countLayers(runs);
  return sliceLayers(runs, Math.max(0, total - Math.max(0, settings.layers - layersAfter)), total);
}
