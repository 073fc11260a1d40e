import { figure } from "../figure";
import { mixerAnswers } from "../mixers/all";
import type { Sourcing } from "../parts";
import { countLayers, sliceLayers } from "../shape/layers";
import type { LayerRun, Model } from "../shape/model";
import { mib, bytes } from "../units";
import { LOCAL_PACE } from "../speed/constants";
import { batchOf, vllmBatch } from "./batches";
import type { CachePlan } from "./cache-plan";
import { cellPlan } from "./cell-plan";
import type { EngineVersion, StageQuestion } from "./engine";
import { noGraphs } from "./graphs";
import { wholeLayers } from "./layouts";
import { leftOver } from "./rooms";
import { dealtCounts } from "./servers";
import type { EngineSettings } from "./settings";

/** The server's options; its figures are what it prints as it loads a model. */
const LOGS = "https://github.com/ggml-org/llama.cpp/blob/25d5b0c/tools/server/README.md";
const MICRO_BATCH = 512;

/**
 * -ngl: the last layers lie on the cards, the first ones stay with the host; the head follows only when more layers are
 * asked for than there are.
 */
function layersOnCards(model: Model, { layersOnCard }: EngineSettings): readonly LayerRun[] {
  const depth = countLayers(model.layers);
  const all = layersOnCard === undefined || layersOnCard < 0 || layersOnCard >= depth;
  return all ? model.layers : sliceLayers(model.layers, depth - layersOnCard, depth);
}

/**
 * The compute buffer: with flash attention the logits and hidden states of one micro-batch in 32 bit, without it the
 * scores of one micro-batch against all cells where they are more. An upper bound for builds of 2026.
 *
 * Formula: (vocabulary + hidden) × micro-batch × 4
 * Source:  docs/formulas.md §15: 34 of 44 logged configurations within 5 %
 */
function computeBuffer({ model, settings, context }: StageQuestion): Sourcing {
  const hidden = model.frame?.hiddenSize ?? 0;
  const vocabulary = model.frame?.vocabularySize ?? 0;
  const microBatch = settings.microBatch ?? MICRO_BATCH;
  const logits = figure("compute-buffer", { vocabulary, hidden, microBatch });
  if (settings.flashAttentionOff !== true) return { how: logits, source: LOGS };
  const cells = Math.ceil(context / 32) * 32;
  const scores = figure("compute-scores", { ...attentionWidth(model), cells, hidden, microBatch });
  return { how: scores.size > logits.size ? scores : logits, source: LOGS };
}

function attentionWidth(model: Model): { heads: number; width: number } {
  for (const { layer } of model.layers) {
    for (const mixer of layer.mixers) {
      const scores = mixerAnswers(mixer).scores(mixer);
      if (scores?.queryWidth != null) return { heads: scores.heads, width: scores.queryWidth };
    }
  }
  return { heads: 0, width: 0 };
}

/** --no-kv-offload */
const ON_HOST: CachePlan = {
  held: () => figure("cache-on-host", {}),
  requests: () => Number.POSITIVE_INFINITY,
  law: null,
};

const CURRENT: EngineVersion = {
  family: "llama.cpp",
  name: "llama.cpp",
  since: 0,
  pool: false,
  pace: LOCAL_PACE,
  unpacks: false,
  hostEmbedding: true,
  tables: "host",
  // 150 to 600 MiB a card at load
  driver: { value: mib(375), source: LOGS, checkedOn: "2026-11-23" },
  libraries: {
    one: bytes(0),
    two: bytes(0),
    four: bytes(0),
    stages: bytes(0),
    unlinked: bytes(0),
    source: LOGS,
  },
  evidence: "measured",
  source: LOGS,
  checkedOn: "2026-11-23",
  // GGUF's own name for it: a file has MXFP4 experts and the rest in Q8_0, and no padding
  stored: (asked) => (asked === "MXFP4" ? "MXFP4_MOE" : asked),
  layersOnCards,
  counts: dealtCounts,
  layouts: wholeLayers,
  batch: (settings, card) => batchOf(settings, vllmBatch(card)),
  share: () => 1,
  step: computeBuffer,
  graphs: () => noGraphs(LOGS),
  plan: ({ cached, kvPrecision, settings }) =>
    settings.cacheOnHost === true
      ? ON_HOST
      : cellPlan(cached, {
          keys: kvPrecision,
          values: settings.valueCache ?? kvPrecision,
          microBatch: settings.microBatch ?? MICRO_BATCH,
          flashAttention: settings.flashAttentionOff !== true,
          slots: settings.unified === true ? 1 : (settings.slots ?? 1),
          wholeWindows: settings.wholeWindows === true,
        }),
  freeShare: () => 0,
  room: ({ memory, standing }) => leftOver(memory, standing),
};

export const LLAMA_CPP = [CURRENT];
