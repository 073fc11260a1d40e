import type { Sourced } from "../sourced";

const CHECKED = "2026-11-23";

/**
 * Logits in one piece, as PyTorch's cross entropy holds them at the start of the backward pass: 16-bit logits 2, their
 * FP32 copy 4, log-softmax 4, its gradient 4.
 */
export const ONE_PIECE: Sourced<number> = {
  value: 14,
  source: "https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.cross_entropy.html",
  checkedOn: CHECKED,
};

/** The same with the copies older model code makes: shifted logits 4, and their gradient padded back 4. */
export const SHIFTED_COPY: Sourced<number> = {
  value: 22,
  source:
    "https://github.com/huggingface/transformers/blob/v4.40.0/src/transformers/models/llama/modeling_llama.py",
  checkedOn: CHECKED,
};

/**
 * ms-swift 2, read off its own benchmark: Qwen-7B's LoRA rows of 512 to 4,096 tokens rise by 30 bytes a token and entry
 * (the above, the outputs once more in FP32, a copy for the accuracy). The term check in test/accuracy uses its other models.
 */
export const SWIFT_2: Sourced<number> = {
  value: 30,
  source: "https://github.com/modelscope/ms-swift/blob/cdb169b78/docs/source_en/LLM/Benchmark.md",
  checkedOn: CHECKED,
};

/** Megatron's cross entropy works in place on one FP32 copy: logits 2, softmax 4, gradient in 16 bit 2. */
export const IN_PLACE: Sourced<number> = {
  value: 8,
  source: "https://github.com/NVIDIA/Megatron-LM/blob/main/megatron/core/tensor_parallel/cross_entropy.py",
  checkedOn: CHECKED,
};

/** LitGPT computes the loss in the model's 16 bit: logits 2, log-softmax 2, gradient 2. */
export const SIXTEEN_BIT: Sourced<number> = {
  value: 6,
  source: "https://github.com/Lightning-AI/litgpt/blob/main/litgpt/utils.py",
  checkedOn: CHECKED,
};
