import type { Flags } from "./values";

/** Flags of trtllm-serve and trtllm-build that move memory. */
export const TENSORRT_LLM_FLAGS: Flags = {
  tp_size: ["tensorParallel", "count"],
  "tp-size": ["tensorParallel", "count"],
  pp_size: ["pipelineParallel", "count"],
  ep_size: ["expertParallel", "on"],
  kv_cache_free_gpu_memory_fraction: ["utilisation", "share"],
  "kv-cache-free-gpu-memory-fraction": ["utilisation", "share"],
  free_gpu_memory_fraction: ["utilisation", "share"],
  max_batch_size: ["maxSequences", "count"],
  max_num_tokens: ["maxBatchedTokens", "count"],
  max_seq_len: ["maxContext", "count"],
};
