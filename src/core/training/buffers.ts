import { isQuantised } from "../formats/kept";
import { elements } from "../shape/tensors";
import type { TrainingSettings } from "./settings";
import type { TrainingMethod } from "./states";
import { isExpert, onCard, replicasOf, type Held } from "./stages";
import type { Sourced } from "../sourced";
import { gib, type Bytes } from "../units";

const LOGS = "https://github.com/llm-d-incubation/llm-d-planner (start-up logs)";

/** What the driver takes before the program starts: an H100 shows 78.68 of 79.19 GiB free. */
export const CUDA_CONTEXT: Sourced<Bytes> = { value: gib(0.51), source: LOGS, checkedOn: "2026-11-23" };

/** NCCL's channels and buffers on each card of a group: processes of two cards take 0.57 GiB beside PyTorch, single ones 0.13. */
export const NCCL: Sourced<Bytes> = { value: gib(0.44), source: LOGS, checkedOn: "2026-11-23" };

/** DeepSpeed's default bucket for reducing gradients and for gathering weights, in numbers. */
export const DEEPSPEED_BUCKET: Sourced<number> = {
  value: 5e8,
  source: "https://www.deepspeed.ai/docs/config-json/#zero-optimizations-for-fp16-training",
  checkedOn: "2026-11-23",
};

/**
 * PyTorch's allocator keeps freed blocks of other sizes: reserved lies 5 to 10 % above allocated at the peak, here the
 * middle. A choice of ours, held against runs of all frameworks by the term check in test/accuracy.
 */
export const FRAGMENTATION: Sourced<number> = {
  value: 0.075,
  source: "https://docs.pytorch.org/docs/stable/notes/cuda.html#memory-management",
  checkedOn: "2026-11-23",
};

/** Bytes of the weights a card gathers whole, of gradients on their way and of matrices turned back to 16 bit. */
export interface Buffers {
  readonly gathered: number;
  readonly reduced: number;
  readonly dequantised: number;
}

/**
 * Buffers beside the states.
 *
 * Formula: stage 3: the unit at work and the next one in 16 bit; its gradient before it is shared out. DeepSpeed 1 to 3:
 *          a bucket of at most 5e8 gradients; Megatron none. Without sharding on several cards (DDP): a copy of the gradients.
 *          Quantised base: the largest matrix in 16 bit.
 * Units:   bytes on one card
 * Source:  PyTorch FSDP, https://arxiv.org/abs/2304.11277 §4; DeepSpeed's configuration page; DDP, https://arxiv.org/abs/2006.15704 §3.2
 */
export function trainingBuffers(question: {
  held: readonly Held[];
  method: TrainingMethod;
  cards: number;
  trained: number;
  settings: TrainingSettings;
}): Buffers {
  const { held, method, cards, trained, settings } = question;
  const { zero, sharder } = settings;
  const adapted = method === "lora" || method === "qlora";
  const gradient = (adapted ? settings.adapters : settings.gradients) === "fp32" ? 4 : 2;
  const ranks = held.reduce((most, { tensor }) => Math.max(most, replicasOf(tensor, cards, settings)), 1);
  const unit = largestUnit(held, settings);
  const bucket = 2 * Math.min(DEEPSPEED_BUCKET.value, trained);
  const wholeGradients = adapted ? 0 : unit * gradient;
  return {
    gathered: zero === 3 ? 2 * 2 * unit : 0,
    reduced:
      ranks === 1 || reducesInPlace(settings)
        ? 0
        : { ddp: trained * gradient, bucket, unit: wholeGradients }[waitsIn(zero, sharder)],
    dequantised: method === "qlora" ? 2 * largestMatrix(held) : 0,
  };
}

/** Megatron's gradients are the buckets themselves; a step in the backward pass drops each gradient at once. */
const reducesInPlace = ({ framework, step, zero }: TrainingSettings): boolean =>
  framework.startsWith("megatron") || (step === "backward" && zero === 0);

/** Where gradients wait to be reduced: DDP's copy of all of them, DeepSpeed's bucket, FSDP's unit. */
const waitsIn = (
  zero: TrainingSettings["zero"],
  sharder: TrainingSettings["sharder"],
): "ddp" | "bucket" | "unit" => (zero === 0 ? "ddp" : sharder === "deepspeed" ? "bucket" : "unit");

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
