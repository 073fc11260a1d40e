import { patches, twoLayers, vit, type Tower } from "./vit";

export const qwen2: Tower = (f, hidden) => {
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

export const qwen25: Tower = (f, hidden) => {
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

export const qwen3 =
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

/** EXAONE 4.5: Qwen2.5-VL's tower with fewer heads for keys and values than for queries. */
export const exaone45: Tower = (f, hidden, top) => {
  const w = f.count("hidden_size");
  const missing = w - (w / f.count("num_heads")) * f.count("num_key_value_heads");
  return qwen25(f, hidden, top) - f.count("depth") * 2 * (w + 1) * missing;
};
