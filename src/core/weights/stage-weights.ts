import { perQuestion } from "../memo";
import { figure, type Figure } from "../figure";
import { ggufTensors, inFile, isOnHost } from "../formats/gguf-recipe";
import { FORMATS, type Precision } from "../formats/precision";
import { scaleBytes } from "../formats/stored-bytes";
import type { Layout, TablesPlace } from "../layout";
import { countLayers, stageLayers } from "../shape/layers";
import type { LayerRun, Model } from "../shape/model";
import { BITS_PER_BYTE, bytes, type Bytes } from "../units";
import { divided, dividedDraft, type CutTensor } from "./cut-tensors";
import type { HostTensors } from "./host-tensors";
import { engineTables } from "./engine-tables";
import { Stored } from "./stored";
import { storedPrecision, weightBytes } from "./weights";

export interface DeviceWeightsQuestion {
  readonly model: Model;
  readonly precision: Precision;
  readonly layout: Layout;
  /** llama.cpp looks tokens up in host memory, so the table is not on the card. */
  readonly hostEmbedding?: boolean;
  /** Where n-gram tables lie; absent: with the host. */
  readonly tables?: TablesPlace;
  /** What its flags leave in host memory besides. */
  readonly host?: HostTensors | null;
  /** The engine builds nothing beside the weights as it loads them: rotary positions are worked out in every step. */
  readonly bare?: boolean;
}

type StageWeightsQuestion = DeviceWeightsQuestion & { readonly stage: number };

/**
 * Memory of the weights on the fullest device: matrices cut by heads, width or vocabulary, small ones copied, layers
 * dealt out over pipeline stages.
 *
 * Formula: largest over stages of Σ matrices bytes(cut shape) + copies + tables the engine builds at load
 * Units:   bytes
 * Source:  vLLM 0.19 start-up logs, "Model loading took": Llama-3.1-8B 14.99 GiB whole, 7.51 at TP 2, 4.26 at PP 4
 */
export function deviceWeightBytes(question: DeviceWeightsQuestion): Bytes {
  let most = 0;
  for (let stage = 0; stage < question.layout.pipelineParallel; stage++) {
    most = Math.max(most, stageWeights({ ...question, stage }).size);
  }
  return bytes(most);
}

/** The same for one pipeline stage: the first holds the embedding, the last the head and the draft layers. */
export const stageWeights = perQuestion(
  stageFigure,
  ({ model }) => model,
  ({ precision, layout, stage, hostEmbedding, host, tables, bare }) =>
    `${precision} ${stage} ${hostEmbedding === true} ${bare === true} ${tables ?? ""} ${host?.key ?? ""} ${layout.towers} ${layout.tensorParallel} ${layout.pipelineParallel} ${layout.attentionParallel} ${layout.expertParallel} ${layout.draftLoaded}`,
);

function stageFigure(question: StageWeightsQuestion): Figure {
  const { model, precision, layout, stage, hostEmbedding, tables = "host" } = question;
  const { frame } = model;
  const { tensorParallel: ranks, pipelineParallel: stages } = layout;
  // only a size is known: an even share is all that can be said
  if (frame === null) {
    const { parameters } = model;
    const bytesEach = weightBytes({ model, precision }) / parameters;
    return figure("weights-count", { parameters, bytesEach, precision, ranks, stages });
  }
  const first = stage === 0;
  const last = stage === stages - 1;
  const stored = new Stored();
  if (FORMATS[precision].family === "gguf") {
    addFile(stored, question, first && hostEmbedding === true);
    return figure("weights-share", { stored: stored.figures(), tablesSize: 0, ranks, stages });
  }
  const byStage = stageLayers(model.layers, stages);
  const layers = byStage[stage] ?? [];
  const from = byStage.slice(0, stage).reduce((sum, runs) => sum + countLayers(runs), 0);
  const add = ({ role, count, own, ...shape }: CutTensor): void => {
    const precisionOf = storedPrecision({ model, precision, role, own });
    stored.add(precisionOf, {
      numbers: count * shape.rows * shape.columns * shape.copies,
      bytesEach: FORMATS[precisionOf].bits / BITS_PER_BYTE,
      scalesSize: count * scaleBytes(shape, precisionOf),
    });
  };
  const host = question.host ?? null;
  divided({ frame, layers, layout, first, last, precision, tables, from, host }).forEach(add);
  if (last && layout.draftLoaded) dividedDraft({ frame, layout, precision }).forEach(add);
  const tablesSize = question.bare === true ? 0 : engineTables({ model, precision, layout, layers });
  return figure("weights-share", { stored: stored.figures(), tablesSize, ranks, stages });
}

/** A GGUF file deals out whole layers; within a stage its matrices are cut evenly. */
function addFile(stored: Stored, question: StageWeightsQuestion, onHost: boolean): void {
  const { model, layout, stage } = question;
  const { pipelineParallel, tensorParallel } = layout;
  const counts = stageLayers(model.layers, pipelineParallel).map(countLayers);
  const from = counts.slice(0, stage).reduce((sum, count) => sum + count, 0);
  const to = from + (counts[stage] ?? 0);
  const last = stage === pipelineParallel - 1;
  const tied = model.frame?.tied ?? false;
  for (const tensor of ggufTensors(question) ?? []) {
    const here =
      tensor.layer !== null
        ? tensor.layer >= from && tensor.layer < to
        : tensor.role === "embedding"
          ? stage === 0 || (tied && last)
          : tensor.role === "attachment" || tensor.role === "table"
            ? stage === 0
            : last;
    if (!here || (onHost && isOnHost(tensor, tied))) continue;
    if (question.host?.has(tensor.role, tensor.layer) === true) continue;
    const ways = tensor.role === "vectors" ? 1 : tensorParallel;
    stored.add(tensor.type, { ...inFile(tensor), numbers: tensor.elements / ways });
  }
}

/** llama.cpp's -ngl: weights of the last layers, shared by so many devices. */
export function carriedWeights(question: {
  model: Model;
  precision: Precision;
  layers: readonly LayerRun[];
  devices: number;
  host: HostTensors | null;
  whole: Figure;
}): Figure {
  const { model, precision, layers, devices, host, whole } = question;
  const depth = countLayers(model.layers);
  const carried = countLayers(layers);
  const tensors = ggufTensors({ model, precision });
  if (tensors === null) return figure("weights-carried", { whole, carried, depth });
  const stored = new Stored();
  for (const tensor of tensors) {
    if (host?.has(tensor.role, tensor.layer) === true) continue;
    if (tensor.layer !== null && tensor.layer >= depth - carried) stored.add(tensor.type, inFile(tensor));
  }
  return figure("weights-dealt", { stored: stored.figures(), devices });
}
