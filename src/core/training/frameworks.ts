import type { Sourced } from "../sourced";
import {
  IN_PLACE,
  ONE_PIECE,
  OUTPUTS_KEPT,
  SHIFTED_COPY,
  SIXTEEN_BIT,
  SWIFT_2,
  TRANSPOSED,
  type LogitBytes,
} from "./loss";

/** What a training program does with a number's format unless its settings say otherwise. */
export interface TrainingFramework {
  readonly name: TrainingFrameworkName;
  /** Format of the trained weights as they are stored (torchtitan keeps FP32 and computes in BF16). */
  readonly parameters: "fp32" | "bf16";
  /** A second copy in FP32 that the optimizer works on. */
  readonly master: "fp32" | "none";
  readonly gradients: "fp32" | "bf16";
  /** AdamW's two moments. */
  readonly moments: "fp32" | "bf16";
  /** LoRA's matrices, their gradients and moments. */
  readonly adapters: "fp32" | "bf16";
  /** Numbers left in 16 bit beside a quantised base (embedding, head, norms) are turned into FP32. */
  readonly upcastsRest: boolean;
  /** Its recipes quantise the scales of a 4-bit base again. */
  readonly doubleQuantised: boolean;
  readonly checkpointing: "none" | "selective" | "full" | "offload";
  readonly loss: "full" | "chunked" | "fused";
  /** Whether norms and MLPs are single PyTorch operations or kernels of their own. */
  readonly kernels: "plain" | "fused";
  /** PEFT 0.21 adapts a model's fused experts, gate and up as one matrix of twice the rank, and the router. */
  readonly fusedExperts: boolean;
  /** Tensor parallelism brings sequence parallelism with it. */
  readonly sequenceParallel: boolean;
  /** Under pipeline parallelism FSDP gathers weights once and shares gradients out after the last micro-batch. */
  readonly keepsGathered: boolean;
  /** Micro-batches of a step as its recipes are set; above 1 gradients stand from one to the next. */
  readonly accumulation: number;
  /** Its gradients are buffers that live on from step to step. */
  readonly gradientBuffers: boolean;
  /** Bytes per token and vocabulary entry that are alive at once when the logits stand in one piece. */
  readonly logitBytes: Sourced<LogitBytes>;
  /** torch.optim's default loops over lists of tensors and keeps the square root of a moment of every number. */
  readonly step: "foreach" | "fused";
  readonly rank: number;
  readonly targets: string;
  /** Its recipes drop 5 % of LoRA's inputs. */
  readonly dropout: 0 | 1;
  /** Each adapter casts and keeps its input; fused LoRA kernels keep one for all. */
  readonly adapterCopies: boolean;
  /** What its recipes do by themselves on several cards that share no layer: nothing is plain data parallel. */
  readonly severalCards: SeveralCards;
  /** How the row was read: the program's own code or documentation. */
  readonly source: string;
}

export interface SeveralCards {
  readonly zero?: 3;
  readonly sharder?: "fsdp";
  readonly checkpointing?: "full";
}

export const TRAINING_FRAMEWORK_NAMES = [
  "generic",
  "torchtitan",
  "torchtune",
  "litgpt",
  "megatron",
  "transformers",
  "transformers-4.44",
  "peft",
  "ms-swift",
  "ms-swift-2",
  "megatron-swift",
  "llama-factory",
  "axolotl",
  "unsloth",
  "fsdp-qlora",
] as const;
export type TrainingFrameworkName = (typeof TRAINING_FRAMEWORK_NAMES)[number];

/**
 * What holds of most programs. Asked for QLoRA without a framework, the base is quantised twice: that is one of the three
 * parts of the method (Dettmers et al. 2023 §3, https://arxiv.org/abs/2305.14314), its authors' program does it by itself,
 * and so do torchtune, axolotl, Unsloth, LLaMA-Factory and ms-swift. bitsandbytes' switch is off by itself only because
 * it serves inference too; transformers and PEFT, which hand that switch on, stay without.
 */
const GENERIC: TrainingFramework = {
  name: "generic",
  parameters: "bf16",
  master: "fp32",
  gradients: "bf16",
  moments: "fp32",
  adapters: "fp32",
  upcastsRest: false,
  doubleQuantised: true,
  checkpointing: "full",
  loss: "full",
  kernels: "plain",
  fusedExperts: false,
  sequenceParallel: false,
  keepsGathered: false,
  accumulation: 1,
  gradientBuffers: false,
  logitBytes: ONE_PIECE,
  step: "fused",
  rank: 16,
  targets: "all-linear",
  dropout: 0,
  adapterCopies: true,
  severalCards: {},
  source: "https://arxiv.org/abs/1910.02054",
};

const TRANSFORMERS: TrainingFramework = {
  ...GENERIC,
  name: "transformers",
  master: "none",
  moments: "bf16",
  upcastsRest: true,
  doubleQuantised: false,
  logitBytes: ONE_PIECE,
  kernels: "plain",
  fusedExperts: true,
  checkpointing: "none", // TrainingArguments.gradient_checkpointing
  step: "fused", // TrainingArguments.optim is adamw_torch_fused from PyTorch 2.8 on
  source: "https://github.com/huggingface/transformers/blob/main/src/transformers/trainer.py",
};

/** All in BF16, moments too. */
const PURE_BF16 = {
  parameters: "bf16",
  master: "none",
  gradients: "bf16",
  moments: "bf16",
  adapters: "bf16",
} as const;

