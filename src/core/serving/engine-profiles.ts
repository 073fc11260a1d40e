import { gib, mib, type Bytes } from "../units";

export type EngineFamily =
  "vllm" | "vllm-ascend" | "mindie" | "sglang" | "tensorrt-llm" | "llama.cpp" | "transformers";

/** How an engine decides what its cache may take. */
export type Budget =
  | "share of the card" // vLLM: memory × utilisation, everything but the process itself inside
  | "share of the free" // SGLang: free memory × fraction holds weights and cache, the rest lies outside
  | "share after load" // TensorRT-LLM: a fraction of what is free once the weights are in
  | "what is asked"; // llama.cpp, Transformers: no pool, the cache is as large as the request

/** How one engine version spends memory. Every number has its evidence in `source`. */
export interface EngineProfile {
  readonly family: EngineFamily;
  readonly name: string;
  /** First version it describes, major × 1000 + minor; rows of a family stand in order. */
  readonly since: number;
  readonly budget: Budget;
  /** Share of the budget's base that the engine takes unless a flag says otherwise; null: worked out from the card. */
  readonly utilisation: number | null;
  /** Tokens of one cache page. 1: no pages. */
  readonly blockTokens: number;
  /** Bytes the sampler needs for one logit of one sequence. */
  readonly bytesPerLogit: number;
  /** The fused experts' workspace is part of the profiling run. */
  readonly expertWorkspace: boolean;
  /** Memory of the process before the engine measures: driver context and kernels. */
  readonly process: Bytes;
  /** What libraries take beside PyTorch: alone, among 2, among 4 or more, and between pipeline stages only. */
  readonly libraries: {
    readonly one: Bytes;
    readonly two: Bytes;
    readonly four: Bytes;
    readonly stages: Bytes;
  };
  /** The same among cards without direct links, where vLLM's own all-reduce is off. */
  readonly librariesUnlinked: Bytes;
  /** Captured graphs: none, on top of the budget, or taken out of it before the cache is sized. */
  readonly graphs: "none" | "outside" | "inside";
  /** Devices of 70 GiB and more get batches of 8,192 tokens and 1,024 requests by default. */
  readonly largeBatches: boolean;
  /** Sliding layers free what left the window; older engines keep every token for every layer. */
  readonly hybridCache: boolean;
  /** Groups of layers are padded up when the larger has less than this many times the smaller's layers. */
  readonly groupSlack: number;
  /** Blocks that a recurrent layer holds for one request (2: a prefix-caching checkpoint as well). */
  readonly stateBlocks: number;
  /** How far the figures were checked. */
  readonly evidence: "measured" | "published" | "assumed";
  readonly source: string;
  readonly checkedOn: string;
}

const LOGS = "https://github.com/llm-d-incubation/llm-d-planner (start-up logs)";
const CHECKED = "2026-11-23";

const VLLM_OLD: EngineProfile = {
  family: "vllm",
  name: "vLLM ≤ 0.16",
  since: 0,
  budget: "share of the card",
  utilisation: 0.9,
  blockTokens: 16,
  bytesPerLogit: 38.4,
  expertWorkspace: false,
  process: gib(0.51),
  libraries: { one: gib(0.13), two: gib(0.57), four: gib(0.57), stages: gib(0.07) },
  librariesUnlinked: gib(0.2),
  graphs: "outside",
  largeBatches: true,
  hybridCache: true,
  groupSlack: 1.25,
  stateBlocks: 1,
  evidence: "measured",
  source: LOGS,
  checkedOn: CHECKED,
};

const VLLM_017: EngineProfile = {
  ...VLLM_OLD,
  name: "vLLM 0.17",
  since: 17,
  bytesPerLogit: 14.8,
  expertWorkspace: true,
};

const VLLM_018: EngineProfile = {
  ...VLLM_017,
  name: "vLLM 0.18–0.19",
  since: 18,
  libraries: { one: gib(0.25), two: gib(2.07), four: gib(2.13), stages: gib(0.07) },
};

const VLLM_020: EngineProfile = {
  ...VLLM_018,
  name: "vLLM 0.20",
  since: 20,
  utilisation: 0.92,
  bytesPerLogit: 11.5,
  groupSlack: 1.5,
};

const VLLM_021: EngineProfile = {
  ...VLLM_020,
  name: "vLLM ≥ 0.21",
  since: 21,
  graphs: "inside",
  stateBlocks: 2,
};

