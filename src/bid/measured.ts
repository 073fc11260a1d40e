import type { Constants } from "../core/serving/constants";

/** What somebody measured of an option as the engine started; sizes are GiB of one device. null: not in the log. */
export interface Measured {
  /** What the figures are from: "vLLM 0.11.0". */
  readonly source: string;
  /** Devices that shared one copy. The figures hold for that number alone, so it wins over the option's own cards; flags that state a layout win over it. */
  readonly devices: number | null;
  readonly weightsGib: number | null;
  /** What was left for the cache; below zero where the engine did not start. */
  readonly poolGib: number | null;
  /** Tokens that the pool holds. */
  readonly tokens: number | null;
  /** What the engine let be used. */
  readonly limitGib: number | null;
  /** Activations, libraries and graphs, as far as they were printed. */
  readonly besideGib: number | null;
  /** Requests that the engine works on at once. */
  readonly batch: number | null;
  /** What it was started with, so that a log of something else is noticed. */
  readonly of?: LoggedOf;
}

/** A log's own words for what it is of; GiB of one device. null: it does not say. */
export interface LoggedOf {
  readonly engine: string | null;
  readonly version: string | null;
  readonly model: string | null;
  readonly card: string | null;
  readonly memoryGib: number | null;
}

/** A constant that is measured keeps the same meaning: only its number is another. */
export interface MeasuredConstants {
  readonly constants: Constants;
  readonly replaced: readonly (keyof Constants)[];
}

/**
 * The constants of an option with what was measured in place of the estimate.
 *
 * Formula: beside = limit - weights - pool, so that what the sheet has left for the cache is the pool itself;
 *          KV of a token = pool / tokens, where every token weighs the same (no windows, no state); without the pool's
 *          size the pool = tokens x KV of a token
 * Units:   GiB and KiB of a card: a device's figures times the devices of the card
 *
 * Where the pool is not in the log, beside is what was printed of it, or stays estimated. A pool that the limit cannot
 * hold (the log is of a larger card, or of a larger share of it) raises the limit instead.
 */
export function measuredConstants(
  estimate: Constants,
  measured: Measured,
  devices: number,
): MeasuredConstants {
  const of = (gib: number | null): number | null => (gib === null ? null : gib * devices);
  const weightsGib = of(measured.weightsGib) ?? estimate.weightsGib;
  const alike = estimate.windowKib === 0 && estimate.secondKib === 0 && estimate.stateGib === 0;
  const held = measured.tokens === null || !alike ? null : (measured.tokens * estimate.tokenKib) / 2 ** 20;
  const pool = of(measured.poolGib) ?? (held === null ? null : held * WHOLE_REQUESTS);
  const { limitGib, besideGib } = limitAndRest({
    weightsGib,
    pool,
    limit: of(measured.limitGib),
    printed: of(measured.besideGib),
    estimate,
  });
  const tokenKib =
    alike && measured.poolGib !== null && measured.poolGib > 0 && measured.tokens !== null
      ? (measured.poolGib * devices * 2 ** 20) / measured.tokens / WHOLE_REQUESTS
      : estimate.tokenKib;
  const batch = measured.batch ?? estimate.batch;
  const constants = { ...estimate, weightsGib, limitGib, besideGib, tokenKib, batch };
  const replaced = (Object.keys(constants) as (keyof Constants)[]).filter(
    (name) => constants[name] !== estimate[name],
  );
  return { constants, replaced };
}

/** What holds a whole number of requests must not lose one to rounding. */
const WHOLE_REQUESTS = 1 + 1e-9;

interface Limits {
  readonly weightsGib: number;
  readonly pool: number | null;
  readonly limit: number | null;
  readonly printed: number | null;
  readonly estimate: Constants;
}

function limitAndRest({ weightsGib, pool, limit, printed, estimate }: Limits): Pick<Constants, "limitGib" | "besideGib"> {
  const limitGib = limit ?? estimate.limitGib;
  const rest = printed ?? estimate.besideGib;
  if (pool === null) return { limitGib, besideGib: rest };
  const besideGib = limitGib - weightsGib - pool;
  return besideGib >= 0 ? { limitGib, besideGib } : { limitGib: weightsGib + pool + rest, besideGib: rest };
} // prettier-ignore
