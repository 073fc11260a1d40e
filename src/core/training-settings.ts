import { InputError } from "./errors";
import {
  TRAINING_FRAMEWORKS,
  TRAINING_FRAMEWORK_NAMES,
  type TrainingFramework,
  type TrainingFrameworkName,
} from "./training-frameworks";
import { OPTIMIZER_NAMES, type OptimizerName } from "./training-optimizers";

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
  /** Layers that method `freeze` trains, counted from the last. */
  readonly layers: number;
}

export type AskedSettings = Partial<TrainingSettings>;

const oneOf =
  <K extends keyof TrainingSettings>(
    key: K,
    choices: Readonly<Record<string, TrainingSettings[K]>>,
  ): Reader =>
  (value, word) => {
    const choice = Object.hasOwn(choices, value) ? choices[value] : undefined;
    if (choice === undefined) throw unknownValue(word, value, Object.keys(choices));
    return { [key]: choice };
  };

const count =
  (key: keyof TrainingSettings): Reader =>
  (value, word) => {
    const number = Number(value);
    if (!Number.isInteger(number) || number < 1)
      throw new InputError(
        `${word} must be a whole number of 1 or more; got "${value}".`,
        `Write ${word}=1 or more.`,
      );
    return { [key]: number };
  };

const text =
  (key: "targets" | "extra"): Reader =>
  (value) => ({ [key]: value });

const unknownValue = (word: string, value: string, known: readonly string[]): InputError =>
  new InputError(`${word}=${value} is not known.`, `${word} takes ${known.join(", ")}.`);

const same = <T extends string>(names: readonly T[]): Record<T, T> =>
  Object.fromEntries(names.map((name) => [name, name])) as Record<T, T>;

const YES_NO = { "1": 1, yes: 1, on: 1, true: 1, "0": 0, no: 0, off: 0, false: 0 } as const;
const SIXTEEN = { fp32: "fp32", bf16: "bf16", fp16: "bf16" } as const;

type Reader = (value: string, word: string) => AskedSettings;

const zero: Reader = (value, word) => {
  const stage = { "0": 0, "1": 1, "2": 2, "3": 3 }[value] as 0 | 1 | 2 | 3 | undefined;
  if (stage === undefined)
    throw new InputError(`ZeRO has stages 0, 1, 2 and 3; got ${word}=${value}.`, "Stage 3 shards the most.");
  return { zero: stage, sharder: "deepspeed" };
};

const FSDP: Readonly<Record<string, AskedSettings>> = {
  full: { zero: 3, sharder: "fsdp" },
  grad: { zero: 2, sharder: "fsdp" },
  hybrid: { zero: 3, sharder: "fsdp", shardGroup: 8 },
  none: { zero: 0, sharder: "fsdp" },
};
const fsdp: Reader = (value, word) => {
  const found = Object.hasOwn(FSDP, value) ? FSDP[value] : undefined;
  if (!found) throw unknownValue(word, value, Object.keys(FSDP));
  return found;
};

const dropout: Reader = (value, word) => {
  const share = Number(value);
  if (!(share >= 0 && share < 1))
    throw new InputError(`${word}=${value} is not a share.`, "Write dropout=0 or dropout=0.05.");
  return { dropout: share > 0 ? 1 : 0 };
};

const framework: Reader = (value, word) => {
  const name = FRAMEWORK_ALIASES[value] ?? value;
  const found = TRAINING_FRAMEWORK_NAMES.find((known) => known === name);
  if (!found) throw unknownValue(word, value, TRAINING_FRAMEWORK_NAMES);
  return { framework: found };
};

const FRAMEWORK_ALIASES: Readonly<Record<string, string>> = {
  hf: "transformers",
  trl: "transformers",
  trainer: "transformers",
  swift: "ms-swift",
  deepspeed: "transformers",
  "megatron-lm": "megatron",
  llamafactory: "llama-factory",
  llama_factory: "llama-factory",
  fsdp_qlora: "fsdp-qlora",
};

