import type { Layout } from "../layout";
import type { LayerRun, Mixer, MixerKind, MixerOf, Projections } from "../shape/model";
import { mixersOf, remembered } from "../kv-cache";
import { FORMATS, type Precision } from "../formats/precision";
import { BITS_PER_BYTE } from "../units";

/** What one layer keeps on one device, in the terms an engine's allocator thinks in. */
export interface CacheSpec {
  /** Bytes of one token; 0 for a layer that keeps only a state. */
  readonly tokenBytes: number;
  /** Tokens that are kept; null keeps all. */
  readonly window: { readonly tokens: number; readonly chunked: boolean } | null;
  /** Bytes of a recurrent state; 0 for attention. */
  readonly stateBytes: number;
  /** Layers of this kind on the device. */
  readonly layers: number;
}

export interface CacheTerms {
  readonly precision: Precision;
  readonly layout: Layout;
  /** Bytes of one element of a recurrent state when a flag says so; null: as the model has it. */
  readonly stateBytes: number | null;
}

/**
 * What each kind of layer keeps on the fullest device. KV heads are cut over tensor-parallel ranks and copied when
 * there are fewer of them than ranks; a latent is held whole by every rank, unless DP attention deals the requests out.
 *
 * Formula: heads on a device = max(1, ⌈kv heads ÷ tensor parallel⌉)
 * Source:  docs/formulas.md §8; SGLang logs of Kimi-K2.5 TP8 (70,272 bytes a token on every rank)
 */
export function cacheSpecs(layers: readonly LayerRun[], terms: CacheTerms): readonly CacheSpec[] {
  const { precision, layout, stateBytes } = terms;
  const key = `${precision} ${layout.attentionParallel} ${stateBytes ?? ""}`;
  let known = worked.get(layers);
  if (known === undefined) worked.set(layers, (known = new Map<string, readonly CacheSpec[]>()));
  let specs = known.get(key);
  if (specs === undefined) known.set(key, (specs = collectSpecs(layers, terms)));
  return specs;
}

/** Kept by layers: looking for the smallest number of cards asks again and again. */
const worked = new WeakMap<readonly LayerRun[], Map<string, readonly CacheSpec[]>>();

function collectSpecs(layers: readonly LayerRun[], terms: CacheTerms): CacheSpec[] {
  const specs = new Map<string, CacheSpec>();
  for (const { mixer, count } of mixersOf(layers)) {
    for (const spec of specsOf(mixer, terms)) {
      if (spec.tokenBytes === 0 && spec.stateBytes === 0) continue;
      const key = JSON.stringify(spec);
      const known = specs.get(key);
      specs.set(key, { ...spec, layers: (known?.layers ?? 0) + count });
    }
  }
  return [...specs.values()];
}

const share = (units: number, ranks: number): number => Math.max(1, Math.ceil(units / ranks));
const elementBytes = (precision: Precision): number => FORMATS[precision].bits / BITS_PER_BYTE;

const token = (tokenBytes: number, window: CacheSpec["window"] = null): CacheSpec => ({
  tokenBytes,
  window,
  stateBytes: 0,
  layers: 1,
});

function projected(a: Projections, terms: CacheTerms, window: CacheSpec["window"]): CacheSpec[] {
  const heads = share(a.kvHeads, terms.layout.attentionParallel);
  const index = a.indexer === null ? 0 : a.indexer.entryBytes / a.indexer.ratio;
  return [token(heads * (a.keyDim + a.valueDim) * elementBytes(terms.precision) + index, window)];
}

/**
 * A latent in 8 bit beside an indexer keeps 16 bytes of scales and its rotary part in 16 bit (vLLM's and SGLang's
 * sparse layout): 512 + 16 + 128 = 656 bytes for DeepSeek-V3.2.
 */
function latentBytes(a: MixerOf<"latent">, precision: Precision): number {
  const sparse = a.indexer !== null && FORMATS[precision].bits === 8;
  return sparse
    ? a.latentDim + a.latentDim / 32 + 2 * a.ropeDim
    : (a.latentDim + a.ropeDim) * elementBytes(precision);
}

function recurrent(mixer: Mixer, heads: number, terms: CacheTerms): CacheSpec[] {
  const own =
    terms.stateBytes !== null && "stateBytes" in mixer ? { ...mixer, stateBytes: terms.stateBytes } : mixer;
  const whole = remembered(own, 1).fixedBytes;
  const ranks = terms.layout.attentionParallel;
  return [{ tokenBytes: 0, window: null, stateBytes: (whole * share(heads, ranks)) / heads, layers: 1 }];
}

const SPECS: { [K in MixerKind]: (mixer: MixerOf<K>, terms: CacheTerms) => CacheSpec[] } = {
  full: (a, terms) => projected(a, terms, null),
  sliding: (a, terms) => projected(a, terms, { tokens: a.window, chunked: false }),
  chunked: (a, terms) => projected(a, terms, { tokens: a.chunk, chunked: true }),
  shared: () => [],
  cross: () => [],
  latent: (a, terms) => [
    token(
      latentBytes(a, terms.precision) + (a.indexer === null ? 0 : a.indexer.entryBytes / a.indexer.ratio),
    ),
  ],
  // a compressed cache has an allocator of its own: compressed-cache.ts
  compressed: (a, terms) => [
    token((a.headDim * elementBytes(terms.precision)) / Math.max(1, a.ratio), a.ratio === 0 ? { tokens: a.window, chunked: false } : null), // prettier-ignore
  ],
  "gated-delta": (a, terms) => recurrent(a, a.valueHeads, terms),
  kda: (a, terms) => recurrent(a, a.heads, terms),
  lightning: (a, terms) => recurrent(a, a.heads, terms),
  mamba2: (a, terms) => recurrent(a, a.heads, terms),
  mamba1: (a, terms) => recurrent(a, a.innerSize, terms),
  "short-conv": (a, terms) => recurrent(a, a.width, terms),
};

function specsOf<K extends MixerKind>(mixer: MixerOf<K>, terms: CacheTerms): CacheSpec[] {
  const row: (mixer: MixerOf<K>, terms: CacheTerms) => CacheSpec[] = SPECS[mixer.kind];
  return row(mixer, terms);
}
