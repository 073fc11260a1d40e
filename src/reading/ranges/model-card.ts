import { InputError } from "../../core/errors";
import type { LayerRun, Mixer, Model } from "../../core/shape/model";
import type { Precision } from "../../core/formats/precision";
import { perObject } from "../../core/memo";
import { findPrecision } from "../precision/precision-names";
import { readConfig } from "../../catalog/config-json";
import { Fields } from "../../catalog/config-json/fields";
import { numberIn } from "../cells/cell-number";
import { isBlank, passOnError } from "../cells/cell-text";
import { readSize, sizeModel, sizeOf } from "./size";

/** Key of a config.json → what else people write in front of it, spaces and capitals left out. */
const LABELS: Readonly<Record<string, readonly string[]>> = {
  name: ["model", "modelname", "模型", "名称", "模型名称"],
  parameters: ["params", "parametercount", "numparameters", "totalparameters", "modelsize", "size", "参数量", "参数", "参数数量", "参数规模", "总参数量", "总参数", "模型大小"], // prettier-ignore
  num_hidden_layers: ["layers", "numlayers", "layercount", "hiddenlayers", "numberoflayers", "层数", "隐藏层数", "网络层数", "模型层数"], // prettier-ignore
  num_attention_heads: [
    "heads",
    "attentionheads",
    "queryheads",
    "numheads",
    "头数",
    "注意力头数",
    "查询头数",
  ],
  num_key_value_heads: [
    "kvheads",
    "keyvalueheads",
    "numkvheads",
    "kv头数",
    "kv头",
    "键值头数",
    "kv注意力头数",
  ],
  head_dim: ["headdimension", "headsize", "头维度", "每头维度", "注意力头维度", "头维", "单头维度"],
  hidden_size: ["hidden", "hiddendim", "hiddendimension", "modeldim", "dmodel", "隐藏维度", "隐藏层维度", "隐藏层大小", "隐藏大小"], // prettier-ignore
  intermediate_size: ["intermediate", "ffn", "ffnsize", "ffnwidth", "feedforward", "中间层维度", "中间维度", "前馈维度", "ffn维度"], // prettier-ignore
  vocab_size: ["vocabulary", "vocab", "vocabularysize", "词表", "词表大小", "词汇表大小", "词汇量"],
  max_position_embeddings: ["context", "contextlength", "contextwindow", "maxcontext", "上下文", "上下文长度", "最大上下文"], // prettier-ignore
  kv_lora_rank: ["latentdim", "kvrank", "kv压缩维度", "kv低秩维度"],
  sliding_window: ["window", "slidingwindowsize", "滑动窗口", "窗口大小"],
  torch_dtype: ["precision", "dtype", "精度", "数据类型", "权重精度"],
  num_experts: ["experts", "专家数", "专家数量"],
  num_experts_per_tok: ["activeexperts", "expertspertoken", "激活专家数", "每token专家数"],
  moe_intermediate_size: ["expertwidth", "expertsize", "专家维度", "专家中间维度"],
};

const bare = (label: string): string =>
  label
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_:.·-]/g, "");

let keys: ReadonlyMap<string, string> | null = null;

/** The key that a label stands for. Listed when the first label is read: most workbooks have no model card. */
function keyOf(label: string): string | undefined {
  keys ??= new Map(
    Object.entries(LABELS).flatMap(([key, words]) =>
      [key, ...words].map((word) => [bare(word), key] as const),
    ),
  );
  return keys.get(bare(label));
}

/** Scales that a label may carry in brackets: "parameters (B)". */
const SCALES: Readonly<Record<string, number>> = { b: 1e9, m: 1e6, k: 1e3, t: 1e12, 亿: 1e8, 万: 1e4, 万亿: 1e12, 十亿: 1e9, 百万: 1e6 }; // prettier-ignore

type Card = Record<string, unknown>;

/** Whether a range is one model: two columns, the left one with a label that cards know. */
export const isModelCard = (cells: readonly (readonly unknown[])[]): boolean =>
  cells.every((row) => row.length === 2) &&
  cells.some(([label]) => typeof label === "string" && keyOf(labelOf(label).word) !== undefined);

/** A two-column range, label and value, becomes a model. Unknown labels and blank rows are passed over. */
export function readModelCard(cells: readonly (readonly unknown[])[]): Model {
  const card: Card = {};
  for (const [label, value] of cells) {
    if (typeof label !== "string" || isBlank(value)) continue;
    const { word, scale } = labelOf(label);
    // any key of a config.json may stand as it is
    const key = keyOf(word) ?? (/^[a-z][a-z0-9_]*$/.test(word) ? word : null);
    if (key === null) continue;
    passOnError(value, word);
    card[key] = readValue(key, value, scale);
  }
  return modelOf(card);
}

/** A label without its colon, and the scale in its brackets. */
function labelOf(label: string): { word: string; scale: number | undefined } {
  const [, word = "", unit = ""] =
    /^([^(:]*)(?:\(([^)]*)\))?/.exec(label.normalize("NFKC").slice(0, 100)) ?? [];
  const scale = unit.trim().toLowerCase();
  return { word: word.trim(), scale: Object.hasOwn(SCALES, scale) ? SCALES[scale] : undefined };
}

