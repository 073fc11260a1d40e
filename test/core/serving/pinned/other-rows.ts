import { cardOf, ODD_VOCABULARY, WIDE } from "./models";
import type { Row } from "./row";

/** Llama-3.1-8B, worked out in vllm-rows.ts. */
const WEIGHTS = "16,094,076,928 bytes of weights";
const SERVER_ARGS = "§11, python/sglang/srt/server_args.py in https://github.com/sgl-project/sglang";
const SMALL_STEP = "(14.8 × 256 × 128,256 + 2 × 2,048 × 4,096)";
const LARGE_STEP = "2 × 8,192 × (4 × 4,096 + 3 × 14,336)";

/** Ascend's engines, SGLang, TensorRT-LLM, llama.cpp and Transformers. */
export const OTHER_ROWS: readonly Row[] = [
  { engine: "vllm-ascend", on: "910B3", what: "activations", worked: "14.8 × 256 × 128,256 + 2 × 2,048 × 4,096 = 0.4682 GiB", source: "§13" }, // prettier-ignore
  { engine: "vllm-ascend", of: "Qwen3-30B-A3B", on: "910B3", what: "activations", worked: "14.8 × 256 × 151,936 + 2 × 2,048 × 2,048 + 2 × 2,048 × 8 × (max(2 × 768; 2,048) + max(768; 2,048)) = 0.6689 GiB", source: "§13: with the experts' workspace" }, // prettier-ignore
  { engine: "vllm-ascend", on: "910B3", what: "room", worked: `60.96 GiB × 0.9 − ${WEIGHTS} − ${SMALL_STEP} − 0.25 GiB = 39.1570 GiB`, source: "§11" }, // prettier-ignore
  { engine: "vllm-ascend", on: "910B3", what: "graphs", worked: "0.37 GiB + 0.0165 GiB × 32 = 0.8980 GiB", source: "§14, assumed as vLLM's" }, // prettier-ignore
  { engine: "", on: "910B3", what: "room", worked: `60.96 GiB × 0.9 − ${WEIGHTS} − ${SMALL_STEP} − 0.25 GiB = 39.1570 GiB`, source: "§11: blank on Ascend is vllm-ascend" }, // prettier-ignore
  { engine: "MindIE", on: "910B3", what: "room", worked: `60.96 GiB × 0.8 − ${WEIGHTS} − ${SMALL_STEP} − 0.25 GiB = 33.0610 GiB`, source: "§11: NPU_MEMORY_FRACTION 0.8, https://github.com/Ascend/MindIE-LLM" }, // prettier-ignore
  { engine: "MindIE", on: "910B3", what: "graphs", worked: "0 = 0", source: "§14" },
  { engine: "MindIE", on: "910B3", context: 1000, requests: 3, what: "cache", worked: "3 × ⌈1,000 ÷ 128⌉ × 128 × 131,072 = 402,653,184", source: "§9: pages of 128" }, // prettier-ignore

  // SGLang up to 0.4: a share by devices
  { engine: "SGLang 0.4", what: "room", worked: `(79.19 GiB − 0.51 GiB) × 0.88 − ${WEIGHTS} = 54.2496 GiB`, source: SERVER_ARGS }, // prettier-ignore
  ...([[2, "0.87"], [4, "0.85"], [8, "0.81"]] as const).map(([cards, share]): Row => ({ engine: "SGLang 0.4", cards, what: "room", worked: `(79.19 GiB − 0.51 GiB) × ${share} − ((${WEIGHTS} − 131,072 × 128 × 2 − 65 × 4,096 × 2) ÷ ${cards} + 131,072 × 128 × 2 + 65 × 4,096 × 2)`, source: SERVER_ARGS })), // prettier-ignore
  { engine: "SGLang 0.4", cards: 16, what: "room", worked: "(79.19 GiB − 0.51 GiB) × 0.79 − (2 × (128,256 × 4,096 + 16 × (2 × 4,096 × 4,096 + 2 × 4,096 × 1,024 + 3 × 4,096 × 14,336)) ÷ 8 + 2 × (32 × 4,096 + 4,096) + 131,072 × 128 × 2) = 61.1909 GiB", source: `${SERVER_ARGS}; two servers, the last has head and norm` }, // prettier-ignore
  { engine: "SGLang 0.4 --mem-fraction-static 0.7", what: "room", worked: `(79.19 GiB − 0.51 GiB) × 0.7 − ${WEIGHTS} = 40.0872 GiB`, source: "§11: a share on the command line wins" }, // prettier-ignore

  // SGLang from 0.5 on: what it keeps by the card's size, chunk and graphs
  { engine: "SGLang", what: "room", worked: `(79.19 GiB − 0.51 GiB) × (1 − (512 MiB + 1.5 MiB × 8,192 + 2 MiB × 256 + 1,024 MiB ÷ 8) ÷ 79.19 GiB) − ${WEIGHTS} = 50.6508 GiB`, source: SERVER_ARGS }, // prettier-ignore
  { engine: "SGLang --chunked-prefill-size 2048", what: "room", worked: `(79.19 GiB − 0.51 GiB) × (1 − max(512 MiB + 1.5 MiB × 2,048 + 2 MiB × 256 + 1,024 MiB ÷ 8; 10 GiB) ÷ 79.19 GiB) − ${WEIGHTS} = 53.7556 GiB`, source: `${SERVER_ARGS}: at least 10 GiB above 60` }, // prettier-ignore
  { engine: "SGLang --chunked-prefill-size 512", on: "L40S", what: "room", worked: `(44.4 GiB − 0.51 GiB) × (1 − (512 MiB + 1.5 MiB × max(512; 2,048) + 2 MiB × 32 + 1,024 MiB ÷ 8) ÷ 44.4 GiB) − ${WEIGHTS} = 25.2561 GiB`, source: SERVER_ARGS }, // prettier-ignore
  { engine: "SGLang", on: "RTX 4090", what: "room", worked: `(23.65 GiB − 0.51 GiB) × (1 − (512 MiB + 1.5 MiB × 2,048 + 2 MiB × 24 + 1,024 MiB ÷ 8) ÷ 23.65 GiB) − ${WEIGHTS}`, source: SERVER_ARGS }, // prettier-ignore
  { engine: "SGLang", of: ODD_VOCABULARY, on: cardOf(19.9), what: "room", worked: "(19.9 GiB − 0.51 GiB) × (1 − (512 MiB + 1.5 MiB × 2,048 + 2 MiB × 8 + 1,024 MiB ÷ 8) ÷ 19.9 GiB) − 2 × (2 × 1,024 × 128 + 4 × (4 × 128 × 128 + 3 × 128 × 256 + 2 × 128) + 128) = 15.8410 GiB", source: SERVER_ARGS }, // prettier-ignore
  { engine: "SGLang", of: ODD_VOCABULARY, on: cardOf(3), what: "room", worked: "(3 GiB − 0.51 GiB) × max(0; 1 − (512 MiB + 1.5 MiB × 2,048 + 2 MiB × 8 + 1,024 MiB ÷ 8) ÷ 3 GiB) − 2 × (2 × 1,024 × 128 + 4 × (4 × 128 × 128 + 3 × 128 × 256 + 2 × 128) + 128)", source: "§11: no share below nothing" }, // prettier-ignore
  ...([
    [19.9, 1, 8], [20, 1, 24], [34.9, 1, 24], [35, 1, 32], [59.9, 1, 32], [60, 1, 256], [159.9, 1, 256], [160, 1, 512],
    [19.9, 4, 8], [20, 4, 80], [34.9, 4, 80], [35, 4, 160], [59.9, 4, 160], [60, 4, 512], [160, 4, 512],
  ] as const).map(([size, ranks, batch]): Row => ({ engine: `SGLang --tp ${ranks}`, of: ODD_VOCABULARY, on: cardOf(size), cards: ranks, what: "graphs", worked: `0.37 GiB + 0.0165 GiB × 4 × (⌊min(3; 1 + ${batch})⌋ + ⌊min(2 × ${batch}; 255) ÷ 8⌋ + ⌈max(min(2 × ${batch}; 512) − 255; 0) ÷ 16⌉) ÷ 51`, source: `§11's table, ${ranks} of ${size} GiB: ${batch} sequences; §14` })), // prettier-ignore
  ...([
    [19.9, 1, 8], [20, 1, 24], [35, 1, 32], [60, 1, 256], [160, 1, 512],
    [19.9, 4, 8], [20, 4, 80], [35, 4, 160], [60, 4, 512], [160, 4, 512],
  ] as const).map(([size, ranks, batch]): Row => ({ engine: `SGLang --tp ${ranks} --chunked-prefill-size 8`, of: ODD_VOCABULARY, on: cardOf(size), cards: ranks, what: "activations", worked: `4 × ${batch} × 1,001 + 2 × 8 × 128`, source: `§11's table, ${ranks} of ${size} GiB: ${batch} sequences; §13` })), // prettier-ignore
  { engine: "SGLang 0.5", what: "room", worked: `(79.19 GiB − 0.51 GiB) × (1 − (512 MiB + 1.5 MiB × 8,192 + 2 MiB × 256 + 1,024 MiB ÷ 8) ÷ 79.19 GiB) − ${WEIGHTS} = 50.6508 GiB`, source: SERVER_ARGS }, // prettier-ignore
  { engine: "SGLang --chunked-prefill-size 2048", on: cardOf(60.5), what: "room", worked: `(60.5 GiB − 0.51 GiB) × (1 − 10 GiB ÷ 60.5 GiB) − ${WEIGHTS} = 35.0855 GiB`, source: `${SERVER_ARGS}: at least 10 GiB above 60` }, // prettier-ignore
  { engine: "SGLang --chunked-prefill-size 2048", on: cardOf(60), what: "room", worked: `(60 GiB − 0.51 GiB) × (1 − (512 MiB + 1.5 MiB × 2,048 + 2 MiB × 256 + 1,024 MiB ÷ 8) ÷ 60 GiB) − ${WEIGHTS} = 40.4113 GiB`, source: SERVER_ARGS }, // prettier-ignore
  ...([[19.9, 2048], [35, 4096], [20, 2048], [60, 8192], [160, 16384]] as const).map(([size, tokens]): Row => ({ engine: "SGLang", of: WIDE, on: cardOf(size), what: "activations", worked: `2 × ${tokens} × (4 × 128 + 3 × 100,000)`, source: `§11's table, ${size} GiB: ${tokens} tokens; §13` })), // prettier-ignore
  { engine: "SGLang", what: "activations", worked: `max(4 × 256 × 128,256 + 2 × 8,192 × 4,096; ${LARGE_STEP}) = 0.9063 GiB`, source: "§13" }, // prettier-ignore
  { engine: "SGLang --max-running-requests 4096 --chunked-prefill-size 128", what: "activations", worked: "4 × 256 × 128,256 + 2 × 128 × 4,096", source: "§13: 4 bytes a logit; more may run than graphs are captured for" }, // prettier-ignore
  { engine: "SGLang --max-running-requests 64 --chunked-prefill-size 128", what: "activations", worked: "4 × 64 × 128,256 + 2 × 128 × 4,096", source: "§13: graphs are captured for no more than run" }, // prettier-ignore
  { engine: "SGLang", of: "Qwen3-30B-A3B", what: "activations", worked: "max(4 × 256 × 151,936 + 2 × 8,192 × 2,048; 2 × 8,192 × 4 × 2,048) + 2 × 8,192 × 8 × (2,048 + 768) = 0.5199 GiB", source: "§13: with the experts' workspace" }, // prettier-ignore
  { engine: "SGLang", context: 1000, requests: 3, what: "cache", worked: "3 × 1,000 × 131,072 = 393,216,000", source: "§9: pages of one token" }, // prettier-ignore
  { engine: "SGLang --page-size 64", context: 1000, requests: 3, what: "cache", worked: "3 × ⌈1,000 ÷ 64⌉ × 64 × 131,072 = 402,653,184", source: "§9" }, // prettier-ignore
  { engine: "SGLang 0.4", what: "requests", worked: `((79.19 GiB − 0.51 GiB) × 0.88 − ${WEIGHTS}) ÷ (8,192 × 131,072) = 54.2496`, source: "§9" }, // prettier-ignore

  ...["SGLang", "vLLM", "TensorRT-LLM", "Transformers"].map((engine): Row => ({ engine, precision: "Q8_0", what: "weights", worked: "34 ÷ 32 × (2 × 128,256 × 4,096 + 32 × (2 × 4,096 × 4,096 + 2 × 4,096 × 1,024 + 3 × 4,096 × 14,336)) + 4 × (32 × 2 × 4,096 + 4,096)", source: "§5: the embedding is on the card, only llama.cpp leaves it with the host" })), // prettier-ignore

  // TensorRT-LLM: nine tenths of what is free
  { engine: "TensorRT-LLM", what: "room", worked: `0.9 × (79.19 GiB − 0.51 GiB − 0.25 GiB − ${WEIGHTS} − ${LARGE_STEP}) = 56.2815 GiB`, source: "§11: free_gpu_memory_fraction 0.9, tensorrt_llm/llmapi/llm_args.py in https://github.com/NVIDIA/TensorRT-LLM" }, // prettier-ignore
  { engine: "TensorRT-LLM --kv_cache_free_gpu_memory_fraction 0.5", what: "room", worked: `0.5 × (79.19 GiB − 0.51 GiB − 0.25 GiB − ${WEIGHTS} − ${LARGE_STEP}) = 31.2675 GiB`, source: "§11" }, // prettier-ignore
  { engine: "TensorRT-LLM --max_batch_size 4096 --max_num_tokens 128", what: "activations", worked: "4 × 4,096 × 128,256 + 2 × 128 × 4,096 = 1.9580 GiB", source: "§13: 4 bytes a logit" }, // prettier-ignore
  { engine: "TensorRT-LLM", of: "Qwen3-30B-A3B", what: "activations", worked: "4 × 1,024 × 151,936 + 2 × 8,192 × 2,048 + 2 × 8,192 × 8 × (2,048 + 768) = 0.9546 GiB", source: "§13: with the experts' workspace" }, // prettier-ignore
  { engine: "TensorRT-LLM", what: "graphs", worked: "0 = 0", source: "§14: not described" },
  { engine: "TensorRT-LLM", context: 1000, requests: 3, what: "cache", worked: "3 × ⌈1,000 ÷ 32⌉ × 32 × 131,072 = 402,653,184", source: "§9: tokens_per_block 32" }, // prettier-ignore

  // llama.cpp: what is left over
  {
    engine: "llama.cpp",
    what: "activations",
    worked: "(128,256 + 4,096) × 512 × 4 = 0.2524 GiB",
    source: "§15",
  },
  { engine: "llama.cpp -ub 2048", what: "activations", worked: "(128,256 + 4,096) × 2,048 × 4 = 1.0098 GiB", source: "§15" }, // prettier-ignore
  { engine: "llama.cpp -fa off", context: 8190, what: "activations", worked: "max((128,256 + 4,096) × 512; (32 × 8,192 + 8,192 + 2 × 32 × 128 + 2 × 4,096) × 512) × 4 = 0.5469 GiB", source: "§15: 8,190 tokens are 8,192 cells" }, // prettier-ignore
  { engine: "llama.cpp -fa off", context: 1000, what: "activations", worked: "max((128,256 + 4,096) × 512; (32 × 1,024 + 1,024 + 2 × 32 × 128 + 2 × 4,096) × 512) × 4 = 0.2524 GiB", source: "§15" }, // prettier-ignore
  { engine: "llama.cpp -fa off", of: "DeepSeek-V2-Lite", context: 32768, what: "activations", worked: "(16 × 32,768 + 32,768 + 2 × 16 × (128 + 64) + 2 × 2,048) × 512 × 4 = 1.0820 GiB", source: "§15: a latent's heads are 128 + 64 wide" }, // prettier-ignore
  { engine: "llama.cpp -fa off", of: "Qwen3-Next-80B-A3B", context: 32768, cards: 4, what: "activations", worked: "(16 × 32,768 + 32,768 + 2 × 16 × 256 + 2 × 2,048) × 512 × 4 = 1.0859 GiB", source: "§15: the attention's heads, not the recurrent layers'" }, // prettier-ignore
  {
    engine: "llama.cpp",
    what: "runtime",
    worked: "375 MiB = 375.0000 MiB",
    source: "§12: the middle of 150 to 600",
  },
  { engine: "llama.cpp", cards: 2, what: "runtime", worked: "375 MiB = 375.0000 MiB", source: "§12: no libraries apart" }, // prettier-ignore
  { engine: "llama.cpp", what: "graphs", worked: "0 = 0", source: "§14" },
  { engine: "llama.cpp", precision: "Q8_0", what: "weights", worked: "34 ÷ 32 × (128,256 × 4,096 + 32 × (2 × 4,096 × 4,096 + 2 × 4,096 × 1,024 + 3 × 4,096 × 14,336)) + 4 × (32 × 2 × 4,096 + 4,096) = 7,974,764,544", source: "§5, §15: the embedding stays with the host" }, // prettier-ignore
  { engine: "llama.cpp -ngl 16", precision: "Q8_0", what: "weights", worked: "34 ÷ 32 × 16 × (2 × 4,096 × 4,096 + 2 × 4,096 × 1,024 + 3 × 4,096 × 14,336) + 4 × 16 × 2 × 4,096 = 3,708,289,024", source: "§15: half of the layers and no head (builds before 2026; later ones count the output as a layer)" }, // prettier-ignore
  { engine: "llama.cpp -ngl 31", precision: "Q8_0", what: "cache", worked: "31 × 8,192 × 4,096 = 1,040,187,392", source: "§15: 4,096 bytes a token and layer" }, // prettier-ignore
  { engine: "llama.cpp -ngl 32", precision: "Q8_0", what: "cache", worked: "32 × 8,192 × 4,096 = 1,073,741,824", source: "§15" }, // prettier-ignore
  { engine: "llama.cpp", precision: "Q8_0", what: "room", worked: "79.19 GiB − 375 MiB − (128,256 + 4,096) × 512 × 4 − (34 ÷ 32 × (128,256 × 4,096 + 32 × (2 × 4,096 × 4,096 + 2 × 4,096 × 1,024 + 3 × 4,096 × 14,336)) + 4 × (32 × 2 × 4,096 + 4,096)) = 71.1443 GiB", source: "§11: no pool" }, // prettier-ignore

  // Transformers: what is left over; all tokens of all requests go through at once, the last one's logits alone are made
  { engine: "Transformers", what: "activations", worked: `${LARGE_STEP} = 0.9063 GiB`, source: "§13" }, // prettier-ignore
  { engine: "Transformers", context: 1, what: "activations", worked: "2 × 1 × (4 × 4,096 + 3 × 14,336) = 118,784", source: "§13" }, // prettier-ignore
  { engine: "Transformers", context: 32768, requests: 4, on: "H200", what: "activations", worked: "2 × 4 × 32,768 × (4 × 4,096 + 3 × 14,336) = 14.5000 GiB", source: "§13", log: { says: 14.517, within: 0.02, source: "own run" } }, // prettier-ignore
  { engine: "Transformers", of: "Qwen3-30B-A3B", context: 32768, on: "H200", what: "activations", worked: "2 × 32,768 × (4 × 2,048 + 4 × 8 × 2,048) = 4.5000 GiB", source: "§13: 8 experts a token, four copies", log: { says: 4.534, within: 0.035, source: "own run" } }, // prettier-ignore
  { engine: "Transformers", of: "DeepSeek-V2-Lite", precision: "BF16", context: 32768, on: "H200", what: "activations", worked: "2 × 32,768 × (4 × 2,048 + 6 × 6 × 2,048) = 5.0000 GiB", source: "§13: 6 experts a token, routing weights in 32 bit", log: { says: 5.025, within: 0.03, source: "own run" } }, // prettier-ignore
  { engine: "Transformers", of: "gemma-3-27b-it", context: 8192, what: "activations", worked: "2 × 8,192 × (4 × 5,376 + 3 × 21,504) + 8,192 × 8,192 = 1.3750 GiB", source: "§13: and a mask, for its sliding layers", log: { says: 1.383, within: 0.01, source: "own run" } }, // prettier-ignore
  { engine: "Transformers", of: "gemma-3-27b-it", context: 1024, what: "activations", worked: "2 × 1,024 × (4 × 5,376 + 3 × 21,504) = 0.1641 GiB", source: "§13: no mask within the window of 1,024" }, // prettier-ignore
  { engine: "Transformers", of: "gpt-oss-20b", precision: "BF16", context: 8192, on: "H200", what: "activations", worked: "6 × 64 × 8,192 × 8,192 = 24.0000 GiB", source: "§13: eager attention, 64 heads with sinks", log: { says: 24.76, within: 0.8, source: "own run" } }, // prettier-ignore
  { engine: "Transformers logits_to_keep=0", of: "QwQ-32B", context: 16000, what: "activations", worked: "2 × 16,000 × (152,064 + 5,120) = 4.6844 GiB", source: "§13: logits of all tokens", log: { says: 4.685, within: 0.001, source: "own run" } }, // prettier-ignore
  { engine: "Transformers", of: "Qwen3.5-9B", context: 8192, what: "activations", worked: "8,192 × (2 × (2 × 4,096 + 2 × 8,192 + 4,096) + 4 × (10 × 32 × 128 + 3 × 64 × 32)) = 1.8750 GiB", source: "§13: 32 value heads of 128 without flash-linear-attention", log: { says: 1.915, within: 0.05, source: "own runs: about 251 kB a token" } }, // prettier-ignore
  { engine: "Transformers", of: "QwQ-32B", context: 16000, what: "weights", worked: "32,763,876,352 × 2 = 61.0275 GiB", source: "§4: nothing is built beside them", log: { says: 61.0275, within: 0.0005, source: "own run" } }, // prettier-ignore
  { engine: "Transformers", what: "room", worked: `79.19 GiB − 0.67 GiB − 32 MiB − 2 × 8,030,261,248 − 1.5 × ${LARGE_STEP} = 62.1718 GiB`, source: "§11: no pool; half of the activations stays free" }, // prettier-ignore
  { engine: "Transformers PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True", what: "room", worked: `79.19 GiB − 0.67 GiB − 32 MiB − 2 × 8,030,261,248 − 1.07 × ${LARGE_STEP} = 62.5615 GiB`, source: "§11" }, // prettier-ignore
  { engine: "Transformers", of: "QwQ-32B", what: "longest context", worked: "⌊(79.19 GiB − 0.67 GiB − 32 MiB − 2 × 32,763,876,352) ÷ (262,144 + 1.5 × 2 × (4 × 5,120 + 3 × 27,648))⌋ = 32753", source: "§11: 33,000 ran, 35,000 did not (own runs)" }, // prettier-ignore
  { engine: "Transformers PYTORCH_ALLOC_CONF=expandable_segments:True", of: "QwQ-32B", what: "longest context", worked: "⌊(79.19 GiB − 0.67 GiB − 32 MiB − 2 × 32,763,876,352) ÷ (262,144 + 1.07 × 2 × (4 × 5,120 + 3 × 27,648))⌋ = 38779", source: "§11: 39,500 ran with nothing left (own run)" }, // prettier-ignore
  { engine: "Transformers", of: "QwQ-32B", context: 8192, what: "requests", worked: "⌊(79.19 GiB − 0.67 GiB − 32 MiB − 2 × 32,763,876,352) ÷ (8,192 × (262,144 + 1.5 × 2 × (4 × 5,120 + 3 × 27,648)))⌋ = 3", source: "§11: activations grow with the requests" }, // prettier-ignore
  { engine: "Transformers", of: "gemma-3-27b-it", context: 8192, what: "cache", worked: "62 × 8,192 × 2 × 16 × 128 × 2 = 3.8750 GiB", source: "§9: sliding layers have the whole prefill at the peak", log: { says: 3.875, within: 0.001, source: "own run" } }, // prettier-ignore
  { engine: "Transformers", what: "graphs", worked: "0 = 0", source: "§14" },
  { engine: "Transformers", context: 1000, requests: 3, what: "cache", worked: "3 × 1,000 × 131,072 = 393,216,000", source: "§9" }, // prettier-ignore
];
