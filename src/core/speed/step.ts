import { SPEED_RULES } from "../rules/speed";
import { KERNEL_SECONDS, LINK_REACH, STATE_PASSES } from "./constants";
import type { Setting } from "./setting";

/**
 * The terms of one decoding step and of one prompt, each as its formula wants them, in the order they are worked out.
 * The numbers of a cell and the sentences of the table are made from these.
 */
export function stepTerms(setting: Setting, inFlight: number) {
  const { deployment, profile, hardware, pace, work, question } = setting;
  const { tensorParallel: ranks, attentionParallel: shared, pipelineParallel: stages } = deployment.layout;
  const { layers, active } = profile;
  const own = setting.class;
  // copies of the whole model, then stages, take turns; copies of the attention deal requests out
  const tokens = Math.max(1, inFlight / deployment.replicas / stages);
  const requests = Math.max(1, (tokens * shared) / ranks);
  const rateSize = hardware.memory;
  const reach = pace.memory * own.memory;
  const computeReach = pace.compute * own.compute;
  const [tera, wide] = [hardware.tera ?? Infinity, hardware.wide ?? Infinity];

  const weights = {
    denseSize: profile.denseSize,
    shared,
    expertsSize: profile.expertsSize,
    experts: profile.experts,
    active: profile.visited,
    tokens,
    ranks,
  };
  const past = { requests, eachSize: work.readBytes, context: question.prompt + question.answer / 2 };
  const memory = {
    weightsSize: SPEED_RULES["speed-weights"](weights),
    pastSize: SPEED_RULES["speed-past"](past),
    rateSize,
    reach,
  };
  const compute = {
    active,
    tokens,
    ranks,
    tera,
    reach: computeReach,
    latent: work.operations,
    wide,
    requests,
  };
  const fixed = {
    layers,
    layerTime:
      (pace.layerSeconds + (profile.visited > 0 ? KERNEL_SECONDS.experts : 0) + work.seconds / layers) / own.pace,
    onceTime: pace.stepSeconds / own.pace,
  };
  const activations = activationTerms(setting, requests);
  const reduce = reduceTerms(setting, tokens, requests);
  const step = {
    memoryTime: SPEED_RULES["speed-memory"](memory),
    computeTime: SPEED_RULES["speed-compute"](compute),
    activationsTime: SPEED_RULES["speed-activations"](activations),
    reduceTime: SPEED_RULES["speed-reduce"](reduce),
    fixedTime: SPEED_RULES["speed-fixed"](fixed),
  };
  return { weights, past, memory, compute, activations, reduce, fixed, step, time: SPEED_RULES["speed-step"](step) };
} // prettier-ignore

const activationTerms = ({ profile, hardware, pace, class: own }: Setting, tokens: number) => ({
  passes: STATE_PASSES,
  tokens,
  layers: profile.layers,
  hidden: profile.hidden,
  visits: profile.visited,
  rateSize: hardware.memory,
  reach: pace.memory * own.memory,
});

const reduceTerms = ({ deployment, profile, hardware }: Setting, tokens: number, sharedTokens: number) => ({
  layers: profile.layers,
  hidden: profile.hidden,
  tokens,
  ranks: deployment.layout.tensorParallel,
  sharedTokens,
  shared: deployment.layout.attentionParallel,
  linkSize: hardware.link,
  reach: LINK_REACH,
});

/** A prompt by itself: every number of the model for every token, and every pair of its tokens. */
export function promptTerms(setting: Setting, { tera, wide }: { tera: number; wide: number }) {
  const { deployment, profile, pace, work, question } = setting;
  const { prompt } = question;
  const { tensorParallel: ranks, attentionParallel: shared } = deployment.layout;
  return {
    active: profile.active,
    prompt,
    ranks,
    tera,
    reach: pace.compute * setting.class.compute,
    scores: work.promptOperations,
    shared,
    wide,
    activationsTime: SPEED_RULES["speed-activations"](activationTerms(setting, prompt)),
    reduceTime: SPEED_RULES["speed-reduce"](reduceTerms(setting, prompt, prompt)),
  };
}
