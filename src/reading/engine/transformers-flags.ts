import type { FlagTable } from "./flag-table";
import { VLLM_FLAGS } from "./vllm-flags";

/**
 * Transformers has no flags of its own for memory: people write those of a server. What else moves it are the argument
 * `logits_to_keep` of a model (0: the logits of every token) and the settings of PyTorch's allocator.
 * Source: https://docs.pytorch.org/docs/stable/notes/cuda.html
 */
export const TRANSFORMERS_FLAGS: FlagTable = {
  counted: [
    ...VLLM_FLAGS.counted,
    ["allLogits", "logits", "logits-to-keep logits"],
    ["expandableSegments", "segments", "pytorch-cuda-alloc-conf pytorch-alloc-conf"],
    ["expandableSegments", "on", "expandable-segments"],
  ],
  uncounted: VLLM_FLAGS.uncounted,
  environment: /^(?=PYTORCH_(CUDA_)?ALLOC_CONF$)/,
};
