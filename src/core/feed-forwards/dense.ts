import { matrix, vectors, WIDTH } from "../shape/tensors";
import { middle, products, type FeedForwardAnswers } from "./feed-forward";

export interface DenseFeedForward {
  readonly kind: "dense";
  readonly width: number;
  /** Three matrices (gate, up, down); false: two. */
  readonly gated: boolean;
  readonly vectors: number;
}

export const dense: FeedForwardAnswers<DenseFeedForward> = {
  tensors: (m, h) => [
    ...(m.gated ? [matrix("gate", m.width, h, WIDTH)] : []),
    matrix("up", m.width, h, WIDTH),
    matrix("down", h, m.width, WIDTH),
    ...vectors(m.vectors),
  ],
  idle: () => 0,
  kept: (m) => ({ whole: 0, middles: middle(m.gated, m.width), products: products(m.gated, m.width) }),
  routed: () => null,
};
