import type { SpeedConstants } from "./speed-constants";

/** Requests of one copy, as the cells of a bid have them. */
export interface Load {
  readonly prompt: number;
  readonly answer: number;
  readonly inFlight: number;
}

/** How fast one copy serves them: milliseconds, and tokens a second. */
export interface CopySpeed {
  readonly stepMs: number;
  readonly promptMs: number;
  readonly firstMs: number;
  readonly perUser: number;
  readonly all: number;
}

/** What one request costs a step and its prompt, whatever the others are. */
export interface Alone {
  readonly readMs: number;
  readonly latentMs: number;
  readonly promptMs: number;
  /** A step of one request. */
  readonly oneMs: number;
}

/**
 * The arithmetic of docs/functions.md §7 that the cells of a bid do, for sheets that stand alone and for tests.
 *
 * Formula: a request reads and computes each token held, up to the near and the far reach; a prompt takes each of its
 *          tokens, and each pair within reach
 */
export function aloneOf(c: SpeedConstants, { prompt, answer }: Omit<Load, "inFlight">): Alone {
  const held = prompt + answer / 2;
  const reached = (all: number, near: number, far: number): number =>
    (all * held + near * Math.min(held, c.near) + far * Math.min(held, c.far)) / 1e3;
  const pairs = (reach: number): number => prompt ** 2 - Math.max(0, prompt - reach) ** 2;
  const readMs = c.stateMs + reached(c.readUs, c.readNearUs, c.readFarUs);
  const latentMs = reached(c.latentUs, c.latentNearUs, c.latentFarUs);
  const promptMs =
    (c.promptUs * prompt) / 1e3 +
    (c.pairNs * prompt ** 2 + c.pairNearNs * pairs(c.near) + c.pairFarNs * pairs(c.far)) / 1e6;
  const own = { readMs, latentMs, promptMs };
  return { ...own, oneMs: stepOf(c, own, 1) };
}

/** Formula: ((dense + experts that any token visits + past)³ + compute³)^(1/3) + links + activations + fixed */
function stepOf(c: SpeedConstants, own: Omit<Alone, "oneMs">, inFlight: number): number {
  const tokens = Math.max(1, inFlight / c.groups);
  const requests = Math.max(1, tokens * c.dealt);
  const memory = c.denseMs + c.expertsMs * (1 - c.leftOut ** tokens) + requests * own.readMs;
  const compute = tokens * c.computeMs + requests * own.latentMs;
  return (memory ** 3 + compute ** 3) ** (1 / 3) + tokens * c.linkMs + requests * c.requestMs + c.fixedMs;
}

/** Formula: docs/speed.md, "What users see" */
export function copySpeed(c: SpeedConstants, load: Load, alone = aloneOf(c, load)): CopySpeed {
  const { answer, inFlight } = load;
  const { promptMs } = alone;
  const turns = Math.max(1, inFlight / c.groups);
  const stepMs = stepOf(c, alone, inFlight);
  const cycle = answer * stepMs + turns * promptMs;
  const firstMs = c.startMs + Math.max(promptMs, alone.oneMs) + c.queue * (turns - 1) * promptMs;
  const tokenMs = answer > 1 ? Math.max(stepMs, (cycle - firstMs) / (answer - 1)) : stepMs;
  return { stepMs, promptMs, firstMs, perUser: 1e3 / tokenMs, all: (1e3 * inFlight * answer) / cycle };
}

export interface Level {
  /** Tokens a second that one user wants. */
  readonly speed: number;
  /** What of the estimate counts: 1, or an end of its band. */
  readonly factor: number;
  /** Requests that one copy works on at most. */
  readonly full: number;
}

/** Most requests in flight of one copy that each get at least the speed: the more there are, the slower is each. */
export function usersAt(c: SpeedConstants, load: Omit<Load, "inFlight">, level: Level): number {
  const alone = aloneOf(c, load);
  const keeps = (inFlight: number): boolean =>
    inFlight <= level.full &&
    copySpeed(c, { ...load, inFlight }, alone).perUser * level.factor >= level.speed;
  let users = 0;
  for (let step = 2 ** 15; step >= 1; step /= 2) if (keeps(users + step)) users += step;
  return users;
}
