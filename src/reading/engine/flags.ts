import type { EngineSettings } from "../../core/engines/settings";
import type { Note } from "../../core/parts";
import type { EngineFamily } from "../../core/engines/engine";
import { cutAtEquals, isFlag } from "./command-line";
import { LLAMA_CPP_FLAGS } from "./llama-cpp-flags";
import { SGLANG_FLAGS } from "./sglang-flags";
import { TENSORRT_LLM_FLAGS } from "./tensorrt-llm-flags";
import { READ, type Flags } from "./values";
import { VLLM_FLAGS } from "./vllm-flags";

const FLAGS: Readonly<Record<EngineFamily, Flags>> = {
  vllm: VLLM_FLAGS,
  "vllm-ascend": VLLM_FLAGS,
  mindie: VLLM_FLAGS,
  sglang: SGLANG_FLAGS,
  "tensorrt-llm": TENSORRT_LLM_FLAGS,
  "llama.cpp": LLAMA_CPP_FLAGS,
  transformers: VLLM_FLAGS,
};

/** Known and without effect on memory, whatever the engine. */
const PASSIVE = new Set(
  `host port model model-path served-model-name trust-remote-code api-key tokenizer tokenizer-mode download-dir revision
  seed enable-prefix-caching enable-auto-tool-choice tool-call-parser reasoning-parser chat-template async-scheduling
  enable-chunked-prefill load-format disable-log-requests disable-log-stats uvicorn-log-level distributed-executor-backend
  attention-backend enable-metrics log-level node-rank nnodes dist-init-addr m hf jinja alias threads t b batch-size
  mlock no-mmap split-mode sm tensor-split ts main-gpu mg cont-batching cb temp`.split(/\s+/),
);

/** What the flags of a command line set, and a note on those that nobody knows. */
export function readFlags(
  family: EngineFamily,
  words: readonly string[],
): { settings: EngineSettings; notes: Note[] } {
  const settings: EngineSettings = {};
  const unknown: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    if (!isFlag(word)) continue;
    const [written, joined] = cutAtEquals(word);
    const name = written.replace(/^--?/, "").toLowerCase();
    const hyphened = name.replaceAll("_", "-");
    const flag = own(FLAGS[family], name) ?? own(FLAGS[family], hyphened);
    const next = words[at + 1];
    const value = joined ?? (next !== undefined && !isFlag(next) ? next : undefined);
    if (joined === undefined && value !== undefined && flag?.[1] !== "on") at++;
    if (flag !== undefined) setFlag(settings, flag, written, value);
    else if (!PASSIVE.has(hyphened)) unknown.push(written);
  }
  const notes: Note[] =
    unknown.length === 0 ? [] : [{ rule: "flags-unknown", values: { flags: unknown.slice(0, 8).join(" ") } }];
  return { settings, notes };
}

/** A row of the table, and never what every object has. */
const own = (flags: Flags, name: string): Flags[string] | undefined =>
  Object.hasOwn(flags, name) ? flags[name] : undefined;

function setFlag(
  settings: EngineSettings,
  [setting, kind]: Flags[string],
  flag: string,
  value: string | undefined,
): void {
  const content = READ[kind](flag, value);
  if (content === undefined) return;
  // --dtype says what unquantised weights are read as; a quantisation flag says more
  if (flag.endsWith("dtype") && setting === "weights" && settings.weights !== undefined) return;
  Object.assign(settings, { [setting]: content });
  const ahead = kind === "draft" ? /num_speculative_tokens\W+(\d+)/.exec(value ?? "") : null;
  if (ahead) settings.draftTokens = Number(ahead[1]);
}
