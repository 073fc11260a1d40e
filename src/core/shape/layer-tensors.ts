import { feedForwardAnswers } from "../feed-forwards/all";
import { mixerAnswers } from "../mixers/all";
import type { Layer, LayerRun } from "./model";
import { elements, vectors, type Tensor } from "./tensors";

/** The matrices of one layer. */
export function layerTensors(layer: Layer, hiddenSize: number): Tensor[] {
  return [
    ...layer.mixers.flatMap((mixer) => mixerAnswers(mixer).tensors(mixer, hiddenSize)),
    ...layer.feedForwards.flatMap((part) => feedForwardAnswers(part).tensors(part, hiddenSize)),
    ...vectors(layer.vectors),
  ];
}

export const runElements = (runs: readonly LayerRun[], hiddenSize: number): number =>
  runs.reduce(
    (sum, run) => sum + run.count * layerTensors(run.layer, hiddenSize).reduce((s, t) => s + elements(t), 0),
    0,
  );
