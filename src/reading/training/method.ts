import type { TrainingMethod } from "../../core/training/states";

/** How a run trains, or the rule of thumb instead. */
export type AskedMethod = TrainingMethod | "rule";

export const METHOD_NAMES: readonly AskedMethod[] = ["full", "lora", "qlora", "freeze", "rule"];

const WORDS: Readonly<Record<string, AskedMethod>> = {
  full: "full",
  全量: "full",
  全参: "full",
  全参数: "full",
  lora: "lora",
  qlora: "qlora",
  freeze: "freeze",
  冻结: "freeze",
  rule: "rule",
  经验法则: "rule",
};

/** The method that a word means, or null where it means none. */
export function findMethod(text: string): AskedMethod | null {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  return (Object.hasOwn(WORDS, plain) ? WORDS[plain] : undefined) ?? null;
}
