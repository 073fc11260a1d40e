import { figure, type Figure } from "../figure";
import type { Sourced } from "../sourced";
import { gib, type Bytes } from "../units";
import type { TrainingSettings } from "./settings";

const OWN = "test/accuracy/training-own-runs.json (an H100 and an H200, PyTorch 2.11)";
const LOGS = "https://github.com/llm-d-incubation/llm-d-planner (start-up logs)";

/**
 * What a training process holds beside PyTorch's reserved memory: the driver's context, 524 MiB before anything is loaded,
 * and the kernels it has used. 0.742 GiB in 160 runs, to the MiB.
 */
export const PROCESS: Sourced<Bytes> = { value: gib(0.742), source: OWN, checkedOn: "2026-11-26" };

/** What cuBLAS takes for itself inside PyTorch's memory, on H100 and H200. */
export const WORKSPACE: Sourced<Bytes> = { value: gib(32 / 1024), source: OWN, checkedOn: "2026-11-26" };

/** NCCL's channels and buffers on each card of a group: processes of two cards take 0.57 GiB beside PyTorch, single ones 0.13. */
export const NCCL: Sourced<Bytes> = { value: gib(0.44), source: LOGS, checkedOn: "2026-11-23" };

/**
 * PyTorch's allocator keeps freed blocks of other sizes: reserved lies 5 to 10 % above allocated at the peak, here the
 * middle. A choice of ours, held against runs of all frameworks by the term check in test/accuracy.
 */
export const FRAGMENTATION: Sourced<number> = {
  value: 0.075,
  source: "https://docs.pytorch.org/docs/stable/notes/cuda.html#memory-management",
  checkedOn: "2026-11-23",
};

/** Free blocks on the card; PyTorch's own count of what is allocated leaves them out. */
export const freeBlocks = (allocatedSize: number, { metric }: TrainingSettings): Figure | null =>
  metric === "allocated" ? null : figure("free-blocks", { freeShare: FRAGMENTATION.value, allocatedSize });

/** What stands on a card beside states, activations and logits: process, libraries, free blocks, buffers. */
export function frameworkOf(question: {
  cards: number;
  settings: TrainingSettings;
  beside: readonly Figure[];
  fragmentation: Figure | null;
}): Figure {
  const { cards, settings, beside, fragmentation } = question;
  const seen = settings.metric === "card";
  const parts = [
    ...(seen ? [figure("training-process", { processSize: PROCESS.value })] : []),
    ...(seen && cards > 1 ? [figure("group-buffers", { librarySize: NCCL.value })] : []),
    ...(fragmentation === null ? [] : [fragmentation]),
    ...beside,
  ];
  return figure("framework", { parts });
}
