import type { Attachment } from "../../core/shape/model";
import type { Fields } from "./fields";

/** Vision and audio towers with their projectors: what the file describes, or what a catalogue row states. */
export function towersOf(f: Fields, hidden: number): Attachment[] {
  const stated = f.part("vram_attachments");
  if (stated !== null) {
    return Object.keys(stated.top).map((name) => ({
      name: name as Attachment["name"],
      parameters: stated.number(name),
      onCard: name !== "n-gram",
    }));
  }
  const vision = f.part("vision_config");
  if (vision === null) return [];
  const parameters =
    f.types.map((type) => TOWERS[type]).find((tower) => tower !== undefined)?.(vision, hidden) ?? 0;
  return parameters > 0 ? [{ name: "vision", parameters, onCard: true }] : [];
}

interface Vit {
  width: number;
  layers: number;
  mlp: number;
  /** Feed-forward matrices: 2, or 3 when gated. */
  matrices?: 2 | 3;
  attentionBias?: boolean;
  mlpBias?: boolean;
  /** Norm elements of a layer in widths: 4 for two LayerNorms. */
  norms?: number;
  /** Norms on queries and keys, in elements. */
  more?: number;
}

/** The layers of a vision transformer: four projections, a feed-forward, norms. */
function vit(v: Vit): number {
  const { width: w, mlp, matrices = 2, attentionBias = true, mlpBias = true, norms = 4, more = 0 } = v;
  const biases = (attentionBias ? 4 * w : 0) + (mlpBias ? (matrices - 1) * mlp + w : 0);
  return v.layers * (4 * w * w + matrices * w * mlp + biases + norms * w + more);
}

/** A projector of two layers with biases. */
const twoLayers = (from: number, between: number, to: number): number =>
  from * between + between + between * to + to;

const patches = (f: Fields, width: number, patch: number, frames = 1): number =>
  3 * f.count("temporal_patch_size", frames) * f.count("patch_size", patch) ** 2 * width;

type Tower = (f: Fields, hidden: number) => number;

const qwen2: Tower = (f, hidden) => {
  const w = f.count("embed_dim", 1280);
  const merged = w * f.count("spatial_merge_size", 2) ** 2;
  const mlp = w * f.count("mlp_ratio", 4);
  return (
    patches(f, w, 14, 2) +
    vit({ width: w, layers: f.count("depth"), mlp }) +
    2 * w +
    twoLayers(merged, merged, hidden)
  );
};

const qwen25: Tower = (f, hidden) => {
  const w = f.count("hidden_size");
  const merged = w * f.count("spatial_merge_size", 2) ** 2;
  const layers = vit({
    width: w,
    layers: f.count("depth"),
    mlp: f.count("intermediate_size"),
    matrices: 3,
    norms: 2,
  });
  return patches(f, w, 14, 2) + layers + w + twoLayers(merged, merged, f.count("out_hidden_size", hidden));
};

const qwen3 =
  (deepMergers: number): Tower =>
  (f, hidden) => {
    const w = f.count("hidden_size");
    const merged = w * f.count("spatial_merge_size", 2) ** 2;
    const out = f.count("out_hidden_size", hidden);
    const layers = vit({ width: w, layers: f.count("depth"), mlp: f.count("intermediate_size") });
    const stem = patches(f, w, 16, 2) + w + f.count("num_position_embeddings", 2304) * w;
    const deep = f.list("deepstack_visual_indexes")?.length ?? deepMergers;
    // deep-stack mergers norm after merging, the last one before
    return (
      stem +
      layers +
      2 * w +
      twoLayers(merged, merged, out) +
      deep * (2 * merged + twoLayers(merged, merged, out))
    );
  };

const siglip: Tower = (f, hidden) => {
  const w = f.count("hidden_size", 1152);
  const layers = vit({
    width: w,
    layers: f.count("num_hidden_layers", 27),
    mlp: f.count("intermediate_size", 4304),
  });
  const positions = (f.count("image_size", 896) / f.count("patch_size", 14)) ** 2;
  return patches(f, w, 14) + w + positions * w + layers + 2 * w + w * hidden + w;
};

