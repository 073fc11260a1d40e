import { ONE_DEVICE, type Layout, type TablesPlace } from "../layout";
import type { Attachment, Frame, Layer, LayerRun } from "../shape/model";
import type { Precision } from "../formats/precision";
import { attached, attachmentsOnCard, frameTensorsOn, hostTables } from "../shape/frame";
import { layerTensors } from "../shape/layer-tensors";
import { VOCABULARY_STEP } from "../shape/split";
import type { Tensor, TensorRole } from "../shape/tensors";
import type { HostTensors } from "./host-tensors";

/** What one device holds of a matrix, `count` layers of it. */
export interface CutTensor {
  readonly role: TensorRole;
  readonly rows: number;
  readonly columns: number;
  readonly copies: number;
  readonly count: number;
  /** What the release stores it in, where this layer is an exception. */
  readonly own?: Precision | undefined;
}

/** Kernels for MXFP4 experts want hidden sizes and a rank's width in whole steps (vLLM's Marlin and DeepGEMM paths). */
const MXFP4_HIDDEN_STEP = 256;
const MXFP4_WIDTH_STEP = 128;

const roundUp = (count: number, step: number): number => Math.ceil(count / step) * step;

interface Stage {
  readonly frame: Frame;
  readonly layers: readonly LayerRun[];
  readonly layout: Layout;
  readonly first: boolean;
  readonly last: boolean;
  /** What the model is asked for in. */
  readonly precision: Precision;
  /** Where look-up tables lie that need not be on a card. */
  readonly tables: TablesPlace;
  /** The place of its first layer in the model, and what of its layers stays with the host. */
  readonly from: number;
  readonly host: HostTensors | null;
}

/** The matrices of one stage as one of its devices holds them. */
export function divided(stage: Stage): CutTensor[] {
  const { frame, layout, precision, tables, host } = stage;
  const towerless = { ...frame, attachments: frame.attachments.filter((part) => !isTower(part)) };
  const looked = tables === "card" && stage.first ? hostTables(frame) : [];
  const around = [...frameTensorsOn(towerless, stage), ...looked].map((tensor) =>
    cut(tensor, 1, layout, precision),
  );
  const inside = singly(stage).flatMap(({ count, layer, at }) =>
    cutLayer(layer, count, stage).filter(({ role }) => host?.has(role, at) !== true),
  );
  return [...around, ...towersOn(stage), ...inside];
}

const isTower = ({ name }: Attachment): boolean =>
  name === "vision" || name === "audio" || name === "projector";

/** Towers lie on the first stage: cut like the rest, though only their size is known, whole on every rank, or nowhere. */
function towersOn({ frame, first, layout, precision }: Stage): CutTensor[] {
  if (!first || layout.towers === "none") return [];
  const ranks = layout.towers === "whole" ? ONE_DEVICE : layout;
  return attachmentsOnCard(frame)
    .filter(isTower)
    .map((part) => cut(attached(part), 1, ranks, precision));
}

/** Where something stays with the host, each layer by itself with its place in the model. */
const singly = ({ layers, from, host }: Stage): readonly (LayerRun & { at: number })[] => {
  let at = from;
  if (host === null) return layers.map((run) => ({ ...run, at }));
  return layers.flatMap(({ count, layer }) =>
    Array.from({ length: count }, () => ({ count: 1, layer, at: at++ })),
  );
};

/** The draft layers, their projection and their norms, as one device of the last stage holds them. */
export function dividedDraft(stage: Pick<Stage, "frame" | "layout" | "precision">): CutTensor[] {
  const { frame } = stage;
  const layers = frame.draft.flatMap(({ count, layer }) => cutLayer(layer, count, stage));
  const extra = {
    role: "draft-projection",
    rows: 1,
    columns: frame.draftExtra,
    copies: 1,
    count: 1,
  } as const;
  return frame.draftExtra > 0 ? [...layers, extra] : layers;
}

function cutLayer(
  layer: Layer,
  count: number,
  { frame, layout, precision }: Pick<Stage, "frame" | "layout" | "precision">,
): CutTensor[] {
  return layerTensors(layer, frame.hiddenSize).map((tensor) => {
    const whole = cut(tensor, count, layout, precision);
    const own = layer.stored?.[tensor.role];
    return own === undefined ? whole : { ...whole, own };
  });
}

function cut(tensor: Tensor, count: number, layout: Layout, precision: Precision): CutTensor {
  const { role, rows, columns, copies, shard } = tensor;
  // DP attention copies what is not an expert
  const ranks = shard.by === "experts" ? layout.tensorParallel : layout.attentionParallel;
  const whole = { role, rows, columns, copies, count };
  // towers and tables are cut like the rest, though only their size is known
  if (role === "attachment" || role === "table") return { ...whole, columns: columns / ranks };
  switch (shard.by) {
    case "nothing":
      return whole;
    case "heads":
      return byUnits(whole, Math.ceil(shard.units / ranks) / shard.units);
    case "kv-heads":
      return byUnits(whole, Math.max(1, Math.ceil(shard.units / ranks)) / shard.units);
    case "width":
      return byUnits(whole, 1 / ranks);
    case "vocabulary":
      return { ...whole, rows: roundUp(rows, VOCABULARY_STEP) / ranks };
    case "experts": {
      const mine = layout.expertParallel
        ? { ...whole, copies: Math.ceil(copies / ranks) }
        : byUnits(whole, 1 / ranks);
      return precision === "MXFP4" ? paddedExpert(mine) : mine;
    }
  }
}

/** Down and output projections are cut along their inputs, all others along their outputs. */
const CUT_INPUTS: ReadonlySet<TensorRole> = new Set([
  "o",
  "down",
  "expert-down",
  "shared-down",
  "recurrent-out",
]);

const byUnits = (tensor: CutTensor, share: number): CutTensor =>
  CUT_INPUTS.has(tensor.role)
    ? { ...tensor, columns: tensor.columns * share }
    : { ...tensor, rows: tensor.rows * share };

/**
 * A release in MXFP4 is padded; DeepSeek's FP8 with experts of four bits has kernels of its own, which do not pad
 * (V4.1 at TP 8 loads its 192 columns as they are).
 * gpt-oss: 2,880 numbers become 3,072 and 2,944, and its experts take 9 % more than their files. vLLM 0.11 padded less:
 * 13.47 GiB for gpt-oss-20b, where 0.19 loads 13.64.
 */
function paddedExpert(tensor: CutTensor): CutTensor {
  const down = tensor.role === "expert-down";
  return {
    ...tensor,
    rows: roundUp(tensor.rows, down ? MXFP4_HIDDEN_STEP : MXFP4_WIDTH_STEP),
    columns: roundUp(tensor.columns, down ? MXFP4_WIDTH_STEP : MXFP4_HIDDEN_STEP),
  };
}
