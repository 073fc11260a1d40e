import { attention, runs, sliding } from "../../models-by-hand";
import { dense } from "../../shapes";
import type { Card } from "../../../../src/core/card";
import type { LayerRun, Mixer, Model } from "../../../../src/core/shape/model";
import { gib } from "../../../../src/core/units";

/** Small enough to reckon by hand: 4 layers of 8 heads of 16, width 256, hidden 128. */
const SMALL = { hidden: 128, layers: 4, heads: 8, kvHeads: 8, headDim: 16, width: 256, vocabulary: 1000 };
export const ODD_VOCABULARY = dense({ ...SMALL, name: "odd vocabulary", vocabulary: 1001 });
/** A feed-forward part that outweighs the sampler of any step. */
export const WIDE = dense({ ...SMALL, name: "wide", width: 100_000 });
export const FIVE_LAYERS = dense({ ...SMALL, name: "five layers", layers: 5 });

const withLayers = (name: string, layers: readonly LayerRun[]): Model => ({
  ...ODD_VOCABULARY,
  name,
  layers,
});

/** Full and sliding layers, two KV heads of 64 each: 2 × 2 × 64 × 2 = 512 bytes a token in 16 bit. */
export const mixed = (full: number, slide: number): Model =>
  withLayers(
    `${full} full, ${slide} sliding`,
    runs([full, attention(2, 64)], [slide, sliding(2, 64, 1024)]).filter(({ count }) => count > 0),
  );

const STATE = { convKernel: 4, stateBytes: 4, vectors: 0 } as const;
export const gatedDelta = (keyHeads: number, valueHeads: number): Mixer => ({ kind: "gated-delta", keyHeads, valueHeads, keyDim: 64, valueDim: 64, ...STATE }); // prettier-ignore
export const withMixers = (name: string, ...mixers: Mixer[]): Model =>
  withLayers(
    name,
    mixers.map((mixer) => ({ count: 1, layer: { mixers: [mixer], feedForwards: [], vectors: 0 } })),
  );

/** A card without links or servers of its own, of so many GiB. */
export const cardOf = (size: number, more: Partial<Card> = {}): Card => ({
  name: `${size} GiB`,
  memoryGb: size,
  usablePerDevice: gib(size),
  devices: 1,
  nativeFormats: [],
  platform: "cuda",
  cardsPerServer: [],
  peerLinks: true,
  confidence: "high",
  ...more,
});
