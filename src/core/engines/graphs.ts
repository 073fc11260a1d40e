import { figure } from "../figure";
import type { Sourcing } from "../parts";
import { countLayers } from "../shape/layers";
import { gib } from "../units";
import type { StageQuestion } from "./engine";
import { VLLM_LOGS } from "./process";

/** An engine that captures none, or was told to run eagerly. */
export const noGraphs = (source: string): Sourcing => ({ how: figure("graphs-none", {}), source });

/** Batch sizes vLLM captures up to twice the sequences, 512 at most. */
const capturedSizes = (sequences: number): number => sizesUpTo(Math.min(512, 2 * sequences));

/** 1, 2, 4, every 8th below 256, every 16th above. */
function sizesUpTo(most: number): number {
  const fixed = [1, 2, 4].filter((size) => size <= most).length;
  const fine = Math.max(0, Math.floor(Math.min(most, 255) / 8));
  return fixed + fine + (most >= 256 ? Math.floor((most - 256) / 16) + 1 : 0);
}

const sizesOf = (most: number | undefined): number | null => (most === undefined ? null : sizesUpTo(most));

const POOL = gib(0.37);
const PER_LAYER = gib(0.0165);
const ALL_SIZES = 51;

/**
 * Memory of captured graphs: a private pool, and every layer once more for each captured batch size. The two figures
 * are read off one model cut into 1, 2 and 4 stages (Llama-3.1-8B: 0.91, 0.65 and 0.51 GiB for 32, 16 and 8 layers);
 * small dense models come out up to 0.3 GiB too high, models of experts up to 1 GiB too low.
 *
 * Formula: 0.37 GiB + 0.0165 GiB × layers × captured sizes ÷ 51
 * Source:  logs of vLLM 0.19, https://github.com/llm-d-incubation/llm-d-planner
 */
export function capturedGraphs({ layers, batch, settings }: StageQuestion, source = VLLM_LOGS): Sourcing {
  if (settings.eager === true) return noGraphs(source);
  return {
    how: figure("graphs-captured", {
      poolSize: POOL,
      layerSize: PER_LAYER,
      layers: countLayers(layers),
      sizes: settings.graphSizes ?? sizesOf(settings.graphsUpTo) ?? capturedSizes(batch.sequences),
      allSizes: ALL_SIZES,
    }),
    source,
  };
}
