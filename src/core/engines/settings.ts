import type { Precision } from "../formats/precision";
import type { TablesPlace } from "../layout";

/** What an engine was told about memory. Absent: its own default. */
export interface EngineSettings {
  utilisation?: number;
  tensorParallel?: number;
  pipelineParallel?: number;
  dataParallel?: number;
  expertParallel?: boolean;
  dataParallelAttention?: boolean;
  /** All ranks together, where an engine states that and not how they share. */
  worldSize?: number;
  /** Ranks that share the tokens of a cache out. */
  contextParallel?: number;
  maxSequences?: number;
  maxBatchedTokens?: number;
  maxContext?: number;
  blockTokens?: number;
  /** A method that the engine quantises with while it loads; a file that is quantised already stays as it is. */
  weights?: Precision;
  /** What activations and weights that are not quantised are computed in. */
  compute?: Precision;
  cache?: Precision;
  valueCache?: Precision;
  stateBytes?: number;
  eager?: boolean;
  /** Batch sizes that graphs are captured for: so many, or the engine's own up to this one. */
  graphSizes?: number;
  graphsUpTo?: number;
  hybridCacheOff?: boolean;
  prefixCaching?: boolean;
  draft?: boolean;
  /** Tokens drafted ahead: a recurrent layer keeps a state for each. */
  draftTokens?: number;
  /** The cache's pool in bytes, or in tokens at most. */
  cachePool?: number;
  cacheTokens?: number;
  /** Bytes of each device's weights that stay with the host. */
  offloaded?: number;
  /** Towers for images, video and sound: not loaded, or whole on every rank. */
  towers?: "none" | "whole";
  microBatch?: number;
  /** The logits of every token are made, not only the last one's. */
  allLogits?: boolean;
  /** PyTorch's allocator joins what is free (expandable segments). */
  expandableSegments?: boolean;
  flashAttentionOff?: boolean;
  slots?: number;
  /** Slots share one row of cells instead of a row each. */
  unified?: boolean;
  /** Sliding layers keep every token. */
  wholeWindows?: boolean;
  cacheOnHost?: boolean;
  layersOnCard?: number;
  /** The experts of so many layers, from the first, stay with the host. */
  expertsOnHost?: number;
  /** Patterns of tensor names that stay with the host. */
  hostTensors?: readonly string[];
  /** Where models come from: Ollama's library, in which a bare tag says what a file is stored in. */
  library?: "ollama";
  /** Where n-gram tables were told to lie. */
  tables?: TablesPlace;
}
