import { slotted, type FileMatrix } from "../formats/gguf-slots";
import { matrix, NOTHING, vectors, type Shard, type Tensor, type TensorRole } from "../shape/tensors";
import { elementBytes, share, tokenSpec, type CacheSpec, type CacheTerms, type Cells } from "./cache";
import { indexBytesPerToken, indexerTensors, indexSeconds, indexSeen, picked, type Indexer } from "./indexer"; // prettier-ignore
import { unevenHeads, type Built, type MixerAnswers, type Uneven, type Work } from "./mixer";

/** The projections of ordinary (multi-head, grouped-query, multi-query) attention. */
export interface Projections {
  readonly heads: number;
  readonly kvHeads: number;
  readonly keyDim: number;
  readonly valueDim: number;
  /** Elements of bias vectors, query/key norms, sinks and scales. */
  readonly vectors: number;
  /** An output gate: "element" doubles the query projection (Qwen3.5), "head" adds one column a head (Step, Laguna). */
  readonly gate: "none" | "element" | "head";
  /** False where values are the keys again (Gemma 4's global layers): one projection fewer. */
  readonly valueProjection: boolean;
  /** Step-3 makes its queries from a narrower vector; absent is a single matrix. */
  readonly queryRank?: number;
  /** Files hold queries, keys and values as one matrix (Phi, ChatGLM, Falcon): a recipe that goes by names sees one. */
  readonly fused?: true;
  /** A learned number a head joins the scores (gpt-oss, MiMo): part of `vectors`. */
  readonly sinks?: true;
  /** A sparse-attention indexer beside it (MiniMax-M3, Qwen3.8-Flash-Next); null is none. */
  readonly indexer: Indexer | null;
}

type Answers = MixerAnswers<Projections>;
type Own = "remembered" | "onDevice" | "inCells" | "textbook" | "name" | "work";

/** What every kind with these projections answers alike; each says for itself what it keeps, and its name. */
export const ordinaryAttention: Omit<Answers, Own> = {
  tensors: (a, h) => projected(a, h, true),
  pagedPrecision: "FP16",
  keptWhole: false,
  kept: (a) => ({
    all: a.heads * a.keyDim + tokenWidth(a) + a.heads * a.valueDim,
    result: a.heads * a.valueDim,
  }),
  uneven: unevenProjections,
  heads: ({ heads, kvHeads, keyDim }) => ({ heads, kvHeads, headDim: keyDim }),
  scores: (a) => ({ heads: a.heads, queryWidth: a.heads * a.keyDim, sinks: a.sinks === true }),
  built: rotated,
  stored: storedProjection,
  sharing: (a) => a.heads / a.kvHeads,
};

/** Numbers of one token's keys and values. */
export const tokenWidth = (a: Projections): number => a.kvHeads * (a.keyDim + a.valueDim);

/** Keys and values on the fullest device: heads are cut over the ranks, and copied when there are fewer of them. */
export function projectedSpec(a: Projections, terms: CacheTerms, window: CacheSpec["window"]): CacheSpec {
  const heads = share(a.kvHeads, terms.layout.attentionParallel);
  const token = heads * (a.keyDim + a.valueDim) * elementBytes(terms.precision);
  return tokenSpec(token + indexBytesPerToken(a), window);
}

/** Work of a query that sees so many tokens of the past: its device's heads are read once for all queries of a group. */
export function projectedWork(a: Projections, { layout, precision }: CacheTerms, reach?: number): Work {
  const width = a.keyDim + a.valueDim;
  const heads = share(a.kvHeads, layout.attentionParallel) / layout.contextParallel;
  const readBytes = heads * width * elementBytes(precision);
  return {
    seen: [
      { most: picked(a, reach), readBytes, operations: 0, pairOperations: a.heads * width },
      ...indexSeen(a),
    ],
    stateBytes: 0,
    seconds: indexSeconds(a),
  };
}

/** Numbers of a cell in the formats of keys and of values. */
export const cellBytes = (a: Projections, { keyBytes, valueBytes }: Cells): number =>
  a.kvHeads * (a.keyDim * keyBytes + a.valueDim * valueBytes);

/** llama.cpp keeps a window for every request and one step's tokens, but never more than all. */
export function windowCells(window: number, cells: Cells): number {
  const held = window * cells.requests + cells.microBatch;
  return Math.min(cells.count, Math.ceil(held / cells.padding) * cells.padding);
}

/** The matrices; a layer that reads another's cache may have no keys and values of its own. */
export function projected(a: Projections, h: number, ownKeys: boolean): Tensor[] {
  const heads: Shard = { by: "heads", units: a.heads };
  const kvHeads: Shard = { by: "kv-heads", units: a.kvHeads };
  return [
    ...queries(a.heads * a.keyDim, a.queryRank ?? null, h, heads),
    ...(ownKeys ? [matrix("k", a.kvHeads * a.keyDim, h, kvHeads)] : []),
    ...(ownKeys && a.valueProjection ? [matrix("v", a.kvHeads * a.valueDim, h, kvHeads)] : []),
    matrix("o", h, a.heads * a.valueDim, heads),
    ...(a.gate === "element" ? [matrix("attention-gate", a.heads * a.keyDim, h, heads)] : []),
    ...(a.gate === "head" ? [matrix("attention-gate", a.heads, h, heads)] : []),
    ...indexerTensors(a),
    ...vectors(a.vectors),
  ];
}

/** One matrix, or two thin ones around a narrower vector. */
export const queries = (width: number, rank: number | null, h: number, heads: Shard): Tensor[] =>
  rank === null
    ? [matrix("q", width, h, heads)]
    : [matrix("q-down", rank, h, NOTHING), matrix("q-up", width, rank, heads)];

/** KV heads are dealt out whole, or each is copied on an equal number of ranks. */
function unevenProjections(a: Projections, ranks: number): Uneven | null {
  const copied = ranks % a.kvHeads === 0;
  return unevenHeads(a.heads, ranks) ?? (copied ? null : unevenHeads(a.kvHeads, ranks, "KV heads"));
}

function rotated({ keyDim }: Projections): Built {
  return { rotary: { name: `plain ${keyDim}`, width: keyDim, wide: false }, absorbed: 0 };
}

const FUSED: ReadonlySet<TensorRole> = new Set(["q", "k", "v"]);

function storedProjection(a: Projections, tensor: Tensor): FileMatrix[] {
  return a.fused && FUSED.has(tensor.role) ? [{ tensor, slot: "fused" }] : [slotted(tensor)];
}
