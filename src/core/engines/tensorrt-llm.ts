import { gib } from "../units";
import { SERVER_PACE } from "../speed/constants";
import { batchOf, vllmBatch } from "./batches";
import type { EngineVersion } from "./engine";
import { exactPlan } from "./exact-plan";
import { noGraphs } from "./graphs";
import { expertsShared, ranksOf, shardedLayers, type RanksOfFlags } from "./layouts";
import { DRIVER, VLLM_LOGS } from "./process";
import { pytorchStep } from "./pytorch-step";
import { leftOver } from "./rooms";
import { sharedCounts } from "./servers";

const DOCUMENTATION = "https://nvidia.github.io/TensorRT-LLM/llm-api/reference/KvCacheConfig.html";

/** kv_cache_config.free_gpu_memory_fraction, and tokens of a block. */
const SHARE_OF_FREE = 0.9;
const BLOCK_TOKENS = 32;

/** With attention DP (enable_attention_dp) each rank has the attention whole, and experts are shared over all. */
const ranksOfFlags: RanksOfFlags = (question, devices) => {
  const { settings } = question;
  if (settings.dataParallelAttention !== true) return expertsShared(question, devices);
  const stages = settings.pipelineParallel ?? 1;
  const total = devices / stages;
  if (total !== (settings.tensorParallel ?? total)) return null;
  return ranksOf({ shared: 1, total, stages, copies: total, together: true });
};

const CURRENT: EngineVersion = {
  family: "tensorrt-llm",
  name: "TensorRT-LLM",
  since: 0,
  pool: true,
  pace: SERVER_PACE,
  unpacks: false,
  hostEmbedding: false,
  // every configuration of its deployment guide: https://github.com/NVIDIA/TensorRT-LLM/pull/18921
  tables: "host",
  driver: DRIVER,
  // not published; NCCL as vLLM's logs show it
  libraries: {
    one: gib(0.25),
    two: gib(0.57),
    four: gib(0.57),
    stages: gib(0.25),
    unlinked: gib(0.2),
    source: VLLM_LOGS,
  },
  evidence: "published",
  source: DOCUMENTATION,
  checkedOn: "2026-11-26",
  stored: (asked) => asked,
  layersOnCards: (model) => model.layers,
  counts: sharedCounts,
  layouts: (question) => shardedLayers(question, ranksOfFlags),
  batch: (settings, card) => batchOf(settings, vllmBatch(card)),
  share: ({ settings }) => settings.utilisation ?? SHARE_OF_FREE,
  step: (stage) => pytorchStep({ bytesPerLogit: 4, experts: "one workspace", source: DOCUMENTATION }, stage),
  graphs: () => noGraphs(DOCUMENTATION),
  plan: ({ cached, kvPrecision, layout, settings }) =>
    exactPlan(
      cached,
      { precision: kvPrecision, layout, stateBytes: settings.stateBytes ?? null },
      { blockTokens: settings.blockTokens ?? BLOCK_TOKENS, windows: true },
    ),
  freeShare: () => 0,
  // a share of what is free once the weights are in
  room: ({ memory, share, standing }) => share * leftOver(memory, standing),
};

export const TENSORRT_LLM = [CURRENT];
