import { elements, type Tensor } from "../shape/tensors";

/**
 * What an optimizer remembers of every trained number. `wide` is the moment's own format in bytes: 4 where weights or
 * their master are FP32, 2 where all is BF16, since PyTorch's optimizers follow the parameter.
 */
export interface Optimizer {
  /** Bytes over one matrix. */
  readonly matrix: (tensor: Tensor, wide: number) => number;
  /** Moments that the step needs a second copy of for a moment (foreach: the square root of the second one). */
  readonly scratch: (tensor: Tensor, wide: number) => number;
  /** The states live in memory that moves to the host when the card is full. */
  readonly paged: boolean;
}

/** One FP32 scale for each block of 2,048 numbers and moment: Dettmers et al. 2022, https://arxiv.org/abs/2110.02861 */
const SCALE_8BIT = 4 / 2048;
/** torchao's 4-bit optimizer: one FP32 scale for each 128 numbers and moment. */
const SCALE_4BIT = 4 / 128;

const perNumber = (
  bytesEach: (wide: number) => number,
  scratch: (wide: number) => number = () => 0,
  paged = false,
): Optimizer => ({
  matrix: (tensor, wide) => elements(tensor) * bytesEach(wide),
  scratch: (tensor, wide) => elements(tensor) * scratch(wide),
  paged,
});

const ADAMW = perNumber(
  (wide) => 2 * wide,
  (wide) => wide,
);
const ADAMW_8BIT = perNumber(() => 2 * (1 + SCALE_8BIT));
const ONE_MOMENT = perNumber((wide) => wide);

/** Muon keeps one moment of a matrix; embedding, head and vectors stay with AdamW. https://kellerjordan.github.io/posts/muon/ */
const isMatrix = (tensor: Tensor): boolean =>
  !["embedding", "head", "vectors", "router"].includes(tensor.role);

export const OPTIMIZER_NAMES = [
  "adamw",
  "adamw-8bit",
  "adamw-4bit",
  "paged-adamw",
  "paged-adamw-8bit",
  "sgd",
  "sgd-momentum",
  "lion",
  "lion-8bit",
  "adafactor",
  "muon",
] as const;
export type OptimizerName = (typeof OPTIMIZER_NAMES)[number];

export const OPTIMIZERS: { readonly [K in OptimizerName]: Optimizer } = {
  adamw: ADAMW,
  "adamw-8bit": ADAMW_8BIT,
  "adamw-4bit": perNumber(() => 2 * (0.5 + SCALE_4BIT)),
  "paged-adamw": { ...ADAMW, scratch: () => 0, paged: true },
  "paged-adamw-8bit": { ...ADAMW_8BIT, paged: true },
  sgd: perNumber(() => 0),
  "sgd-momentum": ONE_MOMENT,
  lion: ONE_MOMENT,
  "lion-8bit": perNumber(() => 1 + SCALE_8BIT),
  // keeps one number a row and one a column: Shazeer & Stern 2018, https://arxiv.org/abs/1804.04235
  adafactor: {
    matrix: (tensor) =>
      4 * tensor.copies * (tensor.rows === 1 ? tensor.columns : tensor.rows + tensor.columns),
    scratch: () => 0,
    paged: false,
  },
  muon: {
    matrix: (tensor, wide) => elements(tensor) * (isMatrix(tensor) ? wide : 2 * wide),
    scratch: () => 0,
    paged: false,
  },
};
