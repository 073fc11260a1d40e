import type { Logged, LogEngine, Said } from "./figures";

/** A line of a log: the words before its figures, and what each figure is. */
export interface LogPattern {
  readonly engine: LogEngine | null;
  /** Words that stand in the line as they are, so that most lines are never searched. */
  readonly words: string;
  readonly pattern: RegExp;
  /** What the groups are, in their order. A name that comes twice is added up. */
  readonly figures: readonly Logged[];
  readonly unit: number;
  /** Versions that print it, and where they do. */
  readonly versions: string;
  readonly source: string;
}

/** Both engines divide by 2^30, also where they print "GB". */
const GIB = 1;
const BYTES = 2 ** -30;
const N = String.raw`(-?[\d.]{1,20})`;
const COUNT = String.raw`([\d,]{1,24})`;
const VLLM = "https://github.com/vllm-project/vllm/blob";
const SGLANG = "https://github.com/sgl-project/sglang/blob";

/** Lines by engine and version. Units were read in the sources named, not taken from the letters printed. */
export const PATTERNS: readonly LogPattern[] = [
  {
    engine: "vLLM",
    words: "odel loading took",
    pattern: new RegExp(`Model loading took ${N} Gi?B`),
    figures: ["weights"],
    unit: GIB,
    versions: "0.8 on, engine V1; the drafter's weights are in it",
    source: `${VLLM}/v0.11.0/vllm/v1/worker/gpu_model_runner.py`,
  },
  {
    engine: null,
    words: "oading model weights took",
    pattern: new RegExp(`Loading model weights took ${N} ?Gi?B`),
    figures: ["weights"],
    unit: GIB,
    versions: "vLLM to 0.10, engine V0, and vllm-ascend; consumed_memory / 2**30, printed as GB",
    source: `${VLLM}/v0.6.6/vllm/worker/model_runner.py`,
  },
  {
    engine: "vLLM",
    words: "model weights take",
    pattern: new RegExp(`model weights take ${N} ?GiB; non_torch_memory takes ${N} ?GiB; PyTorch activation peak memory takes ${N} ?GiB; the rest of the memory reserved for KV Cache is ${N} ?GiB`), // prettier-ignore
    figures: ["weights", "other", "activations", "pool"],
    unit: GIB,
    versions: "0.7 to 0.10, engine V0",
    source: `${VLLM}/v0.7.3/vllm/worker/worker.py`,
  },
  {
    engine: "vLLM",
    words: "vLLM instance can use",
    pattern: new RegExp(`can use total_gpu_memory \\(${N} ?GiB\\) x gpu_memory_utilization \\([\\d.]{1,9}\\) = ${N} ?GiB`), // prettier-ignore
    figures: ["total", "limit"],
    unit: GIB,
    versions: "0.7 to 0.10, engine V0",
    source: `${VLLM}/v0.7.3/vllm/worker/worker.py`,
  },
  ...profile("can use", "limit"),
  ...profile("total_gpu_memory", "total"),
  ...profile("model weights take", "weights"),
  ...profile("non_torch_memory", "other"),
  ...profile("PyTorch activation peak memory", "activations"),
  ...profile("available_kv_cache_memory", "pool"),
  {
    engine: "vLLM",
    words: "kv_cache_size=",
    pattern: new RegExp(`total_gpu_memory=${N}GiB [^\\n]{0,200}?kv_cache_size=${N}GiB`),
    figures: ["total", "pool"],
    unit: GIB,
    versions: "0.6.4",
    source: `${VLLM}/v0.6.4/vllm/worker/worker.py`,
  },
  {
    engine: "vLLM",
    words: "Free memory on device",
    pattern: new RegExp(`Free memory on device[^(]{0,40}\\([\\d.]{1,20}/${N} GiB\\)`),
    figures: ["total"],
    unit: GIB,
    versions: "0.11 on",
    source: `${VLLM}/v0.11.0/vllm/v1/worker/gpu_worker.py`,
  },
  {
    engine: "vLLM",
    words: "Desired GPU memory utilization is",
    pattern: new RegExp(`Desired GPU memory utilization is \\([\\d.]{1,9}, ${N} GiB\\)`),
    figures: ["limit"],
    unit: GIB,
    versions: "0.11 on",
    source: `${VLLM}/v0.11.0/vllm/v1/worker/gpu_worker.py`,
  },
  {
    engine: "vLLM",
    words: "for peak activation",
    pattern: new RegExp(`${N} GiB for peak activation`),
    figures: ["activations"],
    unit: GIB,
    versions: "0.11 on",
    source: `${VLLM}/v0.11.0/vllm/v1/worker/gpu_worker.py`,
  },
  {
    engine: "vLLM",
    words: "torch peak memory increase",
    pattern: new RegExp(`torch peak memory increase: ${N} ?GiB`),
    figures: ["activations"],
    unit: GIB,
    versions: "0.9 on, at the level DEBUG",
    source: `${VLLM}/v0.11.0/vllm/utils/mem_utils.py`,
  },
  {
    engine: "vLLM",
    words: "for non-torch memory",
    pattern: new RegExp(`${N} GiB for non-torch memory`),
    figures: ["other"],
    unit: GIB,
    versions: "0.11 on; later versions print it with the weights",
    source: `${VLLM}/v0.11.0/vllm/v1/worker/gpu_worker.py`,
  },
  {
    engine: "vLLM Ascend",
    words: "for NPU graph memory",
    pattern: new RegExp(`${N} GiB for NPU graph memory`),
    figures: ["graphs"],
    unit: GIB,
    versions: "vllm-ascend 0.18 on",
    source: "https://github.com/vllm-project/vllm-ascend/pull/8289",
  },
  {
    engine: "vLLM",
    words: "raph capturing finished",
    pattern: new RegExp(`Graph capturing finished in [\\d.]{1,9} secs?, took ${N} GiB`),
    figures: ["graphs"],
    unit: GIB,
    versions: "0.6.5 on; before, only the seconds",
    source: `${VLLM}/v0.11.0/vllm/v1/worker/gpu_model_runner.py`,
  },
  {
    engine: "vLLM",
    words: "vailable KV cache memory",
    pattern: new RegExp(`Available KV cache memory: ${N} GiB`),
    figures: ["pool"],
    unit: GIB,
    versions: "0.9 on, vllm-ascend too",
    source: `${VLLM}/v0.11.0/vllm/v1/worker/gpu_worker.py`,
  },
  {
    engine: "vLLM",
    words: "KV cache size",
    pattern: new RegExp(`GPU KV cache size: ${COUNT} tokens`),
    figures: ["tokens"],
    unit: 1,
    versions: "0.8 on, vllm-ascend too",
    source: `${VLLM}/v0.11.0/vllm/v1/core/kv_cache_utils.py`,
  },
  {
    engine: "vLLM",
    words: "aximum concurrency for",
    pattern: new RegExp(`Maximum concurrency for ${COUNT} tokens per request: ${N}x`),
    figures: ["concurrencyTokens", "concurrency"],
    unit: 1,
    versions: "0.5 on",
    source: `${VLLM}/v0.11.0/vllm/v1/core/kv_cache_utils.py`,
  },
  {
    engine: "vLLM Ascend",
    words: "total memory:",
    pattern: /Available memory: (\d{1,15}), total memory: (\d{1,15})/,
    figures: ["pool", "total"],
    unit: BYTES,
    versions: "vllm-ascend to 0.15: bytes, what its share of the memory leaves for the cache",
    source: "https://github.com/vllm-project/vllm-ascend/blob/v0.9.1/vllm_ascend/worker/worker_v1.py",
  },
  {
    engine: "SGLang",
    words: "Load weight end",
    pattern: new RegExp(`Load weight end\\.[^\\n]{0,300}?mem usage=${N} GB`),
    figures: ["weights"],
    unit: GIB,
    versions: "0.4.4 on; before, only what is left. get_available_gpu_memory divides by 1 << 30",
    source: `${SGLANG}/v0.5.3/python/sglang/srt/model_executor/model_runner.py`,
  },
  {
    engine: "SGLang",
    words: "KV Cache is allocated",
    pattern: new RegExp(`KV Cache is allocated\\.[^\\n]{0,80}?#tokens: ${COUNT}, K size: ${N} GB, V size: ${N} GB`), // prettier-ignore
    figures: ["tokens", "pool", "pool"],
    unit: GIB,
    versions: "0.4.2 on; GB = 1024 ** 3",
    source: `${SGLANG}/v0.5.3/python/sglang/srt/mem_cache/memory_pool.py`,
  },
  {
    engine: "SGLang",
    words: "KV Cache is allocated",
    pattern: new RegExp(`KV Cache is allocated\\.[^\\n]{0,80}?#tokens: ${COUNT}, KV size: ${N} GB`),
    figures: ["tokens", "pool"],
    unit: GIB,
    versions: "0.4.6 on, for latent attention",
    source: `${SGLANG}/v0.5.3/python/sglang/srt/mem_cache/memory_pool.py`,
  },
  {
    engine: "SGLang",
    words: "raph end",
    pattern: new RegExp(`Capture [^\\n]{0,40}?graph end\\.[^\\n]{0,60}?mem usage=${N} GB`, "i"),
    figures: ["graphs"],
    unit: GIB,
    versions: "0.4.4 on; a line each for decode and prefill since 0.5.10",
    source: `${SGLANG}/v0.5.3/python/sglang/srt/model_executor/model_runner.py`,
  },
  {
    engine: "SGLang",
    words: "max_total_num_tokens=",
    pattern: /max_total_num_tokens=(\d{1,15})/,
    figures: ["tokens"],
    unit: 1,
    versions: "0.1 on",
    source: `${SGLANG}/v0.5.3/python/sglang/srt/managers/scheduler.py`,
  },
  {
    engine: "SGLang",
    words: "max_running_requests=",
    pattern: /max_prefill_tokens=[^\n]{0,60}?max_running_requests=(\d{1,9})/,
    figures: ["batch"],
    unit: 1,
    versions: "0.3 on; among the arguments it is None until here",
    source: `${SGLANG}/v0.5.3/python/sglang/srt/managers/scheduler.py`,
  },
  ...parallel("tensorParallel", ["tensor_parallel_size", "tp_size"]),
  ...parallel("pipelineParallel", ["pipeline_parallel_size", "pp_size"]),
  ...parallel("dataParallel", ["data_parallel_size", "dp_size"]),
];

