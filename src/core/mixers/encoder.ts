import { NOTHING_REMEMBERED } from "./cache";
import { NO_WORK, NOTHING_BUILT, type MixerAnswers } from "./mixer";
import { ordinaryAttention, type Projections } from "./projections";

/**
 * Bidirectional attention of an encoder (BERT, XLM-RoBERTa): every token sees every other one, and one forward pass
 * answers, so nothing is kept for a next token.
 */
export interface EncoderAttention extends Projections {
  readonly kind: "encoder";
}

export const encoder: MixerAnswers<EncoderAttention> = {
  ...ordinaryAttention,
  remembered: () => NOTHING_REMEMBERED,
  onDevice: () => [],
  inCells: () => null,
  work: () => NO_WORK,
  textbook: () => null,
  // positions are learned: a table beside the layers, and no rotation
  built: () => NOTHING_BUILT,
  name: () => "bidirectional attention",
};
