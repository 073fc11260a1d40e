/** Words of other programs' settings that ours have no one word for. */

/** Switches, alone or with true or false: each stands for settings. Off, it leaves what the framework does by itself. */
export const SWITCHES: Readonly<Record<string, string>> = {
  bf16: "precision=bf16",
  fp16: "precision=fp16",
  fp32: "precision=fp32",
  "pure-bf16": "precision=pure-bf16",
  "optimizer-in-bwd": "step=backward",
  "optimizer-in-backward": "step=backward",
  ddp: "zero=0",
  fsdp2: "fsdp=full",
  "use-distributed-optimizer": "zero=1",
  "fsdp-cpu-offload": "offload=parameters",
  "fsdp-offload-params": "offload=parameters",
  "activation-offloading": "checkpointing=offload",
  "enable-activation-offloading": "checkpointing=offload",
  sdpa: "attention=flash",
  fa2: "attention=flash",
  fa3: "attention=flash",
  "flash-attention-2": "attention=flash",
  "flash-attention-3": "attention=flash",
  "load-in-4bit": "base=4bit",
  "load-in-8bit": "base=int8",
  nf4: "base=nf4",
  liger: "loss=fused kernels=fused",
  "liger-kernel": "loss=fused kernels=fused",
  "use-liger-kernel": "loss=fused kernels=fused",
  "enable-liger-kernel": "loss=fused kernels=fused",
  cce: "loss=fused",
  "cut-cross-entropy": "loss=fused",
  // torch.compile makes one kernel of a norm and of an MLP's middle
  compile: "kernels=fused",
  "torch-compile": "kernels=fused",
  "enable-compile": "kernels=fused",
  "training.compile": "kernels=fused",
};

/** Setting words of ours that may stand alone, under any of their names. */
export const BARE_WORDS: ReadonlySet<string> = new Set([
  "fsdp",
  "packing",
  "sp",
  "checkpointing",
  "attention",
  "double-quant",
  "autocast",
]);

/** Settings that change no figure here: they may stay where a line of settings is pasted. */
export const MEMORY_KNOWS_NOTHING_OF: ReadonlySet<string> = new Set([
  "lora-alpha",
  "alpha",
  "learning-rate",
  "lr",
  "lr-scheduler-type",
  "weight-decay",
  "warmup-ratio",
  "warmup-steps",
  "epochs",
  "num-train-epochs",
  "max-steps",
  "seed",
]);

/** What the function asks for by itself, before the settings. */
export const ARGUMENTS: Readonly<Record<string, string>> = {
  batch: "Batch",
  "batch-size": "Batch",
  "micro-batch-size": "Batch",
  "local-batch-size": "Batch",
  "per-device-batch-size": "Batch",
  "per-device-train-batch-size": "Batch",
  context: "Context",
  "seq-len": "Context",
  "seq-length": "Context",
  "sequence-len": "Context",
  "max-length": "Context",
  "max-seq-len": "Context",
  "max-seq-length": "Context",
  "cutoff-len": "Context",
  cards: "Cards",
  gpus: "Cards",
  "num-gpus": "Cards",
  devices: "Cards",
  card: "Card",
  gpu: "Card",
  method: "Method",
  "finetuning-type": "Method",
  "train-type": "Method",
  model: "Model",
};
