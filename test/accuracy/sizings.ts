import { findCard, findModel } from "../../src/reading/names/find";
import { deployed } from "../../src/core/serving/room";
import { readEngine } from "../../src/reading/engine/engine-line";
import { InputError } from "../../src/core/errors";
import { findPrecision } from "../../src/reading/precision/precision-names";
import { toGib } from "../../src/core/units";
import { messageOf } from "../../src/functions/messages";
import points from "./sizing-points.json";
import type { LeftOut } from "./statistics";

/** What a vendor or guide recommends: this model in this precision on so many of these cards. */
interface SizingPoint {
  readonly vendor: string;
  readonly model: string;
  readonly reported: string;
  readonly precision?: string;
  readonly card: string;
  readonly cards?: number;
  readonly leftOut?: string;
  readonly source: string;
}

export interface SizingReport {
  readonly compared: number;
  /** Weights alone exceed a device: the guide and we cannot both be right. */
  readonly contradicted: readonly { label: string; weightsGib: number; usableGib: number; source: string }[];
  /** The weights fit, but the engine's default settings leave nothing for a cache. */
  readonly tight: readonly { label: string; leftGib: number; source: string }[];
  /** The model's heads do not allow this count as one tensor-parallel group. */
  readonly refused: readonly { label: string; reason: string; source: string }[];
  readonly leftOut: readonly LeftOut[];
}

/** Whether the weights of every recommended deployment fit into the cards it names. */
export function sizingReport(): SizingReport {
  const report = {
    compared: 0,
    contradicted: [] as SizingReport["contradicted"][number][],
    tight: [] as SizingReport["tight"][number][],
    refused: [] as SizingReport["refused"][number][],
    leftOut: [] as LeftOut[],
  };
  for (const point of points as readonly SizingPoint[]) {
    const { source, cards = 0 } = point;
    const label = `${point.vendor}: ${point.reported}, ${point.precision ?? "as released"}, ${cards} × ${point.card}`;
    if (point.leftOut !== undefined) {
      report.leftOut.push({ label, reason: point.leftOut, source });
      continue;
    }
    try {
      const card = findCard(point.card);
      const { devices } = deployed({
        model: findModel(point.model),
        precision: point.precision === undefined ? null : findPrecision(point.precision),
        kvPrecision: null,
        context: 1,
        concurrency: 1,
        card,
        cards,
        engine: readEngine("", card),
      });
      report.compared++;
      const weightsGib = Math.max(...devices.map((load) => toGib(load.standing.weights)));
      const usableGib = toGib(card.usablePerDevice);
      const leftGib = Math.min(...devices.map((load) => load.available)) / 2 ** 30;
      if (weightsGib > usableGib) report.contradicted.push({ label, weightsGib, usableGib, source });
      else if (leftGib <= 0) report.tight.push({ label, leftGib, source });
    } catch (error) {
      report.refused.push({
        label,
        reason: error instanceof InputError ? messageOf(error, "en") : String(error),
        source,
      });
    }
  }
  return report;
}
