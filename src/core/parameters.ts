import type { Frame, LayerRun } from "./model";
import { elements, frameTensors, runElements } from "./tensors";

/**
 * How many numbers a shape holds, without its draft (multi-token-prediction) layers.
 *
 * Formula: Σ layers Σ matrices rows × columns × copies + embedding + head (unless tied) + norms + towers
 * Units:   numbers
 * Source:  FORMULAS §1; Llama-3.1-8B is 8,030,261,248 by its published tensor count
 */
export function countParameters(shape: { layers: readonly LayerRun[]; frame: Frame }): number {
  const around = frameTensors(shape.frame).reduce((sum, tensor) => sum + elements(tensor), 0);
  return around + runElements(shape.layers, shape.frame.hiddenSize);
}

/**
 * Numbers that one token passes through: experts it does not visit are left out, embedding and router are in.
 * Vendors often leave the embedding out, so the figure is a little above theirs.
 */
export function countActiveParameters(shape: { layers: readonly LayerRun[]; frame: Frame }): number {
  const { hiddenSize } = shape.frame;
  const idle = shape.layers.reduce((sum, { count, layer }) => {
    const perLayer = layer.feedForwards.reduce((s, part) => {
      if (part.kind !== "experts") return s;
      const one = (part.gated ? 3 : 2) * part.width * (part.latentSize ?? hiddenSize);
      return s + (part.experts - part.active) * one;
    }, 0);
    return sum + count * perLayer;
  }, 0);
  return countParameters(shape) - idle;
}
