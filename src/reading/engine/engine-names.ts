import type { Card, Platform } from "../../core/card";
import { InputError } from "../../core/errors";
import type { EngineFamily } from "../../core/engines/engine";
import type { EngineSettings } from "../../core/engines/settings";

/** Words that name an engine, in the order they are tried: `vllm-ascend` before `vllm`. */
const NAMES: readonly (readonly [RegExp, EngineFamily])[] = [
  [/mind\s?-?ie/i, "mindie"],
  [/vllm[-_ ]?ascend/i, "vllm-ascend"],
  [/vllm/i, "vllm"],
  [/sglang|sgl\b/i, "sglang"],
  [/tensorrt|trt-?llm|trtllm/i, "tensorrt-llm"],
  [/llama\.?cpp|llama-(server|cli|bench)|ollama|lm ?studio|koboldcpp/i, "llama.cpp"],
  [/transformers|huggingface|hf\b/i, "transformers"],
];

const EXAMPLES = ["vLLM", "vLLM 0.19", "SGLang", "TensorRT-LLM", "llama.cpp", "vllm-ascend", "MindIE", "Transformers"]; // prettier-ignore

/** Whether a word names an engine. */
export const isEngineName = (word: string): boolean => NAMES.some(([name]) => name.test(word));

/** The engine that a text names. */
export function familyOf(text: string): EngineFamily {
  const found = NAMES.find(([name]) => name.test(text));
  if (found) return found[1];
  throw new InputError("choice-unknown", { name: "Engine", given: text, known: EXAMPLES });
}

/** The library that the named engine takes its files from. */
export const libraryOf = (text: string): Pick<EngineSettings, "library"> =>
  /ollama/i.test(text) ? { library: "ollama" } : {};

/** What people run on a card when they do not say: vLLM, or what its vendor offers instead. */
const HOME: Readonly<Partial<Record<Platform, EngineFamily>>> = { ascend: "vllm-ascend", apple: "llama.cpp" };

export const homeOf = (card: Card | null): EngineFamily => (card && HOME[card.platform]) ?? "vllm";
