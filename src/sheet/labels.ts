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