/** One row per setting word. Two spellings of one idea share a reader. */
const WORDS: Readonly<Record<string, Reader>> = {
  framework,
  optimizer: oneOf("optimizer", same(OPTIMIZER_NAMES)),
  step: oneOf("step", same(["foreach", "fused", "backward"])),
  zero,
  fsdp,
  tp: count("tp"),
  pp: count("pp"),
  ep: count("ep"),
  cp: count("cp"),
  sp: oneOf("sp", YES_NO),
  vpp: count("vpp"),
  microbatches: count("microbatches"),
  node: count("shardGroup"),
  checkpointing: oneOf("checkpointing", same(["none", "selective", "full", "offload"])),
  attention: oneOf("attention", { flash: "flash", sdpa: "flash", eager: "eager" }),
  precision: oneOf("precision", same(["bf16", "fp16", "fp32"])),
  params: oneOf("parameters", SIXTEEN),
  master: oneOf("master", same(["fp32", "none"])),
  grads: oneOf("gradients", SIXTEEN),
  moments: oneOf("moments", SIXTEEN),
  adapters: oneOf("adapters", SIXTEEN),
  loss: oneOf("loss", { full: "full", chunked: "chunked", fused: "fused", liger: "fused", cce: "fused" }),
  offload: oneOf("offload", same(["none", "optimizer", "parameters"])),
  packing: oneOf("packing", YES_NO),
  rank: count("rank"),
  targets: text("targets"),
  dropout,
  extra: text("extra"),
  base: oneOf("base", {
    nf4: "nf4",
    "nf4-dq": "nf4-dq",
    gptq: "int4",
    awq: "int4",
    int4: "int4",
    int8: "int8",
    fp8: "fp8",
  }),
  layers: count("layers"),
};

export const SETTING_WORDS: readonly string[] = Object.keys(WORDS);

/**
 * Reads `"optimizer=adamw zero=3 rank=16"`. A bare framework name may stand for `framework=...`.
 *
 * @example readTrainingSettings("zero=3 rank=16").rank // 16
 */
export function readTrainingSettings(words: string): AskedSettings {
  let asked: AskedSettings = {};
  for (const word of words
    .normalize("NFKC")
    .toLowerCase()
    .split(/[\s;]+/)
    .filter(Boolean)) {
    const cut = word.indexOf("=");
    const name = cut < 0 ? "framework" : word.slice(0, cut);
    const reader = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
    if (!reader || (cut < 0 && !isFramework(word)))
      throw new InputError(
        `Setting "${word}" is not known.`,
        `Known words: ${SETTING_WORDS.map((known) => `${known}=`).join(" ")}`,
      );
    asked = { ...asked, ...reader(word.slice(cut + 1), name) };
  }
  return asked;
}

const isFramework = (word: string): boolean =>
  TRAINING_FRAMEWORK_NAMES.some((name) => name === (FRAMEWORK_ALIASES[word] ?? word));

/** Fills what was not asked with what the framework does by itself. */
export function completeSettings(asked: AskedSettings): TrainingSettings {
  const own: TrainingFramework = TRAINING_FRAMEWORKS[asked.framework ?? "generic"];
  const fp32 = asked.precision === "fp32";
  // DeepSpeed keeps an FP32 master of 16-bit weights whoever calls it
  const deepspeed = (asked.zero ?? 0) > 0 && asked.sharder === "deepspeed";
  const parameters = asked.parameters ?? (fp32 ? "fp32" : own.parameters);
  const master = asked.master ?? (parameters === "fp32" ? "none" : deepspeed ? "fp32" : own.master);
  const wide = parameters === "fp32" || master === "fp32";
  return {
    framework: own.name,
    optimizer: "adamw",
    step: own.step,
    zero: 0,
    sharder: "deepspeed",
    shardGroup: "all",
    tp: 1,
    pp: 1,
    ep: 1,
    cp: 1,
    sp: 0,
    vpp: 1,
    microbatches: null,
    checkpointing: own.checkpointing,
    attention: "flash",
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
    base: own.doubleQuantised ? "nf4-dq" : "nf4",
    layers: 2,
    ...asked,
    parameters,
    master,
  };
}
