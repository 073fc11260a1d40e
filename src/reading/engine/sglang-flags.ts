import type { FlagTable } from "./flag-table";

/**
 * SGLang. argparse takes the beginning of a name too (`--mem-fraction`).
 * Source: https://docs.sglang.io/advanced_features/server_arguments.html
 */
export const SGLANG_FLAGS: FlagTable = {
  counted: [
    ["utilisation", "share", "mem-fraction-static"],
    ["tensorParallel", "count", "tensor-parallel-size tp-size tp"],
    ["pipelineParallel", "count", "pipeline-parallel-size pp-size pp"],
    ["dataParallel", "count", "data-parallel-size dp-size dp"],
    ["expertParallel", "ranks", "expert-parallel-size ep-size ep"],
    ["expertParallel", "on", "enable-ep-moe"],
    ["dataParallelAttention", "on", "enable-dp-attention dp-attention"],
    ["maxSequences", "limit", "max-running-requests"],
    ["maxBatchedTokens", "chunk", "chunked-prefill-size"],
    ["maxContext", "limit", "context-length"],
    ["blockTokens", "limit", "page-size"],
    ["weights", "method", "quantization"],
    ["weights", "loader", "load-format"],
    ["compute", "compute", "dtype"],
    ["cache", "cache", "kv-cache-dtype"],
    ["stateBytes", "state", "mamba-ssm-dtype"],
    ["eager", "on", "disable-cuda-graph"],
    ["graphsUpTo", "limit", "cuda-graph-max-bs"],
    ["graphSizes", "sizes", "cuda-graph-bs"],
    ["hybridCacheOff", "on", "disable-hybrid-swa-memory"],
    ["draft", "drafting", "speculative-algorithm speculative-algo"],
    ["draftTokens", "limit", "speculative-num-draft-tokens"],
    ["cacheTokens", "limit", "max-total-tokens"],
    ["offloaded", "gib", "cpu-offload-gb"],
    ["towers", "towersOff", "language-only language-model-only"],
    // https://github.com/sgl-project/sglang/issues/39841
    ["tables", "toHost", "ple-offload-embedding enable-dsv41-engram-host-table"],
    ["tables", "toCard", "no-ple-offload-embedding"],
    ["tables", "place", "ple-storage"],
  ],
  uncounted: {
    "adapters are loaded beside the model": "enable-lora lora-paths",
    "a draft model lies beside the served one": "speculative-draft-model-path speculative-draft-model",
    "copies of experts are loaded": "ep-num-redundant-experts",
    "its pool is not sized from what is free":
      "max-mamba-cache-size mamba-full-memory-ratio swa-full-tokens-ratio",
    "ranks share the context out":
      "attention-context-parallel-size attn-cp-size moe-data-parallel-size moe-dp-size dcp-size decode-context-parallel-size",
    "communication needs buffers of its own": "moe-a2a-backend=deepep enable-deepep-moe",
    "cards get unequal shares": "moe-dense-tp-size",
    "weights move between card and host": "offload-group-size kt-num-gpu-experts kt-weight-path kt-method",
    "weights are stored anew": "torchao-config modelopt-quant",
    "a step takes more than one batch": "enable-two-batch-overlap",
  },
  environment: /^sglang_(?=enable_dsv41)/i,
};
