import type { Unit } from "../core/units";
import type { Language } from "./language";

/** Parts as a Chinese quote names them. The English names are part of the contract and stand in core. */
const CHINESE: Readonly<Record<string, string>> = {
  Weights: "权重",
  "KV cache": "KV 缓存",
  Activations: "激活",
  Runtime: "运行时",
  "CUDA graphs": "CUDA 图",
  Total: "合计",
  "Usable memory": "可用显存",
  Free: "剩余",
  Overhead: "开销",
  Gradients: "梯度",
  "Optimizer states": "优化器状态",
  Logits: "Logits",
  Framework: "框架",
  Capacity: "配置容量",
  Note: "备注",
};

export const partName = (name: string, language: Language): string =>
  language === "zh" ? (CHINESE[name] ?? name) : name;

type Table = "on cards" | "rule of thumb";

const HEADINGS: Readonly<Record<Language, Readonly<Record<Table, (unit: Unit) => string[]>>>> = {
  en: {
    "on cards": (unit) => [
      "Part",
      `Per card (${unit})`,
      `All cards (${unit})`,
      "Share",
      "How it was computed",
      "Source",
    ],
    "rule of thumb": (unit) => [
      "Part",
      `At least (${unit})`,
      `Recommended (${unit})`,
      "Share",
      "How it was computed",
      "Source",
    ],
  },
  zh: {
    "on cards": (unit) => ["项目", `单卡（${unit}）`, `全部卡（${unit}）`, "占比", "计算过程", "来源"],
    "rule of thumb": (unit) => ["项目", `至少（${unit}）`, `建议（${unit}）`, "占比", "计算过程", "来源"],
  },
};

/** The first row, with the unit in it. */
export const heading = (table: Table, reading: { unit: Unit; language: Language }): string[] =>
  HEADINGS[reading.language][table](reading.unit);
