/** Publishers of models, in the one spelling that rows use. */
export const PUBLISHERS = [
  "01.AI", "AI21 Labs", "Ai2", "Alibaba NLP", "Alibaba Qwen", "Ant Group", "Arcee AI", "BAAI", "Baichuan", "Baidu",
  "BigCode", "ByteDance Seed", "Cohere", "DeepSeek", "Google", "Huawei", "Hugging Face", "IBM", "JD", "Jina AI",
  "LG AI Research", "Meituan", "Meta", "Microsoft", "MiniMax", "Mistral AI", "Moka", "Moonshot AI", "NVIDIA",
  "NetEase Youdao", "OpenAI", "OpenBMB", "Poolside", "Shanghai AI Laboratory", "StepFun", "TII", "Tencent",
  "Thinking Machines", "TinyLlama", "Upstage", "Xiaomi", "Zhipu AI", "rednote", "xAI",
] as const; // prettier-ignore

/** Makers of cards. */
export const CARD_MAKERS = [
  "AMD", "Apple", "Biren", "Cambricon", "Enflame", "Huawei Ascend", "Hygon", "Iluvatar", "Intel", "Kunlunxin", "MetaX",
  "Moore Threads", "NVIDIA", "SOPHGO", "T-Head", "Vastai",
] as const; // prettier-ignore

export type Maker = (typeof PUBLISHERS)[number] | (typeof CARD_MAKERS)[number];
