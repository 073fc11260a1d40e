import type { Constants } from "../core/serving/constants";
import { firstBand, MOST_FIRST } from "../functions/shared";
import type { Redundancy } from "./bid";
import { serversFor, type Plan } from "./plan";
import type { SpeedConstants } from "./speed-constants";
import { aloneOf, copySpeed, usersAt, type CopySpeed } from "./speed-plan";

/** Servers that the order figure adds: an option without a speed comes behind those with one, what is too slow behind all. */
export const BEHIND = { notKnown: 10_000, slow: 100_000 } as const;
/** Part of a server that the order figure adds, so that of as many servers the cheaper come first, and a price before none. */
export const BY_PRICE = { dearest: 10 ** 12, most: 0.8, notKnown: 0.9 } as const;
export const priceShare = (purchase: number | null): number =>
  purchase === null ? BY_PRICE.notKnown : Math.min(purchase / BY_PRICE.dearest, BY_PRICE.most);

/** What decides how many copies are ordered. */
export type Decides = "memory" | "engine" | "throughput" | "speed";

/** The estimate of one copy while it serves what memory deals to it. */
export interface CopyEstimate extends CopySpeed {
  readonly inFlight: number;
  /** Seconds; null: none is told among so many. */
  readonly first: number | null;
  /** How far the first token may lie off, either way. */
  readonly firstBand: number;
  readonly users: { readonly low: number; readonly mid: number; readonly high: number };
  /** All users of a copy that is full, at the low end. */
  readonly fullLow: number;
}

/** What is ordered: the larger of what memory and what speed ask for, the latter at the low end of its band. */
export interface Order {
  /** null: a fact is missing, and memory alone decides. */
  readonly estimate: CopyEstimate | null;
  readonly speedInstances: number;
  /** null: no number of copies gives every user the speed. */
  readonly userInstances: number | null;
  /** Copies needed; 0: not one request fits. */
  readonly instances: number;
  /** Cards at work and servers, the spare ones too. */
  readonly cards: number;
  readonly servers: number;
  readonly decides: Decides;
  /** Not even one user gets the speed that is wanted. */
  readonly slow: boolean;
  /** Requests of one copy as ordered; tokens a second of each, at the low end. */
  readonly inFlight: number;
  readonly servedLow: number | null;
  /** Share of the memory on the fullest card. */
  readonly share: number;
}

export interface OrderQuestion {
  readonly plan: Plan;
  readonly constants: Constants;
  readonly speed: SpeedConstants | null;
  readonly prompt: number;
  readonly answer: number;
  readonly design: number;
  /** Output tokens a second at the peak, and the share of the throughput that it may take. */
  readonly output: number;
  readonly use: number;
  /** Tokens a second that one user wants. */
  readonly wanted: number;
  readonly perServer: number;
  readonly redundancy: Redundancy;
}

/**
 * Formula: copies = the most of requests ÷ what memory and engine hold, peak ÷ (a full copy's low end × share to use), and
 *          requests ÷ users at the wanted speed, at the low end; each rounded up
 */
export function orderOf(asked: OrderQuestion): Order {
  const { plan, constants: c, speed, design, perServer, redundancy } = asked;
  const estimate = speed === null || plan.instances === 0 ? null : estimateOf(asked, speed);
  const speedInstances = estimate === null ? 0 : Math.ceil(asked.output / (estimate.fullLow * asked.use));
  const slow = estimate !== null && estimate.users.low === 0;
  const userInstances = estimate === null || slow ? null : Math.ceil(design / estimate.users.low);
  const instances = plan.instances === 0 ? 0 : Math.max(plan.instances, speedInstances, userInstances ?? 0);
  if (instances === 0)
    return { estimate, speedInstances, userInstances, instances, cards: 0, servers: 0, decides: "memory", slow, inFlight: 0, servedLow: null, share: 0 };
  const all = instances + (redundancy === "instance" ? 1 : 0);
  const inFlight = Math.ceil(design / instances);
  const load = { prompt: asked.prompt, answer: asked.answer, inFlight };
  return {
    estimate,
    speedInstances,
    userInstances,
    instances,
    cards: all * c.cards,
    servers: serversFor(all, c.cards, perServer) + (redundancy === "server" ? 1 : 0),
    decides: instances === plan.instances ? (c.batch < plan.most ? "engine" : "memory") : instances === speedInstances ? "throughput" : "speed",
    slow,
    inFlight,
    servedLow: speed === null ? null : copySpeed(speed, load).perUser / speed.below,
    share: (c.weightsGib + c.besideGib + Math.ceil(inFlight / c.copies) * plan.requestGib) / c.limitGib,
  };
} // prettier-ignore

function estimateOf({ plan, constants, prompt, answer, design, wanted }: OrderQuestion, speed: SpeedConstants): CopyEstimate {
  const inFlight = Math.ceil(design / plan.instances);
  const full = Math.min(plan.most, constants.batch);
  const load = { prompt, answer };
  const alone = aloneOf(speed, load);
  const at = copySpeed(speed, { ...load, inFlight }, alone);
  const users = (factor: number): number => usersAt(speed, load, { speed: wanted, factor, full });
  return {
    ...at,
    inFlight,
    first: inFlight > MOST_FIRST ? null : at.firstMs / 1e3,
    firstBand: firstBand(inFlight),
    users: { low: users(1 / speed.below), mid: users(1), high: users(speed.above) },
    fullLow: copySpeed(speed, { ...load, inFlight: full }, alone).all / speed.below,
  };
} // prettier-ignore
