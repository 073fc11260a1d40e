import { mixerAnswers } from "../mixers/all";
import { countLayers, sliceLayers } from "../shape/layers";
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
  /** Kept from the forward pass to the backward pass, over all layers and waiting micro-batches. */
  readonly kept: number;
  /** One layer at work: recomputed (checkpointing) before its backward pass. */
  readonly live: number;
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
export function stageActivations(question: {
  stage: Stage;
  method: TrainingMethod;
  context: number;
  batch: number;
  settings: TrainingSettings;
}): Activations {
  const { stage, method, context, batch, settings } = question;
  const { hiddenSize: h } = stage.frame;
  const { tp, cp, sp, checkpointing } = settings;
  const tokens = (batch * context) / cp;
  const width = settings.precision === "fp32" ? 4 : 2;
  const cutWhole = sp === 1 ? tp : 1;
  const scores = settings.attention === "eager" ? (SCORE_BYTES * tokens * context) / tp : 0;
  const adapted = method === "lora" || method === "qlora";
  const bytesOf = (numbers: Kept): number => tokens * width * (numbers.whole / cutWhole + numbers.cut / tp);
  let kept = 0;
  let live = 0;
  for (const { layer, count } of runsWithGradients(stage, method, settings)) {
    const adapters = adapted ? (tokens * adapterInputs(layer, h, settings)) / tp : 0;
    const all = bytesOf(layerKeeps(layer, h)) + scores * scoredHeads(layer.mixers) + adapters;
    const input = (tokens * width * h) / cutWhole;
    const saved =
      checkpointing === "none"
        ? all
        : checkpointing === "selective"
          ? bytesOf(selectiveKeeps(layer, h))
          : input;
    kept += count * saved;
    if (checkpointing !== "none") live = Math.max(live, all);
  }
  if (checkpointing === "offload") kept = (2 * (tokens * width * h)) / cutWhole;
  return { kept: kept * stage.inFlight, live };
}

/** Layers below the first trained one need no backward pass, so they keep nothing. */
function runsWithGradients(
  { runs, layersAfter }: Stage,
  method: TrainingMethod,
  settings: TrainingSettings,
): readonly LayerRun[] {
  if (method !== "freeze") return runs;
  const total = countLayers(runs);
  return sliceLayers(runs, Math.max(0, total - Math.max(0, settings.layers - layersAfter)), total);
}
