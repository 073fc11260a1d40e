import type { FeedForward, LayerRun } from "../shape/model";
import { dense } from "./dense";
import { experts } from "./experts";
import type { FeedForwardAnswers } from "./feed-forward";

/** Both kinds with their answers: a kind that has no line here does not compile. */
const ALL: { readonly [K in FeedForward["kind"]]: FeedForwardAnswers<Extract<FeedForward, { kind: K }>> } = {
  dense,
  experts,
};

export const feedForwardAnswers = (part: FeedForward): FeedForwardAnswers<FeedForward> => ALL[part.kind];

/** Some layer sends its tokens to experts. */
export const hasExperts = (layers: readonly LayerRun[]): boolean =>
  layers.some(({ layer }) =>
    layer.feedForwards.some((part) => feedForwardAnswers(part).routed(part) !== null),
  );
