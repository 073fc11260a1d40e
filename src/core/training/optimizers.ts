import { elements, type Tensor } from "../shape/tensors";

/** Numbers an optimizer keeps of a matrix: their moments, or (Adafactor) one number a row and one a column. */
interface Remembered {
  readonly rule: "moment-numbers" | "factor-numbers";
  readonly numbers: number;
  readonly bytesEach: number;
}

/**
 * What an optimizer remembers of every trained number. `wide` is the moment's own format in bytes: 4 where weights or
 * their master are FP32, 2 where all is BF16, since PyTorch's optimizers follow the parameter.
 */
export interface Optimizer {
  readonly matrix: (tensor: Tensor, wide: number) => Remembered;
  /** Bytes a number that the step needs for a moment (foreach: the square root of the second one). */
  readonly scratch: (wide: number) => number;
  /** The states live in memory that moves to the host when the card is full. */
  readonly paged: boolean;
}

/** One FP32 scale for each block of 2,048 numbers and moment: Dettmers et al. 2022, https://arxiv.org/abs/2110.02861 */
const SCALE_8BIT = 4 / 2048;
/** torchao's 4-bit optimizer: one FP32 scale for each 128 numbers and moment. */
const SCALE_4BIT = 4 / 128;

const moments = (tensor: Tensor, bytesEach: number): Remembered => ({
  rule: "moment-numbers",
  numbers: elements(tensor),
  bytesEach,
});

const perNumber = (
  bytesEach: (wide: number) => number,
  scratch: (wide: number) => number = () => 0,
): Optimizer => ({
  matrix: (tensor, wide) => moments(tensor, bytesEach(wide)),
  scratch,
  paged: false,
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
    matrix: ({ copies, rows, columns }) => ({
      rule: "factor-numbers",
      numbers: copies * (rows === 1 ? columns : rows + columns),
      bytesEach: 4,
    }),
    scratch: () => 0,
    paged: false,
  },
  muon: {
    matrix: (tensor, wide) => moments(tensor, isMatrix(tensor) ? wide : 2 * wide),
    scratch: () => 0,
    paged: false,
  },
};
