import type { Tensor } from "../shape/tensors";

/** What a kind of feed-forward must answer, so that nobody outside asks which kind it is. */
export interface FeedForwardAnswers<F> {
  /** Its matrices in a model of this hidden size. */
  tensors(part: F, hiddenSize: number): Tensor[];
  /** Numbers of it that one token does not pass through. */
  idle(part: F, hiddenSize: number): number;
  /** Numbers of one token that wait for the backward pass. */
  kept(part: F, hiddenSize: number): KeptMiddles;
  /** Experts that tokens are sent to; null sends every token through all of it. */
  routed(part: F): Routed | null;
}

export interface Routed {
  readonly experts: number;
  /** Experts that one token visits. */
  readonly active: number;
  /** Width that the experts read and write when it is not the hidden size. */
  readonly latentSize: number | null;
  readonly routerOutputs: number;
  readonly vectors: number;
}

export interface KeptMiddles {
  /** What is sent to experts and back: not cut by tensor parallelism. */
  readonly whole: number;
  readonly middles: number;
  /** Of these, what matrix products make: gate and up, or the middle alone. */
  readonly products: number;
}

/** Gated: gate, up and their product; plain: the middle before and after its activation. */
export const middle = (gated: boolean, width: number): number => (gated ? 3 : 2) * width;
export const products = (gated: boolean, width: number): number => (gated ? 2 : 1) * width;
