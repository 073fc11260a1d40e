import {
  TRAINING_FRAMEWORKS,
  type SeveralCards,
  type TrainingFramework,
  type TrainingFrameworkName,
} from "./frameworks";
import type { OptimizerName } from "./optimizers";

/** How a run is set up, in the words of the field. What a cell leaves out is what the framework does by itself. */
export interface TrainingSettings {
  readonly framework: TrainingFrameworkName;
  readonly optimizer: OptimizerName;
  /** "backward": each layer's gradient is used and dropped at once. */
  readonly step: "foreach" | "fused" | "backward";
  /** ZeRO stage; FSDP's full sharding is stage 3, its SHARD_GRAD_OP stage 2. */
  readonly zero: 0 | 1 | 2 | 3;
  /** DeepSpeed gathers in buckets, FSDP layer by layer. */
  readonly sharder: "deepspeed" | "fsdp";
  /** Ranks that share the states: all of them, or those of one machine (hybrid sharding). */
  readonly shardGroup: number | "all";
  readonly tp: number;
  readonly pp: number;
  readonly ep: number;
  readonly cp: number;
  readonly sp: 0 | 1;
  /** Virtual pipeline stages of one card (interleaved schedule). */
  readonly vpp: number;
  /** Micro-batches of one step; null is enough to fill the pipeline. */
  readonly microbatches: number | null;
  readonly checkpointing: "none" | "selective" | "full" | "offload";
  readonly attention: "flash" | "eager";
  /** Model code of single PyTorch operations, or kernels that each do several (Liger, Unsloth, torch.compile, Megatron). */
  readonly kernels: "plain" | "fused";
  /** Matrix products compute in 16 bit whatever format they are given (Trainer's bf16=True). */
  readonly autocast: 0 | 1;
  /** Micro-batches whose gradients are added up before a step. */
  readonly accumulation: number;
  /** The loop keeps the model's outputs, and with them the logits, until the step is done. */
  readonly outputs: "dropped" | "kept";
  readonly precision: "bf16" | "fp16" | "fp32";
  readonly parameters: "fp32" | "bf16";
  readonly master: "fp32" | "none";
  readonly gradients: "fp32" | "bf16";
  readonly moments: "fp32" | "bf16";
  readonly adapters: "fp32" | "bf16";
  readonly loss: "full" | "chunked" | "fused";
  readonly offload: "none" | "optimizer" | "parameters";
  readonly packing: 0 | 1;
  readonly rank: number;
  /** Comma-separated roles or groups, as LoRA's target modules. */
  readonly targets: string;
  /** LoRA drops inputs at random, so each adapter keeps its own copy. */
  readonly dropout: 0 | 1;
  /** Modules that a LoRA run trains in full beside its adapters. */
  readonly extra: string;
  /** Storage of a quantised base. */
  readonly base: "nf4" | "nf4-dq" | "int4" | "int8" | "fp8";
  /** What the total is compared with: the whole card, or PyTorch's reserved or allocated peak. */
  readonly metric: "card" | "reserved" | "allocated";
  /** Layers that method `freeze` trains, counted from the last. */
  readonly layers: number;
}

export interface AskedSettings extends Partial<Omit<TrainingSettings, "base">> {
  /** "4bit": NF4 as the framework stores it. */
  readonly base?: TrainingSettings["base"] | "4bit";
  /** Whether NF4's scales are quantised again, where `base` does not say. */
  readonly doubleQuant?: 0 | 1;
}

/**
 * Fills what was not asked with what the framework does by itself on so many cards. One rank shares nothing, whatever it
 * was asked for (FSDP says so and takes NO_SHARD, https://github.com/pytorch/pytorch/blob/v2.5.0/torch/distributed/fsdp/_init_utils.py);
 * what it leaves to the host it leaves there all the same.
 */
export function completeSettings(
  { doubleQuant, ...given }: AskedSettings,
  cards = Infinity,
): TrainingSettings {
  const own: TrainingFramework = TRAINING_FRAMEWORKS[given.framework ?? "generic"];
  const wanted = { ...onSeveralCards(own, given, cards), ...given };
  const { zero = 0, offload = "none" } = wanted;
  const asked = { ...wanted, zero: offload === "none" && isOneRank(wanted, cards) ? 0 : zero } as const;
  const fp32 = asked.precision === "fp32";
  // DeepSpeed keeps an FP32 master of 16-bit weights whoever calls it
  const deepspeed = zero > 0 && asked.sharder === "deepspeed";
  const parameters = asked.parameters ?? (fp32 ? "fp32" : own.parameters);
  const master = asked.master ?? (parameters === "fp32" ? "none" : deepspeed ? "fp32" : own.master);
  const wide = parameters === "fp32" || master === "fp32";
  return {
    framework: own.name,
    optimizer: "adamw",
    step: own.step,
    sharder: "deepspeed",
    shardGroup: "all",
    tp: 1,
    pp: 1,
    ep: 1,
    cp: 1,
    sp: own.sequenceParallel && (asked.tp ?? 1) > 1 ? 1 : 0,
    vpp: 1,
    microbatches: null,
    checkpointing: own.checkpointing,
    attention: "flash",
    kernels: own.name === "generic" && isShared(asked) ? "fused" : own.kernels,
    autocast: fp32 ? 0 : 1,
    accumulation: own.accumulation,
    outputs: "dropped",
    precision: "bf16",
    gradients: fp32 || parameters === "fp32" ? "fp32" : own.gradients,
    moments: wide ? "fp32" : own.moments,
    adapters: own.adapters,
    loss: own.loss,
    offload: "none",
    packing: 0,
    rank: own.rank,
    targets: own.targets,
    dropout: own.dropout,
    extra: "",
    metric: "card",
    layers: 2,
    ...asked,
    base: storedBase(asked.base ?? "4bit", doubleQuant, own),
    parameters,
    master,
  };
}

/** Programs that cut a model or its states over cards bring kernels of their own; where none is named they are taken to. */
const isShared = ({ zero = 0, tp = 1, pp = 1, cp = 1 }: AskedSettings): boolean =>
  zero > 0 || tp * pp * cp > 1;

/** Whether tensor, pipeline and expert ranks are all the cards there are, so that each state stands once. */
const isOneRank = ({ tp = 1, pp = 1, ep = 1 }: AskedSettings, cards: number): boolean =>
  cards <= pp * (ep > 1 ? Math.min(tp, ep) : tp);

/** What a framework's recipes add where several cards hold the same layers, unless sharding is asked away. */
function onSeveralCards(own: TrainingFramework, { zero, tp = 1, pp = 1 }: AskedSettings, cards: number): SeveralCards {
  return cards > tp * pp && zero !== 0 ? own.severalCards : {};
} // prettier-ignore

/** NF4 named without more is once quantised; 4 bit without a format is what the framework stores. */
function storedBase(
  base: TrainingSettings["base"] | "4bit",
  doubleQuant: 0 | 1 | undefined,
  own: TrainingFramework,
): TrainingSettings["base"] {
  if (base !== "4bit" && base !== "nf4") return base;
  const twice = doubleQuant ?? (base === "4bit" && own.doubleQuantised ? 1 : 0);
  return twice === 1 ? "nf4-dq" : "nf4";
}
