import type { FullAttention } from "../../src/core/mixers/full";
import type { Layer, LayerRun, Mixer, Model } from "../../src/core/shape/model";
import type { Card } from "../../src/core/card";
import { gib } from "../../src/core/units";

/** Attention of the plainest kind; a test names what matters to it. */
export const attention = (kvHeads: number, keyDim: number, heads = kvHeads): FullAttention => ({
  kind: "full",
  heads,
  kvHeads,
  keyDim,
  valueDim: keyDim,
  vectors: 0,
  gate: "none",
  valueProjection: true,
  indexer: null,
});

export const layer = (...mixers: Mixer[]): Layer => ({ mixers, feedForwards: [], vectors: 0 });
export const runs = (...list: [count: number, mixer: Mixer][]): LayerRun[] =>
  list.map(([count, mixer]) => ({ count, layer: layer(mixer) }));

export const sliding = (kvHeads: number, keyDim: number, window: number): Mixer => ({
  ...attention(kvHeads, keyDim),
  kind: "sliding",
  window,
});

/** A model of which only what a test asks for is real. */
export const model = (layers: readonly LayerRun[], more: Partial<Model> = {}): Model => ({
  name: "Test-1B",
  parameters: 1e9,
  layers,
  frame: null,
  precision: "BF16",
  exceptions: {},
  contextLimit: null,
  ...more,
});

/** An H100 as vLLM sees it: 79.19 GiB of the 80 GB on the box. */
export const H100: Card = {
  name: "H100 SXM 80GB",
  memoryGb: 80,
  usablePerDevice: gib(79.19),
  devices: 1,
  nativeFormats: ["FP16", "BF16", "FP8", "INT8", "INT4"],
  platform: "cuda",
  cardsPerServer: [8],
  peerLinks: true,
  confidence: "high",
};
