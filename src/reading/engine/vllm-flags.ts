import type { FlagTable } from "./flag-table";

/**
 * vLLM and its builds for other cards.
 * Source: https://docs.vllm.ai/en/latest/configuration/engine_args/
 */
export const VLLM_FLAGS: FlagTable = {
  counted: [
    ["utilisation", "share", "gpu-memory-utilization"],
    ["tensorParallel", "count", "tensor-parallel-size tp tensor-parallel tp-size"],
    ["pipelineParallel", "count", "pipeline-parallel-size pp pp-size"],
    ["dataParallel", "count", "data-parallel-size dp dp-size"],
    ["expertParallel", "on", "enable-expert-parallel ep"],
    ["contextParallel", "count", "decode-context-parallel-size dcp"],
    ["maxSequences", "limit", "max-num-seqs"],
    ["maxBatchedTokens", "limit", "max-num-batched-tokens"],
    ["maxContext", "limit", "max-model-len"],
    ["blockTokens", "limit", "block-size"],
    ["weights", "method", "quantization q"],
    ["weights", "loader", "load-format"],
    ["compute", "compute", "dtype"],
    ["cache", "cache", "kv-cache-dtype"],
    ["stateBytes", "state", "mamba-ssm-cache-dtype"],
    ["eager", "on", "enforce-eager"],
    ["graphSizes", "graphs", "compilation-config cc O"],
    ["graphSizes", "sizes", "cudagraph-capture-sizes"],
    ["graphsUpTo", "limit", "max-cudagraph-capture-size cuda-graph-sizes"],
    ["hybridCacheOff", "on", "disable-hybrid-kv-cache-manager"],
    ["prefixCaching", "on", "enable-prefix-caching"],
    ["prefixCaching", "no", "no-enable-prefix-caching"],
    ["cachePool", "bytes", "kv-cache-memory-bytes kv-cache-memory"],
    ["draft", "speculation", "speculative-config sc"],
    ["offloaded", "gib", "cpu-offload-gb"],
    ["towers", "towersOff", "language-model-only"],
    ["towers", "media", "limit-mm-per-prompt"],
    ["towers", "towersMode", "mm-encoder-tp-mode"],
    // its first name was VLLM_PLE_CPU_OFFLOAD in the environment: https://github.com/vllm-project/vllm/pull/57910
    ["tables", "toHost", "ple-cpu-offload"],
    ["tables", "engram", "engram-config"],
  ],
  uncounted: {
    "adapters are loaded beside the model":
      "enable-lora lora-modules enable-prompt-adapter qlora-adapter-name-or-path",
    "a draft model lies beside the served one": "speculative-model",
    "copies of experts are loaded": "num-redundant-experts eplb-config=num_redundant_experts",
    "its pool is not sized from what is free": "num-gpu-blocks-override",
    "ranks share the context out": "prefill-context-parallel-size pcp",
    "communication needs buffers of its own": "all2all-backend=deepep",
    "weights move between card and host": "offload-group-size cpu-offload-params",
    "a step takes more than one batch": "enable-dbo",
    "its cache has another layout":
      "mamba-cache-mode=all disable-sliding-window kv-cache-dtype-skip-layers mla-disable",
  },
  environment: /^vllm_/i,
};
