import type { Figure } from "../../src/core/figure";
import { findModel } from "../../src/reading/names/find";
import type { Card } from "../../src/core/card";
import type { DeviceLoad } from "../../src/core/serving/deployment";
import { deployed } from "../../src/core/serving/room";
import { readEngine } from "../../src/reading/engine/engine-line";
import { findPrecision } from "../../src/reading/precision/precision-names";
import { gib, toGib } from "../../src/core/units";
import points from "./serving-points.json";
import type { Comparison, LeftOut } from "./statistics";

/** A start-up log in our words: what was served on what, and what the engine printed. Facts only. */
export interface ServingPoint {
  readonly model: string;
  /** The name in the log where it is not the catalogue's. */
  readonly reported?: string;
  readonly precision?: string;
  readonly kvPrecision?: string;
  /** Engine, version and flags, as a cell would say it. */
  readonly engine: string;
  readonly card?: string;
  /** Memory of one device as the log or the card's row has it. */
  readonly usableGib?: number;
  readonly devices: number;
  readonly context?: number;
  readonly measured: Readonly<Partial<Record<Measured, number>>>;
  readonly source: string;
  /** Why nothing of this point is compared. */
  readonly leftOut?: string;
  /** Why single figures of it are not compared. */
  readonly unclear?: Readonly<Partial<Record<Measured, string>>>;
}

export type Measured =
  | "weightsGib"
  | "cacheGib"
  | "tokens"
  | "requests"
  | "activationsGib"
  | "librariesGib"
  | "graphsGib"
  | "bytesPerToken";

/** Each part: what we say about the first device, and what the log says. */
export function servingComparisons(): { compared: Comparison[]; leftOut: LeftOut[] } {
  const compared: Comparison[] = [];
  const leftOut: LeftOut[] = [];
  for (const point of points as readonly ServingPoint[]) {
    const label = `${point.reported ?? point.model} · ${point.engine}`;
    if (point.leftOut !== undefined) {
      leftOut.push({ label, reason: point.leftOut, source: point.source });
      continue;
    }
    for (const [figure, reason] of Object.entries(point.unclear ?? {})) {
      leftOut.push({ label: `${label}: ${figure}`, reason, source: point.source });
    }
    compared.push(...comparisons(point, label));
  }
  return { compared, leftOut };
}

function comparisons(point: ServingPoint, label: string): Comparison[] {
  const { measured, unclear, source } = point;
  const card = cardOf(point);
  const engine = readEngine(point.engine, card);
  const deployment = deployed({
    model: findModel(point.model),
    precision: point.precision === undefined ? null : findPrecision(point.precision),
    kvPrecision: point.kvPrecision === undefined ? null : findPrecision(point.kvPrecision),
    context: point.context ?? 8192,
    concurrency: 1,
    card,
    cards: point.devices,
    engine,
  });
  const [first] = deployment.devices;
  if (first === undefined) throw new Error(`${label}: no device`);
  const clear = (figure: Measured): number | undefined =>
    unclear?.[figure] === undefined ? measured[figure] : undefined;
  const list: Comparison[] = [];
  const compare = (part: string, ours: number, theirs: number | undefined): void => {
    if (theirs !== undefined) list.push({ part, label, ours, measured: theirs, source });
  };
  compare("Weights per card", toGib(first.standing.weights), clear("weightsGib"));
  compare("KV bytes per token per card", ...cacheRate(point, first, clear));
  compare(`Activations, ${engine.version.name}`, toGib(first.standing.activations), clear("activationsGib"));
  compare("Libraries beside PyTorch", toGib(first.standing.libraries), clear("librariesGib"));
  compare("Graphs", toGib(first.standing.graphs), clear("graphsGib"));
  if (point.usableGib !== undefined) {
    compare("KV pool", first.available / gib(1), clear("cacheGib"));
    if (point.context !== undefined) {
      const { context } = point;
      compare(
        "Concurrent requests",
        Math.min(...deployment.devices.map(({ plan, available }) => plan.requests(available, context))),
        clear("requests"),
      );
    }
  }
  return list;
}

/** Bytes of one token: from the pool and the requests it holds, or from the pool and the tokens of a plain cache. */
function cacheRate(
  { context }: ServingPoint,
  load: DeviceLoad,
  clear: (figure: Measured) => number | undefined,
): [number, number | undefined] {
  const [pool, requests, tokens, rate] = [
    clear("cacheGib"),
    clear("requests"),
    clear("tokens"),
    clear("bytesPerToken"),
  ];
  // a cache with fixed parts has its own rate at every context: the one of the log
  const at = context ?? 65_536;
  const held = (tokensHeld: number): Figure =>
    load.plan.held({ context: tokensHeld, requests: 1, concurrency: 1, copies: 1 });
  if (rate !== undefined) return [held(at).size / at, rate];
  if (pool !== undefined && requests !== undefined && context !== undefined) {
    return [held(context).size / context, (pool * gib(1)) / requests / context];
  }
  if (pool !== undefined && tokens !== undefined && (held(65_536).terms.groups ?? 1) === 1) {
    return [held(65_536).size / 65_536, (pool * gib(1)) / tokens];
  }
  return [0, undefined];
}

function cardOf(point: ServingPoint): Card {
  const name = point.card ?? "unknown card";
  return {
    name,
    memoryGb: 80,
    usablePerDevice: gib(point.usableGib ?? 1000),
    devices: 1,
    nativeFormats: [],
    platform: "cuda",
    cardsPerServer: [16],
    peerLinks: /H100|H20|A100|B200|B300|MI3/.test(name),
    multicast: /H100|H20|B200|B300/.test(name),
    confidence: "high",
  };
}
