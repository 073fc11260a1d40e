import { ggufHostBytes, ggufTensors } from "../formats/gguf-recipe";
import { divided, dividedDraft, type CutTensor } from "./cut-tensors";
import { engineTables } from "./engine-tables";
import type { Layout } from "../layout";
import type { Model } from "../shape/model";
import { FORMATS, type Precision } from "../formats/precision";
import { stageLayers } from "../shape/layers";
import { storedBytes } from "../formats/stored-bytes";
import { storedPrecision, weightBytes } from "./weights";
import { bytes, type Bytes } from "../units";

export interface DeviceWeightsQuestion {
  readonly model: Model;
  readonly precision: Precision;
  readonly layout: Layout;
  /** llama.cpp looks tokens up in host memory, so the table is not on the card. */
  readonly hostEmbedding?: boolean;
}

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
    most = Math.max(most, stageWeightBytes({ ...question, stage }));
  }
  return bytes(most);
}

/** The same for one pipeline stage: the first holds the embedding, the last the head and the draft layers. */
export function stageWeightBytes(question: DeviceWeightsQuestion & { readonly stage: number }): Bytes {
  const { model, precision, layout } = question;
  const key = `${precision} ${question.stage} ${question.hostEmbedding === true} ${Object.values(layout).join(" ")}`;
  let sizes = known.get(model);
  if (sizes === undefined) known.set(model, (sizes = new Map<string, Bytes>()));
  let size = sizes.get(key);
  if (size === undefined) sizes.set(key, (size = stageSize(question)));
  return size;
}

const known = new WeakMap<Model, Map<string, Bytes>>();

function stageSize(question: DeviceWeightsQuestion & { readonly stage: number }): Bytes {
  const { model, precision, layout, stage, hostEmbedding } = question;
  const { frame } = model;
  const { tensorParallel, pipelineParallel } = layout;
  // only a size is known: an even share is all that can be said
  if (frame === null) return bytes(weightBytes({ model, precision }) / tensorParallel / pipelineParallel);
  const first = stage === 0;
  const last = stage === pipelineParallel - 1;
  if (FORMATS[precision].family === "gguf") {
    return bytes(ggufStage(question) - (first && hostEmbedding === true ? ggufHostBytes(question) : 0));
  }
  const layers = stageLayers(model.layers, pipelineParallel)[stage] ?? [];
  let size = engineTables({ model, precision, layout, layers });
  const add = ({ role, count, ...shape }: CutTensor): void => {
    size += count * storedBytes(shape, storedPrecision({ model, precision, role }));
  };
  divided({ frame, layers, layout, first, last, precision }).forEach(add);
  if (last && layout.draftLoaded) dividedDraft({ frame, layout, precision }).forEach(add);
  return bytes(size);
}

/** A GGUF file deals out whole layers; within a stage its matrices are cut evenly. */
function ggufStage(question: DeviceWeightsQuestion & { readonly stage: number }): number {
  const { model, layout, stage } = question;
  const { pipelineParallel, tensorParallel } = layout;
  const counts = stageLayers(model.layers, pipelineParallel).map((runs) =>
    runs.reduce((n, run) => n + run.count, 0),
  );
  const from = counts.slice(0, stage).reduce((sum, count) => sum + count, 0);
  const to = from + (counts[stage] ?? 0);
  const last = stage === pipelineParallel - 1;
  const tied = model.frame?.tied ?? false;
  let size = 0;
  for (const tensor of ggufTensors(question) ?? []) {
    const here =
      tensor.layer !== null
        ? tensor.layer >= from && tensor.layer < to
        : tensor.role === "embedding"
          ? stage === 0 || (tied && last)
          : tensor.role === "attachment"
            ? stage === 0
            : last;
    if (here) size += tensor.size / (tensor.role === "vectors" ? 1 : tensorParallel);
  }
  return size;
}
