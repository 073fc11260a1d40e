import { NotFoundError } from "../errors";
import { perObject } from "../memo";
import { SPEED_RULES } from "../rules/speed";
import { LOCAL, measuredAlone, type SpeedClass } from "./classes";
import { MOST_FIRST, QUEUE_SHARE } from "./constants";
import { ratesOf, type Setting } from "./setting";
import { promptTerms, stepTerms } from "./step";

/** How fast so many requests in flight are served, in seconds and tokens a second. */
export interface Speed {
  readonly step: number;
  /** 0 where it is not known, and does not matter to one user. */
  readonly prompt: number;
  readonly first: number;
  /** Tokens a second of one user while the answer comes; of all users of one deployment, arrivals included. */
  readonly perUser: number;
  readonly all: number;
}

/**
 * Continuous batching in its steady state: every answer of a cycle passes through `answer` steps, and every request's
 * prompt passes once.
 *
 * Formula: cycle = answer × step + requests × prompt; all = requests × answer ÷ cycle;
 *          first = 40 ms + max(prompt, step of one) + 0.1 × (requests − 1) × prompt;
 *          a token = max(step, (cycle − first) ÷ (answer − 1))
 * Source:  docs/speed.md
 * Errors:  rate-unknown, where a compute rate is missing and more than one user asks
 */
export function speedAt(setting: Setting, inFlight: number): Speed {
  const { question, hardware } = setting;
  const { answer } = question;
  const step = stepTerms(setting, inFlight).time;
  if (hardware.tera === null && inFlight <= 1) {
    return { step, prompt: 0, first: NaN, perUser: 1 / step, all: NaN };
  }
  const prompt = promptSeconds(setting);
  const turns = turnsOf(setting, inFlight);
  const first = SPEED_RULES["speed-first"](firstTerms(setting, prompt, turns));
  const slow = SPEED_RULES["speed-user-cycle"]({ answer, stepTime: step, requests: turns, promptTime: prompt, firstTime: first });
  const all = SPEED_RULES["speed-all"]({ requests: inFlight, answer, stepTime: step, turns, promptTime: prompt, queued: 0, saturated: 1 });
  // answers shorter than the wait before them leave less than nothing of a cycle
  return { step, prompt, first, perUser: answer > 1 ? 1 / Math.max(step, 1 / slow) : 1 / step, all };
} // prettier-ignore

/**
 * A band of its own where one user has a local engine to himself. Among several, where no point says how far off we are,
 * nobody is served faster than he alone would be: their high end stops at his, however wide the band of the class.
 */
export function bandOf(setting: Setting, users: number): SpeedClass {
  const { pace, class: own } = setting;
  if (pace.local !== true || !measuredAlone(own)) return own;
  if (users <= 1) return LOCAL;
  const most = (LOCAL.above * speedAt(setting, 1).perUser) / speedAt(setting, users).perUser;
  return { ...own, above: Math.min(own.above, most) };
}

/** Requests that share a set of devices: copies and stages work on others meanwhile. */
export const turnsOf = ({ deployment: { replicas, layout } }: Setting, inFlight: number): number =>
  Math.max(1, inFlight / replicas / layout.pipelineParallel);

export const promptSeconds = (setting: Setting): number => alone(setting).prompt;

/** What does not depend on the others: a prompt, and a step of one. Users are searched for with the same setting. */
const alone = perObject((setting: Setting) => ({
  prompt: SPEED_RULES["speed-prompt"](promptTerms(setting, ratesOf(setting))),
  step: stepTerms(setting, 1).time,
}));

export const firstTerms = (setting: Setting, promptTime: number, requests: number) => ({
  startTime: setting.pace.firstSeconds,
  workTime: Math.max(promptTime, alone(setting).step),
  queue: QUEUE_SHARE,
  requests,
  promptTime,
});

/** Requests that the question has in flight, which memory must hold. */
export function flightOf({ question, held, most, deployment }: Setting): number {
  const { concurrency, model, card, prompt, answer } = question;
  if (concurrency > held)
    throw new NotFoundError("speed-beyond-memory", { concurrency, held, context: prompt + answer, model: model.name, cards: deployment.cards, card: card.name });
  return Math.min(concurrency, most);
} // prettier-ignore

/** Requests for which the engine has no slot: they wait for a whole answer of another before their prompt is read. */
export const waitingOf = (setting: Setting): number => setting.question.concurrency - flightOf(setting);

/** Tokens a second that one user sees. */
export const userSpeed = (setting: Setting): number => speedAt(setting, flightOf(setting)).perUser;

/**
 * Tokens a second of all users. Where more ask than are in flight the queue never empties, and 0.78 of the steady
 * state is what is left.
 */
export function throughput(setting: Setting): number {
  const { question, most, pace } = setting;
  ratesOf(setting);
  if (most < 1) flightOf(setting);
  const inFlight = Math.min(question.concurrency, most);
  return speedAt(setting, inFlight).all * (question.concurrency > most ? pace.saturated : 1);
}

/** Seconds to the first token; none is told where queueing decides, nor while requests wait for a slot of the engine. */
export function firstToken(setting: Setting): number {
  ratesOf(setting);
  const inFlight = flightOf(setting);
  if (inFlight > MOST_FIRST)
    throw new NotFoundError("first-queued", { concurrency: inFlight, most: MOST_FIRST });
  if (waitingOf(setting) > 0)
    throw new NotFoundError("first-waiting", { concurrency: setting.question.concurrency, most: inFlight });
  return speedAt(setting, inFlight).first;
}
