import { InputError } from "../../core/errors";
import { TRAINING_FRAMEWORK_NAMES } from "../../core/training/frameworks";
import { OPTIMIZER_NAMES } from "../../core/training/optimizers";
import type { AskedSettings, TrainingSettings } from "../../core/training/settings";
import { ARGUMENTS, BARE_WORDS, MEMORY_KNOWS_NOTHING_OF, SWITCHES } from "./foreign-words";
import {
  ATTENTION_SPELLINGS,
  BASE_SPELLINGS,
  CHECKPOINTING_SPELLINGS,
  FRAMEWORK_SPELLINGS,
  FSDP_SPELLINGS,
  OPTIMIZER_SPELLINGS,
  PRECISION_SPELLINGS,
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

const YES: Readonly<Record<string, string>> = { yes: "1", on: "1", true: "1", no: "0", off: "0", false: "0" };
const flag = (key: "sp" | "packing" | "doubleQuant" | "autocast"): Reader =>
  choice({ "0": { [key]: 0 }, "1": { [key]: 1 } }, YES);
const format = (key: "parameters" | "gradients" | "moments" | "adapters"): Reader =>
  named(key, ["fp32", "bf16"], { fp16: "bf16" });

const ZERO = { "0": { zero: 0 }, "1": { zero: 1 }, "2": { zero: 2 }, "3": { zero: 3 } } as const;
/** As its numbers, or as the names of DeepSpeed's stages and of the usual files that set them: zero3, ds_z3_config.json. */
const zero: Reader = (value, word) => {
  const stage = /^(?:ds-)?(?:stage|zero|z)?-?([0-3])(?:-config)?(?:\.json)?$/.exec(
    value.replaceAll("_", "-"),
  )?.[1];
  if (stage !== undefined) return { ...ZERO[stage as keyof typeof ZERO], sharder: "deepspeed" };
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
  autocast: 0,
} as const;
const MIXED = { parameters: "fp32", gradients: "fp32", autocast: 1 } as const;

const framework: Reader = named("framework", TRAINING_FRAMEWORK_NAMES, FRAMEWORK_SPELLINGS);

const OPTIMIZERS: Readonly<Record<string, AskedSettings>> = {
  ...Object.fromEntries(OPTIMIZER_NAMES.map((name) => [name, { optimizer: name }])),
  "adamw-fp32": { optimizer: "adamw", moments: "fp32" },
  "adamw-bf16": { optimizer: "adamw", moments: "bf16" },
  "adamw-torch": { optimizer: "adamw", step: "foreach" },
  "adamw-torch-fused": { optimizer: "adamw", step: "fused" },
};

const BASES = {
  "4bit": { base: "4bit" },
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
    FSDP_SPELLINGS,
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
      "bf16-mixed": { ...MIXED, precision: "bf16" },
      "fp16-mixed": { ...MIXED, precision: "fp16" },
      mixed: { precision: "bf16", parameters: "bf16", master: "fp32" },
    },
    PRECISION_SPELLINGS,
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
  base: choice(BASES, BASE_SPELLINGS),
  "double-quant": flag("doubleQuant"),
  layers: count("layers"),
  accumulation: count("accumulation"),
  autocast: flag("autocast"),
  kernels: named("kernels", ["plain", "fused"]),
  outputs: named("outputs", ["dropped", "kept"]),
  metric: named("metric", ["card", "reserved", "allocated"]),
};

export const SETTING_WORDS: readonly string[] = Object.keys(WORDS);

/**
 * Reads `"optimizer=adamw zero=3 rank=16"`, in any order; what can mean one thing only may stand alone, as `zero3`, `bf16`
 * or a framework's name.
 *
 * @example readTrainingSettings("zero=3 rank=16").rank // 16
 */
export function readTrainingSettings(words: string): AskedSettings {
  const parts = words
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s*=\s*/g, "=")
    .split(/[\s;]+|,(?=[a-z][\w-]*=|$)/)
    .flatMap((part) => (part.includes("=") ? part.replace(/,$/, "") : part.split(",")))
    .filter((part) => part !== "");
  return parts.reduce<AskedSettings>((asked, part) => ({ ...asked, ...readWord(part) }), {});
}

function readWord(part: string): AskedSettings {
  const cut = part.indexOf("=");
  if (cut < 0) return readBare(part);
  const plain = plainWord(part.slice(0, cut));
  const value = part.slice(cut + 1);
  const reader = own(WORDS, ownWord(plain));
  if (reader !== undefined) return reader(value, ownWord(plain));
  const stands = own(SWITCHES, plain);
  if (stands !== undefined) return isOn(value, plain) ? readTrainingSettings(stands) : {};
  if (MEMORY_KNOWS_NOTHING_OF.has(plain)) return {};
  const name = own(ARGUMENTS, plain);
  if (name !== undefined) throw new InputError("setting-argument", { given: part, name });
  throw unknownWord(part);
}

/** A word without a value, where only one is meant. */
function readBare(part: string): AskedSettings {
  const plain = plainWord(part);
  if (TRAINING_FRAMEWORK_NAMES.some((name) => name === plain) || own(FRAMEWORK_SPELLINGS, plain) !== undefined)
    return framework(part, "framework");
  if (/^zero-?[0-3]$/.test(plain)) return zero(plain, "zero");
  if (own(OPTIMIZERS, plain) !== undefined || own(OPTIMIZER_SPELLINGS, plain) !== undefined)
    return readWord(`optimizer=${plain}`);
  if (own(SWITCHES, plain) !== undefined || BARE_WORDS.has(ownWord(plain))) return readWord(`${plain}=true`);
  throw unknownWord(part);
} // prettier-ignore

const plainWord = (word: string): string => word.replace(/^--?/, "").replaceAll("_", "-");
const ownWord = (plain: string): string => own(WORD_SPELLINGS, plain) ?? plain;

/** A row of a table, and never what every object has. */
const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const isOn = (value: string, word: string): boolean => {
  const answer = value === "1" || value === "0" ? value : own(YES, value);
  if (answer !== undefined) return answer === "1";
  throw new InputError("setting-value", { word, given: value, known: ["true", "false"] });
};

const unknownWord = (part: string): InputError =>
  new InputError("choice-unknown", {
    name: "Setting",
    given: part,
    known: SETTING_WORDS.map((word) => `${word}=`),
  });
