import type { CacheSpec, Cells } from "../../../src/core/mixers/cache";
import type { Projections } from "../../../src/core/mixers/projections";
import { ONE_DEVICE } from "../../../src/core/layout";
import type { MixerKind, MixerOf } from "../../../src/core/shape/model";

export const PROJECTIONS: Projections = {
  heads: 4,
  kvHeads: 2,
  keyDim: 3,
  valueDim: 5,
  vectors: 0,
  gate: "none",
  valueProjection: true,
  indexer: null,
};
const RECURRENT = { convKernel: 4, stateBytes: 4, vectors: 0 };

/** What one layer of a kind answers in a model of hidden size 16, each figure worked out by hand. */
export interface Row<K extends MixerKind> {
  readonly mixer: MixerOf<K>;
  readonly name: string;
  /** Numbers of its matrices. */
  readonly numbers: number;
  /** After 10 tokens: numbers in the cache's precision, and bytes whatever it is. */
  readonly remembered: readonly [elements: number, fixedBytes: number];
  /** Numbers of one token that wait for the backward pass; those of them that are its result. */
  readonly kept: readonly [all: number, result: number];
  /** What 3 ranks cannot share. */
  readonly uneven: { readonly count: number; readonly kind: string } | null;
  /** One of 2 ranks, in 16 bit: bytes of a token, of a state; null keeps nothing. */
  readonly device: readonly [tokenBytes: number, stateBytes: number] | null;
  readonly window: CacheSpec["window"];
  /** Bytes of 24 cells of llama.cpp, 2 bytes a key number and 1 a value number, for 2 requests of 10 tokens. */
  readonly cells: number;
  /** What people ask for: heads, KV heads, width of a head. */
  readonly heads: readonly (number | null)[];
  /** Heads that score pairs of tokens, and numbers of a token's queries; null scores none. */
  readonly scores: readonly [heads: number, queryWidth: number | null] | null;
  /** Numbers of a position in its rotary table, and of projections kept twice; null rotates nothing. */
  readonly built: readonly [rotary: number | null, absorbed: number];
  /**
   * One of 2 ranks, in 16 bit, at 10 tokens: bytes read, operations on a shared latent; of a prompt of 8 tokens its
   * operations on pairs, over both; microseconds beside ordinary kernels.
   */
  readonly work: readonly [read: number, operations: number, prompt: number, micro: number];
  /** Query heads for one KV head of a GGUF file, and the words by which a recipe finds its matrices. */
  readonly file: readonly [sharing: number, slots: string];
}

// q 12 × 16, k 6 × 16, v 10 × 16, o 16 × 20; queries 12, keys and values 16, result 20 of a token
const ORDINARY = {
  numbers: 192 + 96 + 160 + 320,
  kept: [12 + 16 + 20, 20],
  uneven: { count: 4, kind: "heads" },
  window: null,
  heads: [4, 2, 3],
  scores: [4, 12],
  built: [3, 0],
  // 10 tokens × one KV head × 8 × 2 B; 4 heads × 8 × 8²
  work: [160, 0, 2048, 0],
  file: [2, "query key value attentionOutput"],
} as const;
const STATE = { window: null, scores: null, built: [null, 0] } as const;
const NOTHING = { ...ORDINARY, remembered: [0, 0], device: null, cells: 0, work: [0, 0, 0, 0] } as const;

