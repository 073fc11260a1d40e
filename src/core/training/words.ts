import { InputError } from "../errors";
import { TRAINING_FRAMEWORK_NAMES } from "./frameworks";
import { OPTIMIZER_NAMES } from "./optimizers";
import type { AskedSettings, TrainingSettings } from "./settings";
import {
  ATTENTION_SPELLINGS,
  CHECKPOINTING_SPELLINGS,
  FRAMEWORK_SPELLINGS,
  OPTIMIZER_SPELLINGS,
  WORD_SPELLINGS,
} from "./spellings";

/** Reads the value of one setting word. */
type Reader = (value: string, word: string) => AskedSettings;

/** A value stands for one or several settings; a second spelling stands for the first. */
function choice(
  choices: Readonly<Record<string, AskedSettings>>,
  spellings: Readonly<Record<string, string>> = {},
): Reader {
  return (value, word) => {
    const plain = value.replaceAll("_", "-");
    const name = Object.hasOwn(spellings, plain) ? (spellings[plain] ?? plain) : plain;
    const found = Object.hasOwn(choices, name) ? choices[name] : undefined;
    if (found !== undefined) return found;
    throw new InputError("setting-value", { word, given: value, known: Object.keys(choices) });
  };
}

/** A choice whose values are the setting's own. */
const named = <K extends keyof TrainingSettings>(
  key: K,
  values: readonly TrainingSettings[K][],
  spellings: Readonly<Record<string, string>> = {},
): Reader => {
  const choices: [string, AskedSettings][] = values.map((value) => [String(value), { [key]: value }]);
  return choice(Object.fromEntries(choices), spellings);
};

const count =
  (key: keyof TrainingSettings): Reader =>
  (value, word) => {
    const number = Number(value);
    if (Number.isSafeInteger(number) && number >= 1) return { [key]: number };
    throw new InputError("flag-value", { flag: word, given: value, needs: "a whole number above 0" });
  };

const YES = { yes: "1", on: "1", true: "1", no: "0", off: "0", false: "0" };
const flag = (key: "sp" | "packing"): Reader => choice({ "0": { [key]: 0 }, "1": { [key]: 1 } }, YES);
const format = (key: "parameters" | "gradients" | "moments" | "adapters"): Reader =>
  named(key, ["fp32", "bf16"], { fp16: "bf16" });

const ZERO = { "0": { zero: 0 }, "1": { zero: 1 }, "2": { zero: 2 }, "3": { zero: 3 } } as const;
const zero: Reader = (value, word) => {
  const stage = value.replace(/^(stage|zero)[-_]?/, "");
  if (Object.hasOwn(ZERO, stage)) return { ...ZERO[stage as keyof typeof ZERO], sharder: "deepspeed" };
  throw new InputError("setting-value", { word, given: value, known: Object.keys(ZERO) });
};

const dropout: Reader = (value) => {
  const share = value === "" ? Number.NaN : Number(value);
  if (share >= 0 && share < 1) return { dropout: share > 0 ? 1 : 0 };
  throw new InputError("share-range", { name: "Dropout", given: value });
};

/** All in 16 bit; or 16 bit computed from FP32 weights. */
const PURE = {
  precision: "bf16",
  parameters: "bf16",
  master: "none",
  gradients: "bf16",
  moments: "bf16",
} as const;
const MIXED = { precision: "bf16", parameters: "fp32", gradients: "fp32" } as const;

const framework: Reader = named("framework", TRAINING_FRAMEWORK_NAMES, FRAMEWORK_SPELLINGS);

const OPTIMIZERS: Readonly<Record<string, AskedSettings>> = {
  ...Object.fromEntries(OPTIMIZER_NAMES.map((name) => [name, { optimizer: name }])),
  "adamw-fp32": { optimizer: "adamw", moments: "fp32" },
  "adamw-bf16": { optimizer: "adamw", moments: "bf16" },
  "adamw-torch": { optimizer: "adamw", step: "foreach" },
  "adamw-torch-fused": { optimizer: "adamw", step: "fused" },
};

const BASES = {
  nf4: { base: "nf4" },
  "nf4-dq": { base: "nf4-dq" },
  int4: { base: "int4" },
  int8: { base: "int8" },
  fp8: { base: "fp8" },
} as const;

