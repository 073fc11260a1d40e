import type { StartUpLog } from "../reading/logs/start-up-log";
import type { Measured } from "./measured";

/** What a start-up log measured of an option. */
export function measuredFrom({ engine, said, figures, devices }: StartUpLog): Measured {
  const { weights, pool, tokens, limit, activations, other, graphs = 0, batch } = figures;
  return {
    source: [engine ?? "", said.version ?? ""].filter((word) => word !== "").join(" "),
    devices,
    weightsGib: weights ?? null,
    poolGib: pool ?? null,
    tokens: tokens ?? null,
    limitGib: limit ?? null,
    // half of it would pass for the whole
    besideGib: activations === undefined || other === undefined ? null : activations + other + Math.max(0, graphs),
    batch: batch ?? null,
    of: {
      engine,
      version: said.version ?? null,
      model: said.model ?? null,
      card: said.card?.replaceAll("_", " ") ?? null,
      memoryGib: figures.total ?? null,
    },
  };
} // prettier-ignore
