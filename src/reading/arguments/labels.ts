/** What messages call an argument: the English word, and the Chinese one. */
export const LABELS = {
  Model: "模型",
  Precision: "权重精度",
  "KV precision": "KV 缓存精度",
  Context: "上下文",
  Concurrency: "并发数",
  Card: "加速卡",
  Cards: "卡数",
  "Cards per server": "每台卡数",
  Engine: "推理引擎",
  Layers: "层数",
  "KV heads": "KV 头数",
  "Head dim": "头维度",
  Reserve: "预留比例",
  Unit: "单位",
  Language: "语言",
  Name: "名称",
  Field: "字段",
  Filter: "筛选",
  Method: "训练方式",
  Batch: "批大小",
  Settings: "训练设置",
} as const;

export type Label = keyof typeof LABELS;