function readValue(key: string, value: unknown, scale: number | undefined): unknown {
  if (key === "parameters") {
    const size = typeof value === "number" ? sizeOf(value, scale) : readSize(String(value), scale);
    if (size === null) throw new InputError("model-size", { given: String(value) });
    return size;
  }
  if (key === "name" || key === "torch_dtype" || key === "model_type") return String(value).trim();
  if (typeof value !== "string") return scale && typeof value === "number" ? value * scale : value;
  const plain = value.normalize("NFKC").trim().toLowerCase();
  if (plain === "true" || plain === "false") return plain === "true";
  const number = numberIn(value);
  return number === null ? value : number * (scale ?? 1);
}

function precisionOf(word: unknown): Precision {
  const precision = findPrecision(String(word));
  if (precision !== null) return precision;
  throw new InputError("model-precision", { given: String(word) });
}

const SHAPE = ["hidden_size", "num_hidden_layers", "num_attention_heads", "vocab_size"];

function modelOf(card: Card): Model {
  const name = typeof card.name === "string" ? card.name : "model card";
  const given = typeof card.parameters === "number" ? card.parameters : null;
  if (
    SHAPE.every((key) => card[key] !== undefined) &&
    (card.intermediate_size ?? card.moe_intermediate_size) !== undefined
  ) {
    const model = readConfig(card, name);
    // the size somebody states beats the one we count, so the matrices cannot be trusted either
    return given === null ? model : { ...model, parameters: given, frame: null };
  }
  const fields = new Fields(card, name);
  const released = card.torch_dtype === undefined ? {} : { precision: precisionOf(card.torch_dtype) };
  const limit = fields.has("max_position_embeddings") ? fields.count("max_position_embeddings") : null;
  if (given === null && !fields.has("num_hidden_layers")) {
    throw lacking([...(hasCache(fields) ? [] : ["parameters"]), "num_hidden_layers"]);
  }
  const base = { ...sizeModel(given ?? 0), name, ...released, contextLimit: limit };
  const layered = hasCache(fields);
  // each is asked for only when a question needs it: a card for weights is complete without layers, and the reverse
  return {
    ...base,
    get parameters() {
      if (given === null) throw lacking(["parameters"]);
      return given;
    },
    get layers() {
      return layered ? layersOf(fields) : NO_LAYERS;
    },
  };
}

/** One list for one card, however often it is asked for: whoever compares lists finds the same one. */
const layersOf = perObject((fields: Fields) => cacheLayers(fields));
const NO_LAYERS: readonly LayerRun[] = [];

const CACHE_KEYS = ["num_hidden_layers", "num_key_value_heads", "head_dim", "kv_lora_rank"];
const hasCache = (f: Fields): boolean => CACHE_KEYS.some((key) => f.has(key));

/** DeepSeek's width of the rotary part beside the latent, where a card gives the latent alone. */
const USUAL_ROPE_DIM = 64;

function cacheLayers(f: Fields): LayerRun[] {
  const latent = f.has("kv_lora_rank");
  const heads = f.has("num_key_value_heads") ? "num_key_value_heads" : "num_attention_heads";
  const width = latent || f.has("head_dim") || (f.has("hidden_size") && f.has("num_attention_heads"));
  const missing = [
    ...(f.has("num_hidden_layers") ? [] : ["num_hidden_layers"]),
    ...(latent || f.has(heads) ? [] : ["num_key_value_heads"]),
    ...(width ? [] : ["head_dim"]),
  ];
  if (missing.length > 0) throw lacking(missing);
  const mixer = latent ? latentMixer(f) : plainMixer(f, heads);
  return [{ count: f.count("num_hidden_layers"), layer: { mixers: [mixer], feedForwards: [], vectors: 0 } }];
}

function plainMixer(f: Fields, heads: string): Mixer {
  const kvHeads = f.count(heads);
  const dim = f.has("head_dim")
    ? f.count("head_dim")
    : f.count("hidden_size") / f.count("num_attention_heads");
  const shape = {
    heads: f.has("num_attention_heads") ? f.count("num_attention_heads") : kvHeads,
    kvHeads,
    keyDim: dim,
    valueDim: dim,
    vectors: 0,
    gate: "none",
    valueProjection: true,
    indexer: null,
  } as const;
  return f.has("sliding_window")
    ? { kind: "sliding", ...shape, window: f.count("sliding_window") }
    : { kind: "full", ...shape };
}

function latentMixer(f: Fields): Mixer {
  return {
    kind: "latent",
    heads: f.number("num_attention_heads", 0),
    queryRank: null,
    latentDim: f.count("kv_lora_rank"),
    ropeDim: f.number("qk_rope_head_dim", USUAL_ROPE_DIM),
    nopeDim: f.number("qk_nope_head_dim", 0),
    valueDim: f.number("v_head_dim", 0),
    vectors: 0,
    gate: "none",
    indexer: null,
  };
}

/** What a card calls the keys that a question may miss. */
const SPOKEN: Readonly<Record<string, string>> = {
  parameters: "parameters (B)",
  num_hidden_layers: "layers",
  num_key_value_heads: "KV heads",
  head_dim: "head dim",
};

const lacking = (keys: readonly string[]): InputError =>
  new InputError("model-lacks", { needs: keys.map((key) => SPOKEN[key] ?? key) });
