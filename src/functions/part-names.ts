import type { Limit } from "../core/speed/rows";
import type { Unit } from "../core/units";
import type { Language } from "../reading/language";

/** Rows of the tables as a quote names them. The English names are part of the contract and stand in core. */
const NAMES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {},
  zh: {
    Weights: "权重",
    "KV cache": "KV 缓存",
    Activations: "激活",
    Runtime: "运行时",
    Graphs: "计算图",
    Gradients: "梯度",
    "Optimizer states": "优化器状态",
    Logits: "Logits",
    Framework: "框架",
    Overhead: "开销",
    Total: "合计",
    Capacity: "配置容量",
    "Usable memory": "可用显存",
    Free: "剩余",
    Verdict: "结论",
    Limit: "引擎上限",
    Reserve: "预留",
    Servers: "服务器",
    Note: "备注",
    "Weights read": "读取权重",
    "KV read": "读取 KV",
    Memory: "显存读取时间",
    Compute: "计算时间",
    "Activation traffic": "激活读写",
    "All-reduce": "全归约",
    "Fixed time": "固定时间",
    Step: "每步时间",
    Prompt: "提示词处理",
    "First token": "首 token 时间",
    "Per user": "每用户速度",
    "All users": "总吞吐",
    "Requests a minute": "每分钟请求数",
    "What memory holds": "显存可容纳请求",
    "Users at 20 tok/s": "20 tok/s 用户数",
    Power: "功率",
  },
};

export const partName = (name: string, language: Language): string => NAMES[language][name] ?? name;

const LIMITS: Readonly<Record<Limit, string>> = {
  memory: "显存容量",
  bandwidth: "带宽",
  compute: "算力",
  queue: "排队",
  "fixed time": "固定时间",
};

/** What holds a speed back; an engine's limit of memory goes by another name in Chinese. */
export const limitPart = (language: Language): string => (language === "zh" ? "限制因素" : "Limit");

export const limitName = (limit: Limit, language: Language): string =>
  language === "zh" ? LIMITS[limit] : limit;

type Table = "on cards" | "rule of thumb" | "training" | "speed";

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
    speed: () => ["Part", "Value", "Low", "High", "Unit", "How it was computed", "Source"],
    training: (unit) => [
      "Part",
      `Low (${unit})`,
      `Expected (${unit})`,
      `High (${unit})`,
      "Share",
      "How it was computed",
      "Source",
    ],
  },
  zh: {
    "on cards": (unit) => ["项目", `单卡（${unit}）`, `全部卡（${unit}）`, "占比", "计算过程", "来源"],
    speed: () => ["项目", "数值", "低", "高", "单位", "计算过程", "来源"],
    training: (unit) => [
      "项目",
      `低（${unit}）`,
      `预计（${unit}）`,
      `高（${unit}）`,
      "占比",
      "计算过程",
      "来源",
    ],
    "rule of thumb": (unit) => ["项目", `至少（${unit}）`, `建议（${unit}）`, "占比", "计算过程", "来源"],
  },
};

/** The first row, with the unit in it. */
export const heading = (table: Table, reading: { unit: Unit; language: Language }): string[] =>
  HEADINGS[reading.language][table](reading.unit);
