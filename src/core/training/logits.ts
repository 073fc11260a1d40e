import { figure, type Figure } from "../figure";
import { elementBytes } from "./computed";
import type { Sourced } from "../sourced";
import type { TrainingSettings } from "./settings";
import { TRAINING_FRAMEWORKS } from "./frameworks";
import { ALL_FP32, GPTQ_FP16, OUTPUTS_KEPT, type LogitBytes } from "./loss";
import type { Stage } from "./stages";
import type { TrainingMethod } from "./states";

/** Chunks that a chunked loss cuts the tokens into (torchtune's default). */
const CHUNKS = 8;
/**
 * Chunked: logits of all chunks in 16 bit and each chunk's log-softmax in FP32 wait for the backward pass, which needs
 * two gradients of one chunk. A compiled loss computes log-softmax anew.
 */
const CHUNKED_BYTES = { plain: 2 + 4 + (4 + 4) / CHUNKS, fused: 2 + 2 / CHUNKS } as const;
/** Fused: a chunk of tokens × hidden numbers in FP32, with its gradient. */
const FUSED_BYTES = 4 + 4;

const CHUNKED =
  "https://docs.pytorch.org/torchtune/stable/generated/torchtune.modules.loss.CEWithChunkedOutputLoss.html";
const FUSED = "https://arxiv.org/abs/2410.10989";

/** What stands of the logits: when the loss is there, when its gradient is, and what a loop that keeps its outputs keeps on. */
export interface Logits {
  readonly forward: Figure;
  readonly backward: Figure;
  readonly held: Figure;
  readonly source: string;
}

/**
 * The logits and their loss, on the stage that ends in the head.
 *
 * Formula: tokens × vocabulary × bytes ÷ tensor-parallel ranks. In one piece: the framework's own bytes, 10 when the loss
 *          is there and 12 when its gradient is. Chunked: 2 + 4 + 8 ÷ 8 bytes, compiled 2 + 2 ÷ 8. Fused: never more than
 *          tokens × hidden numbers at a time, in FP32 with their gradient.
 * Units:   bytes
 * Source:  torchtune's CEWithChunkedOutputLoss; Liger Kernel §3.2, https://arxiv.org/abs/2410.10989
 */
export function stageLogits(question: {
  stage: Stage;
  method: TrainingMethod;
  context: number;
  batch: number;
  settings: TrainingSettings;
}): Logits {
  const { stage, context, batch, settings } = question;
  const { hiddenSize: hidden, vocabularySize: entries } = stage.frame;
  const shared = { batch, context, contextRanks: settings.cp, ranks: settings.tp };
  const own = logitBytes(settings);
  const source = { full: own.source, chunked: CHUNKED, fused: FUSED }[settings.loss];
  const none = figure("logits-none", {});
  if (!stage.last || !stage.frame.head) return { forward: none, backward: none, held: none, source };
  if (settings.loss === "full") {
    const { forward, backward } = bytesOf(own.value, settings, question.method === "qlora");
    const kept = settings.outputs === "kept" ? elementBytes(settings) : 0;
    const full = (bytesEach: number): Figure => figure("logits-full", { ...shared, entries, bytesEach });
    return {
      forward: full(forward),
      backward: full(backward + kept),
      held: kept === 0 ? figure("logits-gone", {}) : full(kept),
      source,
    };
  }
  const how =
    settings.loss === "chunked"
      ? figure("logits-chunked", { ...shared, entries, bytesEach: CHUNKED_BYTES[settings.kernels] })
      : figure("logits-fused", { ...shared, entries: Math.min(hidden, entries), bytesEach: FUSED_BYTES });
  return { forward: how, backward: how, held: figure("logits-gone", {}), source };
}

/** Where nobody knows the program, one that shares a model over cards is taken to keep its outputs. */
const logitBytes = ({ framework, kernels }: TrainingSettings): Sourced<LogitBytes> =>
  framework === "generic" && kernels === "fused" ? OUTPUTS_KEPT : TRAINING_FRAMEWORKS[framework].logitBytes;

/** What a framework's own loss takes; an FP32 run of PyTorch's cross entropy has no 16-bit logits. */
function bytesOf(own: LogitBytes, { precision, kernels, framework, base }: TrainingSettings, quantised: boolean): LogitBytes {
  if (precision === "fp32" && kernels === "plain") return ALL_FP32;
  const gptq = quantised && framework === "transformers-4.44" && (base === "int4" || base === "int8");
  return gptq ? GPTQ_FP16 : own;
} // prettier-ignore
