/** How one copy of a model is spread over devices. */
export interface Layout {
  /** Devices that share every layer. */
  readonly tensorParallel: number;
  /** Stages that each hold a run of layers. */
  readonly pipelineParallel: number;
  /** Experts are shared out whole over all devices of a stage instead of being cut by width. */
  readonly expertParallel: boolean;
  /** Attention is copied and requests are shared out (DP attention), so a latent cache is not held by every rank. */
  readonly dataParallelAttention: boolean;
  /** Multi-token-prediction layers are loaded for speculative decoding. */
  readonly draftLoaded: boolean;
}

export const ONE_DEVICE: Layout = {
  tensorParallel: 1,
  pipelineParallel: 1,
  expertParallel: false,
  dataParallelAttention: false,
  draftLoaded: false,
};
