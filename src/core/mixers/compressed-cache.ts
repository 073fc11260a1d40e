import { FORMATS, type Precision } from "../formats/precision";
import { elementBytes, type Dealt, type DealtCache, type PagingTerms } from "./cache";
import type { Indexer } from "./indexer";
import type { Counted } from "./mixer";

/** What a compressed layer keeps, as far as its pages go. */
export interface Entries {
  readonly headDim: number;
  readonly ropeDim: number;
  readonly window: number;
  readonly ratio: number;
  readonly indexer: Indexer | null;
}

/** Tokens of one block of the compressed entries, of the window, and of the compressors' states, as vLLM fixes them. */
const BLOCK_TOKENS = 256;
const WINDOW_BLOCK_TOKENS = 64;
/** Pages end on a multiple of this, so that entries of 584 bytes start where kernels want them. */
const ALIGNMENT = 576;

const aligned = (size: number): number => Math.ceil(size / ALIGNMENT) * ALIGNMENT;

/**
 * DeepSeek V4's cache in vLLM. Compressed entries, index keys, the window and the compressors' running states share
 * blocks of one size; the states and the window are small, but a scheduling step may need a block for every few tokens,
 * and that is reserved per request: about 3 GB however short the context.
 *
 * Formula: block = layers of the larger ratio × Σ pages(ratio, index); blocks a request = ⌈s ÷ 256⌉ +
 *          window groups × (⌈min(window − 1 + batch, s) ÷ 64⌉ + 1) + ⌈min(7 + batch, s) ÷ 4⌉ + 1 + ⌈min(127 + batch, s) ÷ 8⌉ + 1
 * Units:   bytes on one device (every tensor-parallel rank holds all of it)
 * Source:  vLLM models/deepseek_v4/compressor.py and v1/attention/backends/mla/sparse_swa.py,
 *          https://github.com/vllm-project/vllm: state blocks of 4 and 8 tokens, window blocks of 64, entries of 584 bytes
 */
export function compressedCache(
  all: readonly Counted<Entries>[],
  precision: Precision,
  terms: PagingTerms,
): DealtCache {
  const ratios = new Map<number, Counted<Entries>>();
  for (const { mixer, count } of all) {
    ratios.set(mixer.ratio, { mixer, count: count + (ratios.get(mixer.ratio)?.count ?? 0) });
  }
  const total = all.reduce((sum, { count }) => sum + count, 0);
  const grown = [...ratios.values()].filter(({ mixer }) => mixer.ratio > 0);
  const depth = Math.max(1, ...grown.map(({ count }) => count));
  const page = grown.reduce((sum, { mixer }) => sum + pageBytes(mixer, precision), 0);
  const window = all[0]?.mixer.window ?? 0;
  const windowGroups = Math.ceil(total / depth);
  const within = (units: number, window: number, tokens: number): Dealt => ({
    units,
    tokens,
    most: window - 1 + terms.batchTokens,
  });
  return {
    unitBytes: depth * page,
    dealt: [
      { units: 1, tokens: BLOCK_TOKENS, most: Number.POSITIVE_INFINITY },
      within(windowGroups, window, WINDOW_BLOCK_TOKENS),
      ...grown.map(({ mixer }) => {
        // overlapping windows of two ratios for the small one; its states lie 4 to a block, the large one's 8
        const small = mixer.indexer !== null;
        return within(1, small ? 2 * mixer.ratio : mixer.ratio, small ? 4 : 8);
      }),
    ],
    // a block more, whose tokens are on their way out of the window
    always: windowGroups + grown.length,
    groups: 1 + windowGroups + grown.length,
    blockTokens: BLOCK_TOKENS,
  };
}

function pageBytes(a: Entries, precision: Precision): number {
  const entries = BLOCK_TOKENS / a.ratio;
  const index = a.indexer === null ? 0 : aligned(entries * a.indexer.entryBytes);
  return aligned(entries * entryBytes(a, precision)) + index;
}

/** 8 bit: all but the rotary part in one byte, that in 16 bit, and 8 bytes of scales: 448 + 128 + 8 = 584. */
export function entryBytes(a: Entries, precision: Precision): number {
  if (FORMATS[precision].bits > 8) return a.headDim * elementBytes(precision);
  return a.headDim - a.ropeDim + 2 * a.ropeDim + 8;
}
