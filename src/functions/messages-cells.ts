import { LABELS } from "../reading/arguments/labels";

/** What a cell's arguments are refused for, in English and in Chinese. */
export const CELLS = {
  "name-empty": [
    '{name} is empty. Names need quotes: "{example}".',
    '{name}为空。名称要加英文引号："{example}"。',
  ],
  "choice-empty": ["{name} is empty. Known are {known}.", "{name}为空。可用：{known}。"],
  "choice-unknown": [
    '{name} "{given}" is not known. Known are {known}.',
    "{name}“{given}”无法识别。可用：{known}。",
  ],
  "choice-nearest": [
    '{name} "{given}" is not known. Did you mean {nearest| or }?',
    "{name}“{given}”无法识别。是否指 {nearest| 或 }？",
  ],
  "cache-precision": [
    'KV precision "{given}" is a format for weights. A KV cache is stored in {known| or }.',
    "“{given}”是权重的格式。KV 缓存可存为 {known| 或 }。",
  ],
  "field-unknown": [
    'Field "{given}" is not known for {kind}s. Known are {known}.',
    "{kind}没有字段“{given}”。可用：{known}。",
  ],
  "fact-unknown": [
    "{field} of {model} is unknown[layered>0 , or differs from layer to layer].",
    "{model} 的 {field} 未知[layered>0 ，或各层不同]。",
  ],
  "none-listed": [
    'No {kind} holds all of "{given}". Use fewer words, or none for the whole table.',
    "没有{kind}同时含有“{given}”的各个词。请减少筛选词，或留空列出全部。",
  ],

  "size-low": ["A model size must be above 0; got {given}.", "模型规模必须大于 0，现在是 {given}。"],
  "size-high": [
    "A model of size {given} is larger than any. Give billions of parameters: 32 is a 32B model.",
    "没有规模为 {given} 的模型。请以十亿参数为单位：32 即 32B。",
  ],
  "name-long": [
    "Model is a text of {length} characters: too long for a name. Give a name, or the text of a config.json from { to }.",
    "模型是一段 {length} 个字符的文本，作为名称过长。请给出名称，或 config.json 的全文，从 { 到 }。",
  ],

  "count-empty": [
    "{name} is empty or 0. Give a whole number above 0.",
    "{name}为空或 0。请给出大于 0 的整数。",
  ],
  "reserve-none": [
    'Reserve is 0. Write "0%" for no reserve; a blank cell arrives as 0 too, and means 0.2.',
    '预留比例是 0。不预留请写 "0%"；空单元格也会变成 0，而留空表示 0.2。',
  ],
  "amount-empty": ["{name} is empty or 0. Give a number above 0.", "{name}为空或 0。请给出大于 0 的数。"],
  "count-low": ["{name} must be above 0; got {given}.", "{name}必须大于 0，现在是 {given}。"],
  "count-high": ["{name} must be at most {most}; got {given}.", "{name}不能超过 {most}，现在是 {given}。"],
  "count-whole": ["{name} must be a whole number; got {given}.", "{name}必须是整数，现在是 {given}。"],
  "share-range": [
    "{name} must be from 0 to 1 (20 % is 0.2); got {given}.",
    "{name}必须在 0 到 1 之间（20% 即 0.2），现在是 {given}。",
  ],
  "number-text": [
    '{name} "{given}" is not a number. Write digits, for example 8.',
    "{name}“{given}”不是数字。请写数字，例如 8。",
  ],
  "share-text": [
    '{name} "{given}" is not a number. Write a share, for example 0.2 or "20%".',
    '{name}“{given}”不是数字。请写比例，例如 0.2 或 "20%"。',
  ],
  "tokens-text": [
    '{name} "{given}" is not a number. Write digits, for example 16000, 16k (16,000) or 16K (16,384).',
    "{name}“{given}”不是数字。请写数字，例如 16000、16k（16,000）、16K（16,384）或 1.6万。",
  ],
  "truth-value": [
    "{name} is {given}. A number or a name belongs here.",
    "{name}是 {given}。此处应为数字或名称。",
  ],
  "cell-unreadable": [
    "{name} cannot be read. Give a number or a text.",
    "{name}无法读取。请给出数字或文本。",
  ],
  "error-passed-on": [
    "{name} holds the error {given}. Mend the cell it comes from.",
    "{name}含有错误 {given}。请先改正来源单元格。",
  ],

  "one-cell": [
    "{name} is a range of {rows} x {columns} cells. A table answers one question: give one cell.",
    "{name}是 {rows} × {columns} 的区域。一张表只回答一个问题，请只给一个单元格。",
  ],
  "no-partner": [
    "The ranges differ in size, so this cell has no partner in one of them. Give ranges of the same size, or a column against a row.",
    "各区域大小不同，此单元格在其中一个区域里没有对应值。请使用相同大小的区域，或一列对一行。",
  ],
  "cells-high": [
    "The result would have {rows} x {columns} cells. Give smaller ranges: at most {most} cells are computed at once.",
    "结果将有 {rows} × {columns} 个单元格。请缩小区域：一次最多计算 {most} 个单元格。",
  ],
  "result-high": [
    "The result is too large for a cell. Give smaller numbers.",
    "结果过大，单元格无法显示。请减小数值。",
  ],
} as const;

