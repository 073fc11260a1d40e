import type { Language } from "../../reading/language";

/** The id of the sheet that the page opens with. */
export const FIRST_SHEET = "first";

/** The words of the first sheet. Short: columns are 232 and 372 px wide. */
export interface FirstSheetTexts {
  readonly workbook: string;
  readonly sheet: string;
  readonly title: string;
  readonly hint: string;
  readonly example: string;
  readonly real: string;
  readonly how: string;
  readonly parameters: string;
  readonly parametersHow: string;
  readonly layers: string;
  readonly kvHeads: string;
  readonly kvHeadsHow: string;
  readonly headDim: string;
  readonly precision: string;
  readonly context: string;
  readonly contextHow: string;
  readonly concurrency: string;
  readonly concurrencyHow: string;
  readonly weights: string;
  readonly weightsHow: string;
  readonly kvCache: string;
  readonly kvCacheHow: string;
  readonly total: string;
  readonly totalHow: string;
  readonly card: string;
  readonly cards: string;
  readonly cardsHow: string;
  readonly yourTurn: string;
  readonly yourTurnHow: string;
  readonly spill: string;
  readonly contextByConcurrency: string;
  readonly spillHow: string;
}

export const FIRST_SHEET_TEXTS: Readonly<Record<Language, FirstSheetTexts>> = {
  en: {
    workbook: "VRAM",
    sheet: "Example",
    title: "How much GPU memory does a 32B model need?",
    hint: "Tinted cells are yours: change one, and everything else follows.",
    example: "32B example",
    real: "QwQ-32B",
    how: "How",
    parameters: "Parameters (B)",
    parametersHow: "32B = 32 × 10^9",
    layers: "Layers",
    kvHeads: "KV heads",
    kvHeadsHow: "QwQ-32B shares them: 8, not 64",
    headDim: "Head dim",
    precision: "Precision",
    context: "Context (tokens)",
    contextHow: "prompt and answer together",
    concurrency: "Concurrency",
    concurrencyHow: "requests held at once: the pane opens with the same",
    weights: "Weights (GB)",
    weightsHow: "parameters × bytes of the precision: 2 in FP16",
    kvCache: "KV cache (GB)",
    kvCacheHow: "2 × layers × heads × dim × context × 2 bytes",
    total: "Total (GB)",
    totalHow: "(weights + KV cache) × 1.2, a reserve of 20 %",
    card: "Card",
    cards: "Cards needed",
    cardsHow: "served by vLLM, which needs no 20 % reserve",
    yourTurn: "Your turn: type this into the tinted cell",
    yourTurnHow: "4.19 GB; =VRAM. lists every function",
    spill: "One formula fills a table: KV cache of QwQ-32B (GB)",
    contextByConcurrency: "context ↓   concurrency →",
    spillHow: "only the first cell holds a formula",
  },
  zh: {
    workbook: "显存",
    sheet: "示例",
    title: "一个 32B 模型需要多少显存？",
    hint: "着色的单元格可以修改，其余结果随之更新。",
    example: "32B 示例",
    real: "QwQ-32B",
    how: "算法",
    parameters: "参数量 (B)",
    parametersHow: "32B = 320 亿 = 32 × 10^9",
    layers: "层数",
    kvHeads: "KV 头数",
    kvHeadsHow: "QwQ-32B 共享 KV 头：8 个，而不是 64 个",
    headDim: "头维度",
    precision: "精度",
    context: "上下文 (token)",
    contextHow: "提示与回答合计",
    concurrency: "并发数",
    concurrencyHow: "同时保留的请求数，与右侧面板的初值相同",
    weights: "权重 (GB)",
    weightsHow: "参数量 × 每个数的字节数（FP16 为 2）",
    kvCache: "KV 缓存 (GB)",
    kvCacheHow: "2 × 层数 × KV 头数 × 头维度 × 上下文 × 2 字节",
    total: "合计 (GB)",
    totalHow: "(权重 + KV 缓存) × 1.2，预留 20 %",
    card: "加速卡",
    cards: "所需卡数",
    cardsHow: "用 vLLM 部署，不需另留 20 %",
    yourTurn: "试一试：把左边的公式输入着色的单元格",
    yourTurnHow: "得 4.19 GB；输入 =VRAM. 可列出所有函数",
    spill: "一个公式填满一张表：QwQ-32B 的 KV 缓存 (GB)",
    contextByConcurrency: "上下文 ↓   并发 →",
    spillHow: "只有第一个单元格有公式",
  },
};
