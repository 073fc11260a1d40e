/**
 * llama.cpp looks for these patterns in a tensor's name (`blk\.1[0-9]\.ffn_.*_exps\.`). They come from a cell, so only
 * those are taken that cannot run away: nothing is repeated that repeats already.
 */
export function safePattern(pattern: string): boolean {
  if (pattern.length === 0 || pattern.length > LONGEST || /\)[*+?{]|[*+}][*+]|\\[1-9]|\(\?[^:]/.test(pattern))
    return false;
  if ((pattern.match(/[*+]/g) ?? []).length > MOST_REPEATS) return false;
  try {
    return new RegExp(pattern).source !== "";
  } catch {
    return false;
  }
}

const LONGEST = 400;
const MOST_REPEATS = 4;
