import { perQuestion } from "../memo";
import { blockBytes, fittingType, type BlockType } from "./gguf-blocks";
import { MIXES, type Mix, type Place } from "./gguf-mixes";
import { slotted, type FileMatrix } from "./gguf-slots";
import { feedForwardAnswers } from "../feed-forwards/all";
import { mixerAnswers } from "../mixers/all";
import { frameTensors } from "../shape/frame";
import { layerTensors } from "../shape/layer-tensors";
import type { Attachment, Layer, Model } from "../shape/model";
import type { Precision } from "./precision";
import { elements, type TensorRole } from "../shape/tensors";
import { bytes, type Bytes } from "../units";

/** One matrix of a GGUF file (an expert matrix holds all experts of its layer). */
export interface GgufTensor {
  readonly role: TensorRole;
  /** null stands around the layers. */
  readonly layer: number | null;
  readonly type: BlockType;
  readonly elements: number;
  readonly size: Bytes;
}

/**
 * The matrices of a model in a GGUF file type, layer by layer, by llama.cpp's own recipe; null where the type is no
 * GGUF type or the model's matrices are not known. Vision and audio towers with their projectors are left out: they are a
 * file of their own, which llama.cpp loads with --mmproj only.
 *
 * Formula: Σ matrices numbers ÷ numbers a block × bytes a block; the recipe picks the block by role and layer
 * Units:   numbers → bytes
 * Source:  llama-quant.cpp, https://github.com/ggml-org/llama.cpp/blob/master/src/llama-quant.cpp
 */
export function ggufTensors(question: { model: Model; precision: Precision }): readonly GgufTensor[] | null {
  const { model, precision } = question;
  const mix = MIXES[precision];
  if (mix === undefined || model.frame === null) return null;
  return built(model, precision, model.frame, mix);
}

const built = perQuestion(
  build,
  (model) => model,
  (_, precision) => precision,
);

/** A matrix of a file as weights add it up: scales are part of its blocks. */
export const inFile = ({ type, elements: numbers }: GgufTensor) => ({
  numbers,
  bytesEach: blockBytes(type, 1),
  scalesSize: 0,
});

/**
 * What of a GGUF file stays in host memory although every layer is on the card: the look-up tables, per-layer embeddings
 * (Gemma 3n) included. A tied embedding is the head too, and llama.cpp then keeps a copy of it on the card.
 * Source: log lines "CPU model buffer" with all layers offloaded, docs/formulas.md §15; https://github.com/ggml-org/llama.cpp/pull/14400
 */
export const isOnHost = ({ role }: GgufTensor, tied: boolean): boolean =>
  role === "attachment" || role === "table" || (role === "embedding" && !tied);

function build(model: Model, _: Precision, frame: NonNullable<Model["frame"]>, mix: Mix): GgufTensor[] {
  const file: GgufTensor[] = [];
  const add = (role: TensorRole, layer: number | null, type: BlockType, count: number): void => {
    file.push({ role, layer, type, elements: count, size: bytes(blockBytes(type, count)) });
  };
  const table: BlockType = frame.tied ? mix.output : (mix.embedding ?? mix.base);
  for (const tensor of frameTensors(frame)) {
    if (tensor.role === "attachment") continue;
    const wanted = tensor.role === "head" ? mix.output : tensor.role === "embedding" ? table : "F32";
    add(tensor.role, null, fittingType(wanted, tensor.columns), elements(tensor));
  }
  for (const part of frame.attachments) {
    if (BESIDE_FILE.has(part.name)) continue;
    if (TABLES.has(part.name)) add("table", null, table, part.parameters);
    else add("attachment", null, "F16", part.parameters);
  }

  const { layers, values, ...habits } = habitsOf(model);
  const at = { ...habits, layer: 0, layers, value: 0, values };
  const bornInMxfp4 = releasedExperts(model) === "MXFP4";
  for (const { count, layer } of model.layers) {
    const matrices = matricesOf(layer, frame.hiddenSize);
    for (let i = 0; i < count; i++, at.layer++) {
      for (const matrix of matrices) {
        const { tensor, slot } = matrix;
        const kept = bornInMxfp4 && staysMxfp4(tensor, mix);
        const type = kept ? "MXFP4" : fittingType(typeIn(matrix, mix, at), tensor.columns);
        add(tensor.role, at.layer, type, elements(tensor));
        if (slot === "value") at.value++;
      }
    }
  }
  return file;
}

