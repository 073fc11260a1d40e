import type { Tint } from "./page";

/** The one that is asked first first, and the first that holds is shown: what a formula says, then numbers from the lowest up. */
export const inOrder = (tints: readonly Tint[]): Tint[] =>
  [...tints].sort((a, b) => rank(a) - rank(b) || bound(a) - bound(b) || 0);

const rank = (tint: Tint): number => ("when" in tint ? 0 : 1);
const bound = (tint: Tint): number => ("when" in tint ? 0 : (tint.above ?? -Infinity));
