import type { Fields } from "../fields";
import { patches, twoLayers, vit, type Tower } from "./vit";

/** A SigLIP transformer, by a maker's own sizes where the file leaves them out: layers, width within, image, patch. */
function siglipLike(f: Fields, usual: readonly [number, number, number, number]): number {
  const [depth, within, image, side] = usual;
  const w = f.count("hidden_size", 1152);
  const mlp = f.count("intermediate_size", within);
  const layers = vit({ width: w, layers: f.count("num_hidden_layers", depth), mlp });
  const positions = Math.floor(f.count("image_size", image) / f.count("patch_size", side)) ** 2;
  return patches(f, w, side) + w + positions * w + layers + 2 * w;
}

export const siglip: Tower = (f, hidden) => {
  const w = f.count("hidden_size", 1152);
  return siglipLike(f, [27, 4304, 896, 14]) + w * hidden + w;
};

export const gemma4: Tower = (f, hidden) => {
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

export const pixtral: Tower = (f, hidden) => {
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

export const moonvit: Tower = (f, hidden) => {
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

export const llama4: Tower = (f, hidden) => {
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
export const mllama: Tower = (f, hidden) => {
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

/** GLM-4.1V, 4.5V and 4.6V: three gated matrices as wide as the language model, and a gated merger. */
export const glm4v: Tower = (f, hidden) => {
  const w = f.count("hidden_size");
  const out = f.count("out_hidden_size", hidden);
  const merge = f.count("spatial_merge_size", 2) ** 2;
  const layers = vit({
    width: w, layers: f.count("depth"), mlp: out, matrices: 3, attentionBias: false, mlpBias: false, norms: 2,
  }); // prettier-ignore
  const positions = (f.count("image_size", 336) / f.count("patch_size", 14)) ** 2;
  const merger = out * out + 2 * out + 3 * out * f.count("intermediate_size");
  return patches(f, w, 14, 2) + w + positions * w + layers + 2 * w + merge * w * out + out + merger;
};

/** SmolVLM and Idefics3: SigLIP, then patches joined in squares and one projection. */
export const idefics3: Tower = (f, hidden, top) =>
  siglipLike(f, [12, 3072, 224, 32]) +
  f.count("hidden_size", 1152) * top.count("scale_factor", 2) ** 2 * hidden;

/** InternViT: the small one has LayerNorms and biases, the one of 6B RMS norms, and norms on queries and keys. */
export const internvit: Tower = (f, hidden) => {
  const w = f.count("hidden_size");
  const mlp = f.count("intermediate_size");
  const rms = /rms/.test(f.text("norm_type"));
  const bias = (f.flag("qkv_bias", !rms) ? 4 : 1) * w;
  const more = bias + 2 * w + (f.flag("qk_normalization") || f.flag("use_qk_norm") ? 2 * w : 0);
  const layers = vit({
    width: w, layers: f.count("num_hidden_layers"), mlp, attentionBias: false, norms: rms ? 2 : 4, more,
  }); // prettier-ignore
  const positions = (f.count("image_size", 448) / f.count("patch_size", 14)) ** 2 + 1;
  const merged = 4 * w;
  return patches(f, w, 14) + 2 * w + positions * w + layers + 2 * merged + twoLayers(merged, hidden, hidden);
};

/** MiniCPM-V: SigLIP and a resampler of 64 queries. */
export const minicpmv: Tower = (f, hidden, top) =>
  siglipLike(f, [27, 4304, 980, 14]) +
  hidden * (top.count("query_num", 64) + f.count("hidden_size", 1152) + 5 * hidden + 10);

/** DeepSeek-OCR: SAM's small tower with its neck, CLIP's large one, and one projection of both. */
export const deepEncoder: Tower = (_, hidden) => {
  const clip = vit({ width: 1024, layers: 24, mlp: 4096 }) + (257 + 1 + 2 + 588) * 1024;
  const sam = vit({ width: 768, layers: 12, mlp: 3072 }) + (4096 + 768 + 1) * 768 + 92_672;
  const neck = 768 * 256 + 9 * (256 * 256 + 256 * 512 + 512 * 1024) + 4 * 256;
  return clip + sam + neck + 2048 * hidden + 3 * hidden;
};

/** MiniMax-M3: CLIP without a position table, a projector of two layers, and a merger of 2 × 2 patches with two more. */
export const minimaxVit: Tower = (f, hidden, top) => {
  const w = f.count("hidden_size");
  const layers = vit({ width: w, layers: f.count("num_hidden_layers"), mlp: f.count("intermediate_size") });
  const between = top.count("projector_hidden_size", hidden);
  return (
    patches(f, w, 14, 2) +
    layers +
    2 * w +
    twoLayers(w, between, hidden) +
    twoLayers(4 * hidden, between, hidden)
  );
};

/** ERNIE-4.5-VL: its tower, a resampler over space and time, and on every sparse layer experts for images. */
export const ernieVl: Tower = (f, hidden, top) => {
  const w = f.count("embed_dim", f.number("hidden_size", 1280));
  const layers = vit({ width: w, layers: f.count("depth"), mlp: w * f.count("mlp_ratio", 4) });
  const merged = 4 * w;
  const space = twoLayers(merged, merged, merged) + 2 * merged;
  const time = twoLayers(2 * merged, merged, merged) + 2 * merged;
  // a router and its bias beside three matrices each
  const expert = 3 * hidden * top.count("moe_intermediate_size", undefined, 1) + hidden + 1;
  const sparse = top.layers - top.number("first_k_dense_replace", 0);
  const experts = sparse * top.count("num_experts", undefined, 1) * expert;
  return patches(f, w, 14) + layers + 2 * w + space + time + merged * hidden + 2 * hidden + experts;
};

/** Any other vision transformer, by the keys that most describe themselves with; null where they are not there. */
export const anyVit = (f: Fields, hidden: number): number | null => {
  const size = (...keys: string[]): number | undefined =>
    keys.map((key) => f.raw(key)).find((value) => typeof value === "number" && value > 0) as
      number | undefined;
  const width = size("hidden_size", "embed_dim", "width", "d_model");
  const layers = size("num_hidden_layers", "depth", "layers", "encoder_layers");
  if (width === undefined || layers === undefined || width > 1e5 || layers > 1e3) return null;
  const ratio = size("mlp_ratio") ?? 4;
  const mlp = size("intermediate_size", "encoder_ffn_dim") ?? Math.round(ratio * width);
  const side = size("image_size");
  const patch = size("patch_size") ?? 14;
  const positions = side === undefined ? 0 : Math.floor(side / patch) ** 2;
  const tower = vit({ width, layers, mlp }) + (3 * patch * patch + 1 + positions) * width;
  return tower + twoLayers(4 * width, hidden, hidden);
};
