import { perObject } from "./memo";
import { InputError } from "./errors";
import type { LayerRun, Model, MixerKind, MixerOf, Mixer } from "./shape/model";
import { FORMATS, type Precision } from "./formats/precision";
import { BITS_PER_BYTE, bytes, type Bytes } from "./units";

/** What a layer remembers of one sequence. Keys and values follow the cache's precision; the rest has its own. */
export interface Remembered {
  /** Numbers in the cache's precision. */
  readonly elements: number;
  /** Bytes whatever the cache's precision: index keys, recurrent and convolution states. */
  readonly fixedBytes: number;
}

/**
 * Memory that past tokens take: keys and values, latents, index keys and recurrent states. The exact content, without
 * paging, padding or copies on several cards; what an engine makes of it is in `engine-cache.ts`.
 *
 * Formula: sequences × Σ layers (elements(mixer, context) × bits ÷ 8 + fixed bytes(mixer, context))
 * Units:   context in tokens per sequence → bytes over all sequences
 * Source:  Kwon et al. 2023 §3, https://arxiv.org/abs/2309.06180 (full);
 *          DeepSeek-V2 §2.1.2, https://arxiv.org/abs/2405.04434 (latent)
 *
 * @example toGib(kvCacheBytes({ layers: LLAMA_3_1_8B.layers, context: 8192, sequences: 1, precision: "FP16" })) // 1
 */
export function kvCacheBytes(question: {
  layers: readonly LayerRun[];
  context: number;
  sequences: number;
  precision: Precision;
}): Bytes {
  const { layers, context, sequences, precision } = question;
  const bytesPerElement = FORMATS[precision].bits / BITS_PER_BYTE;
  let perSequence = 0;
  for (const { mixer, count } of mixersOf(layers)) {
    const kept = remembered(mixer, context);
    perSequence += count * (kept.elements * bytesPerElement + kept.fixedBytes);
  }
  return bytes(sequences * perSequence);
}

/** Bytes of one element of a convolution state: engines keep it in the model's 16 bit. */
const CONVOLUTION_BYTES = 2;

const indexed = (a: { indexer: { ratio: number; entryBytes: number } | null }, context: number): number =>
  a.indexer === null ? 0 : Math.floor(context / a.indexer.ratio) * a.indexer.entryBytes;

/** One row per kind: what it keeps after `context` tokens. */
const REMEMBERED: { [K in MixerKind]: (mixer: MixerOf<K>, context: number) => Remembered } = {
  full: (a, context) => ({
    elements: a.kvHeads * (a.keyDim + a.valueDim) * context,
    fixedBytes: indexed(a, context),
  }),

  // a sliding layer forgets what left its window
  sliding: (a, context) => ({
    elements: a.kvHeads * (a.keyDim + a.valueDim) * Math.min(context, a.window),
    fixedBytes: indexed(a, context),
  }),

  chunked: (a, context) => ({
    elements: a.kvHeads * (a.keyDim + a.valueDim) * Math.min(context, a.chunk),
    fixedBytes: indexed(a, context),
  }),

  shared: () => ({ elements: 0, fixedBytes: 0 }),

  // keeps image tokens only; a text-only request holds none
  cross: () => ({ elements: 0, fixedBytes: 0 }),

  // one compressed latent serves all heads, so there is no factor 2
  latent: (a, context) => ({
    elements: (a.latentDim + a.ropeDim) * context,
    fixedBytes: indexed(a, context),
  }),

  compressed: (a, context) => ({
    elements: a.headDim * (Math.min(context, a.window) + (a.ratio > 0 ? Math.floor(context / a.ratio) : 0)),
    fixedBytes: indexed(a, context),
  }),

  "gated-delta": (a) => ({
    elements: 0,
    fixedBytes:
      a.valueHeads * a.keyDim * a.valueDim * a.stateBytes +
      convolutionBytes(a.convKernel, 2 * a.keyHeads * a.keyDim + a.valueHeads * a.valueDim),
  }),

  kda: (a) => ({
    elements: 0,
    fixedBytes:
      a.heads * a.headDim * a.headDim * a.stateBytes +
      convolutionBytes(a.convKernel, 3 * a.heads * a.headDim),
  }),

  lightning: (a) => ({ elements: 0, fixedBytes: a.heads * a.headDim * a.headDim * a.stateBytes }),

  mamba2: (a) => ({
    elements: 0,
    fixedBytes:
      a.heads * a.headDim * a.stateSize * a.stateBytes +
      convolutionBytes(a.convKernel, a.heads * a.headDim + 2 * a.groups * a.stateSize),
  }),

  mamba1: (a) => ({
    elements: 0,
    fixedBytes: a.innerSize * a.stateSize * a.stateBytes + convolutionBytes(a.convKernel, a.innerSize),
  }),

  "short-conv": (a) => ({ elements: 0, fixedBytes: convolutionBytes(a.convKernel, a.width) }),
};

/** The convolution's state keeps one token less than its kernel is wide. */
const convolutionBytes = (kernel: number, width: number): number =>
  Math.max(0, kernel - 1) * width * CONVOLUTION_BYTES;

export function remembered<K extends MixerKind>(mixer: MixerOf<K>, context: number): Remembered {
  const row: (mixer: MixerOf<K>, context: number) => Remembered = REMEMBERED[mixer.kind];
  return row(mixer, context);
}

/** A model's mixers, equal ones joined: a few, where layers are many. Kept, because cells ask a thousand times. */
export const mixersOf = perObject(joined);

function joined(layers: readonly LayerRun[]): readonly { mixer: Mixer; count: number }[] {
  const counts = new Map<string, { mixer: Mixer; count: number }>();
  for (const run of layers) {
    for (const mixer of run.layer.mixers) {
      const key = JSON.stringify(mixer);
      const entry = counts.get(key);
      counts.set(key, { mixer, count: (entry?.count ?? 0) + run.count });
    }
  }
  return [...counts.values()];
}

/** Why a cache cannot be told: only a size was given, or the row of the name holds no more. */
export const withoutShape = ({ id, name }: Model): InputError =>
  id === undefined
    ? new InputError("cache-needs-shape")
    : new InputError("row-without-shape", { model: name });
