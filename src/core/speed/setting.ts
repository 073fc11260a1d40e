import { InputError, NotFoundError } from "../errors";
import { perQuestion } from "../memo";
import { mixerAnswers } from "../mixers/all";
import { workAt, type WorkDone } from "../mixers/work";
import type { Seen, Work } from "../mixers/mixer";
import type { Deployment } from "../serving/deployment";
import { hostTensors } from "../weights/host-tensors";
import { doesNotFit } from "../serving/notes";
import type { ServingQuestion } from "../serving/question";
import { deployed, requestsThatFit, sequencesOf } from "../serving/room";
import { mixersOf } from "../shape/layers";
import { speedClass, type SpeedClass } from "./classes";
import type { Pace } from "./constants";
import { hardwareOf, unknownRate, type Hardware } from "./hardware";
import { profileOf, type Profile } from "./profile";

/** What somebody wants to be told the speed of: requests of so many tokens in and out, on a deployment. */
export interface SpeedQuestion extends Omit<ServingQuestion, "context" | "reserve"> {
  readonly prompt: number;
  readonly answer: number;
}

/** A question with everything decided that does not depend on how many requests are in flight. */
export interface Setting {
  readonly question: SpeedQuestion;
  readonly deployment: Deployment;
  /** Whole requests that memory holds, and most that are in flight. */
  readonly held: number;
  readonly most: number;
  readonly profile: Profile;
  readonly hardware: Hardware;
  readonly pace: Pace;
  readonly class: SpeedClass;
  /** Of all layers together, at the middle of an answer. */
  readonly work: WorkDone;
}

/** Formula: the question's deployment as memory has it, at prompt + answer tokens a request, unless another is given. */
export function settingOf(question: SpeedQuestion, given?: Deployment): Setting {
  const { model, card, engine, prompt, answer } = question;
  const { pace } = engine.version;
  if (model.layers.length === 0) throw new InputError("speed-needs-shape");
  if (model.frame?.head === false) throw new InputError("speed-without-head", { model: model.name });
  if (pace === null) throw new NotFoundError("speed-engine", { engine: engine.version.name });
  const context = prompt + answer;
  // who tells the engine a longer one has a reason, such as YaRN
  const limit = model.contextLimit && Math.max(model.contextLimit, engine.settings.maxContext ?? 0);
  if (limit !== null && context > limit)
    throw new InputError("speed-context", { context, limit, model: model.name });
  refuseHost(question);
  const asked = { ...question, context };
  const deployment = given ?? deployed(asked);
  const { layout, precision } = deployment;
  const fits = requestsThatFit(deployment, asked);
  if (deployment.devices.some(({ available }) => available <= 0)) throw doesNotFit(model, card, deployment);
  const held = Math.floor(fits);
  return {
    question,
    deployment,
    held,
    most: engine.version.pool ? Math.min(held, sequencesOf(deployment)) : held,
    profile: profileOf(model, precision),
    hardware: hardwareOf(card, precision, layout.tensorParallel),
    pace,
    class: speedClass(card),
    work: workAt(lawOf(question, deployment), prompt + answer / 2, prompt),
  };
}

/** What lies in host memory is read over PCIe at the pace of one transfer after the other: nothing here describes that. */
function refuseHost({ model, engine: { version, settings } }: SpeedQuestion): void {
  const host =
    hostTensors(settings) !== null ||
    settings.offloaded !== undefined ||
    settings.cacheOnHost === true ||
    version.layersOnCards(model, settings) !== model.layers;
  if (host) throw new NotFoundError("speed-host", { engine: version.name });
}

/** The work of all layers together, one entry a reach: contexts and prompts are asked a thousand times of one deployment. */
export const lawOf = perQuestion(
  sumOfLayers,
  (_, deployment) => deployment,
  () => "", // it is of one model and engine
);

function sumOfLayers(
  { model, engine }: Pick<SpeedQuestion, "model" | "engine">,
  deployment: Deployment,
): Work {
  const terms = { precision: deployment.kvPrecision, layout: deployment.layout, stateBytes: engine.settings.stateBytes ?? null }; // prettier-ignore
  const seen = new Map<number, Seen>();
  const sum = { stateBytes: 0, seconds: 0 };
  for (const { mixer, count } of mixersOf(model.layers)) {
    const one = mixerAnswers(mixer).work(mixer, terms);
    sum.stateBytes += count * one.stateBytes;
    sum.seconds += count * one.seconds;
    for (const { most, readBytes, operations, pairOperations } of one.seen) {
      const known = seen.get(most);
      seen.set(most, {
        most,
        readBytes: count * readBytes + (known?.readBytes ?? 0),
        operations: count * operations + (known?.operations ?? 0),
        pairOperations: count * pairOperations + (known?.pairOperations ?? 0),
      });
    }
  }
  return { ...sum, seen: [...seen.values()] };
}

/** Rates that operations need, or which fact is missing. */
export function ratesOf({ question, hardware }: Setting): { readonly tera: number; readonly wide: number } {
  const { tera, wide } = hardware;
  if (tera === null || wide === null) throw unknownRate(question.card, "fp16");
  return { tera, wide };
}
