import type { CatalogModel } from "../catalog/models";
import { kvCacheBytes, mixersOf } from "../core/kv-cache";
import type { Mixer, MixerKind, MixerOf } from "../core/shape/model";
import { grouped } from "./grouped";

/** null is unknown, or does not apply to this row. */
export type Fact = number | string | null;

/** What can be asked of a model, by the word for it. Counts are plain counts: 32763876352 parameters, 131072 tokens. */
export const MODEL_FACTS: Readonly<Record<string, (model: CatalogModel) => Fact>> = {
  name: (model) => model.name,
  id: (model) => model.id,
  maker: (model) => model.maker,
  params: (model) => model.parameters,
  active_params: (model) => model.activeParameters,
  layers: (model) =>
    model.layers.length === 0 ? null : model.layers.reduce((sum, run) => sum + run.count, 0),
  hidden_size: (model) => model.frame?.hiddenSize ?? null,
  vocab_size: (model) => model.frame?.vocabularySize ?? null,
  heads: (model) => common(model, (mixer) => ("heads" in mixer ? mixer.heads : null)),
  kv_heads: (model) => common(model, (mixer) => ("kvHeads" in mixer ? mixer.kvHeads : null)),
  head_dim: (model) =>
    common(model, (mixer) => ("keyDim" in mixer && "kvHeads" in mixer ? mixer.keyDim : null)),
  experts: (model) => experts(model)?.experts ?? null,
  experts_per_token: (model) => experts(model)?.active ?? null,
  context: (model) => model.contextLimit,
  attention: (model) => attention(model),
  kv_per_token: (model) => kvPerToken(model),
  precision: (model) => model.precision,
  released: (model) => model.released,
  licence: (model) => model.licence,
  confidence: (model) => model.confidence,
  checked_on: (model) => model.checkedOn,
  source: (model) => model.source,
  note: (model) => model.note,
};

/** A figure that all layers which have it share; null where they differ, because one number would mislead. */
function common(model: CatalogModel, read: (mixer: Mixer) => number | null): number | null {
  const values = new Set(mixersOf(model.layers).flatMap(({ mixer }) => read(mixer) ?? []));
  const [value] = values;
  return values.size === 1 && value !== undefined ? value : null;
}

const experts = (model: CatalogModel) =>
  model.layers.flatMap((run) => run.layer.feedForwards).find((part) => part.kind === "experts") ?? null;

/** Beyond every window and chunk, so that only what goes on growing is counted. */
const FAR = 2 ** 22;

/**
 * Bytes that each further token takes in 16 bit, once windows are full.
 *
 * @example kvPerToken(findModel("QwQ-32B")) // 262144
 */
export function kvPerToken({ layers }: CatalogModel): number | null {
  if (layers.length === 0) return null;
  const at = (context: number): number => kvCacheBytes({ layers, context, sequences: 1, precision: "FP16" });
  return (at(2 * FAR) - at(FAR)) / FAR;
}

/** The field's names for the kinds: one row each, so that a new kind is not forgotten. */
const KIND_NAMES: { [K in MixerKind]: (mixer: MixerOf<K>) => string } = {
  full: (a) => (a.kvHeads === 1 ? "MQA" : a.kvHeads < a.heads ? "GQA" : "MHA"),
  sliding: (a) => `sliding window ${grouped(a.window)}`,
  chunked: (a) => `chunked ${grouped(a.chunk)}`,
  shared: () => "shared KV",
  cross: () => "cross attention",
  latent: (a) => (a.indexer === null ? "MLA" : "MLA with sparse index"),
  compressed: (a) =>
    a.ratio === 0 ? `sliding window ${grouped(a.window)}` : `compressed ${grouped(a.ratio)}:1`,
  "gated-delta": () => "Gated DeltaNet",
  kda: () => "Kimi Delta Attention",
  lightning: () => "lightning attention",
  mamba1: () => "Mamba",
  mamba2: () => "Mamba-2",
  "short-conv": () => "short convolution",
};

/** "GQA", or for a mix "10 × GQA + 52 × sliding window 1,024". */
export function attention({ layers }: CatalogModel): string | null {
  const counts = new Map<string, number>();
  for (const { mixer, count } of mixersOf(layers)) {
    const name = kindName(mixer);
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  const kinds = [...counts];
  if (kinds.length < 2) return kinds[0]?.[0] ?? null;
  return kinds.map(([name, count]) => `${String(count)} × ${name}`).join(" + ");
}

function kindName<K extends MixerKind>(mixer: MixerOf<K>): string {
  const name: (mixer: MixerOf<K>) => string = KIND_NAMES[mixer.kind];
  return name(mixer);
}
