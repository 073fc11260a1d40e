import type { InputError } from "../errors";
import { deployments, type Deployment, type DeviceLoad } from "./deployment";
import { largest, type Held } from "../engines/cache-plan";
import type { ServingQuestion } from "./question";

/** Requests as one device meets them: copies of the attention deal whole ones out. */
export const dealt = (
  { attentionCopies: copies }: Deployment,
  context: number,
  concurrency: number,
): Held => ({
  context,
  requests: Math.ceil(concurrency / copies),
  concurrency,
  copies,
});

/** What a device may hold in all. */
export const limitOf = ({ beside, available }: DeviceLoad): number => beside + available;

/** Bytes for the cache of one device when a share of its limit stays free. */
export const roomOf = (device: DeviceLoad, reserve: ServingQuestion["reserve"]): number =>
  device.available - (reserve ?? 0) * limitOf(device);

/** Who asks, as far as it decides which layout is best and whether it holds. */
type Asked = Pick<ServingQuestion, "context" | "reserve">;

export function holds(deployment: Deployment, { context, reserve }: Asked, concurrency: number): boolean {
  const asked = dealt(deployment, context, concurrency);
  // stages before the last hold most layers, the last the head: the first that fails says it for all
  for (let stage = deployment.stages; stage-- > 0;) {
    const device = deployment.device(stage);
    if (!(device.plan.held(asked).size <= roomOf(device, reserve))) return false;
  }
  return true;
}

/** Requests of this context that every device holds, counted as the engine counts them. */
export function requestsThatFit(
  deployment: Deployment,
  question: Omit<ServingQuestion, "concurrency">,
): number {
  const { stages, attentionCopies } = deployment;
  const { context, reserve } = question;
  let each = Number.POSITIVE_INFINITY;
  for (let stage = stages; stage-- > 0 && each > 0;) {
    const device = deployment.device(stage);
    each = Math.min(each, Math.max(0, device.plan.requests(roomOf(device, reserve), context)));
  }
  // without a pool the buffers grow with the requests, so each try is a deployment of its own
  if (!question.engine.version.pool && Number.isFinite(each))
    return largest((concurrency) => holds(tried({ ...question, concurrency }), question, concurrency));
  // copies of the attention deal whole requests out
  return attentionCopies === 1 || each < 1 ? each : Math.floor(each) * attentionCopies;
}

/**
 * The layout of so many cards that every question speaks of: the one that holds the most requests of the context; of
 * those that hold as many the one on fewer servers, then on servers of the usual size.
 */
export function tried(question: ServingQuestion): Deployment {
  const all = deployments(question);
  let [best] = all;
  if (all.length === 1) return best;
  let most = -1;
  for (const one of all) {
    if (one.problem !== null) continue;
    const requests = requestsThatFit(one, question);
    if (requests < most || (requests === most && one.servers >= best.servers)) continue;
    [best, most] = [one, requests];
  }
  return best;
}

/** The same, or why no layout can be. */
export function deployed(question: ServingQuestion): Deployment {
  const deployment = tried(question);
  const problem: InputError | null = deployment.problem?.() ?? null;
  if (problem !== null) throw problem;
  return deployment;
}

/** Requests that an engine works on at once, over all copies of the attention. */
export const sequencesOf = ({ batch, attentionCopies }: Deployment): number =>
  (batch.running ?? batch.sequences) * attentionCopies;
