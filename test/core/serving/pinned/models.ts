import { attention, runs, sliding } from "../../models-by-hand";
import { dense } from "../../shapes";
import type { Card } from "../../../../src/core/card";
import type { LayerRun, Mixer, Model } from "../../../../src/core/shape/model";
import { gib } from "../../../../src/core/units";

/** Small enough to reckon by hand: 4 layers of 8 heads of 16, width 256, hidden 128. */
export const SMALL = {
  hidden: 128,
  layers: 4,
  heads: 8,
  kvHeads: 8,
  headDim: 16,
  width: 256,
  vocabulary: 1000,
};
export const ODD_VOCABULARY = dense({ ...SMALL, name: "odd vocabulary", vocabulary: 1001 });
/** A feed-forward part that outweighs the sampler of any step. */
export const WIDE = dense({ ...SMALL, name: "wide", width: 100_000 });
export const MANY_LAYERS = dense({ ...SMALL, name: "many layers", layers: 100 });
export const FIVE_LAYERS = dense({ ...SMALL, name: "five layers", layers: 5 });

const experts = (count: number, active: number, width: number) => ({ kind: "experts", experts: count, active, width, gated: true, latentSize: null, sharedWidth: 0, sharedGate: false, routerOutputs: count, vectors: 0 }) as const; // prettier-ignore
/** Six experts of 256, two for a token. */
export const SIX_EXPERTS = dense({ ...SMALL, name: "six experts", experts: experts(6, 2, 256) });
/** One expert of 700 for a token, and two of 400: more in all. */
const NARROW = dense({ ...SMALL, name: "narrow", experts: experts(6, 2, 400) });
const SINGLE = dense({ ...SMALL, name: "single", experts: experts(6, 1, 700) });
export const TWO_EXPERTS_FIRST = { ...NARROW, name: "2 × 400, then 700", layers: [...NARROW.layers, ...SINGLE.layers] }; // prettier-ignore
export const TWO_EXPERTS_LAST = { ...NARROW, name: "700, then 2 × 400", layers: [...SINGLE.layers, ...NARROW.layers] }; // prettier-ignore
export const WITH_EAR: Model = { ...WIDE, name: "hears", frame: WIDE.frame && { ...WIDE.frame, attachments: [{ name: "audio", parameters: 1000, onCard: true }] } }; // prettier-ignore

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

const window = (tokens: number, kvHeads = 2, dim = 64): Mixer => sliding(kvHeads, dim, tokens);
/** Four layers that keep 1,024 tokens and four that keep 512. */
export const TWO_WINDOWS = withLayers("two windows", runs([4, window(1024)], [4, window(512)]));
const chunked = (chunk: number): Mixer => ({ ...attention(2, 64), kind: "chunked", chunk });
export const WINDOW_AND_CHUNK = withLayers("window and chunk", runs([4, window(1024)], [4, chunked(1024)]));
export const CHUNKED = withLayers("chunks of 1,000", runs([4, chunked(1000)]));
/** 512 and 192 bytes a token: 42 tokens of the narrow kind in a page of 16 of the wide one. */
export const UNEVEN_WIDTHS = withLayers("uneven widths", runs([4, attention(2, 64)], [4, window(1024, 1, 48)])); // prettier-ignore
