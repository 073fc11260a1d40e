import type { EngineFamily } from "./engine-profiles";
import { InputError } from "../errors";
import type { Note } from "../parts";
import { findPrecision, type Precision } from "../formats/precision";

/** What a command line may say about memory. Absent: the engine's own default. */
export interface EngineSettings {
  utilisation?: number;
  tensorParallel?: number;
  pipelineParallel?: number;
  dataParallel?: number;
  expertParallel?: boolean;
  dataParallelAttention?: boolean;
  contextParallel?: number;
  maxSequences?: number;
  maxBatchedTokens?: number;
  maxContext?: number;
  blockTokens?: number;
  weights?: Precision;
  cache?: Precision;
  valueCache?: Precision;
  stateBytes?: number;
  eager?: boolean;
  hybridCacheOff?: boolean;
  prefixCachingOff?: boolean;
  draft?: boolean;
  /** Tokens drafted ahead: a recurrent layer keeps a state for each. */
  draftTokens?: number;
  cachePool?: number;
  microBatch?: number;
  flashAttentionOff?: boolean;
  slots?: number;
  layersOnCard?: number;
}

type Kind =
  | "count"
  | "share"
  | "on"
  | "off"
  | "precision"
  | "cache"
  | "state"
  | "draft"
  | "bytes"
  | "passive"
  | "layers";
type Flag = readonly [key: keyof EngineSettings | null, kind: Kind];

const passive: Flag = [null, "passive"];

/** Flags by engine. `passive`: known, and without effect on memory. */
const VLLM: Readonly<Record<string, Flag>> = {
  "gpu-memory-utilization": ["utilisation", "share"],
  "tensor-parallel-size": ["tensorParallel", "count"],
  tp: ["tensorParallel", "count"],
  "pipeline-parallel-size": ["pipelineParallel", "count"],
  pp: ["pipelineParallel", "count"],
  "data-parallel-size": ["dataParallel", "count"],
  dp: ["dataParallel", "count"],
  "enable-expert-parallel": ["expertParallel", "on"],
  ep: ["expertParallel", "on"],
  "decode-context-parallel-size": ["contextParallel", "count"],
  dcp: ["contextParallel", "count"],
  "max-num-seqs": ["maxSequences", "count"],
  "max-num-batched-tokens": ["maxBatchedTokens", "count"],
  "max-model-len": ["maxContext", "count"],
  "block-size": ["blockTokens", "count"],
  quantization: ["weights", "precision"],
  q: ["weights", "precision"],
  dtype: ["weights", "precision"],
  "kv-cache-dtype": ["cache", "cache"],
  "mamba-ssm-cache-dtype": ["stateBytes", "state"],
  "enforce-eager": ["eager", "on"],
  "disable-hybrid-kv-cache-manager": ["hybridCacheOff", "on"],
  "no-enable-prefix-caching": ["prefixCachingOff", "on"],
  "kv-cache-memory-bytes": ["cachePool", "bytes"],
  "kv-cache-memory": ["cachePool", "bytes"],
  "speculative-config": ["draft", "draft"],
};

const SGLANG: Readonly<Record<string, Flag>> = {
  "mem-fraction-static": ["utilisation", "share"],
  "tp-size": ["tensorParallel", "count"],
  tp: ["tensorParallel", "count"],
  "tensor-parallel-size": ["tensorParallel", "count"],
  "pp-size": ["pipelineParallel", "count"],
  pp: ["pipelineParallel", "count"],
  "dp-size": ["dataParallel", "count"],
  dp: ["dataParallel", "count"],
  "ep-size": ["expertParallel", "on"],
  ep: ["expertParallel", "on"],
  "enable-dp-attention": ["dataParallelAttention", "on"],
  "max-running-requests": ["maxSequences", "count"],
  "chunked-prefill-size": ["maxBatchedTokens", "count"],
  "context-length": ["maxContext", "count"],
  "page-size": ["blockTokens", "count"],
  quantization: ["weights", "precision"],
  dtype: ["weights", "precision"],
  "kv-cache-dtype": ["cache", "cache"],
  "mamba-ssm-dtype": ["stateBytes", "state"],
  "disable-cuda-graph": ["eager", "on"],
  "speculative-algorithm": ["draft", "draft"],
  "speculative-num-draft-tokens": ["draftTokens", "count"],
};

const LLAMA: Readonly<Record<string, Flag>> = {
  c: ["maxContext", "count"],
  "ctx-size": ["maxContext", "count"],
  np: ["slots", "count"],
  parallel: ["slots", "count"],
  ub: ["microBatch", "count"],
  "ubatch-size": ["microBatch", "count"],
  ctk: ["cache", "cache"],
  "cache-type-k": ["cache", "cache"],
  ctv: ["valueCache", "cache"],
  "cache-type-v": ["valueCache", "cache"],
  ngl: ["layersOnCard", "layers"],
  "gpu-layers": ["layersOnCard", "layers"],
  "n-gpu-layers": ["layersOnCard", "layers"],
  fa: ["flashAttentionOff", "off"],
  "flash-attn": ["flashAttentionOff", "off"],
};

const TENSORRT: Readonly<Record<string, Flag>> = {
  tp_size: ["tensorParallel", "count"],
  "tp-size": ["tensorParallel", "count"],
  pp_size: ["pipelineParallel", "count"],
  ep_size: ["expertParallel", "on"],
  kv_cache_free_gpu_memory_fraction: ["utilisation", "share"],
  "kv-cache-free-gpu-memory-fraction": ["utilisation", "share"],
  free_gpu_memory_fraction: ["utilisation", "share"],
  max_batch_size: ["maxSequences", "count"],
  max_num_tokens: ["maxBatchedTokens", "count"],
  max_seq_len: ["maxContext", "count"],
};

