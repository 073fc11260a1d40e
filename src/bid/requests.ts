import type { Constants } from "../core/serving/constants";

type Cells = (name: keyof Constants) => string;

/** GiB that one request of so many tokens takes of a card, as a piece of a formula: docs/functions.md §7. */
export function requestFormula(c: Cells, tokens: string): string {
  const pages = (name: "windowKib" | "secondKib", window: "window" | "second"): string =>
    `${c(name)}*ROUNDUP(MIN(${tokens},${c(window)})/${c("windowPage")},0)*${c("windowPage")}`;
  return `(${c("tokenKib")}*ROUNDUP(${tokens}/${c("page")},0)*${c("page")}+${pages("windowKib", "window")}+${pages("secondKib", "second")})/2^20+${c("stateGib")}`;
}

/** Most requests of one copy, by memory; 0 where nothing is known of it. */
export const mostFormula = (c: Cells, request: string, reserve: string): string =>
  `IFERROR(${c("copies")}*MAX(0,INT((${c("limitGib")}*(1-${reserve})-${c("weightsGib")}-${c("besideGib")})/${request})),0)`;
