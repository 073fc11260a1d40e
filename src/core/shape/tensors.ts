/**
 * One weight matrix (or the vectors of a part, joined), as every question about weights sees it: how many numbers it
 * has, what it is for (formats treat an embedding unlike an expert) and how tensor parallelism cuts it.
 */
export interface Tensor {
  readonly role: TensorRole;
  /** Outputs × inputs of one copy, as a linear layer stores it. Vectors: 1 × elements. */
  readonly rows: number;
  readonly columns: number;
  /** Matrices of this shape in the layer: its experts. 1 otherwise. */
  readonly copies: number;
  readonly shard: Shard;
}

export type TensorRole =
  | "embedding" | "head" | "vectors" | "attachment" | "table"
  | "q" | "k" | "v" | "o" | "attention-gate"
  | "q-down" | "q-up" | "kv-down" | "kv-up" | "indexer" | "compressor"
  | "gate" | "up" | "down" | "router"
  | "expert-gate" | "expert-up" | "expert-down" | "expert-latent"
  | "shared-gate" | "shared-up" | "shared-down" | "shared-switch"
  | "recurrent-in" | "recurrent-gate" | "recurrent-out" | "convolution"
  | "draft-projection"; // prettier-ignore

/**
 * What tensor parallelism may cut: "heads" and "kv-heads" in whole heads (kv heads are copied when there are fewer of
 * them than cards), "width" in any even cut, "vocabulary" after padding, "experts" whole or by width, or nothing.
 */
export interface Shard {
  readonly by: "heads" | "kv-heads" | "width" | "vocabulary" | "experts" | "nothing";
  /** Heads, KV heads or experts there are to share. */
  readonly units: number;
}

export const NOTHING: Shard = { by: "nothing", units: 1 };
export const WIDTH: Shard = { by: "width", units: 1 };

export const matrix = (role: TensorRole, rows: number, columns: number, shard: Shard, copies = 1): Tensor => ({ role, rows, columns, copies, shard }); // prettier-ignore

/** Vectors of a part as one tensor; none is no tensor. */
export const vectors = (elements: number): Tensor[] =>
  elements > 0 ? [matrix("vectors", 1, elements, NOTHING)] : [];

export const elements = (tensor: Tensor): number => tensor.rows * tensor.columns * tensor.copies;