/** Known and without effect on memory, whatever the engine. */
const PASSIVE = new Set(
  `host port model model-path served-model-name trust-remote-code api-key tokenizer tokenizer-mode download-dir revision
  seed enable-prefix-caching enable-auto-tool-choice tool-call-parser reasoning-parser chat-template async-scheduling
  enable-chunked-prefill load-format disable-log-requests disable-log-stats uvicorn-log-level distributed-executor-backend
  attention-backend enable-metrics log-level node-rank nnodes dist-init-addr m hf jinja alias threads t b batch-size
  mlock no-mmap split-mode sm tensor-split ts main-gpu mg cont-batching cb temp`.split(/\s+/),
);

const FLAGS: Readonly<Record<EngineFamily, Readonly<Record<string, Flag>>>> = {
  vllm: VLLM,
  "vllm-ascend": VLLM,
  mindie: VLLM,
  sglang: SGLANG,
  "tensorrt-llm": TENSORRT,
  "llama.cpp": LLAMA,
  transformers: VLLM,
};

/** Words of a command line; quotes keep theirs together. */
export function splitCommandLine(text: string): string[] {
  return [...text.slice(0, 20_000).matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replace(/^(['"])([\s\S]*)\1$/, "$2"),
  );
}

const isFlag = (word: string): boolean => /^--?[a-z]/i.test(word);

export function readFlags(
  family: EngineFamily,
  words: readonly string[],
): { settings: EngineSettings; notes: Note[] } {
  const settings: EngineSettings = {};
  const unknown: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    if (!isFlag(word)) continue;
    const [written, joined] = split(word);
    const name = written.replace(/^--?/, "").toLowerCase();
    const flag = FLAGS[family][name] ?? FLAGS[family][name.replaceAll("_", "-")] ?? (PASSIVE.has(name.replaceAll("_", "-")) ? passive : null); // prettier-ignore
    const next = words[at + 1];
    const value = joined ?? (next !== undefined && !isFlag(next) ? next : undefined);
    if (joined === undefined && value !== undefined && flag?.[1] !== "on") at++;
    if (flag === null) unknown.push(written);
    else setFlag(settings, flag, written, value);
  }
  const notes =
    unknown.length === 0 ? [] : [{ rule: "flags-unknown", values: { flags: unknown.slice(0, 8).join(" ") } }];
  return { settings, notes };
}

const split = (word: string): [string, string | undefined] => {
  const equals = word.indexOf("=");
  return equals < 0
    ? [word, undefined]
    : [word.slice(0, equals), word.slice(equals + 1).replace(/^["']|["']$/g, "")];
};

function setFlag(settings: EngineSettings, [key, kind]: Flag, flag: string, value: string | undefined): void {
  if (key === null) return;
  const content = READ[kind](flag, value);
  if (content === undefined) return;
  // --dtype says what unquantised weights are read as; a quantisation flag says more
  if (flag.endsWith("dtype") && key === "weights" && settings.weights !== undefined) return;
  Object.assign(settings, { [key]: content });
  const ahead = kind === "draft" ? /num_speculative_tokens\W+(\d+)/.exec(value ?? "") : null;
  if (ahead) settings.draftTokens = Number(ahead[1]);
}

type Content = EngineSettings[keyof EngineSettings];

/** How each kind of flag reads its value; undefined leaves the engine's default. */
const READ: Readonly<Record<Kind, (flag: string, value: string | undefined) => Content>> = {
  on: (_, value) => (/^(false|off|0|1)$/i.test(value ?? "") ? undefined : true),
  off: (_, value) => /^(off|0|false)$/i.test(value ?? ""),
  draft: (_, value) => !/ngram|suffix/i.test(value ?? ""),
  share: (flag, value) =>
    within(flag, value, (n) => n > 0 && n <= 1, "a share above 0 and up to 1, such as 0.9"),
  count: (flag, value) => within(flag, value?.replace(/k$/i, "e3"), isCount, "a whole number above 0"),
  layers: (flag, value) =>
    /^(all|auto)$/i.test(value ?? "all")
      ? undefined
      : within(flag, value, Number.isInteger, "a whole number"),
  bytes: (flag, value) => within(flag, value, (n) => n > 0, "a number of bytes above 0"),
  state: (_, value) => (/32/.test(value ?? "") ? 4 : 2),
  // a method's name may not tell the format ("compressed-tensors"): then the model's own stands
  precision: (_, value) => findPrecision(value ?? "") ?? undefined,
  cache: (flag, value) => {
    if (/^auto$/i.test(value ?? "auto")) return undefined;
    const precision = findPrecision((value ?? "").replace(/_ds_mla$/i, ""));
    if (precision !== null) return precision;
    throw new InputError("flag-value", { flag, given: value ?? "", needs: '"fp8", "bfloat16" or "auto"' });
  },
  passive: () => undefined,
};

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n > 0;

function within(
  flag: string,
  value: string | undefined,
  test: (n: number) => boolean,
  needs: string,
): number {
  const number = value === undefined || value.trim() === "" ? Number.NaN : Number(value);
  if (test(number)) return number;
  throw value === undefined
    ? new InputError("flag-empty", { flag, needs })
    : new InputError("flag-value", { flag, given: value, needs });
}
