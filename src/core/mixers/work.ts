import type { Work } from "./mixer";

/** What one request's query reads and computes, and a prompt on its pairs of tokens. */
export interface WorkDone {
  readonly readBytes: number;
  readonly operations: number;
  readonly promptOperations: number;
  readonly seconds: number;
}

/** Work for a token at the end of a context, and for all tokens of a prompt. */
export function workAt({ seen, stateBytes, seconds }: Work, context: number, prompt: number): WorkDone {
  const sum = { readBytes: stateBytes, operations: 0, promptOperations: 0, seconds };
  for (const one of seen) {
    const tokens = Math.min(context, one.most);
    sum.readBytes += tokens * one.readBytes;
    sum.operations += tokens * one.operations;
    sum.promptOperations += one.pairOperations * pairsOf(prompt, one.most);
  }
  return sum;
}

/**
 * Pairs of a prompt's tokens that see each other, two operations each: half of all, less those that left the reach.
 *
 * @example pairsOf(10, 4) // 64
 */
export const pairsOf = (prompt: number, reach: number): number =>
  prompt ** 2 - Math.max(0, prompt - reach) ** 2;
