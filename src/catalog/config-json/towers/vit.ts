import type { Fields } from "../fields";

interface Vit {
  width: number;
  layers: number;
  mlp: number;
  /** Feed-forward matrices: 2, or 3 when gated. */
  matrices?: 2 | 3;
  attentionBias?: boolean;
  mlpBias?: boolean;
  /** Norm elements of a layer in widths: 4 for two LayerNorms. */
  norms?: number;
  /** Norms on queries and keys, in elements. */
  more?: number;
}

/** The layers of a vision transformer: four projections, a feed-forward, norms. */
export function vit(v: Vit): number {
  const { width: w, mlp, matrices = 2, attentionBias = true, mlpBias = true, norms = 4, more = 0 } = v;
  const biases = (attentionBias ? 4 * w : 0) + (mlpBias ? (matrices - 1) * mlp + w : 0);
  return v.layers * (4 * w * w + matrices * w * mlp + biases + norms * w + more);
}

/** A projector of two layers with biases. */
export const twoLayers = (from: number, between: number, to: number): number =>
  from * between + between + between * to + to;

export const patches = (f: Fields, width: number, patch: number, frames = 1): number =>
  3 * f.count("temporal_patch_size", frames) * f.count("patch_size", patch) ** 2 * width;

/** Numbers of a tower with its projector, from its own part of the file and the language model's width. */
export type Tower = (f: Fields, hidden: number, top: Fields) => number;
