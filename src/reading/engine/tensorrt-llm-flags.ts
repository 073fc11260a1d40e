import type { FlagTable } from "./flag-table";

/**
 * trtllm-serve, and the keys of the YAML file it takes as --config or --extra_llm_api_options.
 * Source: https://nvidia.github.io/TensorRT-LLM/commands/trtllm-serve/trtllm-serve.html
 */
export const TENSORRT_LLM_FLAGS: FlagTable = {
  counted: [
    ["tensorParallel", "count", "tensor-parallel-size tp-size tp"],
    ["pipelineParallel", "count", "pipeline-parallel-size pp-size pp"],
    ["expertParallel", "ranks", "moe-expert-parallel-size ep-size ep"],
    ["dataParallelAttention", "on", "enable-attention-dp"],
    [
      "utilisation",
      "share",
      "free-gpu-memory-fraction kv-cache-free-gpu-memory-fraction kv-cache-free-gpu-mem-fraction",
    ],
    ["maxSequences", "limit", "max-batch-size"],
    ["maxBatchedTokens", "limit", "max-num-tokens"],
    ["maxContext", "limit", "max-seq-len"],
    ["blockTokens", "limit", "tokens-per-block"],
    ["cache", "cache", "kv-cache-dtype"],
  ],
  uncounted: {
    "ranks share the context out": "context-parallel-size cp-size",
    "cards get unequal shares": "moe-cluster-parallel-size cluster-size",
    "a step takes more than one batch": "max-beam-width",
  },
};
