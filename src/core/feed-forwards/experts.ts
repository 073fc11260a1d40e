import { matrix, NOTHING, vectors, WIDTH, type Shard, type Tensor } from "../shape/tensors";
import { middle, products, type FeedForwardAnswers, type KeptMiddles } from "./feed-forward";

export interface MixtureOfExperts {
  readonly kind: "experts";
  readonly experts: number;
  /** Experts that one token visits. */
  readonly active: number;
  readonly width: number;
  readonly gated: boolean;
  /** Width that the experts read and write when it is not the hidden size (latent experts), with its two projections. */
  readonly latentSize: number | null;
  /** Total width of the shared experts, 0 for none. */
  readonly sharedWidth: number;
  /** A gate of one column in front of the shared expert (Qwen). */
  readonly sharedGate: boolean;
  /** Entries the router scores; more than `experts` where some experts hold no weights (LongCat). */
  readonly routerOutputs: number;
  /** Bias vectors of experts and router, over the whole layer. */
  readonly vectors: number;
}

export const experts: FeedForwardAnswers<MixtureOfExperts> = {
  tensors: expertTensors,
  idle: idleNumbers,
  kept: keptNumbers,
  routed: (m) => m,
};

function expertTensors(m: MixtureOfExperts, h: number): Tensor[] {
  const shard: Shard = { by: "experts", units: m.experts };
  const size = m.latentSize ?? h;
  return [
    matrix("router", m.routerOutputs, h, NOTHING),
    ...(m.latentSize === null
      ? []
      : [matrix("expert-latent", size, h, NOTHING), matrix("expert-latent", h, size, NOTHING)]),
    ...(m.gated ? [matrix("expert-gate", m.width, size, shard, m.experts)] : []),
    matrix("expert-up", m.width, size, shard, m.experts),
    matrix("expert-down", size, m.width, shard, m.experts),
    ...(m.sharedWidth > 0
      ? [
          ...(m.gated ? [matrix("shared-gate", m.sharedWidth, h, WIDTH)] : []),
          matrix("shared-up", m.sharedWidth, h, WIDTH),
          matrix("shared-down", h, m.sharedWidth, WIDTH),
        ]
      : []),
    ...(m.sharedGate ? [matrix("shared-switch", 1, h, NOTHING)] : []),
    ...vectors(m.vectors),
  ];
}

/** Matrices and biases of the experts that a token does not visit. */
function idleNumbers(m: MixtureOfExperts, h: number): number {
  const matrices = (m.gated ? 3 : 2) * m.width * (m.latentSize ?? h);
  // what goes beyond one number an output of the router are biases of the experts
  const biases = Math.max(0, m.vectors - m.routerOutputs - (m.latentSize ?? 0)) / m.experts;
  return (m.experts - m.active) * (matrices + biases);
}

/** Tokens are copied to each expert they visit and their results gathered again. */
function keptNumbers(m: MixtureOfExperts, h: number): KeptMiddles {
  return {
    whole: 2 * m.active * (m.latentSize ?? h) + m.routerOutputs,
    middles: m.active * middle(m.gated, m.width) + middle(m.gated, m.sharedWidth),
    products: m.active * products(m.gated, m.width) + products(m.gated, m.sharedWidth),
  };
}
