import { CAPACITY } from "../../bid/capacity-texts";
import { COMPARISON } from "../../bid/comparison-texts";
import type { BidTexts } from "./wording";

export const BID_ZH: BidTexts = {
  compared: "对比的方案",
  option: (letter) => `方案 ${letter}`,
  demand: (employees, requests, context) =>
    `${employees} 名员工：设计并发 ${requests}，每个请求 ${context} token。`,
  fits: {
    met: (servers, cards) => `显存满足，速度按估算下限亦满足：${servers}，使用 ${cards}`,
    toMeasure: (servers, cards) => `显存满足，速度按估算下限满足，须实测：${servers}，使用 ${cards}`,
    untested: (servers, cards) => `显存满足，速度须实测：${servers}，使用 ${cards}`,
  },
  slow: (wanted) =>
    `放得下但太慢：按估算下限，单个用户也达不到 ${wanted} token/秒。请选用更快的卡、增加每实例卡数或降低精度。`,
  slowBeside: (servers) => `${servers}，太慢`,
  servers: (_, text) => `${text} 台服务器`,
  cards: (_, text) => `${text} 张卡`,
  best: COMPARISON.zh.best,
  doesNotFit: "放不下：一个请求也容不下。请增加卡数、选用更大显存的卡或降低精度。",
  most: "单实例最大并发",
  copies: "实例",
  copiesOf: (copies, cards) => `${copies} × ${cards}`,
  share: "最满的卡",
  bought: "采购卡数",
  served: "单用户速度（下限）",
  perSecond: (tokens) => `${tokens} token/秒`,
  speeds: "速度为估算值，实例数按下限配置，实测值填入工作表。",
  redundancy: "冗余",
  redundancies: COMPARISON.zh.redundancy,
  redundancyMixed: "各方案不同，见对比",
  launch: "启动命令",
  copy: "复制",
  copied: "已复制。",
  notCopied: "剪贴板未接受。请选中命令后按 Ctrl+C。",
  up: "上移",
  down: "下移",
  remove: "移除",
  suggested: "建议方案：“推理”页的模型，分别采用所选的卡、显存相近的国产卡和第三家厂商的卡。可随意更改。",
  suggest: "恢复三个建议方案",
  empty: "尚无方案。请在此添加，或从“推理”页加入。",
  add: "添加方案：每个模型配每种卡",
  addModels: "模型",
  addCards: "加速卡",
  unpick: (name) => `去掉 ${name}`,
  addOptions: (count) => `添加 ${String(count)} 个方案`,
  addNone: "添加方案",
  anyCard: "输入以查找",
  noRoom: (count, room) =>
    room === 0
      ? "标书最多对比六个方案。请先移除一个。"
      : `所选共 ${String(count)} 个方案，只能再添加 ${String(room)} 个。请减少选择或移除已有方案。`,
  scenarios: {
    own: CAPACITY.zh.scenarios.own[0],
    chat: CAPACITY.zh.scenarios.chat[0],
    rag: CAPACITY.zh.scenarios.rag[0],
    reasoning: CAPACITY.zh.scenarios.reasoning[0],
  },
  promptRead: (prompt, history) => `提示词 ${prompt}，历史 ${history}`,
  tenderNone: "未规定",
  reserveNone: "不预留",
  options: "方案",
  sheets: "工作表",
  alone: "单独写入",
  writeAlone: (sheet) => `单独写入${sheet}`,
  form: "写入方式",
  forms: { portable: "独立计算", live: "联动加载项" },
  formSaid: {
    portable: "独立计算：无需加载项，Excel、WPS、LibreOffice 均可重算。",
    live: "联动加载项：可在表中更换模型和加速卡，需要本加载项。",
  },
  write: "生成标书",
  willWrite: (sheets, options) => `${String(sheets)} 张工作表，${String(options)} 个方案`,
  noSheets: "未勾选工作表。请勾选要写入的工作表。",
  writing: (sheets) => `正在写入 ${String(sheets)} 张工作表…`,
  written: (_, names) => `已写入：${names}。`,
  bidThere: (sheets) => `工作簿中已有一份标书：${sheets}。`,
  sheetThere: (sheet) => `工作簿中已有：${sheet}。`,
  namesThere: (count, first) =>
    count === 1 ? `工作簿中已有名称 ${first}。` : `工作簿中已有 ${first} 等 ${String(count)} 个名称。`,
  replacing: (sheets) => `“覆盖”会改写${sheets}，在其中手动添加的内容将不再保留。`,
  replacingThese: "“覆盖”会将其改写，手动添加的内容将不再保留。",
  renaming: "“覆盖”不改动其他工作表，但输入单元格的名称改指新表。",
  apart: (count, first) =>
    count === 1 ? `“另存”保留原有内容，新表名为“${first}”。` : `“另存”保留原有内容，新表名为“${first}”等。`,
  beside: (first) => `另存为“${first}”等`,
  protectedSheet: (sheet) =>
    sheet === ""
      ? "工作簿受保护，不能新建工作表。请解除保护后重试。"
      : `工作表“${sheet}”受保护。请解除保护，或另写一份。`,
  failed: "工作簿没有接受这些工作表。请先结束正在编辑的单元格，再点一次“生成标书”。",
  cannotYet: "此工作簿暂不能写入整张工作表。请使用内嵌工作簿，再存为 .xlsx。",
  ofOption: (letter, sentence) => `方案 ${letter}：${sentence}`,
};
