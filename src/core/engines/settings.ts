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
  contextParallel?: number;
  maxSequences?: number;
  maxBatchedTokens?: number;
  maxContext?: number;
  blockTokens?: number;
  weights?: Precision;
  cache?: Precision;
  valueCache?: Precision;
  stateBytes?: number;
  eager?: boolean;
  hybridCacheOff?: boolean;
  prefixCachingOff?: boolean;
  draft?: boolean;
  /** Tokens drafted ahead: a recurrent layer keeps a state for each. */
  draftTokens?: number;
  cachePool?: number;
  microBatch?: number;
  flashAttentionOff?: boolean;
  slots?: number;
  layersOnCard?: number;
  /** Where models come from: Ollama's library, in which a bare tag says what a file is stored in. */
  library?: "ollama";
  /** Where n-gram tables were told to lie. */
  tables?: TablesPlace;
}