/** The words of ours that fill a sentence, in Chinese: arguments, kinds of rows, what a flag needs. */
export const WORDS: Readonly<Record<string, string>> = {
  ...LABELS,
  Setting: "训练设置",
  model: "模型",
  card: "加速卡",
  server: "服务器",
  "model or card": "模型或加速卡",
  heads: "注意力头数",
  "key heads in its recurrent layers": "循环层 key 头数",
  "value heads in its recurrent layers": "循环层 value 头数",
  "vocabulary entries": "词表大小",
  experts: "专家数",
  Dropout: "丢弃率",
  "parameters (B)": "参数量 (B)",
  layers: "层数",
  "head dim": "头维度",
  "model card": "模型卡",
  memory: "显存",
  "usable memory": "可用显存",
  devices: "设备数",
  bandwidth: "带宽",
  fp16: "FP16 算力",
  tdp: "功耗",
  link: "互联",
  '"bandwidth" (GB/s)': "“带宽”（GB/s）",
  '"fp16" (dense TFLOPS)': "“算力”（FP16 稠密 TFLOPS）",
  '"tdp" (W)': "“功耗”（W）",
  '"link" (GB/s one way, or "PCIe 5.0")': "“互联”（单向 GB/s，或 PCIe 5.0）",
  "a share above 0 and up to 1, such as 0.9": "大于 0 且不超过 1 的比例，例如 0.9",
  "a whole number above 0": "大于 0 的整数",
  "a whole number": "整数",
  "a number of GiB": "GiB 数",
  "patterns of tensor names, each =CPU": "张量名的匹配模式，每个写作 =CPU",
  '"auto", "bfloat16", "float16" or "float32"': '以下之一："auto"、"bfloat16"、"float16"、"float32"',
  "adapters are loaded beside the model": "另外加载了适配器",
  "a draft model lies beside the served one": "另外加载了草稿模型",
  "copies of experts are loaded": "加载了冗余专家",
  "its pool is not sized from what is free": "缓存池大小不由空闲显存决定",
  "ranks share the context out": "上下文由多路分摊",
  "communication needs buffers of its own": "通信另需缓冲区",
  "cards get unequal shares": "各卡分到的份额不等",
  "weights move between card and host": "权重在卡与主机之间移动",
  "weights are stored anew": "加载时重新量化权重",
  "a step takes more than one batch": "一步处理多个批次",
  "its cache has another layout": "缓存布局不同",
  "other models lie on the same cards": "同一卡上还有其他模型或占用",
  "the tower's file is loaded as well": "另外加载了视觉塔文件",
  "a number of bytes above 0": "大于 0 的字节数",
  '"fp8", "bfloat16" or "auto"': '以下之一："fp8"、"bfloat16"、"auto"',
};
