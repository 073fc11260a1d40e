import type { Card, Platform } from "../../core/card";
import { InputError } from "../../core/errors";
import type { EngineFamily } from "../../core/engines/engine";
import type { EngineSettings } from "../../core/engines/settings";

/** Words that name an engine, in the order they are tried: `vllm-ascend` before `vllm`. */
const WORDS: Readonly<Record<EngineFamily, RegExp>> = {
  mindie: /mind[\s-]?ie/i,
  "vllm-ascend": /vllm[-_ ]?ascend/i,
  vllm: /(?<![a-z])vllm/i,
  sglang: /(?<![a-z])(sglang|sgl\b)/i,
  "tensorrt-llm": /tensorrt|trt-?llm/i,
  "llama.cpp":
    /(?<![a-z]|ik_)llama\.?cpp|llama-(server|cli|bench|swap)|llama_arg_|(?<![a-z])ollama|lm ?studio|koboldcpp/i,
  transformers: /(?<![a-z])transformers|^(hf|hugging ?face)\b/i,
};
const NAMES = Object.entries(WORDS) as readonly (readonly [EngineFamily, RegExp])[];

/** What a message offers whose reader named none of them. */
const EXAMPLES: Readonly<Record<EngineFamily, readonly string[]>> = {
  vllm: ["vLLM", "vLLM 0.19"],
  sglang: ["SGLang"],
  "tensorrt-llm": ["TensorRT-LLM"],
  "llama.cpp": ["llama.cpp", "Ollama"],
  "vllm-ascend": ["vllm-ascend"],
  mindie: ["MindIE"],
  transformers: ["Transformers"],
};

/** Whether a word names an engine. */
export const isEngineName = (word: string): boolean => NAMES.some(([, words]) => words.test(word));

/** The engine that a text names. */
export function familyOf(text: string): EngineFamily {
  const found = familyIn(text);
  if (found !== null) return found;
  const known = Object.values(EXAMPLES).flat();
  throw new InputError("choice-unknown", { name: "Engine", given: text, known });
}

export const familyIn = (text: string): EngineFamily | null =>
  NAMES.find(([, words]) => words.test(text))?.[0] ?? null;

/** The library that the named engine takes its files from. */
export const libraryOf = (text: string): Pick<EngineSettings, "library"> =>
  /(?<![a-z])ollama/i.test(text) ? { library: "ollama" } : {};

/** What people run on a card when they do not say: vLLM, or what its vendor offers instead. */
const HOME: Readonly<Partial<Record<Platform, EngineFamily>>> = { ascend: "vllm-ascend", apple: "llama.cpp" };

export const homeOf = (card: Card | null): EngineFamily => (card && HOME[card.platform]) ?? "vllm";

/** `vllm serve` on an Ascend card is vLLM's build for it. */
export const onCard = (family: EngineFamily, card: Card | null): EngineFamily =>
  family === "vllm" && card?.platform === "ascend" ? "vllm-ascend" : family;
