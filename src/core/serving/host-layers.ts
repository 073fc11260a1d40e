import type { LayerRun, Model } from "../shape/model";
import type { Note } from "../parts";
import type { Precision } from "../formats/precision";
import { bytes, type Bytes } from "../units";
import { ggufTensors } from "../formats/gguf-recipe";
import { countLayers, sliceLayers } from "../shape/layers";
import type { Engine } from "../engines/engine";

/**
 * llama.cpp's -ngl: the last layers lie on the cards, the first ones stay with the host; the head follows only when
 * more layers are asked for than there are.
 */
export function layersOnCards(model: Model, engine: Engine): readonly LayerRun[] {
  const { layersOnCard } = engine.settings;
  const depth = countLayers(model.layers);
  const all = layersOnCard === undefined || layersOnCard < 0 || layersOnCard >= depth;
  if (engine.profile.family !== "llama.cpp" || all) return model.layers;
  return sliceLayers(model.layers, depth - layersOnCard, depth);
}

export const hostNote = (model: Model, layers: readonly LayerRun[]): Note => ({
  rule: "layers-on-host",
  values: { layers: countLayers(layers), depth: countLayers(model.layers) },
});

/** Weights of the layers that are on the cards, shared by so many devices. */
export function carriedWeights(question: {
  model: Model;
  precision: Precision;
  layers: readonly LayerRun[];
  devices: number;
  whole: Bytes;
}): Bytes {
  const { model, precision, layers, devices, whole } = question;
  const depth = countLayers(model.layers);
  const carried = countLayers(layers);
  const tensors = ggufTensors({ model, precision });
  if (tensors === null) return bytes((whole * carried) / depth);
  const size = tensors.reduce(
    (sum, tensor) => (tensor.layer !== null && tensor.layer >= depth - carried ? sum + tensor.size : sum),
    0,
  );
  return bytes(size / devices);
}
