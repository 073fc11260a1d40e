import { mixerAnswers } from "../mixers/all";
import { countLayers, sliceLayers } from "../shape/layers";
import { figure, sumOf, type Figure } from "../figure";
import type { LayerRun, Mixer } from "../shape/model";
import { adapterInputs, layerKeeps, selectiveKeeps, type Kept } from "./layer";
import type { TrainingSettings } from "./settings";
import type { Stage } from "./stages";
import type { TrainingMethod } from "./states";

/** Attention without a fused kernel keeps its scores: 5 bytes a head and pair of tokens (Korthikanti et al. §4.1). */
const SCORE_BYTES = 5;
const scoredHeads = (mixers: readonly Mixer[]): number =>
  mixers.reduce((sum, mixer) => sum + (mixerAnswers(mixer).scores(mixer)?.heads ?? 0), 0);

export interface Activations {
  readonly how: Figure;
  /** Kept from the forward pass to the backward pass, over all layers and waiting micro-batches, in bytes. */
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
 * Formula: none: every layer's numbers; full: each layer's input (h) and one layer at work; offload: two inputs on
 *          the card, the rest on the host; selective: each layer's input, attention's result and every second
 *          matrix product
 * Units:   bytes; tokens = batch × context ÷ context-parallel ranks
 * Source:  Korthikanti et al. 2022 §4 and §5; selective as torchtitan does it (every second matrix product saved)
 */
export function stageActivations(question: Question): Activations {
  const { stage, context, batch, settings } = question;
  const { pp, cp, checkpointing } = settings;
  const runs = runsWithGradients(question);
  const kept = KEEPS[checkpointing](runs, question);
  const live = checkpointing === "none" ? [] : layerAtWork(runs, question);
  const tokens = { batch, context, contextRanks: cp };
  const perToken = (batch * context) / cp;
  return {
    how:
      kept.length + live.length === 0
        ? figure("nothing-kept", {})
        : pp === 1
          ? figure("training-activations", { ...tokens, kept, live })
          : figure("training-activations-waiting", { ...tokens, kept, live, microbatches: stage.inFlight }),
    kept: perToken * sumOf(kept) * stage.inFlight,
    live: perToken * sumOf(live),
  };
}

/** Bytes that a stage keeps of one token, by kind of checkpointing. */
const KEEPS: Readonly<
  Record<TrainingSettings["checkpointing"], (runs: readonly LayerRun[], question: Question) => Figure[]>
> = {
  none: (runs, question) => whole("kept-all", runs, question),
  selective: (runs, { stage, settings }) =>
    byKind(runs, ({ layer }) => selectiveKeeps(layer, stage.frame.hiddenSize)).map(({ value, layers }) =>
      figure("kept-selected", { layers, ...numbersOf(value, settings) }),
    ),
  full: (runs, question) =>
    runs.length === 0 ? [] : [figure("kept-inputs", inputsOf(countLayers(runs), question))],
  offload: (_, question) => [figure("kept-inputs-offloaded", inputsOf(2, question))],
};

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
function whole(
  rule: "kept-all" | "layer-at-work",
  runs: readonly LayerRun[],
  { stage, method, context, settings }: Question,
): Figure[] {
  const { hiddenSize: h } = stage.frame;
  const ranks = settings.tp;
  const adapted = method === "lora" || method === "qlora";
  const eager = settings.attention === "eager";
  const numbers = byKind(runs, ({ layer }) => layerKeeps(layer, h));
  const adapters = adapted ? byKind(runs, ({ layer }) => adapterInputs(layer, h, settings)) : [];
  const scores = eager ? byKind(runs, ({ layer }) => scoredHeads(layer.mixers)) : [];
  return [
    ...numbers.map(({ value, layers }) => figure(rule, { layers, ...numbersOf(value, settings) })),
    ...adapters
      .filter(({ value }) => value > 0)
      .map(({ value, layers }) => figure("kept-adapters", { layers, bytesEach: value, ranks })),
    ...scores
      .filter(({ value }) => value > 0)
      .map(({ value: heads, layers }) => figure("kept-scores", { layers, heads, context, bytesEach: SCORE_BYTES, ranks })), // prettier-ignore
  ];
}

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

const elementBytes = ({ precision }: TrainingSettings): number => (precision === "fp32" ? 4 : 2);
/** Sequence parallelism cuts what tensor parallelism alone leaves whole. */
const wholeRanks = ({ sp, tp }: TrainingSettings): number => (sp === 1 ? tp : 1);

const numbersOf = (kept: Kept, settings: TrainingSettings) => ({
  whole: kept.whole,
  wholeRanks: wholeRanks(settings),
  cut: kept.cut,
  ranks: settings.tp,
  elementBytes: elementBytes(settings),
});

const inputsOf = (layers: number, { stage, settings }: Question) => ({
  layers,
  hidden: stage.frame.hiddenSize,
  elementBytes: elementBytes(settings),
  ranks: wholeRanks(settings),
});

/** Layers below the first trained one need no backward pass, so they keep nothing. */
function runsWithGradients({ stage, method, settings }: Question): readonly LayerRun[] {
  const { runs, layersAfter } = stage;
  if (method !== "freeze") return runs;
  const total = countLayers(runs);
  return sliceLayers(runs, Math.max(0, total - Math.max(0, settings.layers - layersAfter)), total);
}
