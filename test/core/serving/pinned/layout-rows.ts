import { LLAMA_3_1_8B } from "../../shapes";
import { cardOf, FIVE_LAYERS, ODD_VOCABULARY, SIX_EXPERTS, WIDE } from "./models";
import type { Row } from "./row";

const LOGS = "llm-d-planner's start-up logs of vLLM 0.19, https://github.com/llm-d-incubation/llm-d-planner";
/** One layer's matrices of Llama-3.1-8B, and its table of rotary positions. */
const LAYER = "(2 × 4,096 × 4,096 + 2 × 4,096 × 1,024 + 3 × 4,096 × 14,336)";
const TABLE = "131,072 × 128 × 2";
/** Qwen3-30B-A3B: 32 and 4 heads of 128, 128 experts of 768, hidden 2,048, 40,960 positions. */
const QUERIES = "2 × 2,048 × 4,096";
const KEYS = "2 × 2,048 × 512";
const EXPERTS = "128 × 3 × 2,048 × 768";
const COPIED = "2,048 × 128 + 256 + 2 × 2,048";
const MOE_TABLE = "40,960 × 128 × 2";
const MOE = { of: "Qwen3-30B-A3B", cards: 4, what: "weights" } as const;

const gibs = (
  engine: string,
  sizes: readonly [one: string, two: string, four: string, stages: string, unlinked: string],
  source: string,
): readonly Row[] =>
  // prettier-ignore
  (
    [
      [engine, "H100", 1, sizes[0]],
      [engine, "H100", 2, sizes[1]],
      [engine, "H100", 4, sizes[2]],
      [`${engine} --pp 2 --tp 1`, "H100", 2, sizes[3]],
      [engine, "RTX 4090", 2, sizes[4]],
    ] as const
  ).map(([line, on, cards, size]) => ({
    engine: line.replace(/(vLLM.*)--pp 2 --tp 1/, "$1-pp 2 -tp 1"),
    on,
    cards,
    what: "runtime",
    worked: `0.51 GiB + ${size} GiB`,
    source: `§12, ${source}`,
  }));

