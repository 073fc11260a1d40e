import { perQuestion } from "../memo";
import { figure, type Figure } from "../figure";
import { ggufTensors, inFile } from "../formats/gguf-recipe";
import type { Frame, MatrixGroup, Model } from "../shape/model";
import { GROUPS, isAlwaysKept, isKeptGroup } from "../formats/kept";
import { FORMATS, type Precision } from "../formats/precision";
import { scaleBytes, storedBytes } from "../formats/stored-bytes";
import { Stored } from "./stored";
import { hasExperts } from "../feed-forwards/all";
import { mixerAnswers } from "../mixers/all";
import { frameTensors, hostTables } from "../shape/frame";
import { layerTensors } from "../shape/layer-tensors";
import { mixersOf } from "../shape/layers";
import { elements, type TensorRole } from "../shape/tensors";
import { BITS_PER_BYTE, bytes, sumBytes, type Bytes } from "../units";

/** A share of the weights that formats treat alike; "vectors" are norms, biases and scalars, "all" is a bare size. */
export interface WeightGroup {
  readonly group: MatrixGroup | "vectors" | "all";
  readonly elements: number;
  readonly size: Bytes;
  /** What most of it is stored in; null where a file type mixes several. */
  readonly precision: Precision | null;
}

/**
 * Memory of a model's weights, once, as its files hold them: draft (multi-token-prediction) layers are not counted.
 *
 * Formula: 16 and 32 bit: parameters × bytes.
 *          Quantised: Σ matrices numbers × bits ÷ 8 + scales; embedding, head, norms, routers and towers in 16 bit.
 *          GGUF: llama.cpp's recipe, matrix by matrix, without vision and audio towers, which are a file of their own.
 *          A bare size: parameters × bits ÷ 8.
 * Units:   bytes
 * Source:  docs/formulas.md §4; AWQ of Llama-3.1-70B is 39,767,785,472 bytes
 *
 * @example toGib(weightBytes({ model: LLAMA_3_1_8B, precision: "BF16" })) // 14.957527160644531
 */
export const weightBytes = (question: WeightsQuestion): Bytes => wholeWeights(question).size;

/** The same with how it comes about. */
export const wholeWeights = perQuestion(
  wholeFigure,
  ({ model }) => model,
  ({ precision }) => precision,
);

interface WeightsQuestion {
  readonly model: Model;
  readonly precision: Precision;
}

function wholeFigure({ model, precision: asked }: WeightsQuestion): Figure {
  // every number alike: the published count is more exact than any sum of ours
  if (model.frame === null || isUniform(model, asked)) {
    const { parameters } = model;
    return figure("textbook-weights", { parameters, bytesEach: flatBytes(model, asked), precision: asked });
  }
  const precision = asReleased(model, asked);
  const stored = new Stored();
  const file = ggufTensors({ model, precision: asked });
  if (file !== null) for (const tensor of file) stored.add(tensor.type, inFile(tensor));
  else {
    for (const { tensor, count, own } of allTensors(model, model.frame)) {
      const format = storedPrecision({ model, precision, role: tensor.role, own });
      stored.add(format, {
        numbers: count * elements(tensor),
        bytesEach: FORMATS[format].bits / BITS_PER_BYTE,
        scalesSize: count * scaleBytes(tensor, format),
      });
    }
  }
  return figure("weights-share", { stored: stored.figures(), tablesSize: 0, ranks: 1, stages: 1 });
}

/**
 * Every number alike. A bare size is the textbook's parameters × bits ("70B in INT4 is 35 GB"); a model that is known,
 * though its matrices are not, has the scales of its groups as well.
 */
function flatBytes(model: Model, precision: Precision): number {
  const { bits, scales } = FORMATS[precision];
  const scaled = model.layers.length > 0 && scales.by === "group" ? scales.bits / scales.size : 0;
  return (bits + scaled) / BITS_PER_BYTE;
}

const isUniform = (model: Model, precision: Precision): boolean =>
  model.frame === null ||
  (FORMATS[precision].covers === "every matrix" &&
    !(precision === model.precision && Object.keys(model.exceptions).length > 0));

/**
 * Memory of look-up tables that engines may leave with the host, in all: n-gram tables, and in a GGUF file per-layer
 * embeddings too.
 *
 * Formula: numbers × bytes; a byte each in quantised releases, the file's own type in GGUF
 * Units:   bytes
 * Source:  https://github.com/vllm-project/vllm/pull/57910
 */
export const tableBytes = perQuestion(
  ({ model, precision }: WeightsQuestion): Bytes => {
    const file = ggufTensors({ model, precision });
    if (file !== null) return sumBytes(file.filter(({ role }) => role === "table").map(({ size }) => size));
    const tables = model.frame === null ? [] : hostTables(model.frame);
    return sumBytes(tables.map((table) => bytes(storedBytes(table, tablePrecision(precision)))));
  },
  ({ model }) => model,
  ({ precision }) => precision,
);

