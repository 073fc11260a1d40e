import { cacheSpecs } from "./device-cache";
import { dealtByKind, mixerAnswers } from "../mixers/all";
import type { CacheSpec, CacheTerms, Cells, PagingTerms } from "../mixers/cache";
import { mixersOf } from "../shape/layers";
import type { LayerRun } from "../shape/model";
import { pagedCache } from "./paged-cache";
import { FORMATS, type Precision } from "../formats/precision";
import { BITS_PER_BYTE } from "../units";

/** How an engine fills a device with the cache of many requests. */
export interface CachePlan {
  /** Bytes that `requests` requests of `context` tokens take on the device. */
  readonly bytes: (context: number, requests: number) => number;
  /** Requests of `context` tokens that fit into so many bytes; a fraction where the engine counts in fractions. */
  readonly requests: (available: number, context: number) => number;
  /** Units one request takes, and what a unit is: for the explanation. */
  readonly units: (context: number) => number;
  readonly unitBytes: number;
  readonly blockTokens: number;
  readonly groups: number;
}

/** vLLM and its relatives: whole blocks, shared by all layers of a group. */
export function pagedPlan(layers: readonly LayerRun[], terms: CacheTerms, paging: PagingTerms): CachePlan {
  const dealt =
    dealtByKind(mixersOf(layers), terms.precision, paging) ?? pagedCache(cacheSpecs(layers, terms), paging);
  return {
    ...dealt,
    bytes: (context, requests) => requests * dealt.units(context) * dealt.unitBytes,
    requests: (available, context) => {
      const units = dealt.units(context);
      if (units === 0) return Number.POSITIVE_INFINITY;
      return Math.floor(available / dealt.unitBytes) / units;
    },
  };
}

/** SGLang, TensorRT-LLM and Transformers: every layer keeps what it keeps, in pages of a few tokens. */
export function exactPlan(layers: readonly LayerRun[], terms: CacheTerms, blockTokens: number): CachePlan {
  const specs = cacheSpecs(layers, terms);
  const perRequest = (context: number): number =>
    specs.reduce((sum, spec) => sum + spec.layers * keptBytes(spec, context, blockTokens), 0);
  return {
    bytes: (context, requests) => requests * perRequest(context),
    requests: (available, context) => {
      const one = perRequest(context);
      return one === 0 ? Number.POSITIVE_INFINITY : available / one;
    },
    units: perRequest,
    unitBytes: 1,
    blockTokens,
    groups: 1,
  };
}

function keptBytes(spec: CacheSpec, context: number, blockTokens: number): number {
  if (spec.stateBytes > 0) return spec.stateBytes;
  const tokens = Math.min(context, spec.window?.tokens ?? context);
  return Math.ceil(tokens / blockTokens) * blockTokens * spec.tokenBytes;
}

export interface CellTerms {
  readonly keys: Precision;
  readonly values: Precision;
  /** Tokens of one forward step (`--ubatch-size`). */
  readonly microBatch: number;
  /** Without flash attention cells are padded to 32 instead of 256. */
  readonly flashAttention: boolean;
}

/**
 * llama.cpp: one cell a token for all requests together; a sliding layer keeps its window for every request and one
 * step's tokens; recurrent layers keep their state in 32 bit.
 *
 * Formula: cells = pad(context × requests); sliding: min(cells, pad(window × requests + micro-batch));
 *          layers × cells × (key width × key bytes + value width × value bytes)
 * Source:  FORMULAS §5: 42 of 51 logged configurations within 0.1 %
 */
export function cellPlan(layers: readonly LayerRun[], terms: CellTerms): CachePlan {
  const padding = terms.flashAttention ? 256 : 32;
  const pad = (tokens: number): number => Math.ceil(tokens / padding) * padding;
  const { microBatch } = terms;
  const keyBytes = FORMATS[terms.keys].bits / BITS_PER_BYTE;
  const valueBytes = FORMATS[terms.values].bits / BITS_PER_BYTE;
  const bytes = (context: number, requests: number): number => {
    const count = pad(context * requests);
    const cells: Cells = { context, requests, count, padding, microBatch, keyBytes, valueBytes };
    return mixersOf(layers).reduce(
      (sum, { mixer, count }) => sum + count * mixerAnswers(mixer).inCells(mixer, cells),
      0,
    );
  };
  return {
    bytes,
    requests: (available, context) => largest((requests) => bytes(context, requests) <= available),
    units: (context) => bytes(context, 1),
    unitBytes: 1,
    blockTokens: padding,
    groups: 1,
  };
}

/** The largest whole number that still passes; 0 when 1 does not. Doubling, then halving. */
export function largest(passes: (n: number) => boolean, limit = 2 ** 40): number {
  if (!passes(1)) return 0;
  let low = 1;
  while (low < limit && passes(low * 2)) low *= 2;
  let high = Math.min(low * 2, limit + 1);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (passes(middle)) low = middle;
    else high = middle;
  }
  return low;
}
