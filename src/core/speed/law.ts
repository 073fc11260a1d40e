import { SPEED_RULES } from "../rules/speed";
import { TYPICAL } from "../serving/constants";
import type { ServingQuestion } from "../serving/question";
import { deployed } from "../serving/room";
import { measured } from "./classes";
import { QUEUE_SHARE } from "./constants";
import { lawOf, ratesOf, settingOf } from "./setting";
import { promptTerms, stepTerms } from "./step";

/** How many they are. */
export const SPEED_CONSTANTS = 28;

/**
 * One option's speed as numbers, from which plain arithmetic answers for any prompt, answer and requests in flight. They
 * are what VRAM.CONSTANTS lists from its 15th on, in this order; new ones only at the end. docs/functions.md §7 has the
 * arithmetic, src/bid/speed-constants.ts a name for each.
 *
 * Units:  ms; µs for each token held or sent; ns for each pair of a prompt's tokens
 * Source: docs/speed.md
 * Errors: as SPEED, where a rate is not known or the engine is none that is described
 */
export function speedConstants(asked: Omit<ServingQuestion, "context" | "concurrency">): number[] {
  const deployment = deployed({ ...asked, context: TYPICAL, concurrency: 1 });
  const setting = settingOf({ ...asked, prompt: 1, answer: 1, concurrency: 1 }, deployment);
  const { replicas, layout } = deployment;
  const { class: own, pace, profile } = setting;
  const rates = ratesOf(setting);
  const { weights, memory, compute, reduce, step } = stepTerms(setting, 1);
  const prompt = promptTerms(setting, rates);
  const { seen, stateBytes } = lawOf(asked, deployment);
  const ends = seen.map(({ most }) => most).filter((most) => most < Infinity);
  const read = 1e6 / memory.rateSize / memory.reach;
  const wide = rates.wide * compute.reach;
  const links = (tokens: number, sharedTokens: number): number =>
    1e3 * SPEED_RULES["speed-reduce"]({ ...reduce, tokens, sharedTokens });
  // of all tokens, then of those in a first and in a second reach; were there a third, it would count as endless
  const of = (which: "readBytes" | "operations" | "pairOperations", unit: number): number[] =>
    [0, 1, 2].map((at) =>
      seen.reduce((sum, one) => ((ends.indexOf(one.most) + 1) % 3 === at ? sum + one[which] * unit : sum), 0),
    );
  return [
    // groups of cards that take turns; requests of a device for each token of its group
    replicas * layout.pipelineParallel,
    layout.attentionParallel / layout.tensorParallel,
    // read in a step: dense weights, all experts, of which a token leaves this share out, a request's state
    (weights.denseSize / weights.shared) * read * 1e-3,
    (weights.expertsSize / weights.ranks) * read * 1e-3,
    1 - profile.visited / profile.experts,
    stateBytes * read * 1e-3,
    // tokens held, as far as the first reach and the second
    ...of("readBytes", read),
    ends[0] ?? 0,
    ends[1] ?? 0,
    // computed for a token, and for each token held where heads share a latent
    1e3 * SPEED_RULES["speed-compute"]({ ...compute, latent: 0 }),
    ...of("operations", 1e-6 / wide),
    // links for a token; links and activations for a request; what depends on neither
    links(1, 0),
    links(0, 1) + 1e3 * step.activationsTime,
    1e3 * step.fixedTime,
    // a prompt's token, and its pairs
    1e6 * SPEED_RULES["speed-prompt"]({ ...prompt, scores: 0 }),
    ...of("pairOperations", 1e-3 / wide / prompt.shared),
    // before a prompt starts; share of others' prompts that one meets
    1e3 * pace.firstSeconds,
    QUEUE_SHARE,
    own.below,
    own.above,
    own.points,
    measured(own) ? 0 : 1,
  ];
}
