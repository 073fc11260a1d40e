import type { Card } from "../card";
import type { Precision } from "../formats/precision";
import { SERVER_PACE } from "../speed/constants";
import { batchOf } from "./batches";
import type { Batch, EngineVersion, StageQuestion } from "./engine";
import { capturedGraphs, noGraphs } from "./graphs";
import { expertsShared, shardedLayers } from "./layouts";
import { pagedPlan } from "./paged-plan";
import { pytorchStep, type PytorchStep } from "./pytorch-step";
import { shareOfCard } from "./rooms";
import { sharedCounts } from "./servers";

/** What vLLM and the engines that follow its rules state of a version. */
export interface VllmRow extends Pick<
  EngineVersion,
  "family" | "name" | "since" | "evidence" | "source" | "checkedOn" | "driver" | "libraries" | "tables"
> {
  /** Share of the card that the engine takes unless a flag says otherwise. */
  readonly utilisation: number;
  /** Tokens of one cache page. */
  readonly blockTokens: number;
  readonly step: PytorchStep;
  /** Captured graphs: none, on top of the budget, or taken out of it before the cache is sized. */
  readonly graphs: "none" | "outside" | "inside";
  readonly batch: (card: Card) => Batch;
  /** Sliding layers free what left the window; older engines keep every token for every layer. */
  readonly hybridCache: boolean;
  /** Groups of layers are padded up when the larger has less than this many times the smaller's layers. */
  readonly groupSlack: number;
  /** Blocks that a recurrent layer holds for one request (2: a prefix-caching checkpoint as well). */
  readonly stateBlocks: number;
}

/** A version of vLLM, or of an engine that shares its allocator and its profiling run. */
export const vllmVersion = (row: VllmRow): EngineVersion => ({
  ...row,
  pool: true,
  pace: SERVER_PACE,
  unpacks: false,
  hostEmbedding: false,
  stored: (asked: Precision) => asked,
  layersOnCards: (model) => model.layers,
  counts: sharedCounts,
  layouts: (question) => shardedLayers(question, expertsShared),
  batch: (settings, card) => batchOf(settings, row.batch(card)),
  share: ({ settings }) => settings.utilisation ?? row.utilisation,
  step: (stage) => pytorchStep(row.step, stage),
  graphs: (stage) => (row.graphs === "none" ? noGraphs(row.source) : capturedGraphs(stage)),
  plan: (stage) => planOf(row, stage),
  freeShare: () => 0,
  room: (question) => shareOfCard(question, row.graphs === "inside" ? question.standing.graphs : 0),
});

/** With prefix caching a request keeps a checkpoint of a recurrent state beside the state. */
const stateBlocks = (prefixCaching: boolean | undefined, row: VllmRow): number =>
  prefixCaching === undefined ? row.stateBlocks : prefixCaching ? Math.max(2, row.stateBlocks) : 1;

function planOf(row: VllmRow, { cached, kvPrecision, layout, settings, batch }: StageQuestion) {
  const terms = { precision: kvPrecision, layout, stateBytes: settings.stateBytes ?? null };
  const paging = {
    blockTokens: settings.blockTokens ?? row.blockTokens,
    batchTokens: batch.tokens,
    hybridCache: row.hybridCache && settings.hybridCacheOff !== true,
    groupSlack: row.groupSlack,
    stateBlocks: stateBlocks(settings.prefixCaching, row) + (settings.draftTokens ?? 0),
    ranks: layout.contextParallel,
  };
  return pagedPlan(cached, terms, paging, row.graphs !== "none" && settings.eager !== true);
}