const gemma4: Tower = (f, hidden) => {
  const w = f.count("hidden_size");
  const layers = vit({
    width: w,
    layers: f.count("num_hidden_layers"),
    mlp: f.count("intermediate_size"),
    matrices: 3,
    attentionBias: false,
    mlpBias: false,
    more: 2 * f.count("head_dim"),
  });
  // two position tables, one an axis
  const standard = f.flag("standardize") ? 2 * w : 0;
  return patches(f, w, 16) + 2 * f.count("position_embedding_size") * w + layers + standard + w * hidden;
};

const pixtral: Tower = (f, hidden) => {
  const w = f.count("hidden_size");
  const layers = vit({
    width: w,
    layers: f.count("num_hidden_layers"),
    mlp: f.count("intermediate_size"),
    matrices: 3,
    attentionBias: false,
    mlpBias: false,
    norms: 2,
  });
  // norm, merger of 2 × 2 patches, two projections without biases
  return patches(f, w, 16) + w + layers + w + 4 * w * w + w * hidden + hidden * hidden;
};

const moonvit: Tower = (f, hidden) => {
  const w = f.count("vt_hidden_size", f.number("hidden_size", 1152));
  const mlp = f.count("vt_intermediate_size", f.number("intermediate_size", 4304));
  const layers = vit({
    width: w,
    layers: f.count("vt_num_hidden_layers", f.number("num_hidden_layers", 27)),
    mlp,
  });
  const positions = f.count("init_pos_emb_height", 64) * f.count("init_pos_emb_width", 64);
  return patches(f, w, 14) + w + positions * w + layers + 4 * w + twoLayers(4 * w, 4 * w, hidden);
};

const llama4: Tower = (f, hidden) => {
  const w = f.count("hidden_size", 1408);
  const layers = vit({
    width: w,
    layers: f.count("num_hidden_layers", 34),
    mlp: f.count("intermediate_size", 5632),
  });
  const merged = 4 * w;
  const out = f.count("vision_output_dim", 4096);
  const positions = (f.count("image_size", 336) / f.count("patch_size", 14)) ** 2 + 1;
  return patches(f, w, 14) + w + positions * w + layers + 4 * w + merged * out + out * out + out * hidden;
};

/** Llama 3.2: 32 layers and 8 gated ones over up to four tiles of an image. */
const mllama: Tower = (f, hidden) => {
  const w = f.count("hidden_size", 1280);
  const tiles = f.count("max_num_tiles", 4);
  const ratios = (f.list("supported_aspect_ratios")?.length ?? 8) + 1;
  const positions = (f.count("image_size", 560) / f.count("patch_size", 14)) ** 2 + 1;
  const one = { width: w, mlp: f.count("intermediate_size", 5120), attentionBias: false };
  const layers = vit({ ...one, layers: f.count("num_hidden_layers", 32) });
  const global = vit({ ...one, layers: f.count("num_global_layers", 8), more: 2 });
  const tables = positions * w + 1 + ratios * tiles * positions * w + 2 * (ratios * tiles * w + 1);
  const out = f.count("vision_output_dim", 7680);
  return patches(f, w, 14) + w + tables + 4 * w + layers + global + out * hidden + hidden;
};

const TOWERS: Readonly<Partial<Record<string, Tower>>> = {
  qwen2_vl: qwen2,
  qwen2_5_vl: qwen25,
  qwen3_vl: qwen3(3),
  qwen3_vl_moe: qwen3(3),
  qwen3_5: qwen3(0),
  qwen3_5_moe: qwen3(0),
  gemma3: siglip,
  gemma4,
  mistral3: pixtral,
  kimi_vl: moonvit,
  kimi_k25: moonvit,
  kimi_k3: moonvit,
  llama4,
  mllama,
};
