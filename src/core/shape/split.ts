import { mixerAnswers } from "../mixers/all";
import type { Uneven } from "../mixers/mixer";
import type { Model } from "./model";

/** Embedding tables are padded to this many rows before they are cut (vLLM: DEFAULT_VOCAB_PADDING_SIZE). */
export const VOCABULARY_STEP = 64;

/**
 * What of a model so many ranks cannot share evenly, in serving and in training; null when all comes out even. Heads
 * are dealt out whole; KV heads too, or each is copied on an equal number of ranks; so are the rows of the embedding,
 * padded to 64.
 *
 * Source: vLLM's own checks when it builds a layer, https://github.com/vllm-project/vllm
 */
export function unevenModel(model: Pick<Model, "layers" | "frame">, ranks: number): Uneven | null {
  if (ranks === 1) return null;
  for (const { layer } of model.layers) {
    for (const mixer of layer.mixers) {
      const uneven = mixerAnswers(mixer).uneven(mixer, ranks);
      if (uneven !== null) return uneven;
    }
  }
  const rows = model.frame?.vocabularySize ?? 0;
  const padded = Math.ceil(rows / VOCABULARY_STEP) * VOCABULARY_STEP;
  return padded % ranks === 0 ? null : { count: rows, kind: "vocabulary entries" };
}
