import { CHUNKED, mixed, TWO_WINDOWS, UNEVEN_WIDTHS, WINDOW_AND_CHUNK } from "./models";
import type { Row } from "./row";

const MANAGER = "§9, vllm/v1/core/kv_cache_utils.py in https://github.com/vllm-project/vllm";
const COMPRESSED = "§10, vllm/models/deepseek_v4/compressor.py in https://github.com/vllm-project/vllm";
/** Qwen3-Next: 32 states of 128 × 128 in FP32 and a convolution of 3 × 8,192 in 16 bit; 12 layers of 2 × 256. */
const STATE = "(32 × 128 × 128 × 4 + 3 × 8,192 × 2)";
/** DeepSeek-V4-Flash, 21 layers of ratio 4 and 20 of 128: entries of 584 bytes and index keys of 64, each to 576. */
const BLOCK = "21 × (⌈64 × 584 ÷ 576⌉ × 576 + ⌈64 × 64 ÷ 576⌉ × 576 + ⌈2 × 584 ÷ 576⌉ × 576)";

/** What requests hold, kind by kind: pages, cells, states. */
export const CACHE_ROWS: readonly Row[] = [
  { engine: "vLLM 0.19", context: 1000, requests: 3, what: "cache", worked: "3 × ⌈1,000 ÷ 16⌉ × 16 × 131,072 = 396,361,728", source: "§9: pages of 16, https://docs.vllm.ai/en/stable/api/vllm/config/cache/" }, // prettier-ignore
  { engine: "vLLM 0.19 --block-size 32", context: 1000, requests: 3, what: "cache", worked: "3 × ⌈1,000 ÷ 32⌉ × 32 × 131,072 = 402,653,184", source: "§9" }, // prettier-ignore
  { engine: "vLLM 0.19 --kv-cache-dtype fp8", context: 1000, what: "cache", worked: "⌈1,000 ÷ 16⌉ × 16 × 131,072 ÷ 2 = 66,060,288", source: "§6: one byte a number" }, // prettier-ignore
  { engine: "vllm-ascend", on: "910B3", context: 1000, what: "cache", worked: "⌈1,000 ÷ 128⌉ × 128 × 131,072 = 134,217,728", source: "§9: platform.py of https://github.com/vllm-project/vllm-ascend" }, // prettier-ignore

  // sliding windows: 10 full and 52 sliding layers of 16 × 128, 8,192 bytes a token and layer in 16 bit
  { engine: "vLLM 0.19", of: "gemma-3-27b", context: 65536, what: "cache", worked: "(⌈65,536 ÷ 16⌉ + ⌈52 ÷ 10⌉ × (⌈(1,024 − 1 + 8,192) ÷ 16⌉ + 1)) × 10 × 16 × 2 × 16 × 128 × 2 = 9,906,421,760", source: MANAGER }, // prettier-ignore
  { engine: "vLLM 0.19 --max-num-batched-tokens 2048", of: "gemma-3-27b", context: 65536, what: "cache", worked: "(⌈65,536 ÷ 16⌉ + ⌈52 ÷ 10⌉ × (⌈(1,024 − 1 + 2,048) ÷ 16⌉ + 1)) × 10 × 16 × 2 × 16 × 128 × 2 = 6,886,522,880", source: MANAGER }, // prettier-ignore
  { engine: "vLLM 0.9", of: "gemma-3-27b", context: 65536, what: "cache", worked: "65,536 × 62 × 2 × 16 × 128 × 2 = 33,285,996,544", source: `${MANAGER}: every layer keeps all before 0.10` }, // prettier-ignore
  { engine: "vLLM 0.7", of: "gemma-3-27b", context: 65536, what: "cache", worked: "65,536 × 62 × 2 × 16 × 128 × 2 = 33,285,996,544", source: MANAGER }, // prettier-ignore
  { engine: "vLLM 0.19 --disable-hybrid-kv-cache-manager", of: "gemma-3-27b", context: 65536, what: "cache", worked: "65,536 × 62 × 2 × 16 × 128 × 2 = 33,285,996,544", source: MANAGER }, // prettier-ignore
  { engine: "vLLM 0.19", of: mixed(10, 12), context: 65536, what: "cache", worked: "(4,096 + 1 × (⌈9,215 ÷ 16⌉ + 1)) × 12 × 16 × 512 = 459,374,592", source: `${MANAGER}: 12 is less than 1.25 × 10, so groups of 12` }, // prettier-ignore
  { engine: "vLLM 0.19", of: mixed(8, 10), context: 65536, what: "cache", worked: "(4,096 + 2 × (⌈9,215 ÷ 16⌉ + 1)) × 8 × 16 × 512 = 344,064,000", source: `${MANAGER}: 10 is not less than 1.25 × 8` }, // prettier-ignore
  { engine: "vLLM 0.19", of: mixed(10, 14), context: 65536, what: "cache", worked: "(4,096 + 2 × (⌈9,215 ÷ 16⌉ + 1)) × 10 × 16 × 512 = 430,080,000", source: MANAGER }, // prettier-ignore
  { engine: "vLLM 0.20", of: mixed(10, 14), context: 65536, what: "cache", worked: "(4,096 + 1 × (⌈9,215 ÷ 16⌉ + 1)) × 14 × 16 × 512 = 535,937,024", source: `${MANAGER}: 1.5 from 0.20 on` }, // prettier-ignore
  { engine: "vllm-ascend", on: "910B3", of: mixed(10, 12), context: 65536, what: "cache", worked: "(512 + 1 × (⌈(1,023 + 2,048) ÷ 128⌉ + 1)) × 12 × 128 × 512 = 422,313,984", source: `${MANAGER}, as vLLM's` }, // prettier-ignore
  { engine: "MindIE", on: "910B3", of: mixed(8, 10), context: 65536, what: "cache", worked: "(512 + 2 × (⌈(1,023 + 2,048) ÷ 128⌉ + 1)) × 8 × 128 × 512 = 294,649,856", source: `${MANAGER}, as vLLM's` }, // prettier-ignore
  { engine: "vLLM 0.19", of: mixed(0, 10), context: 65536, what: "cache", worked: "(⌈9,215 ÷ 16⌉ + 1) × 10 × 16 × 512 = 47,267,840", source: `${MANAGER}: one kind, one group` }, // prettier-ignore
  { engine: "vLLM 0.19", of: "Llama-4-Scout", on: "B200", cards: 2, context: 20000, what: "cache", worked: "(1,250 + 3 × ⌈(8,192 + 8,192) ÷ 16⌉) × 12 × 16 × 2 × 4 × 128 × 2 = 1,699,479,552", source: `${MANAGER}: 36 layers in chunks of 8,192; 8 KV heads on two cards` }, // prettier-ignore
  { engine: "SGLang", of: "gemma-3-27b", context: 65536, what: "cache", worked: "(10 × 65,536 + 52 × 1,024) × 2 × 16 × 128 × 2 = 5,804,916,736", source: "§9: a sliding layer keeps its window" }, // prettier-ignore
  { engine: "SGLang", of: "gemma-3-27b", context: 1000, what: "cache", worked: "62 × 1,000 × 2 × 16 × 128 × 2 = 507,904,000", source: "§9" }, // prettier-ignore
  { engine: "TensorRT-LLM", of: "Llama-4-Scout", on: "B200", cards: 2, context: 20000, what: "cache", worked: "(12 × 20,000 + 36 × 8,192) × 2 × 4 × 128 × 2 = 1,095,499,776", source: "§9" }, // prettier-ignore

  { engine: "vLLM 0.10", of: mixed(10, 12), context: 65536, what: "cache", worked: "(4,096 + 1 × (⌈9,215 ÷ 16⌉ + 1)) × 12 × 16 × 512 = 459,374,592", source: `${MANAGER}: windows from 0.10 on` }, // prettier-ignore
  { engine: "vLLM 0.20", of: mixed(10, 15), context: 65536, what: "cache", worked: "(4,096 + 2 × (⌈9,215 ÷ 16⌉ + 1)) × 10 × 16 × 512 = 430,080,000", source: `${MANAGER}: 15 is not less than 1.5 × 10` }, // prettier-ignore
  { engine: "vLLM 0.19", of: TWO_WINDOWS, context: 65536, what: "cache", worked: "((⌈(1,023 + 8,192) ÷ 16⌉ + 1) + (⌈(511 + 8,192) ÷ 16⌉ + 1)) × 4 × 16 × 512 = 36,765,696", source: MANAGER }, // prettier-ignore
  { engine: "vLLM 0.19", of: WINDOW_AND_CHUNK, context: 65536, what: "cache", worked: "((⌈(1,023 + 8,192) ÷ 16⌉ + 1) + ⌈(1,024 + 8,192) ÷ 16⌉) × 4 × 16 × 512 = 37,781,504", source: MANAGER }, // prettier-ignore
  { engine: "vLLM 0.19", of: CHUNKED, context: 65536, what: "cache", worked: "⌈(1,000 + 8,192) ÷ 16⌉ × 4 × 16 × 512 = 18,841,600", source: MANAGER }, // prettier-ignore
  { engine: "vLLM 0.19", of: UNEVEN_WIDTHS, context: 65536, what: "cache", worked: "(4,096 + ⌈(1,023 + 8,192) ÷ ⌊16 × 512 ÷ 192⌋⌉ + 1) × 4 × 16 × 512 = 141,459,456", source: `${MANAGER}: a narrow kind takes more tokens into a page` }, // prettier-ignore

  // recurrent states
  { engine: "vLLM 0.19", of: "Qwen3-Next-80B-A3B", on: "B200", what: "cache", worked: `(⌈8,192 ÷ (16 × 66)⌉ + 3 × 1) × 12 × max(${STATE}; 16 × ⌈${STATE} ÷ (16 × 2,048)⌉ × 2,048) = 285,474,816`, source: MANAGER }, // prettier-ignore
  { engine: "vLLM 0.28", of: "Qwen3-Next-80B-A3B", on: "B200", what: "cache", worked: "(⌈8,192 ÷ 1,056⌉ + 3 × 2) × 12 × 1,056 × 2,048 = 363,331,584", source: "§9: prefix caching is on from 0.28, https://github.com/vllm-project/vllm/pull/50991" }, // prettier-ignore
  { engine: "vLLM 0.28 --no-enable-prefix-caching", of: "Qwen3-Next-80B-A3B", on: "B200", what: "cache", worked: "(⌈8,192 ÷ 1,056⌉ + 3 × 1) × 12 × 1,056 × 2,048 = 285,474,816", source: MANAGER }, // prettier-ignore
  { engine: "vLLM 0.21 --enable-prefix-caching", of: "Qwen3-Next-80B-A3B", on: "B200", what: "cache", worked: "(⌈8,192 ÷ 1,056⌉ + 3 × 2) × 12 × 1,056 × 2,048 = 363,331,584", source: "§9: MambaSpec.max_memory_usage_bytes" }, // prettier-ignore
  { engine: "vLLM 0.27", of: "Qwen3-Next-80B-A3B", on: "B200", what: "cache", worked: "(⌈8,192 ÷ 1,056⌉ + 3 × 1) × 12 × 1,056 × 2,048 = 285,474,816", source: "§9: opt-in for hybrids until then" }, // prettier-ignore
  { engine: "vLLM 0.25 --enable-prefix-caching", of: "Qwen3.6-27B", on: "H100 NVL", context: 32768, what: "cache", worked: "(⌈32,768 ÷ 784⌉ + 3 × 2) × 16 × 784 × 4,096 = 2.2969 GiB", source: "§9: 48 pages", log: { says: 2.297, within: 0.0005, source: "start-up log of vLLM" } }, // prettier-ignore
  { engine: "vLLM 0.21 --no-enable-prefix-caching", of: "Qwen3-Next-80B-A3B", on: "B200", what: "cache", worked: "(⌈8,192 ÷ 1,056⌉ + 3 × 1) × 12 × 1,056 × 2,048 = 285,474,816", source: MANAGER }, // prettier-ignore
  { engine: `vLLM 0.21 --speculative-config {"method":"mtp","num_speculative_tokens":3}`, of: "Qwen3-Next-80B-A3B", on: "B200", what: "cache", worked: "(⌈8,192 ÷ 1,056⌉ + ⌈36 ÷ 13⌉ × (1 + 3)) × 13 × 1,056 × 2,048 = 562,298,880", source: `${MANAGER}: a state for each drafted token, a 13th layer that drafts` }, // prettier-ignore
  { engine: "vLLM 0.19 --mamba-ssm-cache-dtype bfloat16", of: "Qwen3-Next-80B-A3B", on: "B200", what: "cache", worked: "(⌈8,192 ÷ (16 × 34)⌉ + 3) × 12 × 16 × ⌈(32 × 128 × 128 × 2 + 3 × 8,192 × 2) ÷ (16 × 2,048)⌉ × 2,048 = 254,017,536", source: "§7, §9" }, // prettier-ignore
  { engine: "vllm-ascend", of: "Qwen3-Next-80B-A3B", on: "910B3", cards: 4, what: "cache", worked: `(⌈8,192 ÷ (128 × 5)⌉ + 3) × 12 × 128 × ⌈${STATE} ÷ 4 ÷ (128 × 1,024)⌉ × 1,024 = 125,829,120`, source: "§9: a quarter of the states, one of two KV heads" }, // prettier-ignore
  { engine: "SGLang", of: "Qwen3-Next-80B-A3B", on: "B200", requests: 5, what: "cache", worked: `5 × (12 × 8,192 × 2,048 + 36 × ${STATE}) = 1,392,967,680`, source: "§7" }, // prettier-ignore
  { engine: "SGLang", of: "Qwen3-Next-80B-A3B", on: "B200", cards: 2, what: "cache", worked: `12 × 8,192 × 1,024 + 36 × ${STATE} ÷ 2 = 139,296,768`, source: "§7, §8: heads are dealt over devices" }, // prettier-ignore
  { engine: "SGLang --mamba-ssm-dtype bfloat16", of: "Qwen3-Next-80B-A3B", on: "B200", what: "cache", worked: "12 × 8,192 × 2,048 + 36 × (32 × 128 × 128 × 2 + 3 × 8,192 × 2) = 240,844,800", source: "§7" }, // prettier-ignore
  { engine: "TensorRT-LLM", of: "MiniMax-Text-01", on: "B200", cards: 8, what: "cache", worked: "10 × 8,192 × 2 × 128 × 2 + 70 × 8 × 128 × 128 × 4 = 78,643,200", source: "§7: lightning, 8 of 64 heads" }, // prettier-ignore
  { engine: "SGLang", of: "Jamba-Mini-1.5", on: "B200", cards: 2, what: "cache", worked: "4 × 8,192 × 2 × 4 × 128 × 2 + 28 × (8,192 × 16 × 4 + 3 × 8,192 × 2) ÷ 2 = 75,137,024", source: "§7: Mamba-1, half of its inner 8,192" }, // prettier-ignore
  { engine: "SGLang", of: "Kimi-Linear-48B-A3B", on: "B200", cards: 4, what: "cache", worked: "7 × 8,192 × 576 × 2 + 20 × (8 × 128 × 128 × 4 + 3 × 3 × 8 × 128 × 2) = 76,914,688", source: "§7: Kimi delta, 8 of 32 heads; the latent whole" }, // prettier-ignore

  // latents
  { engine: "vLLM 0.19", of: "DeepSeek-V3", on: "H200", cards: 8, what: "cache", worked: "512 × 16 × 61 × (512 + 64) × 2 = 575,668,224", source: "§6, §8: every rank holds it whole" }, // prettier-ignore
  {
    engine: "SGLang",
    of: "DeepSeek-V3",
    on: "H200",
    cards: 8,
    context: 1,
    what: "cache",
    worked: "61 × (512 + 64) × 2 = 70,272",
    source: "§6",
    log: { says: 70_272, within: 0, source: "SGLang's log of Kimi-K2.5, the same latent, at TP 8: 70,272 bytes a token on every rank" }, // prettier-ignore
  },
  { engine: "SGLang --kv-cache-dtype fp8_e4m3", of: "DeepSeek-V3", on: "H200", cards: 8, context: 1, what: "cache", worked: "61 × (512 + 64) = 35,136", source: "§6" }, // prettier-ignore
  { engine: "SGLang", of: "DeepSeek-V3.2", on: "H200", cards: 8, cache: "FP8", context: 1000, what: "cache", worked: "1,000 × 61 × (512 + 512 ÷ 32 + 2 × 64 + 132) = 48,068,000", source: "§6: fp8_ds_mla, 656 bytes and an index key of 132" }, // prettier-ignore
  { engine: "SGLang", of: "DeepSeek-V3.2", on: "H200", cards: 8, context: 1000, what: "cache", worked: "1,000 × 61 × ((512 + 64) × 2 + 132) = 78,324,000", source: "§6" }, // prettier-ignore
  { engine: "SGLang --tp 8 --dp 8 --enable-dp-attention", of: "DeepSeek-V3", on: "H200", cards: 8, requests: 20, what: "cache", worked: "⌈20 ÷ 8⌉ × 8,192 × 70,272 = 1,727,004,672", source: "§8: each copy holds its share of the requests" }, // prettier-ignore

  // DeepSeek V4: 43 layers, 21 of ratio 4 with an indexer, 20 of 128, 2 of a window alone; 8,192 tokens a step
  { engine: "vLLM 0.21", of: "DeepSeek-V4-Flash", on: "B200", cards: 4, context: 1000, what: "cache", worked: `(⌈1,000 ÷ 256⌉ + ⌈43 ÷ 21⌉ × (⌈1,000 ÷ 64⌉ + 1) + (⌈1,000 ÷ 4⌉ + 1) + (⌈1,000 ÷ 8⌉ + 1)) × ${BLOCK} = 397,135,872`, source: COMPRESSED }, // prettier-ignore
  { engine: "vLLM 0.21", of: "DeepSeek-V4-Flash", on: "B200", cards: 4, context: 100000, what: "cache", worked: `(⌈100,000 ÷ 256⌉ + ⌈43 ÷ 21⌉ × (⌈(128 − 1 + 8,192) ÷ 64⌉ + 1) + (⌈(2 × 4 − 1 + 8,192) ÷ 4⌉ + 1) + (⌈(128 − 1 + 8,192) ÷ 8⌉ + 1)) × ${BLOCK} = 3,563,191,296`, source: COMPRESSED }, // prettier-ignore
  { engine: "vLLM 0.21", of: "DeepSeek-V4-Flash", on: "B200", cards: 4, cache: "BF16", context: 1000, what: "cache", worked: "(4 + 3 × 17 + 251 + 126) × 21 × (⌈64 × 512 × 2 ÷ 576⌉ × 576 + ⌈64 × 64 ÷ 576⌉ × 576 + ⌈2 × 512 × 2 ÷ 576⌉ × 576) = 658,409,472", source: COMPRESSED }, // prettier-ignore
  { engine: "SGLang", of: "DeepSeek-V4-Flash", on: "B200", cards: 4, context: 100096, what: "cache", worked: "100,096 × (21 × 512 ÷ 4 + 20 × 512 ÷ 128) + 2 × 128 × 512 = 277,196,800", source: "§9, §10: every entry in 8 bit, and the window, as they are (assumed)" }, // prettier-ignore

  // llama.cpp: cells
  { engine: "llama.cpp", context: 1000, requests: 3, what: "cache", worked: "⌈3 × 1,000 ÷ 256⌉ × 256 × 131,072 = 402,653,184", source: "§15" }, // prettier-ignore
  { engine: "llama.cpp -fa off", context: 1000, requests: 3, what: "cache", worked: "⌈3 × 1,000 ÷ 32⌉ × 32 × 131,072 = 394,264,576", source: "§15" }, // prettier-ignore
  { engine: "llama.cpp -ctk q8_0 -ctv q4_0", context: 1024, what: "cache", worked: "1,024 × 32 × 8 × (128 × 34 ÷ 32 + 128 × 18 ÷ 32) = 54,525,952", source: "§6, §15" }, // prettier-ignore
  { engine: "llama.cpp", of: "gemma-3-27b", context: 65536, requests: 2, what: "cache", worked: "(10 × 2 × 65,536 + 52 × ⌈(2 × 1,024 + 512) ÷ 256⌉ × 256) × 2 × 16 × 128 × 2 = 11,827,937,280", source: "§15" }, // prettier-ignore
  { engine: "llama.cpp -ub 2048", of: "gemma-3-27b", context: 65536, what: "cache", worked: "(10 × 65,536 + 52 × ⌈(1,024 + 2,048) ÷ 256⌉ × 256) × 2 × 16 × 128 × 2 = 6,677,331,968", source: "§15" }, // prettier-ignore
  { engine: "llama.cpp", of: "gemma-3-27b", context: 1000, what: "cache", worked: "62 × ⌈1,000 ÷ 256⌉ × 256 × 2 × 16 × 128 × 2 = 520,093,696", source: "§15: no more than there is" }, // prettier-ignore
  { engine: "llama.cpp", of: "Llama-4-Scout", on: "B200", cards: 1, precision: "Q4_K_M", context: 65536, what: "cache", worked: "(12 × 65,536 + 36 × (8,192 + 512)) × 2 × 8 × 128 × 2 = 4,504,682,496", source: "§15: chunks like windows" }, // prettier-ignore
  { engine: "llama.cpp -ctk q8_0", of: "DeepSeek-V2-Lite", context: 1024, what: "cache", worked: "1,024 × 27 × (512 + 64) × 34 ÷ 32 = 16,920,576", source: "§15" }, // prettier-ignore
  { engine: "llama.cpp", of: "Qwen3-Next-80B-A3B", on: "B200", context: 1024, requests: 2, what: "cache", worked: "12 × 2 × 1,024 × 2,048 + 36 × 2 × (32 × 128 × 128 × 4 + 3 × 8,192 × 4) = 208,404,480", source: "§7, §15: state and convolution in FP32" }, // prettier-ignore
  { engine: "llama.cpp", precision: "Q8_0", context: 8192, on: "RTX 4090", what: "requests", worked: "⌊(23.65 GiB − 375 MiB − (128,256 + 4,096) × 512 × 4 − (34 ÷ 32 × (128,256 × 4,096 + 32 × (2 × 4,096 × 4,096 + 2 × 4,096 × 1,024 + 3 × 4,096 × 14,336)) + 4 × 65 × 4,096)) ÷ (8,192 × 131,072)⌋ = 15", source: "§15: whole requests" }, // prettier-ignore
];