/** All states shared, layer by layer. */
const FSDP: SeveralCards = { zero: 3, sharder: "fsdp" };

export const TRAINING_FRAMEWORKS: Readonly<Record<TrainingFrameworkName, TrainingFramework>> = {
  generic: GENERIC,
  torchtitan: {
    ...GENERIC,
    name: "torchtitan",
    logitBytes: OUTPUTS_KEPT,
    kernels: "fused",
    parameters: "fp32",
    master: "none",
    gradients: "fp32",
    checkpointing: "selective",
    sequenceParallel: true,
    keepsGathered: true,
    severalCards: FSDP,
    source: "https://github.com/pytorch/torchtitan/blob/main/docs/fsdp.md",
  },
  torchtune: {
    ...GENERIC,
    ...PURE_BF16,
    name: "torchtune",
    kernels: "fused",
    loss: "chunked",
    logitBytes: TRANSPOSED,
    rank: 8,
    targets: "q,v",
    severalCards: FSDP, // its distributed recipes; the single-device ones know no second card
    source: "https://github.com/pytorch/torchtune/tree/main/recipes/configs",
  },
  litgpt: {
    ...GENERIC,
    ...PURE_BF16,
    name: "litgpt",
    kernels: "plain",
    accumulation: 16, // train.global_batch_size 16, micro_batch_size 1
    doubleQuantised: false, // --quantize bnb.nf4; bnb.nf4-dq is another choice
    checkpointing: "none",
    logitBytes: SIXTEEN_BIT,
    step: "foreach",
    rank: 8,
    targets: "q,v",
    dropout: 1,
    severalCards: { ...FSDP, checkpointing: "full" }, // devices > 1: FSDP with every block checkpointed
    source: "https://github.com/Lightning-AI/litgpt/tree/main/config_hub/finetune",
  },
  megatron: {
    ...GENERIC,
    name: "megatron",
    kernels: "fused",
    gradients: "fp32",
    gradientBuffers: true,
    checkpointing: "none",
    logitBytes: IN_PLACE,
    source: "https://github.com/NVIDIA/Megatron-LM/blob/main/docs/user-guide/features/dist_optimizer.md",
  },
  transformers: TRANSFORMERS,
  "transformers-4.44": {
    ...TRANSFORMERS,
    name: "transformers-4.44",
    step: "foreach",
    fusedExperts: false,
    logitBytes: SHIFTED_COPY,
  },
  peft: {
    ...TRANSFORMERS,
    name: "peft",
    rank: 8,
    targets: "q,v",
    source: "https://github.com/huggingface/peft/blob/main/src/peft/tuners/lora/config.py",
  },
  "ms-swift": {
    ...TRANSFORMERS,
    name: "ms-swift",
    checkpointing: "full",
    doubleQuantised: true,
    rank: 8,
    step: "fused",
    dropout: 1,
    source:
      "https://github.com/modelscope/ms-swift/blob/main/docs/source_en/Instruction/Command-line-parameters.md",
  },
  "ms-swift-2": {
    ...TRANSFORMERS,
    name: "ms-swift-2",
    checkpointing: "full",
    step: "foreach",
    logitBytes: SWIFT_2,
    rank: 8,
    targets: "q,k,v",
    dropout: 1,
    source: "https://github.com/modelscope/ms-swift/blob/cdb169b78/docs/source_en/LLM/Benchmark.md",
  },
  "megatron-swift": {
    ...GENERIC,
    name: "megatron-swift",
    kernels: "fused",
    gradients: "fp32",
    gradientBuffers: true,
    logitBytes: IN_PLACE,
    rank: 8,
    dropout: 1,
    source:
      "https://github.com/modelscope/ms-swift/blob/main/docs/source_en/Megatron-SWIFT/Command-line-parameters.md",
  },
  "llama-factory": {
    ...TRANSFORMERS,
    name: "llama-factory",
    checkpointing: "full",
    upcastsRest: false,
    doubleQuantised: true,
    rank: 8,
    source:
      "https://github.com/hiyouga/LLaMA-Factory/blob/main/src/llamafactory/model/model_utils/checkpointing.py",
  },
  axolotl: {
    ...TRANSFORMERS,
    name: "axolotl",
    checkpointing: "full",
    upcastsRest: false,
    doubleQuantised: true,
    rank: 32,
    dropout: 1,
    source: "https://github.com/axolotl-ai-cloud/axolotl/tree/main/examples",
  },
  unsloth: {
    ...TRANSFORMERS,
    name: "unsloth",
    kernels: "fused",
    upcastsRest: false,
    doubleQuantised: true,
    checkpointing: "offload",
    loss: "fused",
    adapterCopies: false,
    source: "https://github.com/unslothai/unsloth/blob/main/unsloth/kernels/fast_lora.py",
  },
  "fsdp-qlora": {
    ...TRANSFORMERS,
    ...PURE_BF16,
    name: "fsdp-qlora",
    kernels: "fused", // the terms that its own benchmark was held against
    checkpointing: "full",
    step: "foreach",
    upcastsRest: false,
    doubleQuantised: true, // bitsandbytes' Linear4bit compresses its statistics unless told not to
    rank: 64,
    severalCards: FSDP,
    source: "https://github.com/AnswerDotAI/fsdp_qlora/blob/main/train.py",
  },
};