/** Libraries, layouts and what a card of several holds. */
export const LAYOUT_ROWS: readonly Row[] = [
  ...gibs("vLLM 0.9", ["0.13", "0.57", "2.55", "0.07", "0.2"], "measured"),
  { engine: "vLLM 0.10", on: "H20 141GB", cards: 8, what: "runtime", worked: "0.51 GiB + 2.55 GiB = 3.0600 GiB", source: "§12: cuMem off", log: { says: 3.06, within: 0.03, source: "https://github.com/vllm-project/vllm/issues/13074: 2.53 to 2.57 GiB beside PyTorch" } }, // prettier-ignore
  { engine: "vLLM 0.19", on: "RTX 3090", cards: 2, what: "runtime", worked: "0.51 GiB + 0.57 GiB", source: "§12: a bridge of two cards is no switch" }, // prettier-ignore
  { engine: "vLLM 0.19", on: "A100 SXM 80GB", cards: 4, what: "runtime", worked: "0.51 GiB + 0.57 GiB", source: "§12: its switch adds nothing up (symm_mem.py begins at 9.0)" }, // prettier-ignore
  { engine: "vLLM 0.19", on: "H100 NVL", cards: 2, what: "runtime", worked: "0.51 GiB + 0.57 GiB", source: "§12: a bridge" }, // prettier-ignore
  { engine: "vLLM 0.19", on: "MI300X", cards: 8, what: "runtime", worked: "0.51 GiB + 0.57 GiB", source: "§12: symm_mem.py and flashinfer_all_reduce.py return where the platform is not CUDA" }, // prettier-ignore
  { engine: "vLLM 0.19", on: "BW1000", cards: 8, what: "runtime", worked: "0.51 GiB + 0.57 GiB", source: "§12: the same" }, // prettier-ignore
  { engine: "vLLM 0.19", on: "H20 96GB", cards: 8, what: "runtime", worked: "0.51 GiB + 2.13 GiB", source: "§12: NVLink 4 through switches" }, // prettier-ignore
  ...gibs("vLLM 0.16", ["0.13", "0.57", "0.57", "0.07", "0.2"], "measured"),
  ...gibs("vLLM 0.17", ["0.13", "0.57", "0.57", "0.07", "0.2"], "measured"),
  ...gibs("vLLM 0.18", ["0.25", "2.07", "2.13", "0.07", "0.2"], "measured"),
  ...gibs("vLLM 0.21", ["0.25", "2.07", "2.13", "0.07", "0.2"], "measured"),
  ...gibs("vllm-ascend", ["0.25", "0.6", "0.6", "0.25", "0.6"], "assumed"),
  ...gibs("SGLang", ["0.13", "0.57", "0.57", "0.13", "0.2"], "assumed"),
  ...gibs("TensorRT-LLM", ["0.25", "0.57", "0.57", "0.25", "0.2"], "assumed").filter(
    ({ engine }) => !engine.includes("--pp"),
  ),
  { engine: "TensorRT-LLM --pp_size 2 --tp_size 1", cards: 2, what: "runtime", worked: "0.51 GiB + 0.25 GiB = 0.7600 GiB", source: "§12" }, // prettier-ignore
  {
    engine: "Transformers",
    what: "runtime",
    worked: "0.67 GiB + 32 MiB + 0.5 × 2 × 8,192 × (4 × 4,096 + 3 × 14,336) = 1.1544 GiB",
    source: "§12",
  },
  { engine: "Transformers", cards: 2, what: "runtime", worked: "0.67 GiB + 32 MiB + 0.5 × 2 × 8,192 × (4 × 4,096 + 3 × 14,336) = 1.1544 GiB", source: "§12: whole layers, nothing is reduced between cards" }, // prettier-ignore

  // tensor parallel and stages: Llama-3.1-8B
  {
    engine: "vLLM 0.19",
    cards: 2,
    what: "weights",
    worked: `2 × (2 × 128,256 × 4,096 ÷ 2 + 32 × (${LAYER} ÷ 2 + 2 × 4,096) + 4,096) + ${TABLE} = 7.5103 GiB`,
    source: "§8",
    log: { says: 7.51, within: 0.005, source: LOGS },
  },
  {
    engine: "vLLM 0.19 -pp 4",
    cards: 4,
    what: "weights",
    worked: `2 × (128,256 × 4,096 + 8 × (${LAYER} + 2 × 4,096) + 4,096) + ${TABLE} = 4.2599 GiB`,
    source: "§8: the last stage has the head",
    log: { says: 4.26, within: 0.005, source: LOGS },
  },
  { engine: "vLLM 0.19 -pp 4", cards: 4, what: "graphs", worked: "0.37 GiB + 0.0165 GiB × 8 = 0.5020 GiB", source: "§14", log: { says: 0.51, within: 0.01, source: LOGS } }, // prettier-ignore
  { engine: "vLLM 0.19 -pp 2", cards: 2, what: "graphs", worked: "0.37 GiB + 0.0165 GiB × 16 = 0.6340 GiB", source: "§14", log: { says: 0.65, within: 0.02, source: LOGS } }, // prettier-ignore
  { engine: "vLLM 0.19", cards: 16, what: "cache", worked: "512 × 16 × 16 × 2 × 1 × 128 × 2 = 67,108,864", source: "§8: servers of 8, two stages of 16 layers, one KV head a card" }, // prettier-ignore
  { engine: "vLLM 0.19", on: cardOf(80), cards: 16, what: "graphs", worked: "0.37 GiB + 0.0165 GiB × 16 = 0.6340 GiB", source: "§8: 8 cards a server where the row is silent" }, // prettier-ignore
  { engine: "vLLM 0.19", on: cardOf(80, { cardsPerServer: [2, 5, 72] }), cards: 8, what: "graphs", worked: "0.37 GiB + 0.0165 GiB × 16 = 0.6340 GiB", source: "§8: 5 is rounded down to 4, and 72 are a rack" }, // prettier-ignore
  { engine: "vLLM 0.19", on: cardOf(80, { cardsPerServer: [16] }), cards: 16, of: "Qwen3-30B-A3B", what: "graphs", worked: "0.37 GiB + 0.0165 GiB × 48 = 1.1620 GiB", source: "§8: 16 are a server still" }, // prettier-ignore
  { engine: "vLLM 0.19", cards: 10, of: { ...FIVE_LAYERS, layers: FIVE_LAYERS.layers.map((run) => ({ ...run, layer: { ...run.layer, mixers: [] } })), frame: null }, what: "graphs", worked: "0.37 GiB + 0.0165 GiB × 5 = 0.4525 GiB", source: "§8: 10 are no whole servers of 8 or boxes of 4, so they share every layer" }, // prettier-ignore
  { engine: "vLLM 0.19", of: WIDE, cards: 2, what: "activations", worked: "2 × 8,192 × (4 × 128 + 3 × 100,000 ÷ 2) = 2.2966 GiB", source: "§13: width by devices" }, // prettier-ignore
  { engine: "vLLM 0.19 -pp 2", of: WIDE, cards: 2, what: "activations", worked: "2 × 8,192 × (6 × 128 + 3 × 100,000) = 4.5894 GiB", source: "§13: the first stage hands 2 × 2·T·h on and is the fuller" }, // prettier-ignore
  { engine: "vLLM 0.19 -pp 2", of: FIVE_LAYERS, cards: 2, context: 100000, what: "cache", worked: "3 × ⌈100,000 ÷ 16⌉ × 16 × 2 × 8 × 16 × 2 = 153,600,000", source: "§8: five layers are three and two" }, // prettier-ignore
  { engine: "vLLM 0.19", of: ODD_VOCABULARY, cards: 2, what: "weights", worked: "2 × (2 × ⌈1,001 ÷ 64⌉ × 64 ÷ 2 × 128 + 4 × ((4 × 128 × 128 + 3 × 128 × 256) ÷ 2 + 2 × 128) + 128) = 919,808", source: "§8: DEFAULT_VOCAB_PADDING_SIZE 64 of vLLM" }, // prettier-ignore

  // data parallel, experts
  { engine: "vLLM 0.19", ...MOE, worked: `2 × (2 × 151,936 × 2,048 ÷ 4 + 48 × ((${QUERIES} + ${KEYS} + ${EXPERTS}) ÷ 4 + ${COPIED}) + 2,048) + ${MOE_TABLE} = 15,295,737,856`, source: "§8" }, // prettier-ignore
  { engine: "vLLM 0.19 -dp 4", ...MOE, worked: `2 × (2 × 151,936 × 2,048 + 48 × (${QUERIES} + ${KEYS} + ${EXPERTS} ÷ 4 + ${COPIED}) + 2,048) + ${MOE_TABLE} = 17,588,187,136`, source: "§8: copies of the attention share the experts" }, // prettier-ignore
  { engine: "vLLM 0.19 -tp 2 -dp 2", ...MOE, worked: `2 × (2 × 151,936 × 2,048 ÷ 2 + 48 × ((${QUERIES} + ${KEYS}) ÷ 2 + ${EXPERTS} ÷ 4 + ${COPIED}) + 2,048) + ${MOE_TABLE} = 16,059,887,616`, source: "§8" }, // prettier-ignore
  { engine: "vLLM 0.19", ...MOE, cards: 8, worked: `2 × (2 × 151,936 × 2,048 ÷ 8 + 48 × (${QUERIES} ÷ 8 + ${KEYS} ÷ 4 + ${EXPERTS} ÷ 8 + ${COPIED}) + 2,048) + ${MOE_TABLE} = 7,691,071,488`, source: "§8: four KV heads on eight cards, each twice" }, // prettier-ignore
  { engine: "SGLang --dp 4", ...MOE, worked: `2 × (2 × 151,936 × 2,048 + 48 × (${QUERIES} + ${KEYS} + ${EXPERTS} + ${COPIED}) + 2,048) + ${MOE_TABLE} = 61,074,731,008`, source: "§8: copies of everything" }, // prettier-ignore
  { engine: "SGLang --tp 4 --dp 2 --enable-dp-attention", ...MOE, worked: `2 × (2 × 151,936 × 2,048 ÷ 2 + 48 × ((${QUERIES} + ${KEYS}) ÷ 2 + ${EXPERTS} ÷ 4 + ${COPIED}) + 2,048) + ${MOE_TABLE} = 16,059,887,616`, source: "§8: --tp counts the copies already" }, // prettier-ignore
  { engine: "vLLM 0.19 -dp 4", cards: 4, context: 8192, what: "requests", worked: "4 × ⌊⌊(79.19 GiB × 0.9 − 16,094,076,928 − (14.8 × 1,024 × 128,256 + 2 × 8,192 × 4,096) − 0.25 GiB) ÷ (16 × 131,072)⌋ ÷ 512⌋ = 216", source: "§8: each copy holds whole requests" }, // prettier-ignore
  { engine: "vLLM 0.19 -dp 4", cards: 4, requests: 9, what: "cache", worked: "⌈9 ÷ 4⌉ × 8,192 × 131,072 = 3,221,225,472", source: "§8" }, // prettier-ignore
  { engine: "vLLM 0.19 -dp 2", on: cardOf(18.6), cards: 2, context: 131072, what: "requests", worked: "⌊(18.6 GiB × 0.9 − 16,094,076,928 − (14.8 × 256 × 128,256 + 2 × 2,048 × 4,096) − 0.25 GiB) ÷ (16 × 131,072)⌋ ÷ 8,192 = 0.0645", source: "§9: less than one request is said as it is" }, // prettier-ignore
  { engine: "vLLM 0.19 -dp 2", on: cardOf(18.6), cards: 2, what: "requests", worked: "2 × ⌊⌊(18.6 GiB × 0.9 − 16,094,076,928 − (14.8 × 256 × 128,256 + 2 × 2,048 × 4,096) − 0.25 GiB) ÷ (16 × 131,072)⌋ ÷ 512⌋ = 2", source: "§8: each copy holds one whole" }, // prettier-ignore
  {
    engine: "vLLM 0.19",
    of: "gpt-oss-20b",
    what: "weights",
    worked:
      "17 ÷ 32 × 24 × 32 × 3 × 3,072 × 2,944 + 2 × (2 × 201,088 × 2,880 + 24 × (2 × 2,880 × 4,096 + 2 × 2,880 × 512 + 8,064 + 2,880 × 32 + 276,512 + 2 × 2,880) + 2,880) + 131,072 × 64 × 2 = 13.6863 GiB",
    source: "§8: MXFP4 experts are padded to 3,072 and 2,944",
    log: { says: 13.64, within: 0.05, source: LOGS },
  },

  { engine: "vLLM 0.19", of: SIX_EXPERTS, cards: 4, what: "weights", worked: "2 × (2 × 1,024 × 128 ÷ 4 + 4 × ((4 × 128 × 128 + 6 × 3 × 128 × 256) ÷ 4 + 128 × 6 + 2 × 128) + 128) = 1,450,240", source: "§8: experts cut by width" }, // prettier-ignore
  { engine: "vLLM 0.19 --enable-expert-parallel", of: SIX_EXPERTS, cards: 4, what: "weights", worked: "2 × (2 × 1,024 × 128 ÷ 4 + 4 × (4 × 128 × 128 ÷ 4 + ⌈6 ÷ 4⌉ × 3 × 128 × 256 + 128 × 6 + 2 × 128) + 128) = 1,843,456", source: "§8: experts dealt out whole" }, // prettier-ignore
  { engine: "SGLang --dp 4 --enable-dp-attention", of: SIX_EXPERTS, cards: 8, what: "weights", worked: "2 × (2 × 1,024 × 128 ÷ 2 + 4 × (4 × 128 × 128 ÷ 2 + 6 × 3 × 128 × 256 ÷ 8 + 128 × 6 + 2 × 128) + 128) = 1,122,560", source: "§8: eight ranks, four copies of the attention on two each" }, // prettier-ignore
  { engine: "vLLM 0.19 -pp 2", of: WIDE, cards: 2, what: "total", worked: "2 × (1,024 × 128 + 2 × (4 × 128 × 128 + 3 × 128 × 100,000 + 2 × 128)) + 2 × 8,192 × (6 × 128 + 3 × 100,000) + 512 × 16 × 2 × 512 + 0.51 GiB + 0.07 GiB + 0.37 GiB + 0.0165 GiB × 2 = 6145785044.9920", source: "§8, §13: the first stage, which has no last norm, is the fuller" }, // prettier-ignore
  { engine: "vLLM 0.19 -pp 2 --max-num-batched-tokens 1024", of: FIVE_LAYERS, cards: 2, context: 100000, what: "activations", worked: "2 × 1,024 × (6 × 128 + 3 × 256) = 3,145,728", source: "§13: the first stage has no sampler" }, // prettier-ignore
  { engine: "vLLM 0.19", on: cardOf(80, { cardsPerServer: [17] }), cards: 16, what: "graphs", worked: "0.37 GiB + 0.0165 GiB × 16 = 0.6340 GiB", source: "§8: 17 are a rack, so 8 a server" }, // prettier-ignore
  { engine: "vLLM 0.19", of: { ...LLAMA_3_1_8B, contextLimit: null }, on: "RTX 4090", what: "longest context", worked: "16 × ⌊(23.65 GiB × 0.9 − 2 × 8,030,261,248 − (14.8 × 256 × 128,256 + 2 × 2,048 × 4,096) − 0.25 GiB) ÷ (16 × 131,072)⌋ = 45,936", source: "§9: no end but the pool's, and no positions to table" }, // prettier-ignore

  // how many cards
  { engine: "vLLM -tp 2 -pp 2", cards: null, what: "cards", worked: "2 × 2 = 4", source: "§8" },
  { engine: "vLLM -tp 2 -dp 3", cards: null, what: "cards", worked: "2 × 3 = 6", source: "§8" },
  { engine: "SGLang --tp 8 --dp 8 --enable-dp-attention", of: "DeepSeek-V3", on: "H200", cards: null, what: "cards", worked: "8 = 8", source: "§8: --tp counts the copies already" }, // prettier-ignore
  { engine: "vLLM -tp 4", on: "910C", cards: null, what: "cards", worked: "⌈4 ÷ 2⌉ = 2", source: "§8: two devices a card" }, // prettier-ignore
  { engine: "vLLM -tp 1", on: "910C", cards: null, what: "cards", worked: "⌈1 ÷ 2⌉ = 1", source: "§8" },
  { engine: "llama.cpp -ngl 8", of: "Llama-3.3-70B", precision: "Q8_0", on: "RTX 4090", what: "cards needed", worked: "⌈34 ÷ 32 × 8 × (2 × 8,192 × 8,192 + 2 × 8,192 × 1,024 + 3 × 8,192 × 28,672) ÷ 23.65 GiB⌉ = 1", source: "§15: what stays with the host needs no card" }, // prettier-ignore
  { engine: "vLLM", cards: null, what: "cards", worked: "1 = 1", source: "no flag, one card" },
  { engine: "vLLM", of: "Llama-3.3-70B", what: "cards needed", worked: "⌈70,553,706,496 × 2 ÷ (79.19 GiB × 0.92)⌉ = 2", source: "§8: weights of 131 GiB on cards of 73" }, // prettier-ignore
  { engine: "vLLM", of: "DeepSeek-V3", on: "H200", what: "cards needed", worked: "8 = 8", source: "§8: 625 GiB on cards of 129 are five, and 128 heads are not dealt over 5, 6 or 7" }, // prettier-ignore
  { engine: "vLLM", of: "DeepSeek-V3", what: "cards needed", worked: "3 × 4 = 12", source: "§8: 8 × 79 GiB × 0.92 are 626 GB, less than 671; three boxes of 4 are the next" }, // prettier-ignore

  // cards that are two devices
  { engine: "vllm-ascend", on: "910C", what: "weights", worked: `2 × (2 × (2 × 128,256 × 4,096 ÷ 2 + 32 × (${LAYER} ÷ 2 + 2 × 4,096) + 4,096) + ${TABLE}) = 16,128,163,840`, source: "§22" }, // prettier-ignore
  {
    engine: "vllm-ascend",
    on: "910C",
    what: "cache",
    worked: "2 × 8,192 × 131,072 ÷ 2 = 1,073,741,824",
    source: "§22",
  },
  { engine: "vllm-ascend", on: "910C", what: "room", worked: `2 × (61.27 GiB × 0.9 − (2 × (2 × 128,256 × 4,096 ÷ 2 + 32 × (${LAYER} ÷ 2 + 2 × 4,096) + 4,096) + ${TABLE}) − (14.8 × 256 × 128,256 + 2 × 2,048 × 4,096) − 0.6 GiB) = 99996609675.2640`, source: "§11, §22" }, // prettier-ignore
  { engine: "llama.cpp", on: "MI250X", context: 65536, what: "cache", worked: "2 × 65,536 × 16 × 4,096 = 8,589,934,592", source: "§15, §22: whole layers, half on each" }, // prettier-ignore
];
