import { KERNEL_SECONDS } from "../speed/constants";
import { matrix, NOTHING, type Tensor } from "../shape/tensors";
import type { Seen } from "./mixer";

/** Picks the tokens a sparse layer reads; keeps one short key for every `ratio` tokens. */
export interface Indexer {
  readonly heads: number;
  readonly dim: number;
  /** Tokens per kept key. */
  readonly ratio: number;
  /** Bytes of one kept key: 132 for DeepSeek (128 in FP8 and an FP32 scale), 2 × dim in 16 bit. */
  readonly entryBytes: number;
  /** Weight elements of the indexer on this layer; 0 where it reuses another layer's choice. */
  readonly parameters: number;
}

interface Indexed {
  readonly indexer: Indexer | null;
}

/** Bytes of the keys that a context leaves: whole ones only. */
export const indexBytes = ({ indexer }: Indexed, context: number): number =>
  indexer === null ? 0 : Math.floor(context / indexer.ratio) * indexer.entryBytes;

/** Bytes of index keys for one token, in the mean. */
export const indexBytesPerToken = ({ indexer }: Indexed): number =>
  indexer === null ? 0 : indexer.entryBytes / indexer.ratio;

export const indexerTensors = ({ indexer }: Indexed): Tensor[] =>
  indexer ? [matrix("indexer", 1, indexer.parameters, NOTHING)] : [];

/** Tokens that an indexer picks (`index_topk` of DeepSeek-V3.2; V4 picks 512 entries of four tokens). */
const PICKED = 2048;

/** Tokens in a query's reach that it reads. */
export const picked = ({ indexer }: Indexed, reach = Infinity): number =>
  indexer === null ? reach : Math.min(reach, PICKED);

/** The short keys, all of which are scored: what an indexer reads and computes for each token. */
export const indexSeen = (a: Indexed): Seen[] =>
  a.indexer === null
    ? []
    : [
        {
          most: Infinity,
          readBytes: indexBytesPerToken(a),
          operations: 0,
          pairOperations:
            a.indexer.parameters === 0 ? 0 : (a.indexer.heads * a.indexer.dim) / a.indexer.ratio,
        },
      ];

export const indexSeconds = ({ indexer }: Indexed): number => (indexer === null ? 0 : KERNEL_SECONDS.index);
