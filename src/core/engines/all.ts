import { MINDIE, VLLM_ASCEND } from "./ascend";
import type { EngineFamily, EngineVersion } from "./engine";
import { LLAMA_CPP } from "./llama-cpp";
import { SGLANG } from "./sglang";
import { TENSORRT_LLM } from "./tensorrt-llm";
import { TRANSFORMERS } from "./transformers";
import { VLLM } from "./vllm";

/** The versions of every family, oldest first. The only place that lists the families. */
const FAMILIES: { readonly [Family in EngineFamily]: readonly EngineVersion[] } = {
  vllm: VLLM,
  "vllm-ascend": VLLM_ASCEND,
  mindie: MINDIE,
  sglang: SGLANG,
  "tensorrt-llm": TENSORRT_LLM,
  "llama.cpp": LLAMA_CPP,
  transformers: TRANSFORMERS,
};

/** The newest row of the family that is not newer than the version asked for; the newest of all when none is asked. */
export function engineVersion(family: EngineFamily, asked: number | null): EngineVersion {
  const own = FAMILIES[family];
  const fitting = asked === null ? own : own.filter(({ since }) => since <= asked);
  const chosen = fitting.at(-1) ?? own[0];
  if (chosen === undefined) throw new Error(`${family} has no version`);
  return chosen;
}