/** Oldest first within a family: a version takes the last row that is not newer than itself. */
export const PROFILES: readonly EngineProfile[] = [
  { ...VLLM_OLD, name: "vLLM ≤ 0.7", hybridCache: false, largeBatches: false },
  { ...VLLM_OLD, since: 8, name: "vLLM 0.8–0.9", hybridCache: false },
  { ...VLLM_OLD, since: 10, name: "vLLM 0.10–0.16" },
  VLLM_017,
  VLLM_018,
  VLLM_020,
  VLLM_021,
  {
    ...VLLM_OLD,
    family: "vllm-ascend",
    name: "vllm-ascend",
    blockTokens: 128,
    libraries: { one: gib(0.25), two: gib(0.6), four: gib(0.6), stages: gib(0.25) },
    librariesUnlinked: gib(0.6),
    bytesPerLogit: 14.8,
    expertWorkspace: true,
    evidence: "assumed",
    source: "vLLM's rules with Ascend's page of 128 tokens, https://github.com/vllm-project/vllm-ascend",
  },
  {
    ...VLLM_OLD,
    family: "mindie",
    name: "MindIE",
    utilisation: 0.8,
    blockTokens: 128,
    libraries: { one: gib(0.25), two: gib(0.6), four: gib(0.6), stages: gib(0.25) },
    librariesUnlinked: gib(0.6),
    bytesPerLogit: 14.8,
    expertWorkspace: true,
    graphs: "none",
    evidence: "assumed",
    source: "NPU_MEMORY_FRACTION 0.8 by default, MindIE documentation; the rest as vLLM",
  },
  {
    ...VLLM_OLD,
    family: "sglang",
    name: "SGLang ≤ 0.4",
    budget: "share of the free",
    utilisation: 0.88,
    blockTokens: 1,
    bytesPerLogit: 4,
    expertWorkspace: true,
    libraries: { one: gib(0.13), two: gib(0.57), four: gib(0.57), stages: gib(0.13) },
    evidence: "published",
    source:
      "https://github.com/sgl-project/sglang (server_args: static fraction 0.88, 0.87, 0.85, 0.81, 0.79 by TP)",
  },
  {
    ...VLLM_OLD,
    family: "sglang",
    name: "SGLang ≥ 0.5",
    since: 5,
    budget: "share of the free",
    utilisation: null,
    blockTokens: 1,
    bytesPerLogit: 4,
    expertWorkspace: true,
    libraries: { one: gib(0.13), two: gib(0.57), four: gib(0.57), stages: gib(0.13) },
    evidence: "published",
    source:
      "https://github.com/sgl-project/sglang (server_args: reserved memory by chunk, graph batch and TP)",
  },
  {
    ...VLLM_OLD,
    family: "tensorrt-llm",
    name: "TensorRT-LLM",
    budget: "share after load",
    utilisation: 0.9,
    blockTokens: 32,
    bytesPerLogit: 4,
    expertWorkspace: true,
    libraries: { one: gib(0.25), two: gib(0.57), four: gib(0.57), stages: gib(0.25) },
    graphs: "none",
    evidence: "published",
    source: "https://github.com/NVIDIA/TensorRT-LLM (kv_cache_config.free_gpu_memory_fraction 0.9)",
  },
  {
    ...VLLM_OLD,
    family: "llama.cpp",
    name: "llama.cpp",
    budget: "what is asked",
    utilisation: 1,
    blockTokens: 256,
    bytesPerLogit: 4,
    process: mib(375), // 150 to 600 MiB a card at load
    libraries: { one: gib(0), two: gib(0), four: gib(0), stages: gib(0) },
    librariesUnlinked: gib(0),
    graphs: "none",
    evidence: "measured",
    source: "https://github.com/ggml-org/llama.cpp (load logs)",
  },
  {
    ...VLLM_OLD,
    family: "transformers",
    name: "Transformers",
    budget: "what is asked",
    utilisation: 1,
    blockTokens: 1,
    bytesPerLogit: 4,
    libraries: { one: gib(0), two: gib(0.3), four: gib(0.3), stages: gib(0) },
    graphs: "none",
    evidence: "assumed",
    source: "https://github.com/huggingface/transformers (DynamicCache keeps what the layers keep)",
  },
];
