import type { Attachment, FeedForward, Frame, LayerRun } from "./model";
import { elements, frameTensors, runElements } from "./tensors";

/**
 * How many numbers a shape holds, without its draft (multi-token-prediction) layers.
 *
 * Formula: Σ layers Σ matrices rows × columns × copies + embedding + head (unless tied) + norms + towers
 * Units:   numbers
 * Source:  docs/formulas.md §3; Llama-3.1-8B is 8,030,261,248 by its published tensor count
 */
export function countParameters(shape: { layers: readonly LayerRun[]; frame: Frame }): number {
  const around = frameTensors(shape.frame).reduce((sum, tensor) => sum + elements(tensor), 0);
  return around + runElements(shape.layers, shape.frame.hiddenSize);
}

/** Towers read images and sound, not the text's tokens. */
const TOWERS: readonly Attachment["name"][] = ["vision", "audio"];

/**
 * Numbers that one token of text passes through: experts it does not visit and towers are left out, embedding and
 * router are in. Vendors often leave the embedding out, so the figure is a little above theirs.
 */
export function countActiveParameters(shape: { layers: readonly LayerRun[]; frame: Frame }): number {
  const { hiddenSize, attachments } = shape.frame;
  const idle = shape.layers.reduce((sum, { count, layer }) => {
    const perLayer = layer.feedForwards.reduce((s, part) => s + idleElements(part, hiddenSize), 0);
    return sum + count * perLayer;
  }, 0);
  const towers = attachments.filter(({ name }) => TOWERS.includes(name));
  return countParameters(shape) - idle - towers.reduce((sum, { parameters }) => sum + parameters, 0);
}

/** Matrices and biases of the experts that a token does not visit. */
function idleElements(part: FeedForward, hiddenSize: number): number {
  if (part.kind !== "experts") return 0;
  const matrices = (part.gated ? 3 : 2) * part.width * (part.latentSize ?? hiddenSize);
  // what goes beyond one number an output of the router are biases of the experts
  const biases = Math.max(0, part.vectors - part.routerOutputs - (part.latentSize ?? 0)) / part.experts;
  return (part.experts - part.active) * (matrices + biases);
}
