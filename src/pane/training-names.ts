import type { TrainingFrameworkName } from "../core/training/frameworks";
import type { OptimizerName } from "../core/training/optimizers";

/** Names as their authors write them; the setting words are in core. */
export const OPTIMIZERS: Readonly<Record<OptimizerName, string>> = {
  adamw: "AdamW",
  "adamw-8bit": "AdamW 8-bit",
  "adamw-4bit": "AdamW 4-bit",
  "paged-adamw": "Paged AdamW",
  "paged-adamw-8bit": "Paged AdamW 8-bit",
  sgd: "SGD",
  "sgd-momentum": "SGD + momentum",
  lion: "Lion",
  "lion-8bit": "Lion 8-bit",
  adafactor: "Adafactor",
  muon: "Muon",
};

export const FRAMEWORKS: Readonly<Record<Exclude<TrainingFrameworkName, "generic">, string>> = {
  torchtitan: "torchtitan",
  torchtune: "torchtune",
  litgpt: "LitGPT",
  megatron: "Megatron-LM",
  transformers: "Transformers",
  "transformers-4.44": "Transformers 4.44",
  peft: "PEFT",
  "ms-swift": "ms-swift",
  "ms-swift-2": "ms-swift 2",
  "megatron-swift": "Megatron-SWIFT",
  "llama-factory": "LLaMA-Factory",
  axolotl: "Axolotl",
  unsloth: "Unsloth",
  "fsdp-qlora": "fsdp_qlora",
};

export const frameworkName = (word: string): string =>
  (FRAMEWORKS as Readonly<Record<string, string>>)[word] ?? word;
