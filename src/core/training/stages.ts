import type { Frame, LayerRun, Model } from "../shape/model";
import { elements, layerTensors, type Tensor } from "../shape/tensors";
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

export const layerCount = (runs: readonly LayerRun[]): number =>
  runs.reduce((sum, run) => sum + run.count, 0);

/** Layers `from` (included) to `to` (excluded), equal neighbours still joined. */
export function sliceRuns(runs: readonly LayerRun[], from: number, to: number): LayerRun[] {
  const slice: LayerRun[] = [];
  let start = 0;
  for (const run of runs) {
    const count = Math.min(to, start + run.count) - Math.max(from, start);
    if (count > 0) slice.push({ count, layer: run.layer });
    start += run.count;
  }
  return slice;
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
  const total = layerCount(layers);
  const each = Math.ceil(total / pp);
  const waiting = Math.min(pp, settings.microbatches ?? pp);
  const inFlight = vpp > 1 ? waiting * (1 + (pp - 1) / (pp * vpp)) : waiting;
  return [
    {
      runs: sliceRuns(layers, 0, each),
      frame,
      first: true,
      last: false,
      layersAfter: total - each,
      inFlight,
    },
    {
      runs: sliceRuns(layers, total - each, total),
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

/** Every matrix of a stage, embedding and head where they stand. A tied head on its own stage is a copy. */
export function heldTensors(stage: Stage): Held[] {
  const { frame, runs } = stage;
  const { hiddenSize: h, vocabularySize: v } = frame;
  const table = (role: "embedding" | "head"): Held => ({
    tensor: { role, rows: v, columns: h, copies: 1, shard: { by: "vocabulary", units: v } },
    count: 1,
    fromEnd: null,
  });
  const held: Held[] = [];
  if (stage.first) held.push(table("embedding"));
  if (stage.last && frame.head && (!frame.tied || !stage.first)) held.push(table("head"));
  if (stage.last && frame.vectors > 0) held.push(around("vectors", frame.vectors));
  if (stage.first) for (const part of frame.attachments) held.push(around("attachment", part.parameters));
  let after = stage.layersAfter + layerCount(runs);
  for (const run of runs) {
    after -= run.count;
    for (const tensor of layerTensors(run.layer, h)) held.push({ tensor, count: run.count, fromEnd: after });
  }
  return held;
}

const around = (role: "vectors" | "attachment", columns: number): Held => ({
  tensor: { role, rows: 1, columns, copies: 1, shard: { by: "nothing", units: 1 } },
  count: 1,
  fromEnd: null,
});

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
