import { isQuantised } from "../formats/kept";
import { figure, type Figure } from "../figure";
import { elements } from "../shape/tensors";
import { TRAINING_FRAMEWORKS } from "./frameworks";
import type { TrainingSettings } from "./settings";
import type { TrainingMethod } from "./states";
import { isExpert, onCard, replicasOf, type Held } from "./stages";
import type { Sourced } from "../sourced";

/** DeepSpeed's default bucket for reducing gradients and for gathering weights, in numbers. */
const DEEPSPEED_BUCKET: Sourced<number> = {
  value: 5e8,
  source: "https://www.deepspeed.ai/docs/config-json/#zero-optimizations-for-fp16-training",
  checkedOn: "2026-11-23",
};

/** Weights a card gathers whole, gradients on their way and a matrix turned back to 16 bit. Null is none. */
export interface Buffers {
  readonly gathered: Figure | null;
  readonly reduced: Figure | null;
  readonly dequantised: Figure | null;
}

/**
 * Buffers beside the states.
 *
 * Formula: stage 3: the unit at work and the next one in 16 bit; its gradient before it is shared out. torchtitan under
 *          pipeline parallelism: all weights of the stage in 16 bit and all its gradients in FP32. DeepSpeed 1 to 3:
 *          a bucket of at most 5e8 gradients; Megatron none. Without sharding on several cards (DDP): a copy of the gradients.
 *          Quantised base: the largest matrix in 16 bit.
 * Units:   bytes on one card
 * Source:  PyTorch FSDP, https://arxiv.org/abs/2304.11277 §4; DeepSpeed's configuration page; DDP, https://arxiv.org/abs/2006.15704 §3.2
 */
export function trainingBuffers(question: BufferQuestion): Buffers {
  const { held, method, settings } = question;
  const unit = largestUnit(held, settings);
  const gathered =
    settings.zero !== 3
      ? null
      : isGatheredOnce(settings)
        ? figure("weights-gathered", { units: 1, numbers: sumOnCard(held, settings), bytesEach: 2 })
        : figure("weights-gathered", { units: 2, numbers: unit, bytesEach: 2 });
  const dequantised =
    method === "qlora" ? figure("matrix-dequantised", { numbers: largestMatrix(held), bytesEach: 2 }) : null;
  return { gathered, reduced: gradientsReduced(question, unit), dequantised };
}

interface BufferQuestion {
  readonly held: readonly Held[];
  readonly method: TrainingMethod;
  readonly cards: number;
  readonly trained: number;
  readonly settings: TrainingSettings;
}

function gradientsReduced(question: BufferQuestion, unit: number): Figure | null {
  const { held, method, cards, trained, settings } = question;
  const ranks = held.reduce((most, { tensor }) => Math.max(most, replicasOf(tensor, cards, settings)), 1);
  if (ranks === 1 || reducesInPlace(settings)) return null;
  const adapted = method === "lora" || method === "qlora";
  const bytesEach = (adapted ? settings.adapters : settings.gradients) === "fp32" ? 4 : 2;
  if (isGatheredOnce(settings) && !adapted)
    return figure("gradients-unshared", { numbers: trained, bytesEach: 4 });
  if (settings.zero === 0) return figure("gradients-copied", { numbers: trained, bytesEach });
  if (settings.sharder === "deepspeed")
    return figure("gradients-in-bucket", {
      numbers: Math.min(DEEPSPEED_BUCKET.value, trained),
      bytesEach: 2,
    });
  // a layer's adapters are too few to count
  return adapted ? null : figure("gradients-of-unit", { numbers: unit, bytesEach });
}

/** Megatron's gradients are the buckets themselves; a step in the backward pass drops each gradient at once. */
const reducesInPlace = ({ framework, step, zero }: TrainingSettings): boolean =>
  framework.startsWith("megatron") || (step === "backward" && zero === 0);

const isGatheredOnce = ({ framework, zero, pp }: TrainingSettings): boolean =>
  TRAINING_FRAMEWORKS[framework].keepsGathered && zero === 3 && pp > 1;

const sumOnCard = (held: readonly Held[], settings: TrainingSettings): number =>
  held.reduce((sum, one) => sum + onCard(one, settings), 0);

/** Numbers of the largest layer, or of embedding and head where they are larger: FSDP's and ZeRO-3's unit. */
function largestUnit(held: readonly Held[], settings: TrainingSettings): number {
  const layers = new Map<number, number>();
  let around = 0;
  for (const one of held) {
    const numbers = onCard(one, settings) / one.count;
    if (one.fromEnd === null) around = Math.max(around, numbers);
    else layers.set(one.fromEnd, (layers.get(one.fromEnd) ?? 0) + numbers);
  }
  return Math.max(around, ...layers.values());
}

const largestMatrix = (held: readonly Held[]): number =>
  held.reduce((most, { tensor }) => {
    const single = elements(tensor) / (isExpert(tensor) ? tensor.copies : 1);
    return isQuantised(tensor.role) ? Math.max(most, single) : most;
  }, 0);
