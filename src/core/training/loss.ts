import type { Sourced } from "../sourced";

const CHECKED = "2026-11-26";

/** Bytes of a token and vocabulary entry that are alive at once: when the loss is there, and when its gradient is. */
export interface LogitBytes {
  readonly forward: number;
  readonly backward: number;
}

/**
 * Logits in one piece, as PyTorch's cross entropy holds them. Forward: 16-bit logits 2, their FP32 copy 4, log-softmax 4.
 * Backward: log-softmax 4, its gradient 4, the gradient of the FP32 copy 4; the logits themselves are gone.
 */
export const ONE_PIECE: Sourced<LogitBytes> = {
  value: { forward: 10, backward: 12 },
  source: "https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.cross_entropy.html",
  checkedOn: CHECKED,
};

/** The same where nobody knows the loop: the 16-bit logits stand on in a variable of it. */
export const OUTPUTS_KEPT: Sourced<LogitBytes> = {
  ...ONE_PIECE,
  value: { forward: 10, backward: 14 },
};

/**
 * Model code of transformers before 4.45. Forward: logits 4, their shifted copy 4, log-softmax 4. Backward: log-softmax 4,
 * its gradient 4, that of the shifted copy 4, and the 16-bit logits of the outputs 2.
 */
export const SHIFTED_COPY: Sourced<LogitBytes> = {
  value: { forward: 12, backward: 14 },
  source:
    "https://github.com/huggingface/transformers/blob/v4.40.0/src/transformers/models/llama/modeling_llama.py",
  checkedOn: CHECKED,
};

/** GPTQ models of that time are trained in FP16 without autocast: logits 2, shifted copy 2, log-softmax 2, gradient 2. */
export const GPTQ_FP16: LogitBytes = { forward: 6, backward: 8 };

/**
 * torchtune's cross entropy in one piece: its loop keeps the FP32 logits, shifted, to the end of the backward pass 4, and
 * hands them over transposed: log-softmax 4, its gradient 4, that of the logits 4.
 */
export const TRANSPOSED: Sourced<LogitBytes> = {
  value: { forward: 12, backward: 16 },
  source: "https://github.com/pytorch/torchtune/blob/ca0a6de40/recipes/lora_finetune_single_device.py",
  checkedOn: CHECKED,
};

/**
 * ms-swift 2, read off its own benchmark: Qwen-7B's LoRA rows of 512 to 4,096 tokens rise by 30 bytes a token and entry
 * (the above, the outputs once more in FP32, a copy for the accuracy). The term check in test/accuracy uses its other models.
 */
export const SWIFT_2: Sourced<LogitBytes> = {
  value: { forward: 30, backward: 30 },
  source: "https://github.com/modelscope/ms-swift/blob/cdb169b78/docs/source_en/LLM/Benchmark.md",
  checkedOn: CHECKED,
};

/** Megatron's cross entropy works in place on one FP32 copy: logits 2, softmax 4, gradient in 16 bit 2. */
export const IN_PLACE: Sourced<LogitBytes> = {
  value: { forward: 8, backward: 8 },
  source: "https://github.com/NVIDIA/Megatron-LM/blob/main/megatron/core/tensor_parallel/cross_entropy.py",
  checkedOn: CHECKED,
};

/** LitGPT computes the loss in the model's 16 bit: logits 2, log-softmax 2, gradient 2. */
export const SIXTEEN_BIT: Sourced<LogitBytes> = {
  value: { forward: 6, backward: 6 },
  source: "https://github.com/Lightning-AI/litgpt/blob/main/litgpt/utils.py",
  checkedOn: CHECKED,
};

/** Without 16-bit logits: FP32 logits 4, log-softmax 4; then log-softmax and its gradient twice. */
export const ALL_FP32: LogitBytes = { forward: 8, backward: 12 };
