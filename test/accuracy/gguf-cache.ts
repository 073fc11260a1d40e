import { findCard, findModel } from "../../src/reading/names/find";
import { deployed } from "../../src/core/serving/room";
import { readEngine } from "../../src/reading/engine/engine-line";
import { BYTES_PER_MIB } from "../../src/core/units";
import points from "./gguf-cache-points.json";
import type { Comparison, LeftOut } from "./statistics";

/** The cache that llama.cpp allocated, as its log states it; all requests together. */
interface CachePoint {
  readonly model: string;
  readonly reported?: string;
  /** Cache types, micro-batch and flash attention, as a cell would say them. */
  readonly engine: string;
  readonly context: number;
  readonly requests: number;
  readonly cacheMib: number;
  /** Recurrent states, where the log lists them apart. */
  readonly stateMib?: number;
  readonly leftOut?: string;
  readonly source: string;
}

export function ggufCacheComparisons(): { compared: Comparison[]; leftOut: LeftOut[] } {
  const compared: Comparison[] = [];
  const leftOut: LeftOut[] = [];
  for (const point of points as readonly CachePoint[]) {
    const { engine, context, requests, source } = point;
    const label = `${point.reported ?? point.model} · ${engine} · ${context} × ${requests}`;
    if (point.leftOut !== undefined) {
      leftOut.push({ label, reason: point.leftOut, source });
      continue;
    }
    const card = findCard("RTX PRO 6000");
    const [device] = deployed({
      model: findModel(point.model),
      precision: null,
      kvPrecision: null,
      context,
      concurrency: requests,
      card,
      cards: 1,
      engine: readEngine(engine, card),
    }).devices;
    const asked = { context, requests, concurrency: requests, copies: 1 };
    const ours = (device?.plan.held(asked).size ?? Number.NaN) / BYTES_PER_MIB;
    compared.push({
      part: "GGUF KV cache",
      label,
      ours,
      measured: point.cacheMib + (point.stateMib ?? 0),
      source,
    });
  }
  return { compared, leftOut };
}
