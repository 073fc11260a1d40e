import { figure, type Figure } from "../figure";
import { FORMATS, type Precision } from "../formats/precision";
import type { Layout } from "../layout";
import { BITS_PER_BYTE } from "../units";

/** What a layer remembers of one sequence. Keys and values follow the cache's precision; the rest has its own. */
export interface Remembered {
  /** Numbers in the cache's precision. */
  readonly elements: number;
  /** Bytes whatever the cache's precision: index keys, recurrent and convolution states. */
  readonly fixedBytes: number;
}

export const NOTHING_REMEMBERED: Remembered = { elements: 0, fixedBytes: 0 };

/** What one layer keeps on one device, in the terms an engine's allocator thinks in. */
export interface CacheSpec {
  /** Bytes of one token; 0 for a layer that keeps only a state. */
  readonly tokenBytes: number;
  /** Tokens that are kept; null keeps all. */
  readonly window: { readonly tokens: number; readonly chunked: boolean } | null;
  /** Bytes of a recurrent state; 0 for attention. */
  readonly stateBytes: number;
  /** Layers of this kind on the device. */
  readonly layers: number;
}

export interface CacheTerms {
  readonly precision: Precision;
  readonly layout: Layout;
  /** Bytes of one element of a recurrent state when a flag says so; null: as the model has it. */
  readonly stateBytes: number | null;
  /** As many columns of a convolution as its kernel is wide (Transformers); absent: one less. */
  readonly wholeConvolution?: true;
}

/** llama.cpp's cache while so many requests of a context are held: all requests share one row of cells. */
export interface Cells {
  readonly context: number;
  readonly requests: number;
  /** Cells of a layer that keeps every token. */
  readonly count: number;
  /** Cells come in multiples of this. */
  readonly padding: number;
  /** Tokens of one forward step, which a window holds beside its own. */
  readonly microBatch: number;
  readonly keyBytes: number;
  readonly valueBytes: number;
}

/** How an engine with pages deals them out. */
export interface PagingTerms {
  readonly blockTokens: number;
  /** Tokens of one scheduling step: a window may have to hold that many more. */
  readonly batchTokens: number;
  readonly hybridCache: boolean;
  readonly groupSlack: number;
  readonly stateBlocks: number;
  /** Ranks that share the tokens of a request out (decode context parallel); 1 holds them all. */
  readonly ranks: number;
}

/** A cache dealt out in units of equal size, so many of them for a request. */
export interface DealtCache {
  /** Bytes of one unit on the device. */
  readonly unitBytes: number;
  /** What one request takes of them as its context grows. */
  readonly dealt: readonly Dealt[];
  /** Units that a request holds however short it is. */
  readonly always: number;
  /** What the plan rests on, for the reader of a breakdown. */
  readonly groups: number;
  readonly blockTokens: number;
}

/** So many units for every `tokens` tokens that are begun, up to `most` tokens. */
export interface Dealt {
  readonly units: number;
  readonly tokens: number;
  readonly most: number;
}

/** Units that one request of this context holds. */
export const unitsOf = ({ dealt, always }: DealtCache, context: number): number =>
  dealt.reduce(
    (sum, { units, tokens, most }) => sum + units * Math.ceil(Math.min(most, context) / tokens),
    always,
  );

/** Layers with so many cells of so many bytes. */
export const inCells = (layers: number, cells: number, bytesEach: number): Figure =>
  figure("kept-cells", { layers, cells, bytesEach });

/** Layers with a state for every request. */
export const inStates = (layers: number, { requests }: Cells, stateSize: number): Figure | null =>
  stateSize === 0 ? null : figure("kept-states", { layers, requests, stateSize });

export const elementBytes = (precision: Precision): number => FORMATS[precision].bits / BITS_PER_BYTE;

/** Units on the fullest of so many ranks: where there are fewer units than ranks, they are copied. */
export const share = (units: number, ranks: number): number => Math.max(1, Math.ceil(units / ranks));

/** A layer that keeps so many bytes of every token, or of those in its window. */
export const tokenSpec = (tokenBytes: number, window: CacheSpec["window"] = null): CacheSpec => ({
  tokenBytes,
  window,
  stateBytes: 0,
  layers: 1,
});
