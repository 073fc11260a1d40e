import type { EngineProfile } from "./engine-profiles";
import type { Explanation } from "../parts";
import { bytes, gib, type Bytes } from "../units";

export interface RuntimePart {
  readonly size: Bytes;
  readonly how: Explanation;
}

/**
 * What the process takes before a tensor is allocated: driver context and kernels, and the communication libraries,
 * which grow with the number of ranks and with direct links between the cards.
 */
export function processMemory(
  profile: EngineProfile,
  ranks: { tensorParallel: number; stages: number; linked: boolean },
): { process: Bytes; libraries: Bytes; how: Explanation } {
  const libraries = libraryMemory(profile, ranks);
  return {
    process: profile.process,
    libraries,
    how: {
      rule: "runtime-process",
      values: {
        processGib: profile.process / gib(1),
        librariesGib: libraries / gib(1),
        ranks: ranks.tensorParallel,
      },
      source: profile.source,
    },
  };
}

function libraryMemory(
  profile: EngineProfile,
  ranks: { tensorParallel: number; stages: number; linked: boolean },
): Bytes {
  if (ranks.tensorParallel === 1) return ranks.stages > 1 ? profile.libraries.stages : profile.libraries.one;
  if (!ranks.linked) return profile.librariesUnlinked;
  return ranks.tensorParallel === 2 ? profile.libraries.two : profile.libraries.four;
}

/** Batch sizes vLLM captures up to twice the sequences, 512 at most: 1, 2, 4, every 8th below 256, every 16th above. */
export function capturedSizes(sequences: number): number {
  const most = Math.min(512, 2 * sequences);
  const fixed = [1, 2, 4].filter((size) => size <= most).length;
  const fine = Math.max(0, Math.floor(Math.min(most, 255) / 8));
  return fixed + fine + (most >= 256 ? Math.floor((most - 256) / 16) + 1 : 0);
}

const GRAPH_BASE = gib(0.37);
const GRAPH_PER_LAYER = gib(0.0165);
const ALL_SIZES = 51;

/**
 * Memory of captured graphs: a private pool, and every layer once more for each captured batch size. The two figures
 * are read off one model cut into 1, 2 and 4 stages (Llama-3.1-8B: 0.91, 0.65 and 0.51 GiB for 32, 16 and 8 layers);
 * small dense models come out up to 0.3 GiB too high, models of experts up to 1 GiB too low.
 *
 * Formula: 0.37 GiB + 0.0165 GiB × layers × captured sizes ÷ 51
 * Source:  logs of vLLM 0.19, https://github.com/llm-d-incubation/llm-d-planner
 */
export function graphMemory(
  profile: EngineProfile,
  layers: number,
  sequences: number,
  eager: boolean,
): RuntimePart {
  if (profile.graphs === "none" || eager) {
    return { size: bytes(0), how: { rule: "graphs-none", values: {}, source: profile.source } };
  }
  const sizes = capturedSizes(sequences);
  return {
    size: bytes(GRAPH_BASE + (GRAPH_PER_LAYER * layers * sizes) / ALL_SIZES),
    how: {
      rule: "graphs-captured",
      values: {
        sizes,
        layers,
        allSizes: ALL_SIZES,
        poolGib: GRAPH_BASE / gib(1),
        layerGib: GRAPH_PER_LAYER / gib(1),
      },
      source: profile.source,
    },
  };
}
