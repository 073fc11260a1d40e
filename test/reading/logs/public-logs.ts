import type { Logged, LogEngine } from "../../../src/reading/logs/figures";

/** Lines of public start-up logs as they were pasted there; expected are the log's own numbers, GiB of one device. */
export interface PublicLog {
  readonly name: string;
  readonly source: string;
  readonly lines: string;
  readonly engine: LogEngine | null;
  readonly figures: Readonly<Partial<Record<Logged, number>>>;
  readonly devices: number | null;
  readonly differing?: readonly Logged[];
}

export const PUBLIC_LOGS: readonly PublicLog[] = [
  {
    name: "vLLM 0.6.4, all in one line",
    source: "https://github.com/vllm-project/vllm/issues/10517",
    lines: `Loading model weights took 14.9888 GB
Memory profiling results: total_gpu_memory=23.58GiB initial_memory_usage=15.34GiB peak_torch_memory=17.06GiB memory_usage_post_profile=15.35GiB non_torch_memory=0.35GiB kv_cache_size=3.81GiB gpu_memory_utilization=0.90
GPU blocks: 1952, # CPU blocks: 2048
Maximum concurrency for 20000 tokens per request: 1.56x`,
    engine: "vLLM",
    figures: { weights: 14.9888, total: 23.58, pool: 3.81, concurrencyTokens: 20000, concurrency: 1.56 },
    devices: null,
  },
  {
    name: "vLLM 0.6.5, a line a figure",
    source: "https://github.com/vllm-project/vllm/pull/10511",
    lines: `INFO 12-13 19:55:25 worker.py:243] Memory profiling results:
INFO 12-13 19:55:25 worker.py:243] duration     3.49 seconds
INFO 12-13 19:55:25 worker.py:243] total_gpu_memory     79.22GiB
INFO 12-13 19:55:25 worker.py:243] gpu_memory_utilization       0.90
INFO 12-13 19:55:25 worker.py:243] the current vLLM instance can use    71.29GiB
INFO 12-13 19:55:25 worker.py:243] model weights take   7.48GiB
INFO 12-13 19:55:25 worker.py:243] non_torch_memory     3.58GiB
INFO 12-13 19:55:25 worker.py:243] PyTorch activation peak memory       1.26GiB`,
    engine: "vLLM",
    figures: { total: 79.22, limit: 71.29, weights: 7.48, other: 3.58, activations: 1.26 },
    devices: null,
  },
  {
    name: "vLLM 0.8, engine V0, sixteen workers",
    source: "https://github.com/vllm-project/vllm/pull/14447",
    lines: `(VllmWorkerProcess pid=521) INFO 04-12 08:21:19 [worker.py:267] model weights take 21.21GiB; non_torch_memory takes 0.20GiB; PyTorch activation peak memory takes 0.37GiB; the rest of the memory reserved for KV Cache is 1.57GiB.
(VllmWorkerProcess pid=507) INFO 04-12 08:21:19 [worker.py:267] Memory profiling takes 17.59 seconds
(VllmWorkerProcess pid=507) INFO 04-12 08:21:19 [worker.py:267] the current vLLM instance can use total_gpu_memory (23.58GiB) x gpu_memory_utilization (0.99) = 23.35GiB
(VllmWorkerProcess pid=507) INFO 04-12 08:21:19 [worker.py:267] model weights take 21.21GiB; non_torch_memory takes 0.20GiB; PyTorch activation peak memory takes 0.37GiB; the rest of the memory reserved for KV Cache is 1.57GiB.`,
    engine: "vLLM",
    figures: { weights: 21.21, other: 0.2, activations: 0.37, pool: 1.57, total: 23.58, limit: 23.35 },
    devices: null,
  },
  {
    name: "vLLM 0.7, what it loaded in GB of 2^30",
    source: "https://github.com/vllm-project/vllm/issues/14011",
    lines: `INFO 03-03 20:36:02 [model_runner.py:1117] Model loading took 15.4137 GB and 9.033798 seconds
(VllmWorkerProcess pid=1005426) INFO 03-03 20:36:02 [model_runner.py:1117] Model loading took 15.4137 GB and 9.036136 seconds`,
    engine: "vLLM",
    figures: { weights: 15.4137 },
    devices: null,
  },
  {
    name: "vLLM 0.8, engine V1",
    source: "https://github.com/vllm-project/vllm/pull/17122",
    lines: `INFO 04-24 16:32:59 [loader.py:458] Loading weights took 2.95 seconds
INFO 04-24 16:33:00 [gpu_model_runner.py:1316] Model loading took 14.9889 GiB and 3.652170 seconds
INFO 04-24 16:33:12 [monitor.py:33] torch.compile takes 6.41 s in total
INFO 04-24 16:33:13 [kv_cache_utils.py:634] GPU KV cache size: 158,656 tokens
INFO 04-24 16:33:13 [kv_cache_utils.py:637] Maximum concurrency for 32,768 tokens per request: 4.84x`,
    engine: "vLLM",
    figures: { weights: 14.9889, tokens: 158656, concurrencyTokens: 32768, concurrency: 4.84 },
    devices: null,
  },
  {
    name: "vLLM 0.15",
    source: "https://github.com/guqiong96/Lvllm/issues/35",
    lines: `        (EngineCore_DP0 pid=15098) INFO 02-12 08:33:42 [gpu_model_runner.py:4216] Model loading took 11.55 GiB memory and 1940.360672 seconds
        (EngineCore_DP0 pid=15098) INFO 02-12 08:34:23 [monitor.py:34] torch.compile takes 31.68 s in total
        (EngineCore_DP0 pid=15098) INFO 02-12 08:34:25 [gpu_worker.py:360] Available KV cache memory: 12.57 GiB
        (EngineCore_DP0 pid=15098) INFO 02-12 08:34:25 [kv_cache_utils.py:1307] GPU KV cache size: 53,136 tokens`,
    engine: "vLLM",
    figures: { weights: 11.55, pool: 12.57, tokens: 53136 },
    devices: null,
  },
  {
    name: "vLLM 0.21, with its graphs",
    source: "https://github.com/aivrar/vllm-windows-build/issues/4",
    lines: `INFO 05-26 21:34:12 [kv_cache_utils.py:1710] GPU KV cache size: 396,928 tokens
INFO 05-26 21:34:12 [kv_cache_utils.py:1711] Maximum concurrency for 131,072 tokens per request: 3.03x
Capturing CUDA graphs (decode, FULL): 100%|████████████████████████████████████████████| 11/11 [00:00<00:00, 29.99it/s]
INFO 05-26 21:34:14 [gpu_model_runner.py:6243] Graph capturing finished in 2 secs, took 0.11 GiB
INFO 05-26 21:34:14 [gpu_worker.py:621] CUDA graph pool memory: 0.11 GiB (actual), 0.14 GiB (estimated), difference: 0.03 GiB (25.0%).`,
    engine: "vLLM",
    figures: { tokens: 396928, concurrencyTokens: 131072, concurrency: 3.03, graphs: 0.11 },
    devices: null,
  },
  {
    name: "vLLM 0.27, two ranks by their number",
    source: "https://github.com/gpustack/runner/pull/251",
    lines: `(Worker_TP1 pid=448) INFO 08-14 14:07:22 [gpu_model_runner.py:6806] Estimated CUDA graph memory: 0.36 GiB total
(Worker_TP0 pid=447) INFO 08-14 14:07:22 [gpu_worker.py:563] Available KV cache memory: 6.87 GiB`,
    engine: "vLLM",
    figures: { pool: 6.87, tensorParallel: 2 },
    devices: 2,
  },
  {
    name: "vllm-ascend 0.9, four ranks of unlike room, in bytes",
    source: "https://github.com/vllm-project/vllm-ascend/pull/2139",
    lines: `(VllmWorker rank=0 pid=283455) INFO 08-01 11:59:10 [worker_v1.py:184] Available memory: 53405099008, total memory: 65452113920
(VllmWorker rank=2 pid=283457) INFO 08-01 11:59:10 [worker_v1.py:184] Available memory: 53416412160, total memory: 65452113920
(VllmWorker rank=3 pid=283458) INFO 08-01 11:59:10 [worker_v1.py:184] Available memory: 51744445440, total memory: 65452113920
(VllmWorker rank=1 pid=283456) INFO 08-01 11:59:10 [worker_v1.py:184] Available memory: 53408347136, total memory: 65452113920
(EngineCore_1 pid=283018) INFO 08-01 11:59:10 [kv_cache_utils.py:833] GPU KV cache size: 1,086,464 tokens
(EngineCore_1 pid=283018) INFO 08-01 11:59:10 [kv_cache_utils.py:837] Maximum concurrency for 4,096 tokens per request: 265.25x
(EngineCore_1 pid=283018) INFO 08-01 11:59:10 [kv_cache_utils.py:833] GPU KV cache size: 1,052,672 tokens`,
    engine: "vLLM Ascend",
    figures: { pool: 51744445440 / 2 ** 30, total: 65452113920 / 2 ** 30, tokens: 1052672, concurrencyTokens: 4096, concurrency: 265.25, tensorParallel: 4 }, // prettier-ignore
    devices: 4,
    differing: ["pool", "tokens"],
  },
  {
    name: "vllm-ascend, no room left: it did not start",
    source: "https://github.com/vllm-project/vllm-ascend/issues/9372",
    lines: `Loading model weights took 27.5376 GB
Available KV cache memory: -0.87 GiB`,
    engine: "vLLM",
    figures: { weights: 27.5376, pool: -0.87 },
    devices: null,
  },
  {
    name: "vllm-ascend 0.18, its advice",
    source: "https://github.com/vllm-project/vllm-ascend/pull/8289",
    lines: `(EngineCore pid=2884597) INFO 04-15 06:30:01 [worker.py:575] Free memory on device (60.86/61.27 GiB) on startup. Desired GPU memory utilization is (0.9, 55.14 GiB). Actual usage: 1.14 GiB for weights, 0.22 GiB for peak activation, 0.13 GiB for non-torch memory, 0.04 GiB for NPU graph memory. Replace gpu_memory_utilization with \`--kv-cache-memory=57403864576\` (53.46 GiB)
(EngineCore pid=2884597) Available KV cache memory: 53.65 GiB`,
    engine: "vLLM Ascend",
    figures: { total: 61.27, limit: 55.14, activations: 0.22, other: 0.13, graphs: 0.04, pool: 53.65 },
    devices: null,
  },
  {
    name: "SGLang 0.5.3, eight ranks",
    source: "https://github.com/sgl-project/sglang/pull/11716",
    lines: `[2025-10-16 09:06:22 TP5] KV Cache is allocated. #tokens: 2795207, K size: 53.31 GB, V size: 53.31 GB
[2025-10-16 09:06:22 TP7] KV Cache is allocated. #tokens: 2795207, K size: 53.31 GB, V size: 53.31 GB
[2025-10-16 09:06:22 TP5] Memory pool end. avail mem=11.87 GB`,
    engine: "SGLang",
    figures: { tokens: 2795207, pool: 106.62, tensorParallel: 8 },
    devices: 8,
  },
  {
    name: "SGLang 0.5.5, with its graphs",
    source: "https://github.com/sgl-project/sglang/pull/11830",
    lines: `[2025-11-30 12:50:10] KV Cache is allocated. #tokens: 2243474, K size: 59.91 GB, V size: 59.91 GB
[2025-11-30 12:50:10] Memory pool end. avail mem=40.03 GB
Capturing batches (bs=1 avail_mem=38.07 GB): 100%|██████████| 52/52 [00:04<00:00, 10.83it/s]
[2025-11-30 12:50:15] Capture cuda graph end. Time elapsed: 5.37 s. mem usage=1.44 GB. avail mem=38.05 GB.`,
    engine: "SGLang",
    figures: { tokens: 2243474, pool: 119.82, graphs: 1.44 },
    devices: null,
  },
  {
    name: "SGLang, latent attention: one size",
    source: "https://github.com/sgl-project/sglang/pull/11309",
    lines: "[2025-10-07 23:17:19 DP0 TP0] KV Cache is allocated. #tokens: 975424, KV size: 43.67 GB",
    engine: "SGLang",
    figures: { tokens: 975424, pool: 43.67, tensorParallel: 1 },
    devices: 1,
  },
  {
    name: "SGLang and vLLM beside one another in a report",
    source: "https://github.com/vllm-project/vllm/issues/21348",
    lines: "KV Cache is allocated. #tokens: 367404, K size: 8.23 GB, V size: 8.23 GB",
    engine: "SGLang",
    figures: { tokens: 367404, pool: 16.46 },
    devices: null,
  },
];
