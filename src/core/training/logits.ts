import type { TrainingSettings } from "./settings";
import { TRAINING_FRAMEWORKS } from "./frameworks";
import type { Stage } from "./stages";

/** Chunks that a chunked loss cuts the tokens into (torchtune's default). */
const CHUNKS = 8;
/** Chunked: logits and their gradient in 16 bit, the loss's three FP32 copies of one chunk. */
export const CHUNKED_BYTES = 2 + 2 + 12 / CHUNKS;
/** Fused: a chunk of tokens × hidden numbers in FP32, with its gradient. */
export const FUSED_BYTES = 4 + 4;

/**
 * Bytes of the logits and their loss, on the stage that ends in the head.
 *
 * Formula: tokens × vocabulary × bytes ÷ tensor-parallel ranks. In one piece: the framework's own bytes. Chunked:
 *          logits and their gradient in 16 bit, the loss's FP32 copies of one chunk (12 ÷ 8). Fused: never more than
 *          tokens × hidden numbers at a time, in FP32 with their gradient.
 * Units:   bytes
 * Source:  torchtune's CEWithChunkedOutputLoss; Liger Kernel §3.2, https://arxiv.org/abs/2410.10989
 */
export function logitBytes(question: {
  stage: Stage;
  context: number;
  batch: number;
  settings: TrainingSettings;
}): number {
  const { stage, context, batch, settings } = question;
  if (!stage.last || !stage.frame.head) return 0;
  const tokens = (batch * context) / settings.cp;
  const { hiddenSize: h, vocabularySize: v } = stage.frame;
  const bytesEach = {
    full: TRAINING_FRAMEWORKS[settings.framework].logitBytes.value * v,
    chunked: CHUNKED_BYTES * v,
    fused: FUSED_BYTES * Math.min(h, v),
  }[settings.loss];
  return (tokens * bytesEach) / settings.tp;
}
