/** What a start-up log says in numbers: GiB of one device, tokens, requests, counts. */
export const LOGGED = [
  "weights",
  "pool",
  "tokens",
  "limit",
  "total",
  "activations",
  "other",
  "graphs",
  "concurrency",
  "concurrencyTokens",
  "batch",
  "tensorParallel",
  "pipelineParallel",
  "dataParallel",
] as const;
export type Logged = (typeof LOGGED)[number];

/** What it says in words. */
export const SAID = ["version", "model", "precision", "kvPrecision", "card"] as const;
export type Said = (typeof SAID)[number];

export type LogEngine = "vLLM" | "vLLM Ascend" | "SGLang";

/**
 * Which of several ranks' figures counts. The fullest device decides: the most weights, the smallest pool, as vLLM takes
 * the fewest blocks of all its workers (vllm/v1/core/kv_cache_utils.py).
 */
export const COUNTS: Readonly<Record<Logged, "largest" | "smallest">> = {
  weights: "largest",
  pool: "smallest",
  tokens: "smallest",
  limit: "smallest",
  total: "smallest",
  activations: "largest",
  other: "largest",
  graphs: "largest",
  concurrency: "smallest",
  concurrencyTokens: "largest",
  batch: "smallest",
  tensorParallel: "largest",
  pipelineParallel: "largest",
  dataParallel: "largest",
};
