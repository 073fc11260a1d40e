import type { Language } from "../functions/language";

/** What the rows above a breakdown are called. */
interface InputLabels {
  readonly title: string;
  readonly model: string;
  readonly precision: string;
  readonly context: string;
  readonly concurrency: string;
  readonly kvPrecision: string;
  readonly card: string;
  readonly cards: string;
  readonly engine: string;
  readonly unit: string;
  readonly version: string;
  readonly date: string;
}

export const LABELS: Readonly<Record<Language, InputLabels>> = {
  en: {
    title: "GPU memory",
    model: "Model",
    precision: "Precision",
    context: "Context (tokens)",
    concurrency: "Concurrency",
    kvPrecision: "KV precision",
    card: "Card",
    cards: "Cards",
    engine: "Engine",
    unit: "Unit",
    version: "VRAM version",
    date: "Date",
  },
  zh: {
    title: "显存估算",
    model: "模型",
    precision: "权重精度",
    context: "上下文 (token)",
    concurrency: "并发数",
    kvPrecision: "KV 缓存精度",
    card: "加速卡",
    cards: "卡数",
    engine: "推理引擎",
    unit: "单位",
    version: "VRAM 版本",
    date: "日期",
  },
};

/** Why a table cannot be written as asked, and what to do. */
export const REFUSALS: Readonly<
  Record<"place" | "edge" | "length", Readonly<Record<Language, readonly [what: string, fix: string]>>>
> = {
  place: {
    en: ["The selection is not a cell.", "Select one cell."],
    zh: ["当前选中的不是单元格。", "请选中一个单元格。"],
  },
  edge: {
    en: ["The table would end beyond the sheet.", "Select a cell further up or to the left."],
    zh: ["从这里写入会超出工作表的边界。", "请选择更靠上或更靠左的单元格。"],
  },
  length: {
    en: [
      "The config.json is longer than a cell may be (32,767 characters).",
      "Take out of it what does not shape memory.",
    ],
    zh: ["config.json 长于单元格的上限（32,767 个字符）。", "请删去与显存无关的内容。"],
  },
};
