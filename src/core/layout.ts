/** How one copy of a model is spread over devices. */
export interface Layout {
  /** Devices that share every layer. */
  readonly tensorParallel: number;
  /** Stages that each hold a run of layers. */
  readonly pipelineParallel: number;
  /** Experts are shared out whole over all devices of a stage instead of being cut by width. */
  readonly expertParallel: boolean;
  /**
   * Devices that share one copy of everything but the experts: all of a stage, or fewer where attention is copied and
   * requests are dealt out (DP attention), so that a latent cache is not held by every rank.
   */
  readonly attentionParallel: number;
  /** Ranks that share the tokens of a cache out (decode context parallel). */
  readonly contextParallel: number;
  /** Towers are cut over the ranks, whole on every one, or not loaded. */
  readonly towers: "cut" | "whole" | "none";
  /** Multi-token-prediction layers are loaded for speculative decoding. */
  readonly draftLoaded: boolean;
}

/** Where look-up tables lie that nobody multiplies with (n-gram): beside the weights, or in the server's own memory. */
export type TablesPlace = "card" | "host";

export const ONE_DEVICE: Layout = {
  tensorParallel: 1,
  pipelineParallel: 1,
  expertParallel: false,
  attentionParallel: 1,
  contextParallel: 1,
  towers: "cut",
  draftLoaded: false,
};
