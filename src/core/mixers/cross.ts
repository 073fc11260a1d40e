import { NOTHING_REMEMBERED } from "./cache";
import { NO_WORK, type MixerAnswers } from "./mixer";
import { ordinaryAttention, type Projections } from "./projections";

/** Attends to image tokens only (Llama 3.2 Vision): nothing grows with the text. */
export interface CrossAttention extends Projections {
  readonly kind: "cross";
}

export const cross: MixerAnswers<CrossAttention> = {
  ...ordinaryAttention,
  // keeps image tokens only; a text-only request holds none
  remembered: () => NOTHING_REMEMBERED,
  onDevice: () => [],
  inCells: () => null,
  work: () => NO_WORK,
  textbook: () => null,
  name: () => "cross attention",
};
