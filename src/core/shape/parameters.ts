import { feedForwardAnswers } from "../feed-forwards/all";
import { frameTensors } from "./frame";
import { runElements } from "./layer-tensors";
import type { Attachment, Frame, LayerRun } from "./model";
import { elements } from "./tensors";

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
    const perLayer = layer.feedForwards.reduce(
      (s, part) => s + feedForwardAnswers(part).idle(part, hiddenSize),
      0,
    );
    return sum + count * perLayer;
  }, 0);
  const towers = attachments.filter(({ name }) => TOWERS.includes(name));
  return countParameters(shape) - idle - towers.reduce((sum, { parameters }) => sum + parameters, 0);
}
