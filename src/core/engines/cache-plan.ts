import type { Figure } from "../figure";

/** How an engine fills a device with the cache of many requests. */
export interface CachePlan {
  /** What `requests` requests of `context` tokens take on the device. */
  readonly held: (asked: Held) => Figure;
  /** Requests of `context` tokens that fit into so many bytes; a fraction where the engine counts in fractions. */
  readonly requests: (available: number, context: number) => number;
  /** Sequences that so many bytes have a block for, where the engine does not start with more; absent: no such check. */
  readonly sequences?: (available: number) => number;
}

export interface Held {
  readonly context: number;
  /** On this device. */
  readonly requests: number;
  /** All of them, dealt out over so many copies of the attention. */
  readonly concurrency: number;
  readonly copies: number;
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