const BESIDE_FILE: ReadonlySet<Attachment["name"]> = new Set(["vision", "audio", "projector"]);

/** Rows that tokens look up, stored as the token embedding is. */
const TABLES: ReadonlySet<Attachment["name"]> = new Set(["per-layer embedding", "n-gram"]);

const EXPERTS: ReadonlySet<TensorRole> = new Set(["expert-gate", "expert-up", "expert-down"]);

/** How the maker's own release stores its experts. */
const releasedExperts = (model: Model): Precision =>
  model.expertsIn ?? model.exceptions.experts ?? model.precision;

/** What the converter writes: it stores everything else in one of these, and copies MXFP4 experts as they are. */
const CONVERTED: ReadonlySet<BlockType> = new Set(["F32", "F16", "Q8_0"]);
const K_QUANT_ROW = 256;

/**
 * Experts born in MXFP4 stay in it wherever nothing smaller can be made of them: in a converter's file, and in a
 * quantised one where a K-quant's block does not divide their rows (gpt-oss: 2,880 numbers), because what it would fall
 * back to is larger. Rows that it does divide are quantised anew: an MXFP4 matrix of DeepSeek V4.1 becomes Q2_K or Q5_K.
 * Source: convert_hf_to_gguf.py and llama-quant.cpp; sizes of unsloth's, bartowski's and ggml-org's gpt-oss files, whose
 * cards say that the feed-forward stays in MXFP4; https://github.com/ggml-org/llama.cpp/pull/28696
 */
const staysMxfp4 = ({ role, columns }: FileMatrix["tensor"], mix: Mix): boolean =>
  EXPERTS.has(role) && (CONVERTED.has(mix.base) || columns % K_QUANT_ROW !== 0);

function typeIn({ tensor: { role }, slot }: FileMatrix, mix: Mix, at: Place): BlockType {
  if (slot === "plain") return "F32";
  if (mix.experts !== undefined && EXPERTS.has(role)) return mix.experts;
  // sixteen-bit files and the smallest types know no exceptions for a whole kind of model
  const adjusts = !mix.sparing && mix.base !== "F16" && mix.base !== "F32";
  if (adjusts && at.experts === 8 && (slot === "value" || slot === "key")) return "Q8_0";
  const choice = slot === "base" ? undefined : mix[slot];
  const type = (typeof choice === "function" ? choice(at) : choice) ?? mix.base;
  const small = adjusts && at.like70b && slot === "value" && (type === "Q3_K" || type === "Q4_K");
  return small ? "Q5_K" : type;
}

/** A layer's matrices as the file names them. */
function matricesOf(layer: Layer, hiddenSize: number): FileMatrix[] {
  const mixed = layer.mixers.flatMap((mixer) => {
    const kind = mixerAnswers(mixer);
    return kind.tensors(mixer, hiddenSize).flatMap((tensor) => kind.stored(mixer, tensor));
  });
  return [...mixed, ...layerTensors({ ...layer, mixers: [] }, hiddenSize).map(slotted)];
}

/** What the recipes ask of a whole model. */
function habitsOf(model: Model): Omit<Place, "layer" | "value"> {
  let layers = 0;
  let values = 0;
  let sharing = 1;
  let experts = 0;
  for (const { count, layer } of model.layers) {
    layers += count;
    for (const mixer of layer.mixers) {
      const kind = mixerAnswers(mixer);
      const stored = kind.tensors(mixer, 1).flatMap((tensor) => kind.stored(mixer, tensor));
      values += count * stored.filter(({ slot }) => slot === "value").length;
      sharing = Math.max(sharing, kind.sharing(mixer));
    }
    for (const part of layer.feedForwards)
      experts = feedForwardAnswers(part).routed(part)?.experts ?? experts;
  }
  return {
    layers,
    values,
    shared: sharing >= 4,
    experts,
    like70b: layers === 80 && sharing > 1 && experts === 0,
  };
}
