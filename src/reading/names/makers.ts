import type { Maker } from "../../catalog/schema/makers";

/** What Chinese users search a maker's rows by, beside the words that words.ts has in English. Source: the makers' own sites. */
const CHINESE: Readonly<Partial<Record<Maker, string>>> = {
  "Alibaba Qwen": "阿里云 阿里巴巴",
  "Alibaba NLP": "通义 阿里巴巴 向量模型",
  "Zhipu AI": "清华",
  MiniMax: "海螺",
  "ByteDance Seed": "字节跳动",
  Huawei: "华为盘古",
  BAAI: "向量模型 重排模型",
  JD: "言犀",
  "NetEase Youdao": "网易有道 向量模型",
  Moka: "向量模型",
};

export const chineseMaker = (maker: Maker): string => CHINESE[maker] ?? "";
