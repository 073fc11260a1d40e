import { USUAL_TRAFFIC, type Bid, type Traffic } from "./bid";

/** What people ask of the service at its busiest. */
export interface Demand {
  /** Tokens of one request that are held. */
  readonly context: number;
  /** Requests a second. */
  readonly rate: number;
  /** From the question to the last word. */
  readonly seconds: number;
  readonly inFlight: number;
  /** Requests at once that are sized for. */
  readonly design: number;
  /** Output tokens a second, all users. */
  readonly output: number;
}

export const trafficOf = ({ traffic }: Bid): Traffic => ({ ...USUAL_TRAFFIC, ...traffic });

/** 95 of 100 moments lie below mean + 1.645 standard deviations, which of a Poisson count is the root of its mean. */
export const NINETY_FIVE = 1.645;

/**
 * From people to requests at once.
 *
 * Formula: rate = employees x access x active x hourly x peak / 3600; seconds = first token + output / speed;
 *          in flight L = rate x seconds; design = L + 1.645 x root L, rounded up, or what the tender asks for if that is more
 * Source:  Little, Operations Research 9 (1961) 383, https://doi.org/10.1287/opre.9.3.383
 *
 * @example demandOf({ language: "en", form: "portable", date: "2026-11-23", employees: 500, input: 2000, output: 800, history: 1200, options: [] }).design // 37
 */
export function demandOf(bid: Bid): Demand {
  const { access, active, hourly, peak, speed, firstToken, concurrency } = trafficOf(bid);
  const rate = (bid.employees * access * active * hourly * peak) / 3600;
  const seconds = firstToken + bid.output / speed;
  const inFlight = rate * seconds;
  return {
    context: bid.input + bid.output + bid.history,
    rate,
    seconds,
    inFlight,
    design: Math.max(Math.ceil(inFlight + NINETY_FIVE * Math.sqrt(inFlight)), concurrency ?? 0),
    output: rate * bid.output,
  };
}
