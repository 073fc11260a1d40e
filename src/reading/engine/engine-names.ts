import type { Card, Platform } from "../../core/card";
import { InputError } from "../../core/errors";
import type { EngineFamily } from "../../core/engines/engine";

/** Words that name an engine, in the order they are tried: `vllm-ascend` before `vllm`. */
const NAMES: readonly (readonly [RegExp, EngineFamily])[] = [
  [/mind[\s-]?ie/i, "mindie"],
  [/vllm[-_ ]?ascend/i, "vllm-ascend"],
  [/(?<![a-z])vllm/i, "vllm"],
  [/(?<![a-z])(sglang|sgl\b)/i, "sglang"],
  [/tensorrt|trt-?llm/i, "tensorrt-llm"],
  [
    /(?<![a-z]|ik_)llama\.?cpp|llama-(server|cli|bench|swap)|(?<![a-z])ollama|lm ?studio|koboldcpp/i,
    "llama.cpp",
  ],
  [/(?<![a-z])transformers|^(hf|hugging ?face)\b/i, "transformers"],
];

const EXAMPLES = ["vLLM", "vLLM 0.19", "SGLang", "TensorRT-LLM", "llama.cpp", "Ollama", "vllm-ascend", "MindIE", "Transformers"]; // prettier-ignore

/** Whether a word names an engine. */
export const isEngineName = (word: string): boolean => NAMES.some(([name]) => name.test(word));

/** The engine that a text names. */
export function familyOf(text: string): EngineFamily {
  const found = familyIn(text);
  if (found !== null) return found;
  throw new InputError("choice-unknown", { name: "Engine", given: text, known: EXAMPLES });
}

export const familyIn = (text: string): EngineFamily | null =>
  NAMES.find(([name]) => name.test(text))?.[1] ?? null;

/** What people run on a card when they do not say: vLLM, or what its vendor offers instead. */
const HOME: Readonly<Partial<Record<Platform, EngineFamily>>> = { ascend: "vllm-ascend", apple: "llama.cpp" };

export const homeOf = (card: Card | null): EngineFamily => (card && HOME[card.platform]) ?? "vllm";

/** `vllm serve` on an Ascend card is vLLM's build for it. */
export const onCard = (family: EngineFamily, card: Card | null): EngineFamily =>
  family === "vllm" && card?.platform === "ascend" ? "vllm-ascend" : family;
