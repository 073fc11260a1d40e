import { OWN_RUNS } from "../sourced";
import { gib, mib } from "../units";
import { batchOf, vllmBatch } from "./batches";
import type { EngineVersion } from "./engine";
import { exactPlan } from "./exact-plan";
import { noGraphs } from "./graphs";
import { wholeLayers } from "./layouts";
import { leftOver } from "./rooms";
import { dealtCounts } from "./servers";
import type { EngineSettings } from "./settings";
import { transformersStep } from "./transformers-step";

const DYNAMIC_CACHE = "https://huggingface.co/docs/transformers/v5.17.0/en/kv_cache";

/**
 * Blocks of PyTorch's allocator that fit nothing: those of the attention while a feed-forward runs, and the other way
 * round. A half of the activations is the mean of 24 runs of five models (0.25 to 0.85 in 23 of them).
 */
const FREE_SHARE = 0.5;
/** PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True joins them: 0.07 in the two runs that left the card room. */
const FREE_SHARE_EXPANDABLE = 0.07;

/** cuBLAS keeps a workspace of 32 MiB on every device that multiplies. */
const WORKSPACE = mib(32);

const freeShare = ({ expandableSegments }: EngineSettings): number =>
  expandableSegments === true ? FREE_SHARE_EXPANDABLE : FREE_SHARE;

const CURRENT: EngineVersion = {
  family: "transformers",
  name: "Transformers",
  since: 0,
  pool: false,
  // eager PyTorch launches a kernel at a time: too few published points to say how long that takes
  pace: null,
  unpacks: true,
  hostEmbedding: false,
  bare: true,
  // an embedding like any other: device_map puts it on a card
  tables: "card",
  // the context alone is 0.51 GiB; kernels of the first steps are loaded beside it
  driver: { value: gib(0.67), source: OWN_RUNS, checkedOn: "2026-11-26" },
  // device_map deals out whole layers: nothing is reduced between cards
  libraries: {
    one: WORKSPACE,
    two: WORKSPACE,
    four: WORKSPACE,
    stages: WORKSPACE,
    unlinked: WORKSPACE,
    source: OWN_RUNS,
  },
  evidence: "measured",
  source: DYNAMIC_CACHE,
  checkedOn: "2026-11-26",
  stored: (asked) => asked,
  layersOnCards: (model) => model.layers,
  counts: dealtCounts,
  layouts: wholeLayers,
  batch: (settings, card) => batchOf(settings, vllmBatch(card)),
  share: () => 1,
  step: transformersStep,
  graphs: () => noGraphs(DYNAMIC_CACHE),
  // sliding layers hold views of the whole prefill until the first token is made: at the peak every layer has all of it
  plan: ({ cached, kvPrecision, layout, settings }) =>
    exactPlan(
      cached,
      { precision: kvPrecision, layout, stateBytes: settings.stateBytes ?? null, wholeConvolution: true },
      { blockTokens: settings.blockTokens ?? 1, windows: false },
    ),
  freeShare,
  room: ({ memory, standing }) => leftOver(memory, standing),
};

export const TRANSFORMERS = [CURRENT];
