import { FORMATS } from "../../src/core/formats/precision";
import { deployed } from "../../src/core/serving/room";
import { BITS_PER_BYTE, gib } from "../../src/core/units";
import { readEngine } from "../../src/reading/engine/engine-line";
import { findCard, findModel } from "../../src/reading/names/find";
import type { Comparison } from "./statistics";
import points from "./transformers-points.json";

/** One prefill and a few decoded tokens in Transformers, alone on a card: what PyTorch and the driver report. */
interface TransformersPoint {
  readonly model: string;
  readonly engine: string;
  readonly card: string;
  readonly context: number;
  readonly requests: number;
  readonly weightsGib: number;
  /** Once they are loaded, before a request: the allocator's rounding and cuBLAS' workspace as well. */
  readonly standingGib: number;
  readonly cacheGib: number;
  /** The allocator's peak of the prefill: weights, cache, activations and cuBLAS' workspace. */
  readonly peakGib: number;
  /** The process as the driver shows it. */
  readonly processGib: number;
  /** Numbers of the model that ran, where a tower of the catalogue's was left out. */
  readonly parameters?: number;
  readonly source: string;
}

export function transformersComparisons(): Comparison[] {
  return (points as readonly TransformersPoint[]).flatMap((point) => {
    const { context, requests, source } = point;
    const card = findCard(point.card);
    const model = findModel(point.model);
    const [device] = deployed({
      model,
      precision: "BF16",
      kvPrecision: null,
      context,
      concurrency: requests,
      card,
      cards: 1,
      engine: readEngine(point.engine, card),
    }).devices;
    if (device === undefined) throw new Error(`${point.model}: no device`);
    const { weights, activations, driver, libraries } = device.standing;
    const leftOut = (model.parameters - (point.parameters ?? model.parameters)) * FORMATS.BF16.bits;
    const own = weights - leftOut / BITS_PER_BYTE;
    const cache = device.plan.held({ context, requests, concurrency: requests, copies: 1 }).size;
    const label = `${point.model} · ${point.engine} · ${point.card} · ${String(context)} × ${String(requests)}`;
    const compare = (part: string, ours: number, measured: number): Comparison => ({
      part,
      label,
      ours: ours / gib(1),
      measured,
      source,
    });
    return [
      compare("Transformers: weights", own, point.weightsGib),
      compare("Transformers: KV cache", cache, point.cacheGib),
      compare("Transformers: activations", activations, point.peakGib - point.standingGib - point.cacheGib),
      compare(
        "Transformers: process memory",
        own + cache + activations + driver + libraries,
        point.processGib,
      ),
    ];
  });
}
