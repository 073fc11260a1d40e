import { feedForwardAnswers } from "../feed-forwards/all";
import type { Precision } from "../formats/precision";
import { perObject, perQuestion } from "../memo";
import type { Model } from "../shape/model";
import { countLayers } from "../shape/layers";
import { weightGroups } from "../weights/weights";

/** What of a model every token passes through, and what only some do. */
export interface Profile {
  readonly layers: number;
  readonly hidden: number;
  /** Numbers that one token is multiplied with. */
  readonly active: number;
  /** Experts of a layer and those that a token visits; 1 and 0 where there are none. */
  readonly experts: number;
  readonly visited: number;
  /** Bytes that every step reads, and bytes of all experts. */
  readonly denseSize: number;
  readonly expertsSize: number;
}

/** Groups that no token of an answer passes through: a look-up of one row, and towers, which see images only. */
const PASSED_BY: ReadonlySet<string> = new Set(["attachments", "draft"]);

/**
 * The weights as VRAM.PARAMS counts them, without the embedding table, of which a token reads one row, and without
 * towers. A tied table is the head as well, and read.
 */
export const profileOf = perQuestion(
  (model: Model, precision: Precision): Profile => {
    const { frame, layers } = model;
    const { experts, visited, idle } = routing(model);
    const sums = { active: -idle, denseSize: 0, expertsSize: 0 };
    for (const { group, elements, size } of weightGroups({ model, precision })) {
      if (PASSED_BY.has(group) || (group === "embedding" && frame?.tied === false)) continue;
      sums.active += elements;
      sums[group === "experts" ? "expertsSize" : "denseSize"] += size;
    }
    return { layers: countLayers(layers), hidden: frame?.hiddenSize ?? 0, experts, visited, ...sums };
  },
  (model) => model,
  (_, precision) => precision,
);

/** The experts of a layer, and all numbers of those that one token does not visit. */
const routing = perObject(({ frame, layers }: Model) => {
  const found = { experts: 1, visited: 0, idle: 0 };
  for (const { count, layer } of layers) {
    for (const part of layer.feedForwards) {
      const answers = feedForwardAnswers(part);
      found.idle += count * answers.idle(part, frame?.hiddenSize ?? 0);
      const sent = answers.routed(part);
      if (sent !== null) [found.experts, found.visited] = [sent.experts, sent.active];
    }
  }
  return found;
});
