import type { Flags } from "./values";

/** Flags of SGLang that move memory. */
export const SGLANG_FLAGS: Flags = {
  "mem-fraction-static": ["utilisation", "share"],
  "tp-size": ["tensorParallel", "count"],
  tp: ["tensorParallel", "count"],
  "tensor-parallel-size": ["tensorParallel", "count"],
  "pp-size": ["pipelineParallel", "count"],
  pp: ["pipelineParallel", "count"],
  "dp-size": ["dataParallel", "count"],
  dp: ["dataParallel", "count"],
  "ep-size": ["expertParallel", "on"],
  ep: ["expertParallel", "on"],
  "enable-dp-attention": ["dataParallelAttention", "on"],
  "max-running-requests": ["maxSequences", "count"],
  "chunked-prefill-size": ["maxBatchedTokens", "count"],
  "context-length": ["maxContext", "count"],
  "page-size": ["blockTokens", "count"],
  quantization: ["weights", "precision"],
  dtype: ["weights", "precision"],
  "kv-cache-dtype": ["cache", "cache"],
  "mamba-ssm-dtype": ["stateBytes", "state"],
  "disable-cuda-graph": ["eager", "on"],
  "speculative-algorithm": ["draft", "draft"],
  "speculative-num-draft-tokens": ["draftTokens", "count"],
};
