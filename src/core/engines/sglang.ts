import type { Card } from "../card";
import { gib, mib, type Bytes } from "../units";
import { SERVER_PACE } from "../speed/constants";
import type { EngineSettings } from "./settings";
import { batchOf } from "./batches";
import type { Batch, EngineVersion, ShareQuestion } from "./engine";
import { exactPlan } from "./exact-plan";
import { capturedGraphs } from "./graphs";
import { ranksOf, shardedLayers, type RanksOfFlags } from "./layouts";
import { DRIVER, VLLM_LOGS } from "./process";
import { pytorchStep } from "./pytorch-step";
import { sharedCounts } from "./servers";

const SERVER_ARGS = "https://docs.sglang.io/advanced_features/server_arguments.html";

/** Prefill chunk and largest captured batch by the device's memory. Source: SGLang server_args. */
const STEPS: readonly { below: number; chunk: number; batch: number; batchTp4: number }[] = [
  { below: 20, chunk: 2048, batch: 8, batchTp4: 8 },
  { below: 35, chunk: 4096, batch: 48, batchTp4: 160 },
  { below: 60, chunk: 4096, batch: 32, batchTp4: 160 },
  { below: 160, chunk: 8192, batch: 256, batchTp4: 512 },
  { below: Number.POSITIVE_INFINITY, chunk: 16384, batch: 512, batchTp4: 512 },
];

function stepOf(card: Card, tensorParallel: number): Batch {
  const step = STEPS.find(({ below }) => card.usablePerDevice < gib(below));
  if (step === undefined) throw new Error("the last step has no bound");
  return { tokens: step.chunk, sequences: tensorParallel < 4 ? step.batch : step.batchTp4 };
}

/** A fixed share by tensor parallel. Source: SGLang 0.4 server_args */
const shareByRanks = ({ devices }: ShareQuestion): number =>
  devices >= 16 ? 0.79 : devices >= 8 ? 0.81 : devices >= 4 ? 0.85 : devices >= 2 ? 0.87 : 0.88;

/** --cuda-graph-max-bs is the batch that graphs are captured for. */
const graphBatch = (settings: EngineSettings, batch: Batch): Batch => ({
  ...batch,
  sequences: settings.graphsUpTo ?? batch.sequences,
});

/** What SGLang sets aside beside weights and cache, before it works out its static fraction. */
const reserve = (batch: Batch, devices: number): Bytes =>
  mib(512 + 1.5 * Math.max(batch.tokens, 2048) + 2 * batch.sequences + (devices / 8) * 1024);

/**
 * Formula: 1 − (512 MiB + 1.5 MiB × chunk + 2 MiB × graph batch + devices ÷ 8 GiB) ÷ memory, at least 10 GiB kept on
 *          devices above 60 GiB
 * Source:  SGLang 0.5 server_args
 */
function shareAfterReserve({ card, devices, batch }: ShareQuestion): number {
  const asked = reserve(batch, devices);
  const kept = card.usablePerDevice > gib(60) ? Math.max(asked, gib(10)) : asked;
  return Math.max(0, 1 - kept / card.usablePerDevice);
}

/** --tp counts the attention's copies already; experts are shared over them with DP attention only. */
const attentionInside: RanksOfFlags = ({ settings }, devices) => {
  const inside = settings.dataParallelAttention === true;
  const copies = settings.dataParallel ?? 1;
  const stages = settings.pipelineParallel ?? 1;
  const ranks = devices / stages;
  const shared = inside ? ranks / copies : (settings.tensorParallel ?? ranks / copies);
  const total = inside ? (settings.tensorParallel ?? ranks) : shared * copies;
  if (!Number.isInteger(shared) || total !== ranks) return null;
  return ranksOf({ shared, total, stages, copies, together: inside });
};

interface SglangRow extends Pick<EngineVersion, "name" | "since"> {
  readonly share: (question: ShareQuestion) => number;
}

const sglangVersion = ({ name, since, share }: SglangRow): EngineVersion => ({
  family: "sglang",
  name,
  since,
  pool: true,
  pace: SERVER_PACE,
  unpacks: false,
  hostEmbedding: false,
  // --ple-offload-embedding and SGLANG_ENABLE_DSV41_ENGRAM_HOST_TABLE move them: https://github.com/sgl-project/sglang/issues/39841
  tables: "card",
  driver: DRIVER,
  // as vLLM before it had an all-reduce of its own: both call NCCL through PyTorch
  libraries: {
    one: gib(0.13),
    two: gib(0.57),
    four: gib(0.57),
    stages: gib(0.13),
    unlinked: gib(0.2),
    source: VLLM_LOGS,
  },
  evidence: "published",
  source: SERVER_ARGS,
  checkedOn: "2026-11-23",
  stored: (asked) => asked,
  layersOnCards: (model) => model.layers,
  counts: sharedCounts,
  layouts: (question) => shardedLayers(question, attentionInside),
  batch: (settings, card) => batchOf(settings, stepOf(card, settings.tensorParallel ?? 1)),
  share: (question) =>
    question.settings.utilisation ??
    share({ ...question, batch: graphBatch(question.settings, question.batch) }),
  step: (stage) => pytorchStep({ bytesPerLogit: 4, experts: "one workspace", source: SERVER_ARGS }, stage),
  graphs: (stage) => capturedGraphs(stage),
  plan: ({ cached, kvPrecision, layout, settings }) =>
    exactPlan(
      cached,
      { precision: kvPrecision, layout, stateBytes: settings.stateBytes ?? null },
      { blockTokens: settings.blockTokens ?? 1, windows: settings.hybridCacheOff !== true },
    ),
  freeShare: () => 0,
  // a share of what is free at the start holds weights and cache; all else lies outside of it
  room: ({ memory, share: part, standing }) => (memory - standing.driver) * part - standing.weights,
});

export const SGLANG = [
  sglangVersion({ name: "SGLang ≤ 0.4", since: 0, share: shareByRanks }),
  sglangVersion({ name: "SGLang ≥ 0.5", since: 5, share: shareAfterReserve }),
];
