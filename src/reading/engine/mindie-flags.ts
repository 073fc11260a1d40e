import type { FlagTable } from "./flag-table";

/**
 * MindIE: the keys of its config.json, and what stands in the environment.
 * Source: https://www.hiascend.com/document/detail/en/mindie/230/LLMframe/llmdev/mindie_service0285.html
 */
export const MINDIE_FLAGS: FlagTable = {
  counted: [
    ["utilisation", "share", "npu-memory-fraction npumemoryfraction gpu-memory-utilization"],
    ["worldSize", "count", "worldsize world-size"],
    ["tensorParallel", "count", "tp tensor-parallel-size"],
    ["pipelineParallel", "count", "pp"],
    ["dataParallel", "count", "dp"],
    ["expertParallel", "ranks", "moe-ep ep"],
    ["maxSequences", "limit", "maxbatchsize max-num-seqs"],
    ["maxBatchedTokens", "limit", "maxprefilltokens max-num-batched-tokens"],
    ["maxContext", "limit", "maxseqlen max-model-len"],
    ["blockTokens", "limit", "cacheblocksize"],
    ["cachePool", "gib", "npumemsize"],
    ["draft", "speculation", "plugin-params"],
  ],
  uncounted: { "ranks share the context out": "cp sp" },
  environment: /^(?=npu_memory_fraction$)/i,
};
