import { figure } from "../figure";
import type { Sourcing } from "../parts";
import type { TrainingSettings } from "./settings";
import { TRAINING_FRAMEWORKS } from "./frameworks";
import type { Stage } from "./stages";

/** Chunks that a chunked loss cuts the tokens into (torchtune's default). */
const CHUNKS = 8;
/** Chunked: logits and their gradient in 16 bit, the loss's three FP32 copies of one chunk. */
const CHUNKED_BYTES = 2 + 2 + 12 / CHUNKS;
/** Fused: a chunk of tokens × hidden numbers in FP32, with its gradient. */
const FUSED_BYTES = 4 + 4;

const CHUNKED =
  "https://docs.pytorch.org/torchtune/stable/generated/torchtune.modules.loss.CEWithChunkedOutputLoss.html";
const FUSED = "https://arxiv.org/abs/2410.10989";

/**
 * The logits and their loss, on the stage that ends in the head.
 *
 * Formula: tokens × vocabulary × bytes ÷ tensor-parallel ranks. In one piece: the framework's own bytes. Chunked:
 *          logits and their gradient in 16 bit, the loss's FP32 copies of one chunk (12 ÷ 8). Fused: never more than
 *          tokens × hidden numbers at a time, in FP32 with their gradient.
 * Units:   bytes
 * Source:  torchtune's CEWithChunkedOutputLoss; Liger Kernel §3.2, https://arxiv.org/abs/2410.10989
 */
export function stageLogits(question: {
  stage: Stage;
  context: number;
  batch: number;
  settings: TrainingSettings;
}): Sourcing {
  const { stage, context, batch, settings } = question;
  const { hiddenSize: hidden, vocabularySize: entries } = stage.frame;
  const { value, source: own } = TRAINING_FRAMEWORKS[settings.framework].logitBytes;
  const shared = { batch, context, contextRanks: settings.cp, ranks: settings.tp };
  const source = { full: own, chunked: CHUNKED, fused: FUSED }[settings.loss];
  if (!stage.last || !stage.frame.head) return { how: figure("logits-none", {}), source };
  const how = {
    full: () => figure("logits-full", { ...shared, entries, bytesEach: value }),
    chunked: () => figure("logits-chunked", { ...shared, entries, bytesEach: CHUNKED_BYTES }),
    fused: () =>
      figure("logits-fused", { ...shared, entries: Math.min(hidden, entries), bytesEach: FUSED_BYTES }),
  }[settings.loss]();
  return { how, source };
}
