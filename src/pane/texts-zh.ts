import type { Field } from "./state";
import type { Problem, Texts } from "./wording";

export const ZH: Texts = {
  heading: "显存估算",
  languageSwitch: "English",
  labels: {
    model: "模型",
    precision: "权重精度",
    kvPrecision: "KV 缓存",
    context: "上下文（token）",
    concurrency: "并发数",
    card: "加速卡",
    cards: "卡数",
    engine: "推理引擎",
    reserve: "预留比例",
    unit: "单位",
  },
  placeholders: { model: "名称、规模或 config.json", card: "不选", engine: "vLLM 当前版本" },
  settings: "推理引擎、预留、单位",
  asReleased: "发布精度",
  sixteenBit: "16 位",
  auto: "自动",
  noCard: "不选卡：按经验法则",
  moreRows: (count) => `还有 ${count} 项，继续输入可缩小范围`,
  noRows: "目录中没有匹配项。",
  rows: (count) => `${count} 项匹配`,

  layers: (count) => `${count} 层`,
  kvHeads: (count) => `${count} 个 KV 头`,
  latent: "潜在注意力（MLA）",
  parameters: (billions) => `${billions} B`,
  active: (billions) => `激活 ${billions} B`,
  source: "来源",
  confidence: { medium: "可信度中等", low: "可信度低" },
  cardMemory: (memory) => `可用 ${memory}`,

  fits: (cards, size, usable) => `放得下：${cards}，每张 ${size} / ${usable}`,
  doesNotFit: (cards, size, usable) => `放不下：${cards}，每张需 ${size}，可用 ${usable}`,
  cards: (count) => `${String(count)} 张卡`,
  ruleOfThumb: (size) => `合计约 ${size}`,
  ruleOfThumbHow: (reserve) => `经验法则：（权重 + KV 缓存）再加 ${reserve} 预留。选定加速卡可得到精确需求。`,
  weightsAlone: (size) => `仅权重：${size}`,
  shapeNeeded: "只有规模算不出 KV 缓存。请选择模型，或粘贴它的 config.json，以得到完整需求。",
  allCards: (size, cards) => `${cards}合计 ${size}`,
  requests: (count) => `可同时容纳 ${count} 个这样的请求`,
  smallerDoesNotFit: (cards, size, budget) => `${cards}放不下：需要 ${size}，引擎只允许 ${budget}。`,
  smallerLacksCache: (cards, requests) => `${cards}放不下：缓存只够 ${requests} 个请求。`,
  nearest: "以下任一改动即可放下：",
  nearestCards: (cards) => `用 ${cards}`,
  nearestContext: (tokens) => `上下文 ${tokens} token`,
  nearestConcurrency: (requests) => `并发 ${requests}`,
  nothingFits: "这种卡用多少张都放不下。请降低精度、缩短上下文，或换显存更大的卡。",
  waitingFor: (label) => `请先改正“${label}”。`,
  stale: "下面是改动之前的结果。",

  bar: (parts, free) => `每张卡：${parts}；${free}。`,
  barOfRule: (parts, total) => `${parts}；合计 ${total}。`,
  listComma: "、",
  barPart: (name, size) => `${name} ${size}`,
  barFree: (size) => `剩余 ${size}`,
  barOver: (size) => `超出引擎允许的上限 ${size}`,
  reserveName: "预留",
  cardEnd: (size) => `整卡 ${size}`,
  engineLimit: (size) => `引擎上限 ${size}`,
  notes: "备注",

  insert: "插入明细表",
  at: (place) => `写到 ${place}`,
  selectPlace: "请先选择要写入的单元格。",
  modeLabel: "写入方式",
  modes: { live: "公式", values: "数值" },
  writing: "正在写入…",
  written: (place) => `已写入 ${place}`,
  undo: "撤销",
  undone: "已撤销。",
  undoFailed: "工作簿此后又有改动，请在工作簿中按 Ctrl+Z 撤销。",
  occupied: (cells, place) => `${place} 处有 ${String(cells)} 个单元格不是空的。`,
  writeBelow: (place) => `写到 ${place}`,
  newSheet: "新建工作表",
  replace: "覆盖",
  cancel: "取消",
  protectedSheet: (sheet) =>
    sheet === ""
      ? "工作簿受保护，不能新建工作表。请改选一个单元格。"
      : `工作表“${sheet}”受保护。请解除保护，或选择其他工作表的单元格。`,
  failed: "工作簿没有接受这张表。请先结束正在编辑的单元格，再点一次“插入明细表”。",

  wrong: (field, problem) => ZH_WRONG[field](cut(problem.given.trim()), problem),
};

const ZH_WRONG: Readonly<Record<Field, (given: string, problem: Problem) => string>> = {
  model: (given, { unknown, nearest }) => {
    if (given === "") return "请选择模型，或输入规模（如 32B）。";
    if (given.startsWith("{")) return "这段 config.json 不完整或缺少必要字段。请粘贴从 { 到 } 的全部内容。";
    if (!unknown) return `“${given}”与其他选项不相容。请换一个模型，或调整其他选项。`;
    return `目录中没有“${given}”。${nearest === null ? "请从列表中选择，或粘贴 config.json。" : `最接近的是“${nearest}”。`}`;
  },
  precision: (given) => `不认识权重精度“${given}”。请从列表中选择。`,
  kvPrecision: (given) => `不能用“${given}”存放 KV 缓存。请选 FP16、FP8 或 INT8 等。`,
  context: (given) =>
    given === "" ? "请填写上下文，例如 16000。" : `上下文应为大于 0 的整数，例如 16000；现在是“${given}”。`,
  concurrency: (given) => `并发数应为大于 0 的整数，例如 8；现在是“${given}”。`,
  card: (given, { nearest }) =>
    `目录中没有“${given}”这种卡。${nearest === null ? "请从列表中选择，或输入显存（如 48GB）。" : `最接近的是“${nearest}”。`}`,
  cards: (given) =>
    `该模型不能平均分到 ${given} 张卡上（注意力头数不能整除）。请改用其他卡数，例如 2、4 或 8。`,
  engine: (given) =>
    `看不懂推理引擎“${given}”，或该模型不能这样部署。可填 vLLM、SGLang、llama.cpp 等，后面可加参数。`,
  reserve: (given) => `预留比例应在 0 到 1 之间（20% 即 0.2）；现在是“${given}”。`,
  unit: (given) => `不认识单位“${given}”。请选 GB 或 GiB。`,
};

/** A pasted text is shown by its beginning. */
const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
