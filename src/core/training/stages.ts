import type { Frame, LayerRun, Model } from "../shape/model";
import { frameTensorsOn } from "../shape/frame";
import { layerTensors } from "../shape/layer-tensors";
import { countLayers, sliceLayers } from "../shape/layers";
import { elements, type Tensor } from "../shape/tensors";
import type { TrainingSettings } from "./settings";

/** A run of layers with what stands before and after them: what one pipeline stage holds. */
export interface Stage {
  readonly runs: readonly LayerRun[];
  readonly frame: Frame;
  /** The stage embeds tokens. */
  readonly first: boolean;
  /** The stage ends in the head and the loss. */
  readonly last: boolean;
  /** Layers of later stages. */
  readonly layersAfter: number;
  /** Whole micro-batches whose activations wait here at once. */
  readonly inFlight: number;
}

/** A model whose matrices are known. */
export interface KnownModel extends Model {
  readonly frame: Frame;
}

/**
 * The stages that can be the fullest: the first, which keeps the most micro-batches, and the last, which has the head.
 *
 * Formula: 1F1B keeps min(stages, micro-batches) micro-batches in the first stage and one in the last; with v virtual
 *          stages a card, Narayanan et al. count 1 + (p - 1) / (p·v) of p micro-batches.
 * Source:  https://arxiv.org/abs/2104.04473 §2.2
 */
export function fullestStages(model: KnownModel, settings: TrainingSettings): Stage[] {
  const { pp, vpp } = settings;
  const { layers, frame } = model;
  if (pp === 1) return [{ runs: layers, frame, first: true, last: true, layersAfter: 0, inFlight: 1 }];
  const total = countLayers(layers);
  const each = Math.ceil(total / pp);
  const waiting = Math.min(pp, settings.microbatches ?? pp);
  const inFlight = vpp > 1 ? waiting * (1 + (pp - 1) / (pp * vpp)) : waiting;
  return [
    {
      runs: sliceLayers(layers, 0, each),
      frame,
      first: true,
      last: false,
      layersAfter: total - each,
      inFlight,
    },
    {
      runs: sliceLayers(layers, total - each, total),
      frame,
      first: false,
      last: true,
      layersAfter: 0,
      inFlight: vpp > 1 ? inFlight / 2 : 1,
    },
  ];
}

/** One matrix with how often the stage holds it. */
export interface Held {
  readonly tensor: Tensor;
  readonly count: number;
  /** Place of its last layer, counted from the end of the model; null around the layers. */
  readonly fromEnd: number | null;
}

/** Every matrix of a stage: around the layers what serving loads there too. */
export function heldTensors(stage: Stage): Held[] {
  const { frame, runs } = stage;
  const held: Held[] = frameTensorsOn(frame, stage).map((tensor) => ({ tensor, count: 1, fromEnd: null }));
  let after = stage.layersAfter + countLayers(runs);
  for (const run of runs) {
    after -= run.count;
    for (const tensor of layerTensors(run.layer, frame.hiddenSize))
      held.push({ tensor, count: run.count, fromEnd: after });
  }
  return held;
}

export const isExpert = (tensor: Tensor): boolean => tensor.shard.by === "experts";

/** Ways in which tensor and expert parallelism cut one matrix. */
export function waysOf(tensor: Tensor, settings: TrainingSettings): number {
  const { tp, ep } = settings;
  if (tensor.shard.by === "nothing") return 1;
  if (tensor.shard.by === "kv-heads") return Math.min(tp, tensor.shard.units);
  if (isExpert(tensor) && ep > 1) return ep;
  return tp;
}

/** Ranks that hold the same share of a matrix: what ZeRO and FSDP divide its states by. */
export function replicasOf(tensor: Tensor, cards: number, settings: TrainingSettings): number {
  const { tp, pp, ep } = settings;
  const all = isExpert(tensor) && ep > 1 ? cards / (pp * ep) : cards / (tp * pp);
  const group = settings.shardGroup === "all" ? all : Math.min(all, settings.shardGroup);
  return Math.max(1, group);
}

/** Numbers of a matrix on one card, before ZeRO or FSDP divides them. */
export const onCard = (held: Held, settings: TrainingSettings): number =>
  (held.count * elements(held.tensor)) / waysOf(held.tensor, settings);