/** One line a figure: vLLM 0.6.5 and 0.6.6. */
function profile(words: string, figure: Logged): LogPattern[] {
  return [
    {
      engine: "vLLM",
      words,
      pattern: new RegExp(`\\] (?:the current vLLM instance )?${words} {2,40}${N}GiB`),
      figures: [figure],
      unit: GIB,
      versions: "0.6.5 and 0.6.6",
      source: "https://github.com/vllm-project/vllm/pull/10511",
    },
  ];
}

/** "tensor_parallel_size=4" of the engine's line, "'tensor_parallel_size': 4" of its arguments. */
function parallel(figure: Logged, words: readonly string[]): LogPattern[] {
  return words.map((word) => ({
    engine: null,
    words: word,
    pattern: new RegExp(`\\b${word}(?:'?: |=)(\\d{1,5})\\b`),
    figures: [figure],
    unit: 1,
    versions: "all",
    source: "vllm/config and sglang/srt/server_args.py",
  }));
}

/** Words: the first that is found counts. */
export const TEXTS: readonly (readonly [said: Said, words: string, pattern: RegExp])[] = [
  ["version", "LLM engine (v", /LLM engine \(v([\w.+-]{1,60})\)/],
  ["version", "API server version", /vLLM API server version ([\w.+-]{1,60})/],
  ["model", "LLM engine (v", /\bmodel='([^']{1,200})'/],
  ["model", "model_path=", /\bmodel_path='([^']{1,200})'/],
  ["model", "Starting to load model", /Starting to load model (\S{1,200}?)\.\.\./],
  ["precision", "LLM engine (v", /\bdtype=torch\.(\w{1,20})/],
  ["precision", "Load weight end", /\bdtype=torch\.(\w{1,20})/],
  // the file of tuned kernels that a mixture of experts looks for, as vLLM and SGLang name it
  ["card", "device_name=", /\bdevice_name=([\w-]{1,80})/],
  ["kvPrecision", "kv_cache_dtype=", /\bkv_cache_dtype='?([\w.]{1,20})/],
];

/** Words that only one engine prints. */
export const SIGNS: readonly (readonly [LogEngine, RegExp])[] = [
  ["SGLang", /ServerArgs\(|sglang|max_total_num_tokens=/],
  ["vLLM Ascend", /vllm[_-]ascend|npu_worker|worker_v1\.py|NPUModelRunner/i],
  ["vLLM", /\bvLLM\b|LLM engine \(v|kv_cache_utils\.py|gpu_worker\.py/],
];

/** What stands before a rank's line: "(Worker_TP3 pid=12)", "(VllmWorker rank=3 pid=12)", "[2025-10-16 09:06:22 TP5]". */
export const PREFIX =
  /\((?:Vllm)?Worker[^()]{0,60}\)|\[[\d:, -]{8,30} (?:[DPTE]P\d{1,4} ?){1,4}\]|\bTP rank \d{1,4}\b/;
/** Its number among the ranks that share every layer. */
export const TENSOR_RANK = /(?:\bTP rank |(?:\b|_)TP|rank=)(\d{1,4})(?!\d)/;
