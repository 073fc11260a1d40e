import type { Flags } from "./values";

/** Flags of llama-server and its kin that move memory, short and long. */
export const LLAMA_CPP_FLAGS: Flags = {
  c: ["maxContext", "count"],
  "ctx-size": ["maxContext", "count"],
  np: ["slots", "count"],
  parallel: ["slots", "count"],
  ub: ["microBatch", "count"],
  "ubatch-size": ["microBatch", "count"],
  ctk: ["cache", "cache"],
  "cache-type-k": ["cache", "cache"],
  ctv: ["valueCache", "cache"],
  "cache-type-v": ["valueCache", "cache"],
  ngl: ["layersOnCard", "layers"],
  "gpu-layers": ["layersOnCard", "layers"],
  "n-gpu-layers": ["layersOnCard", "layers"],
  fa: ["flashAttentionOff", "off"],
  "flash-attn": ["flashAttentionOff", "off"],
};
