import { kvCacheBytes, withoutShape } from "../core/kv-cache";
import type { Model } from "../core/shape/model";
import type { Precision } from "../core/formats/precision";
import { textbookKvBytes, withReserve } from "../core/textbook";
import { toUnit, type Bytes } from "../core/units";
import { weightBytes } from "../core/weights/weights";
import { CONCURRENCY, CONTEXT, counts, models, precisions, reserves, units, type Given } from "./arguments";
import { broadcast, type Answer } from "./broadcast";
import type { Count } from "../reading/cells/cell-number";

/** Numbers from a model alone: no hardware, no engine. */

export function params(given: Given<"model" | "precision" | "unit">): Answer[][] {
  const ranges = {
    model: models(given.model),
    precision: precisions(given.precision, "Precision"),
    unit: units(given.unit),
  };
  return broadcast(ranges, ({ model, precision, unit }) => toUnit(weightsOf(model, precision), unit));
}

export function kv(given: Given<"model" | "context" | "concurrency" | "kvPrecision" | "unit">): Answer[][] {
  const ranges = {
    model: models(given.model),
    context: counts(given.context, CONTEXT),
    concurrency: counts(given.concurrency, CONCURRENCY),
    kvPrecision: precisions(given.kvPrecision, "KV precision"),
    unit: units(given.unit),
  };
  return broadcast(ranges, (question) => toUnit(kvCacheOf(question), question.unit));
}

const LAYERS: Count = { name: "Layers", most: 1e6 };
const KV_HEADS: Count = { name: "KV heads", most: 1e6 };
const HEAD_DIM: Count = { name: "Head dim", most: 1e6 };

export function kvShape(
  given: Given<"layers" | "kvHeads" | "headDim" | "context" | "concurrency" | "kvPrecision" | "unit">,
): Answer[][] {
  const ranges = {
    layers: counts(given.layers, LAYERS),
    kvHeads: counts(given.kvHeads, KV_HEADS),
    headDim: counts(given.headDim, HEAD_DIM),
    context: counts(given.context, CONTEXT),
    sequences: counts(given.concurrency, CONCURRENCY),
    precision: precisions(given.kvPrecision, "KV precision"),
    unit: units(given.unit),
  };
  return broadcast(ranges, (shape) =>
    toUnit(textbookKvBytes({ ...shape, precision: shape.precision ?? SIXTEEN_BIT }), shape.unit),
  );
}

export function total(
  given: Given<"model" | "precision" | "context" | "concurrency" | "kvPrecision" | "reserve" | "unit">,
): Answer[][] {
  const ranges = {
    model: models(given.model),
    precision: precisions(given.precision, "Precision"),
    context: counts(given.context, CONTEXT),
    concurrency: counts(given.concurrency, CONCURRENCY),
    kvPrecision: precisions(given.kvPrecision, "KV precision"),
    reserve: reserves(given.reserve),
    unit: units(given.unit),
  };
  return broadcast(ranges, (question) => {
    const { reserve, unit } = question;
    const weights = weightsOf(question.model, question.precision);
    return toUnit(withReserve({ weights, kvCache: kvCacheOf(question), reserve }), unit);
  });
}

/** 16 bit is what a cache is kept in unless somebody says otherwise. */
export const SIXTEEN_BIT: Precision = "FP16";

const weighed = new WeakMap<Model, Map<Precision, Bytes>>();

/** Weights in a precision, by default the released one. Kept, because counting tensors takes longer than a cell may. */
export function weightsOf(model: Model, asked: Precision | null): Bytes {
  const precision = asked ?? model.precision;
  const known = weighed.get(model) ?? new Map<Precision, Bytes>();
  weighed.set(model, known);
  const size = known.get(precision) ?? weightBytes({ model, precision });
  known.set(precision, size);
  return size;
}

export function kvCacheOf(question: {
  model: Model;
  context: number;
  concurrency: number;
  kvPrecision: Precision | null;
}): Bytes {
  const { layers } = question.model;
  if (layers.length === 0) throw withoutShape(question.model);
  return kvCacheBytes({
    layers,
    context: question.context,
    sequences: question.concurrency,
    precision: question.kvPrecision ?? SIXTEEN_BIT,
  });
}
