import type { Language } from "../reading/language";
import { Refusal } from "./refusal";

/** What stands above an answer: an input, or what a quote must state beside it. */
export type InputName =
  | "model"
  | "precision"
  | "context"
  | "concurrency"
  | "kvPrecision"
  | "card"
  | "cards"
  | "engine"
  | "reserve"
  | "method"
  | "batch"
  | "settings"
  | "unit"
  | "prompt"
  | "answer"
  | "wanted"
  | "version"
  | "date";

/** The cell that holds an input; "" for one that has no row. */
export type CellOf = (name: InputName) => string;

/** What a table is about. */
export type TitleName = "serving" | "training";

export const LABELS: Readonly<Record<Language, Readonly<Record<InputName | TitleName, string>>>> = {
  en: {
    serving: "GPU memory",
    training: "GPU memory to train",
    model: "Model",
    precision: "Precision",
    context: "Context (tokens)",
    concurrency: "Concurrency",
    kvPrecision: "KV precision",
    card: "Card",
    cards: "Cards",
    engine: "Engine",
    reserve: "Reserve",
    method: "Method",
    batch: "Batch per card",
    settings: "Settings",
    unit: "Unit",
    prompt: "Prompt (tokens)",
    answer: "Answer (tokens)",
    wanted: "Wanted (tok/s)",
    version: "VRAM version",
    date: "Date",
  },
  zh: {
    serving: "显存估算",
    training: "训练显存估算",
    model: "模型",
    precision: "权重精度",
    context: "上下文 (token)",
    concurrency: "并发数",
    kvPrecision: "KV 缓存精度",
    card: "加速卡",
    cards: "卡数",
    engine: "推理引擎",
    reserve: "预留",
    method: "训练方法",
    batch: "单卡批大小",
    settings: "训练设置",
    unit: "单位",
    prompt: "提示词 (token)",
    answer: "回答 (token)",
    wanted: "期望速度 (tok/s)",
    version: "VRAM 版本",
    date: "日期",
  },
};

/** Between a title's words and the model. */
export const COLON: Readonly<Record<Language, string>> = { en: ": ", zh: "：" };

/** Why a table cannot be written as asked, and what to do, in the reader's words. */
export const refusal = (why: keyof typeof REFUSALS, language: Language): Refusal =>
  new Refusal(REFUSALS[why][language]);

const REFUSALS = {
  place: {
    en: "The selection is not a cell. Select one cell.",
    zh: "当前选中的不是单元格。请选中一个单元格。",
  },
  edge: {
    en: "The table would end beyond the sheet. Select a cell further up or to the left.",
    zh: "从这里写入会超出工作表的边界。请选择更靠上或更靠左的单元格。",
  },
  length: {
    en: "The config.json is longer than a cell may be (32,767 characters). Take out of it what does not shape memory.",
    zh: "config.json 长于单元格的上限（32,767 个字符）。请删去与显存无关的内容。",
  },
};
