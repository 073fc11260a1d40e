import { cardOf, TWO_EXPERTS_FIRST, TWO_EXPERTS_LAST, WIDE, WITH_EAR } from "./models";
import type { Row } from "./row";

const LOGS = "llm-d-planner's start-up logs, https://github.com/llm-d-incubation/llm-d-planner";
const LLAMA_LOG = {
  source: `${LOGS}, accuracy/results/v0.19.0: Llama-3.1-8B on one H100, u 0.95`,
};
/** Worked out in the first row. */
const WEIGHTS = "16,094,076,928 bytes of weights";
/** The sampler of 1,024 sequences and what 8,192 tokens hold, by version: rows of their own below. */
const ACTIVATIONS = "(14.8 × 1,024 × 128,256 + 2 × 8,192 × 4,096)";
const ACTIVATIONS_0_20 = "(11.5 × 1,024 × 128,256 + 2 × 8,192 × 4,096)";

/** vLLM by version. Hidden 4,096, 32 layers, 32 and 8 heads of 128, width 14,336, vocabulary 128,256. */
export const VLLM_ROWS: readonly Row[] = [
  {
    engine: "vLLM 0.19",
    what: "weights",
    worked:
      "2 × (2 × 128,256 × 4,096 + 32 × (2 × 4,096 × 4,096 + 2 × 4,096 × 1,024 + 3 × 4,096 × 14,336 + 2 × 4,096) + 4,096) + 131,072 positions × 128 × 2 = 14.9888 GiB",
    source: "§3, §8",
    log: { says: 14.99, within: 0.005, ...LLAMA_LOG },
  },

  // the sampler: bytes a logit by version, sequences and tokens of a step by card
  {
    engine: "vLLM 0.6",
    what: "activations",
    worked:
      "max(38.4 × 256 × 128,256 + 2 × 2,048 × 4,096; 2 × 2,048 × (4 × 4,096 + 3 × 14,336)) = 1.1898 GiB",
    source: "§11 (small steps before 0.8), §13",
    log: { says: 1.26, within: 0.1, source: "https://github.com/vllm-project/vllm/issues/10511, Llama-3-8B" },
  },
  {
    engine: "vLLM 0.8",
    what: "activations",
    worked:
      "max(38.4 × 1,024 × 128,256 + 2 × 8,192 × 4,096; 2 × 8,192 × (4 × 4,096 + 3 × 14,336)) = 4.7594 GiB",
    source: "§11 (large steps from 0.8), §13",
  },
  { engine: "vLLM 0.16", what: "activations", worked: "38.4 × 1,024 × 128,256 + 2 × 8,192 × 4,096 = 4.7594 GiB", source: "§13" }, // prettier-ignore
  { engine: "vLLM 0.17", what: "activations", worked: "14.8 × 1,024 × 128,256 + 2 × 8,192 × 4,096 = 1.8728 GiB", source: "§13" }, // prettier-ignore
  {
    engine: "vLLM 0.19",
    what: "activations",
    worked: "14.8 × 1,024 × 128,256 + 2 × 8,192 × 4,096 = 1.8728 GiB",
    source: "§13",
    log: { says: 1.89, within: 0.025, ...LLAMA_LOG },
  },
  { engine: "vLLM 0.20", what: "activations", worked: "11.5 × 1,024 × 128,256 + 2 × 8,192 × 4,096 = 1.4691 GiB", source: "§13" }, // prettier-ignore
  { engine: "", what: "activations", worked: "11.5 × 1,024 × 128,256 + 2 × 8,192 × 4,096 = 1.4691 GiB", source: "§13: blank is the newest vLLM" }, // prettier-ignore
  { engine: "vLLM 0.19", on: "A100", what: "activations", worked: "14.8 × 256 × 128,256 + 2 × 2,048 × 4,096 = 0.4682 GiB", source: "§11: an A100 takes small steps" }, // prettier-ignore
  { engine: "vLLM 0.19", on: "RTX 4090", what: "activations", worked: "14.8 × 256 × 128,256 + 2 × 2,048 × 4,096 = 0.4682 GiB", source: "§11: below 70 GiB" }, // prettier-ignore
  { engine: "vLLM 0.19", on: cardOf(70), what: "activations", worked: "14.8 × 1,024 × 128,256 + 2 × 8,192 × 4,096 = 1.8728 GiB", source: "§11: 70 GiB or more" }, // prettier-ignore
  { engine: "vLLM 0.19", on: cardOf(69.9), what: "activations", worked: "14.8 × 256 × 128,256 + 2 × 2,048 × 4,096 = 0.4682 GiB", source: "§11" }, // prettier-ignore
  { engine: "vLLM 0.19", on: cardOf(80, { name: "A800 80GB" }), what: "activations", worked: "14.8 × 256 × 128,256 + 2 × 2,048 × 4,096 = 0.4682 GiB", source: "§11: an A800 is an A100" }, // prettier-ignore
  { engine: "vLLM 0.19", on: "M3 Ultra", what: "activations", worked: "14.8 × 256 × 128,256 + 2 × 2,048 × 4,096 = 0.4682 GiB", source: "§11: large steps are for accelerators, not for unified memory" }, // prettier-ignore
  { engine: "vLLM 0.19 --max-num-seqs 64", what: "activations", worked: "max(14.8 × 64 × 128,256 + 2 × 8,192 × 4,096; 2 × 8,192 × (4 × 4,096 + 3 × 14,336)) = 0.9063 GiB", source: "§13" }, // prettier-ignore
  { engine: "vLLM 0.19 --max-num-batched-tokens 4096", what: "activations", worked: "14.8 × 1,024 × 128,256 + 2 × 4,096 × 4,096 = 1.8415 GiB", source: "§13" }, // prettier-ignore

  // the widest layer, experts and towers
  { engine: "vLLM 0.19", of: WIDE, what: "activations", worked: "2 × 8,192 × (4 × 128 + 3 × 100,000) = 4.5854 GiB", source: "§13" }, // prettier-ignore
  { engine: "vLLM 0.19", of: WIDE, precision: "FP32", what: "activations", worked: "4 × 8,192 × (4 × 128 + 3 × 100,000) = 9.1709 GiB", source: "§13: 4 bytes with FP32 weights" }, // prettier-ignore
  {
    engine: "vLLM 0.19 --max-num-batched-tokens 8192",
    of: "Qwen3-30B-A3B",
    what: "activations",
    worked:
      "14.8 × 1,024 × 151,936 + 2 × 8,192 × 2,048 + 2 × 8,192 × 8 × (max(2 × 768; 2,048) + max(768; 2,048)) = 2.6757 GiB",
    source: "§13: two workspaces of 8 experts of 768",
    log: { says: 2.68, within: 0.01, source: `${LOGS}: Qwen3-30B-A3B` },
  },
  { engine: "vLLM 0.19", of: "DeepSeek-V2-Lite", precision: "BF16", what: "activations", worked: "14.8 × 1,024 × 102,400 + 2 × 8,192 × 2,048 + 2 × 8,192 × 6 × (max(2 × 1,408; 2,048) + max(1,408; 2,048)) = 1.9219 GiB", source: "§13", log: { says: 1.93, within: 0.01, source: `${LOGS}: DeepSeek-V2-Lite-Chat` } }, // prettier-ignore
  { engine: "vLLM 0.19", of: "Qwen1.5-MoE-A2.7B", what: "activations", worked: "14.8 × 1,024 × 151,936 + 2 × 8,192 × 2,048 + 2 × 8,192 × 4 × (max(2 × 1,408; 2,048) + max(1,408; 2,048)) = 2.4726 GiB", source: "§13", log: { says: 2.47, within: 0.01, source: `${LOGS}: Qwen1.5-MoE-A2.7B` } }, // prettier-ignore
  { engine: "vLLM 0.19", of: "Nemotron-3-Super-120B-A12B", precision: "FP8", cards: 2, what: "activations", worked: "14.8 × 1,024 × 131,072 + 2 × 8,192 × 4,096 + 2 × 8,192 × 22 × (max(2,688; 1,024) + max(2,688; 1,024)) = 3.7172 GiB", source: "§13: 22 plain experts of 2,688 that read a latent of 1,024, dealt out whole" }, // prettier-ignore
  { engine: "vLLM 0.10 -dp 8 --enable-expert-parallel", of: "Qwen3-Coder-480B-A35B-Instruct-FP8", on: "H20 141GB", cards: 8, what: "activations", worked: "2 × 8,192 × (8 + 4) × 6,144 + 32,768 × 8 × 2 × (max(2 × 2,560; 6,144) + 2,560) + 32,768 × (6,144 + 8 × 2,560) = 6.1875 GiB", source: "§13: every rank takes the tokens of all eight" }, // prettier-ignore
  { engine: "vLLM 0.10 -dp 8", of: "Qwen3-Coder-480B-A35B-Instruct-FP8", on: "H20 141GB", cards: 8, precision: "BF16", what: "activations", worked: "max(2 × 8,192 × (8 + 4) × 6,144 + 32,768 × 8 × 2 × (max(2 × 320; 6,144) + 320); 38.4 × 1,024 × 151,936 + 2 × 8,192 × 6,144) = 5.6578 GiB", source: "§13: experts cut in eight, 16 bit" }, // prettier-ignore
  { engine: "vLLM 0.16 --max-num-seqs 8", of: "Qwen3-30B-A3B", what: "activations", worked: "max(38.4 × 8 × 151,936 + 2 × 8,192 × 2,048; 2 × 8,192 × (4 × 2,048 + 3 × 768)) = 0.1602 GiB", source: "§13: no workspace up to 0.16, an expert is as wide as a dense layer" }, // prettier-ignore
  { engine: "vLLM 0.19 --max-num-seqs 8", of: "Qwen3-30B-A3B", what: "activations", worked: "2 × 8,192 × (4 × 2,048 + 0) + 2 × 8,192 × 8 × (max(2 × 768; 2,048) + max(768; 2,048)) = 0.6250 GiB", source: "§13: beside a workspace no width counts" }, // prettier-ignore
  { engine: "vLLM 0.19", of: "Llama-4-Scout", on: "B200", cards: 2, what: "activations", worked: "14.8 × 1,024 × 202,048 + 2 × 8,192 × 5,120 + 2 × 8,192 × 1 × (max(2 × 8,192 ÷ 2; 5,120) + max(8,192 ÷ 2; 5,120)) + 0.15 GiB = 3.2830 GiB", source: "§13: experts cut in two, a tower" }, // prettier-ignore
  { engine: "vLLM 0.19", of: "gpt-oss-20b", what: "activations", worked: "14.8 × 1,024 × 201,088 + 2 × 8,192 × 2,880 = 2.8822 GiB", source: "§13: MXFP4 needs no workspace" }, // prettier-ignore
  {
    engine: "vLLM 0.19",
    of: "gemma-3-27b",
    what: "activations",
    worked: "14.8 × 1,024 × 262,208 + 2 × 8,192 × 5,376 + 0.15 GiB = 3.9329 GiB",
    source: "§13: 0.15 GiB for the tower",
    log: { says: 3.99, within: 0.07, source: `${LOGS}: gemma-3-27b` },
  },

  ...[TWO_EXPERTS_FIRST, TWO_EXPERTS_LAST].map((of): Row => ({ engine: "vLLM 0.19", of, what: "activations", worked: "max(14.8 × 1,024 × 1,000 + 2 × 8,192 × 128; 2 × 8,192 × 4 × 128) + 2 × 8,192 × 2 × (max(2 × 400; 128) + 400)", source: "§13: the experts that are widest taken together" })), // prettier-ignore
  { engine: "vLLM 0.19", of: WITH_EAR, what: "activations", worked: "2 × 8,192 × (4 × 128 + 3 × 100,000) = 4.5854 GiB", source: "§13: only an image tower has a step of its own" }, // prettier-ignore

  // graphs
  { engine: "vLLM 0.19", what: "graphs", worked: "0.37 GiB + 0.0165 GiB × 32 × 51 ÷ 51 = 0.8980 GiB", source: "§14", log: { says: 0.91, within: 0.015, ...LLAMA_LOG } }, // prettier-ignore
  { engine: "vLLM 0.19 --max-num-seqs 1", what: "graphs", worked: "0.37 GiB + 0.0165 GiB × 32 × 2 ÷ 51 = 0.3907 GiB", source: "§14: sizes 1, 2" }, // prettier-ignore
  { engine: "vLLM 0.19 --max-num-seqs 2", what: "graphs", worked: "0.37 GiB + 0.0165 GiB × 32 × 3 ÷ 51 = 0.4011 GiB", source: "§14: sizes 1, 2, 4" }, // prettier-ignore
  { engine: "vLLM 0.19 --max-num-seqs 204", what: "graphs", worked: "0.37 GiB + 0.0165 GiB × 32 × (3 + ⌊255 ÷ 8⌋ + ⌊(408 − 256) ÷ 16⌋ + 1) ÷ 51 = 0.8255 GiB", source: "§14: 400 is the last below 408" }, // prettier-ignore
  { engine: "vLLM 0.19 --max-num-seqs 4", what: "graphs", worked: "0.37 GiB + 0.0165 GiB × 32 × 4 ÷ 51 = 0.4114 GiB", source: "§14: sizes 1, 2, 4, 8" }, // prettier-ignore
  { engine: "vLLM 0.19 --max-num-seqs 100", what: "graphs", worked: "0.37 GiB + 0.0165 GiB × 32 × (3 + ⌊200 ÷ 8⌋) ÷ 51 = 0.6599 GiB", source: "§14: 1, 2, 4 and every 8th up to 200" }, // prettier-ignore
  { engine: "vLLM 0.19 --max-num-seqs 128", what: "graphs", worked: "0.37 GiB + 0.0165 GiB × 32 × (3 + ⌊255 ÷ 8⌋ + 1) ÷ 51 = 0.7324 GiB", source: "§14: and 256" }, // prettier-ignore
  { engine: "vLLM 0.19 --max-num-seqs 200", what: "graphs", worked: "0.37 GiB + 0.0165 GiB × 32 × (3 + ⌊255 ÷ 8⌋ + ⌊(400 − 256) ÷ 16⌋ + 1) ÷ 51 = 0.8255 GiB", source: "§14: and every 16th up to 400" }, // prettier-ignore
  { engine: "vLLM 0.19 --enforce-eager", what: "graphs", worked: "0 = 0", source: "§14" },

  // the room for the cache: a share of 79.19 GiB less what stands there
  {
    engine: "vLLM 0.19 --gpu-memory-utilization 0.95",
    what: "room",
    worked: `79.19 GiB × 0.95 − ${WEIGHTS} − ${ACTIVATIONS} − 0.25 GiB = 58.1190 GiB`,
    source: "§11",
    log: { says: 58.11, within: 0.03, ...LLAMA_LOG },
  },
  { engine: "vLLM 0.16", what: "room", worked: `79.19 GiB × 0.9 − ${WEIGHTS} − (38.4 × 1,024 × 128,256 + 2 × 8,192 × 4,096) − 0.13 GiB = 51.3928 GiB`, source: "§11, §12" }, // prettier-ignore
  { engine: "vLLM 0.19", what: "room", worked: `79.19 GiB × 0.9 − ${WEIGHTS} − ${ACTIVATIONS} − 0.25 GiB = 54.1595 GiB`, source: "§11" }, // prettier-ignore
  { engine: "vLLM 0.20", what: "room", worked: `79.19 GiB × 0.92 − ${WEIGHTS} − ${ACTIVATIONS_0_20} − 0.25 GiB = 56.1469 GiB`, source: "§11: 0.92 from 0.20 on, https://docs.vllm.ai/en/stable/api/vllm/config/cache/" }, // prettier-ignore
  { engine: "vLLM 0.21", what: "room", worked: `79.19 GiB × 0.92 − ${WEIGHTS} − ${ACTIVATIONS_0_20} − 0.25 GiB − (0.37 GiB + 0.0165 GiB × 32) = 55.2489 GiB`, source: "§11, §14: graphs first from 0.21 on" }, // prettier-ignore
  { engine: "vLLM 0.19 --gpu-memory-utilization 0.999", what: "room", worked: `min(79.19 GiB × 0.999 − ${WEIGHTS} − ${ACTIVATIONS} − 0.25 GiB; 79.19 GiB − 0.51 GiB − 0.25 GiB − ${WEIGHTS} − ${ACTIVATIONS} − (0.37 GiB + 0.0165 GiB × 32)) = 60.6705 GiB`, source: "§11: never more than there is" }, // prettier-ignore
  { engine: "vLLM 0.19 --kv-cache-memory-bytes 20000000000", what: "room", worked: "20,000,000,000 = 20,000,000,000", source: "§11: a fixed pool wins" }, // prettier-ignore
  { engine: "vLLM 0.19 --kv-cache-memory-bytes 99000000000", what: "room", worked: `min(99,000,000,000; 79.19 GiB − 0.51 GiB − 0.25 GiB − ${WEIGHTS} − ${ACTIVATIONS} − (0.37 GiB + 0.0165 GiB × 32)) = 60.6705 GiB`, source: "§11: but not over what there is" }, // prettier-ignore

  // requests at once and the longest context: whole blocks of 16 tokens, 131,072 bytes a token
  {
    engine: "vLLM 0.19 --gpu-memory-utilization 0.95",
    what: "requests",
    worked: `⌊(79.19 GiB × 0.95 − ${WEIGHTS} − ${ACTIVATIONS} − 0.25 GiB) ÷ (16 × 131,072)⌋ ÷ ⌈8,192 ÷ 16⌉ = 58.1172`,
    source: "§9",
    log: { says: 58.11, within: 0.03, ...LLAMA_LOG },
  },
  { engine: "vLLM 0.19", context: 8193, what: "requests", worked: `⌊(79.19 GiB × 0.9 − ${WEIGHTS} − ${ACTIVATIONS} − 0.25 GiB) ÷ (16 × 131,072)⌋ ÷ 513 = 54.0526`, source: "§9: a token more is a page more" }, // prettier-ignore
  { engine: "vLLM 0.19", on: "RTX 4090", what: "longest context", worked: `16 × ⌊(23.65 GiB × 0.9 − ${WEIGHTS} − (14.8 × 256 × 128,256 + 2 × 2,048 × 4,096) − 0.25 GiB) ÷ (16 × 131,072)⌋ = 45,680`, source: "§9, §11" }, // prettier-ignore
  { engine: "vLLM 0.19", what: "longest context", worked: "131,072 = 131,072", source: "the model's own config.json: no longer than it was trained for" }, // prettier-ignore
  { engine: "vLLM 0.19", what: "total", worked: `${WEIGHTS} + ${ACTIVATIONS} + 8,192 × 131,072 + 0.51 GiB + 0.25 GiB + 0.37 GiB + 0.0165 GiB × 32 = 19.5195 GiB`, source: "§11 to §14" }, // prettier-ignore
];