/** The same, group by group, for an explanation: what is quantised and what stays as it was. */
export function weightGroups(question: { model: Model; precision: Precision }): readonly WeightGroup[] {
  const { model } = question;
  const precision = asReleased(model, question.precision);
  const { frame } = model;
  if (frame === null) {
    return [{ group: "all", elements: model.parameters, size: wholeWeights(question).size, precision }];
  }
  const sums = new Map<WeightGroup["group"], { elements: number; size: number }>();
  const add = (group: WeightGroup["group"], count: number, size: number): void => {
    const sum = sums.get(group) ?? { elements: 0, size: 0 };
    sums.set(group, { elements: sum.elements + count, size: sum.size + size });
  };
  const file = ggufTensors(question);
  if (file !== null) {
    for (const tensor of file) add(GROUPS[tensor.role], tensor.elements, tensor.size);
  } else {
    for (const { tensor, count, own } of allTensors(model, frame)) {
      const stored = storedPrecision({ model, precision, role: tensor.role, own });
      add(GROUPS[tensor.role], count * elements(tensor), count * storedBytes(tensor, stored));
    }
  }
  return [...sums].map(([group, sum]) => ({
    group,
    elements: sum.elements,
    size: bytes(sum.size),
    precision: file === null ? groupPrecision(model, precision, group) : null,
  }));
}

function* allTensors(
  model: Model,
  frame: Frame,
): Generator<{
  tensor: ReturnType<typeof frameTensors>[number];
  count: number;
  own?: Precision | undefined;
}> {
  for (const tensor of frameTensors(frame)) yield { tensor, count: 1 };
  for (const { count, layer } of model.layers) {
    for (const tensor of layerTensors(layer, frame.hiddenSize)) {
      yield { tensor, count, own: layer.stored?.[tensor.role] };
    }
  }
}

/**
 * What a matrix is stored in when a model is asked for in a precision: the release's own exceptions if it is the
 * released precision, the format's habit otherwise.
 */
export function storedPrecision(question: {
  model: Model;
  precision: Precision;
  role: TensorRole;
  /** What this layer's matrix is released in, where most layers have another. */
  own?: Precision | undefined;
}): Precision {
  const { model, role, own } = question;
  const precision = asReleased(model, question.precision);
  const plain = plainPrecision(model, precision);
  if (role === "table") return tablePrecision(precision);
  if (isAlwaysKept(role)) return plain;
  if (own !== undefined && precision === model.precision) return own;
  return groupPrecision(model, precision, GROUPS[role]);
}

/**
 * An n-gram table beside quantised weights is a byte a number, whatever the rest is in: DeepSeek-V4.1-Flash and
 * Qwen3.8-Flash-Next-FP8 (51,200,245,760 bytes), and the NVFP4 copies that keep it. V4.1's scales add 1/32.
 * Source: https://github.com/sgl-project/sglang/pull/37793, https://github.com/vllm-project/vllm/pull/57910
 */
const tablePrecision = (precision: Precision): Precision =>
  FORMATS[precision].covers === "every matrix" ? precision : "FP8-tensor";

/** Asked for in "INT4", a model released in groups of 32 is meant as it was released. */
const asReleased = (model: Model, precision: Precision): Precision =>
  model.precision.startsWith(`${precision}-`) ? model.precision : precision;

function groupPrecision(model: Model, precision: Precision, group: WeightGroup["group"]): Precision {
  const plain = plainPrecision(model, precision);
  if (group === "all") return precision;
  if (group === "vectors") return plain;
  const exception = precision === model.precision ? model.exceptions[group] : undefined;
  if (exception !== undefined) return exception;
  switch (FORMATS[precision].covers) {
    case "every matrix":
    case "by recipe":
      return precision;
    case "linear layers":
      return isKeptGroup(group) || (group === "recurrent" && recipeKeeps(model, precision))
        ? plain
        : precision;
    case "experts first":
      if (isKeptGroup(group)) return plain;
      return hasExperts(model.layers) && BESIDE_EXPERTS.has(group) ? besideExperts(model, plain) : precision;
  }
}

/**
 * Compressed-tensors' 8 bit leaves Qwen's linear_attn in 16 bit; makers' own FP8, in blocks, does not.
 * Source: ignore lists of llm-compressor's examples, https://github.com/vllm-project/llm-compressor; Qwen3.6-27B FP8-dynamic
 *         loads 33.66 GiB, 33.57 by this rule
 */
const recipeKeeps = (model: Model, precision: Precision): boolean =>
  RECIPES.has(precision) && mixersOf(model.layers).some(({ mixer }) => mixerAnswers(mixer).keptByRecipes);
const RECIPES: ReadonlySet<Precision> = new Set<Precision>(["FP8-channel", "INT8"]);

/** What is not quantised: 16 bit, unless the whole model is asked for in 32. */
const plainPrecision = (model: Model, precision: Precision): Precision => {
  if (FORMATS[precision].covers === "every matrix") return precision;
  return model.precision === "FP16" ? "FP16" : "BF16";
};

/** Where only the experts of an 8-bit release have four bits (DeepSeek V4), another four-bit format changes only them. */
const besideExperts = (model: Model, plain: Precision): Precision =>
  model.precision === "FP8" && model.exceptions.experts !== undefined ? "FP8" : plain;

/** ModelOpt's NVFP4 of GLM-5, Kimi-K2.5, MiniMax-M2.5 and Qwen3.5, and the MXFP4 of gpt-oss and Kimi-K3 leave these. */
const BESIDE_EXPERTS: ReadonlySet<WeightGroup["group"]> = new Set([
  "attention",
  "recurrent",
  "shared experts",
]);
