import type { CatalogModel } from "../catalog/models";
import { feedForwardAnswers } from "../core/feed-forwards/all";
import type { Routed } from "../core/feed-forwards/feed-forward";
import { kvCacheBytes } from "../core/kv-cache";
import { mixerAnswers } from "../core/mixers/all";
import type { Heads } from "../core/mixers/mixer";
import { hostTables } from "../core/shape/frame";
import { elements } from "../core/shape/tensors";
import { countLayers, mixersOf } from "../core/shape/layers";
import type { Model } from "../core/shape/model";
import { countActiveParameters } from "../core/shape/parameters";
import { cited } from "./cited";
import { grouped } from "./grouped";
import { readerLanguage } from "./language";

/** null is unknown, or does not apply to this row. */
export type Fact = number | string | null;

/** A model of one's own has what its file says, and nothing that only a row of the catalogue knows. */
export type DescribedModel = Model & Partial<Omit<CatalogModel, keyof Model>>;

/** What can be asked of a model, by the word for it. Counts are plain counts: 32763876352 parameters, 131072 tokens. */
export const MODEL_FACTS: Readonly<Record<string, (model: DescribedModel) => Fact>> = {
  name: (model) => model.name,
  id: (model) => model.id ?? null,
  maker: (model) => model.maker ?? null,
  params: (model) => model.parameters,
  active_params: (model) => active(model),
  layers: (model) => (model.layers.length === 0 ? null : countLayers(model.layers)),
  hidden_size: (model) => model.frame?.hiddenSize ?? null,
  vocab_size: (model) => model.frame?.vocabularySize ?? null,
  heads: (model) => common(model, "heads"),
  kv_heads: (model) => common(model, "kvHeads"),
  head_dim: (model) => common(model, "headDim"),
  experts: (model) => routed(model)?.experts ?? null,
  experts_per_token: (model) => routed(model)?.active ?? null,
  /** Numbers in look-up tables that engines may leave with the host; a byte each in FP8. */
  host_tables: ({ frame }) =>
    frame === null ? null : hostTables(frame).reduce((sum, table) => sum + elements(table), 0),
  context: (model) => model.contextLimit,
  attention: (model) => attention(model),
  kv_per_token: (model) => kvPerToken(model),
  precision: (model) => model.precision,
  released: (model) => model.released ?? null,
  licence: (model) => model.licence ?? null,
  confidence: (model) => model.confidence ?? null,
  checked_on: (model) => model.checkedOn ?? null,
  source: (model) => (model.source === undefined ? null : cited(model, readerLanguage())),
  note: (model) => model.note ?? null,
};

/** Of a row as it says, of a file as it counts. */
function active(model: DescribedModel): number | null {
  if (model.activeParameters !== undefined) return model.activeParameters;
  const { layers, frame } = model;
  return frame === null || layers.length === 0 ? null : countActiveParameters({ layers, frame });
}

/** A figure that all layers which have it share; null where they differ, because one number would mislead. */
function common({ layers }: Model, count: keyof Heads): number | null {
  const values = new Set(
    mixersOf(layers).flatMap(({ mixer }) => mixerAnswers(mixer).heads(mixer)[count] ?? []),
  );
  const [value] = values;
  return values.size === 1 && value !== undefined ? value : null;
}

/** The first layer with experts speaks for all. */
function routed({ layers }: Model): Routed | null {
  for (const { layer } of layers)
    for (const part of layer.feedForwards) {
      const experts = feedForwardAnswers(part).routed(part);
      if (experts !== null) return experts;
    }
  return null;
}

/** Beyond every window and chunk, so that only what goes on growing is counted. */
const FAR = 2 ** 22;

/**
 * Bytes that each further token takes in 16 bit, once windows are full.
 *
 * @example kvPerToken(findModel("QwQ-32B")) // 262144
 */
function kvPerToken({ layers }: Model): number | null {
  if (layers.length === 0) return null;
  const at = (context: number): number => kvCacheBytes({ layers, context, sequences: 1, precision: "FP16" });
  return (at(2 * FAR) - at(FAR)) / FAR;
}

/** "GQA", or for a mix "10 × GQA + 52 × sliding window 1,024". */
export function attention({ layers }: Model): string | null {
  const counts = new Map<string, number>();
  for (const { mixer, count } of mixersOf(layers)) {
    const name = mixerAnswers(mixer).name(mixer, grouped);
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  const kinds = [...counts];
  if (kinds.length < 2) return kinds[0]?.[0] ?? null;
  return kinds.map(([name, count]) => `${String(count)} × ${name}`).join(" + ");
}
