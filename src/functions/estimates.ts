import { kvCacheBytes, withoutShape } from "../core/kv-cache";
import type { Model } from "../core/shape/model";
import type { Precision } from "../core/formats/precision";
import { textbookKvBytes, withReserve } from "../core/textbook";
import { toUnit, type Bytes } from "../core/units";
import { weightBytes } from "../core/weights/weights";
import { readArguments, type Given } from "../reading/arguments/argument";
import { ARGUMENTS } from "../reading/arguments/arguments";
import { broadcast, type Answer } from "./broadcast";

/** Numbers from a model alone: no hardware, no engine. */

export const params = (given: Given<"model" | "precision" | "unit">): Answer[][] =>
  broadcast(readArguments(ARGUMENTS, given), ({ model, precision, unit }) =>
    toUnit(weightsOf(model, precision), unit),
  );

export const kv = (given: Given<"model" | "context" | "concurrency" | "kvPrecision" | "unit">): Answer[][] =>
  broadcast(readArguments(ARGUMENTS, given), (question) => toUnit(kvCacheOf(question), question.unit));

export const kvShape = (
  given: Given<"layers" | "kvHeads" | "headDim" | "context" | "concurrency" | "kvPrecision" | "unit">,
): Answer[][] =>
  broadcast(readArguments(ARGUMENTS, given), (question) => {
    const { layers, kvHeads, headDim, context } = question;
    const { concurrency: sequences, kvPrecision, unit } = question;
    const precision = kvPrecision ?? SIXTEEN_BIT;
    return toUnit(textbookKvBytes({ layers, kvHeads, headDim, context, sequences, precision }), unit);
  });

export const total = (
  given: Given<"model" | "precision" | "context" | "concurrency" | "kvPrecision" | "reserve" | "unit">,
): Answer[][] =>
  broadcast(readArguments(ARGUMENTS, given), (question) => {
    const { model, precision, reserve, unit } = question;
    const weights = weightsOf(model, precision);
    return toUnit(withReserve({ weights, kvCache: kvCacheOf(question), reserve }), unit);
  });

/** 16 bit is what a cache is kept in unless somebody says otherwise. */
export const SIXTEEN_BIT: Precision = "FP16";

/** Weights in a precision, by default the released one. */
export const weightsOf = (model: Model, asked: Precision | null): Bytes =>
  weightBytes({ model, precision: asked ?? model.precision });

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