export const ROWS: { readonly [K in MixerKind]: Row<K> } = {
  // 2 × (3 + 5) × 10; one KV head × 8 × 2 B; 24 × 2 × (3 × 2 + 5)
  full: { mixer: { kind: "full", ...PROJECTIONS }, name: "GQA", ...ORDINARY, remembered: [160, 0], device: [16, 0], cells: 528 }, // prettier-ignore
  // 2 × 8 × 4; cells: 4 × 2 + a step of 4 are 12, padded to 16, × 22
  sliding: { mixer: { kind: "sliding", ...PROJECTIONS, window: 4 }, name: "sliding window 4", ...ORDINARY, remembered: [64, 0], device: [16, 0], window: { tokens: 4, chunked: false }, cells: 352, work: [64, 0, 4 * 8 * (64 - 16), 0] }, // prettier-ignore
  // 2 × 8 × 6; cells: 6 × 2 + 4 are 16
  chunked: { mixer: { kind: "chunked", ...PROJECTIONS, chunk: 6 }, name: "chunked 6", ...ORDINARY, remembered: [96, 0], device: [16, 0], window: { tokens: 6, chunked: true }, cells: 352, work: [96, 0, 4 * 8 * (64 - 4), 0] }, // prettier-ignore
  // queries and output only: 192 + 320; its keys and values are another layer's
  shared: { mixer: { kind: "shared", ...PROJECTIONS, ownKeys: false }, name: "shared KV", ...NOTHING, numbers: 512, kept: [32, 20], work: [160, 0, 2048, 0], file: [2, "query attentionOutput"] }, // prettier-ignore
  cross: { mixer: { kind: "cross", ...PROJECTIONS }, name: "cross attention", ...NOTHING },
  encoder: {
    mixer: { kind: "encoder", ...PROJECTIONS },
    name: "bidirectional attention",
    ...NOTHING,
    built: [null, 0],
  },
  latent: {
    mixer: { kind: "latent", heads: 4, queryRank: null, latentDim: 6, ropeDim: 2, nopeDim: 4, valueDim: 4, vectors: 0, gate: "none", indexer: null }, // prettier-ignore
    name: "MLA",
    // q 24 × 16, down 8 × 16, up 32 × 6, o 16 × 16
    numbers: 384 + 128 + 192 + 256,
    remembered: [80, 0],
    // latent 8; a head's query 6, key 6, value 4, result 4
    kept: [8 + 4 * 20, 16],
    uneven: { count: 4, kind: "heads" },
    // every rank holds all of it: 8 × 2 B
    device: [16, 0],
    window: null,
    cells: 24 * 8 * 2,
    heads: [4, null, null],
    // a head's query is 4 + 2; absorbed 4 heads × 6 × (4 + 4)
    scores: [4, 24],
    built: [2, 192],
    // every rank reads all: 10 × 8 × 2 B; 2 × 2 heads × (2 × 6 + 2) × 10; 4 heads × (6 + 4) × 8²
    work: [160, 560, 2560, 45],
    // kv-up is cut into keys and values: two plain matrices more
    file: [4, "query base base base attentionOutput"],
  },
  compressed: {
    mixer: { kind: "compressed", heads: 4, headDim: 8, ropeDim: 2, queryRank: 3, window: 4, ratio: 4, outputGroups: 2, outputRank: 3, otherParameters: 10, vectors: 7, indexer: null }, // prettier-ignore
    name: "compressed 4:1",
    // 3 × 16, 32 × 3, 8 × 16, outputs 6 × 16 and 16 × 6, compressor, vectors
    numbers: 48 + 96 + 128 + 96 + 96 + 10 + 7,
    // the window's 4 and ⌊10 ÷ 4⌋ entries of 8
    remembered: [48, 0],
    kept: [3 + 8 + 64 + 6, 32],
    uneven: { count: 4, kind: "heads" },
    // an entry of 16 B for 4 tokens
    device: [4, 0],
    window: null,
    cells: 2 * 48 * 2,
    heads: [4, null, null],
    scores: [4, null],
    built: [2, 0],
    // a window of 4 and 10 ÷ 4 entries of 16 B; 2 × 2 heads × 2 × 8 × 6.5; 4 heads × 2 × 8 × (48 + 64 ÷ 4)
    work: [104, 416, 4096, 45],
    file: [1, "base base base base base base plain"],
  },
  "gated-delta": {
    mixer: { kind: "gated-delta", keyHeads: 2, valueHeads: 4, keyDim: 3, valueDim: 5, ...RECURRENT },
    name: "Gated DeltaNet",
    // 2 × 6 + 20 are 32 channels: in 32 × 16, gates 20 × 16 and 8 × 16, convolution 32 × 4, out 16 × 20
    numbers: 512 + 320 + 128 + 128 + 320,
    // 4 × 3 × 5 × 4 B; 3 × 32 × 2 B
    remembered: [0, 240 + 192],
    kept: [64 + 40, 20],
    uneven: { count: 2, kind: "key heads in its recurrent layers" },
    device: [0, 216],
    // read and written
    work: [2 * 216, 0, 0, 30],
    ...STATE,
    cells: 2 * 4 * (60 + 96),
    heads: [null, null, null],
    file: [1, "value base base plain base"],
  },
  kda: {
    mixer: { kind: "kda", heads: 2, headDim: 3, decayRank: 3, gateRank: null, ...RECURRENT },
    name: "Kimi Delta Attention",
    // in 18 × 16, convolution 18 × 4, decay 3 × 16 and 6 × 3, gate 6 × 16, beta 2 × 16, out 16 × 6
    numbers: 288 + 72 + 48 + 18 + 96 + 32 + 96,
    // 2 × 3 × 3 × 4 B; 3 × 18 × 2 B
    remembered: [0, 72 + 108],
    kept: [48, 6],
    uneven: { count: 2, kind: "heads" },
    device: [0, 90],
    // read and written
    work: [2 * 90, 0, 0, 30],
    ...STATE,
    cells: 2 * 4 * (18 + 54),
    heads: [2, null, null],
    file: [1, "query key value plain base base base base attentionOutput"],
  },
  lightning: {
    mixer: { kind: "lightning", heads: 2, headDim: 3, otherParameters: 96, ...RECURRENT, convKernel: 0 },
    name: "lightning attention",
    numbers: 288 + 96 + 96,
    remembered: [0, 72],
    kept: [30, 6],
    uneven: { count: 2, kind: "heads" },
    device: [0, 36],
    // read and written
    work: [2 * 36, 0, 0, 30],
    ...STATE,
    cells: 2 * 4 * 18,
    heads: [2, null, null],
    file: [1, "base base base"],
  },
  mamba1: {
    mixer: { kind: "mamba1", innerSize: 6, stateSize: 7, timeStepRank: 1, ...RECURRENT },
    name: "Mamba",
    // in 12 × 16, convolution 6 × 4, state maps 15 × 6, time step 6 × 1, out 16 × 6
    numbers: 192 + 24 + 90 + 6 + 96,
    // 6 × 7 × 4 B; 3 × 6 × 2 B
    remembered: [0, 168 + 36],
    kept: [30, 0],
    uneven: null,
    device: [0, 102],
    // read and written
    work: [2 * 102, 0, 0, 30],
    ...STATE,
    cells: 2 * 4 * (42 + 18),
    heads: [null, null, null],
    file: [1, "base plain base base base"],
  },
  mamba2: {
    mixer: { kind: "mamba2", heads: 2, headDim: 3, stateSize: 7, groups: 1, ...RECURRENT },
    name: "Mamba-2",
    // 6 + 2 × 7 are 20 channels: in (6 + 20 + 2) × 16, convolution 20 × 4, out 16 × 6
    numbers: 448 + 80 + 96,
    // 6 × 7 × 4 B; 3 × 20 × 2 B
    remembered: [0, 168 + 120],
    kept: [24 + 28, 6],
    uneven: { count: 2, kind: "heads" },
    device: [0, 144],
    // read and written
    work: [2 * 144, 0, 0, 30],
    ...STATE,
    cells: 2 * 4 * (42 + 60),
    heads: [2, null, null],
    file: [1, "base plain base"],
  },
  "short-conv": {
    mixer: { kind: "short-conv", width: 6, parameters: 40, ...RECURRENT },
    name: "short convolution",
    numbers: 40,
    // 3 × 6 × 2 B
    remembered: [0, 36],
    kept: [24, 0],
    uneven: null,
    device: [0, 18],
    // read and written
    work: [2 * 18, 0, 0, 30],
    ...STATE,
    cells: 2 * 4 * 18,
    heads: [null, null, null],
    file: [1, "base"],
  },
};

export const CELLS: Cells = { context: 10, requests: 2, count: 24, padding: 8, microBatch: 4, keyBytes: 2, valueBytes: 1 }; // prettier-ignore
export const TWO_RANKS = {
  precision: "FP16",
  layout: { ...ONE_DEVICE, tensorParallel: 2, attentionParallel: 2 },
  stateBytes: null,
} as const;
