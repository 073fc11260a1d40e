import type { Constants } from "../core/serving/constants";
import type { Redundancy } from "./bid";

/** What an option comes to, by the arithmetic that the sheets do in cells. */
export interface Plan {
  /** GiB of one request on one card. */
  readonly requestGib: number;
  /** Requests that the memory of one copy holds. */
  readonly most: number;
  /** Copies that hold all requests; 0: not one request fits. */
  readonly instances: number;
  /** Cards at work, the spare copy's too. */
  readonly cards: number;
  readonly servers: number;
  /** Share of the memory on the fullest card. */
  readonly share: number;
}

export interface PlanQuestion {
  readonly constants: Constants;
  readonly context: number;
  /** Requests at once. */
  readonly design: number;
  readonly reserve: number;
  readonly perServer: number;
  readonly redundancy: Redundancy;
}

const inPages = (tokens: number, page: number): number => Math.ceil(tokens / page) * page;

/** docs/functions.md §7 */
export function requestGib(c: Constants, context: number): number {
  const grown =
    c.tokenKib * inPages(context, c.page) +
    c.windowKib * inPages(Math.min(context, c.window), c.windowPage) +
    c.secondKib * inPages(Math.min(context, c.second), c.windowPage);
  return grown / 2 ** 20 + c.stateGib;
}

/**
 * Formula: most = copies x INT((limit x (1 - reserve) - weights - beside) / request); instances = requests / the least of
 *          most and the engine's batch, rounded up; servers hold whole copies
 */
export function planOf({
  constants: c,
  context,
  design,
  reserve,
  perServer,
  redundancy,
}: PlanQuestion): Plan {
  const each = requestGib(c, context);
  const room = c.limitGib * (1 - reserve) - c.weightsGib - c.besideGib;
  const most = c.copies * Math.max(0, Math.floor(room / each));
  if (most < 1) return { requestGib: each, most, instances: 0, cards: 0, servers: 0, share: 0 };
  const instances = Math.ceil(design / Math.min(most, c.batch));
  const all = instances + (redundancy === "instance" ? 1 : 0);
  const busy = Math.ceil(Math.ceil(design / instances) / c.copies);
  return {
    requestGib: each,
    most,
    instances,
    cards: all * c.cards,
    servers: serversFor(all, c.cards, perServer) + (redundancy === "server" ? 1 : 0),
    share: (c.weightsGib + c.besideGib + busy * each) / c.limitGib,
  };
}

/** A server holds whole copies, or a copy whole servers. */
export const serversFor = (copies: number, cards: number, perServer: number): number =>
  cards <= perServer
    ? Math.ceil(copies / Math.floor(perServer / cards))
    : copies * Math.ceil(cards / perServer);
