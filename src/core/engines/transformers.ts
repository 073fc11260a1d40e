import { bytes, gib } from "../units";
import { batchOf, vllmBatch } from "./batches";
import type { EngineVersion } from "./engine";
import { exactPlan } from "./exact-plan";
import { noGraphs } from "./graphs";
import { wholeLayers } from "./layouts";
import { DRIVER, VLLM_LOGS } from "./process";
import { pytorchStep } from "./pytorch-step";
import { leftOver } from "./rooms";
import { dealtCounts } from "./servers";

const DYNAMIC_CACHE = "https://github.com/huggingface/transformers";

const CURRENT: EngineVersion = {
  family: "transformers",
  name: "Transformers",
  since: 0,
  pool: false,
  unpacks: true,
  hostEmbedding: false,
  // an embedding like any other: device_map puts it on a card
  tables: "card",
  driver: DRIVER,
  // device_map deals out whole layers: nothing is reduced between cards
  libraries: {
    one: bytes(0),
    two: gib(0.3),
    four: gib(0.3),
    stages: bytes(0),
    unlinked: gib(0.2),
    source: VLLM_LOGS,
  },
  evidence: "assumed",
  source: DYNAMIC_CACHE,
  checkedOn: "2026-11-23",
  stored: (asked) => asked,
  layersOnCards: (model) => model.layers,
  counts: dealtCounts,
  layouts: wholeLayers,
  batch: (settings, card) => batchOf(settings, vllmBatch(card)),
  share: () => 1,
  // one request goes through whole
  step: (stage) =>
    pytorchStep(
      { bytesPerLogit: 4, expertWorkspace: false, source: DYNAMIC_CACHE },
      { ...stage, batch: { tokens: Math.max(1, stage.context), sequences: 1 } },
    ),
  graphs: () => noGraphs(DYNAMIC_CACHE),
  plan: ({ cached, kvPrecision, layout, settings }) =>
    exactPlan(
      cached,
      { precision: kvPrecision, layout, stateBytes: settings.stateBytes ?? null },
      { blockTokens: settings.blockTokens ?? 1, windows: true },
    ),
  room: ({ memory, standing }) => leftOver(memory, standing),
};

export const TRANSFORMERS = [CURRENT];
