import type { Figure } from "../figure";

/** How an engine fills a device with the cache of many requests. */
export interface CachePlan {
  /** What `requests` requests of `context` tokens take on the device. */
  readonly held: (asked: Held) => Figure;
  /** Requests of `context` tokens that fit into so many bytes; a fraction where the engine counts in fractions. */
  readonly requests: (available: number, context: number) => number;
  /** What one request takes, as plain arithmetic; null where requests share what they take. */
  readonly law: CacheLaw | null;
  /** Sequences that so many bytes have a block for, where the engine does not start with more; absent: no such check. */
  readonly sequences?: (available: number) => number;
}

/** Bytes of one request = sum of tokenBytes x (tokens up to `most`, in whole pages) + fixedBytes. */
export interface CacheLaw {
  readonly grows: readonly Growth[];
  readonly fixedBytes: number;
}

export interface Growth {
  readonly tokenBytes: number;
  readonly page: number;
  readonly most: number;
}

export const lawBytes = ({ grows, fixedBytes }: CacheLaw, context: number): number =>
  grows.reduce(
    (sum, { tokenBytes, page, most }) => sum + tokenBytes * page * Math.ceil(Math.min(most, context) / page),
    fixedBytes,
  );

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