/** One row per setting word. */
const WORDS: Readonly<Record<string, Reader>> = {
  framework,
  optimizer: choice(OPTIMIZERS, OPTIMIZER_SPELLINGS),
  step: named("step", ["foreach", "fused", "backward"], { "in-backward": "backward" }),
  zero,
  fsdp: choice(
    {
      full: { zero: 3, sharder: "fsdp" },
      grad: { zero: 2, sharder: "fsdp" },
      hybrid: { zero: 3, sharder: "fsdp", shardGroup: 8 },
      none: { zero: 0, sharder: "fsdp" },
    },
    {
      "full-shard": "full",
      "shard-grad-op": "grad",
      "hybrid-shard": "hybrid",
      yes: "full",
      "1": "full",
      "2": "full",
    },
  ),
  tp: count("tp"),
  pp: count("pp"),
  ep: count("ep"),
  cp: count("cp"),
  sp: flag("sp"),
  vpp: count("vpp"),
  microbatches: count("microbatches"),
  node: count("shardGroup"),
  checkpointing: named("checkpointing", ["none", "selective", "full", "offload"], CHECKPOINTING_SPELLINGS),
  attention: named("attention", ["flash", "eager"], ATTENTION_SPELLINGS),
  precision: choice(
    {
      bf16: { precision: "bf16" },
      fp16: { precision: "fp16" },
      fp32: { precision: "fp32" },
      "pure-bf16": PURE,
      "bf16-mixed": MIXED,
    },
    { "bf16-true": "pure-bf16" },
  ),
  params: format("parameters"),
  master: named("master", ["fp32", "none"]),
  grads: format("gradients"),
  moments: format("moments"),
  adapters: format("adapters"),
  loss: named("loss", ["full", "chunked", "fused"], {
    liger: "fused",
    cce: "fused",
    "cut-cross-entropy": "fused",
  }),
  offload: named("offload", ["none", "optimizer", "parameters"], { params: "parameters", all: "parameters" }),
  packing: flag("packing"),
  rank: count("rank"),
  targets: (value) => ({ targets: value }),
  dropout,
  extra: (value) => ({ extra: value }),
  base: choice(BASES, { gptq: "int4", awq: "int4", "bnb-4bit": "nf4", "4bit": "nf4", "8bit": "int8" }),
  layers: count("layers"),
  metric: named("metric", ["card", "reserved", "allocated"]),
};

export const SETTING_WORDS: readonly string[] = Object.keys(WORDS);

/**
 * Reads `"optimizer=adamw zero=3 rank=16"`, in any order; a framework's name may stand alone.
 *
 * @example readTrainingSettings("zero=3 rank=16").rank // 16
 */
export function readTrainingSettings(words: string): AskedSettings {
  const parts = words
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s*=\s*/g, "=")
    .split(/[\s;]+|,(?=[a-z_-]+=|$)/)
    .map((part) => part.replace(/,$/, ""))
    .filter((part) => part !== "");
  return parts.reduce<AskedSettings>((asked, part) => ({ ...asked, ...readWord(part) }), {});
}

function readWord(part: string): AskedSettings {
  const cut = part.indexOf("=");
  if (cut < 0) {
    if (isFramework(part)) return framework(part, "framework");
    throw unknownWord(part);
  }
  const plain = part.slice(0, cut).replaceAll("_", "-");
  const word = Object.hasOwn(WORD_SPELLINGS, plain) ? (WORD_SPELLINGS[plain] ?? plain) : plain;
  const reader = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  if (reader === undefined) throw unknownWord(part);
  return reader(part.slice(cut + 1), word);
}

const isFramework = (part: string): boolean => {
  const plain = part.replaceAll("_", "-");
  return Object.hasOwn(FRAMEWORK_SPELLINGS, plain) || TRAINING_FRAMEWORK_NAMES.some((name) => name === plain);
};

const unknownWord = (part: string): InputError =>
  new InputError("choice-unknown", {
    name: "Setting",
    given: part,
    known: SETTING_WORDS.map((word) => `${word}=`),
  });
