import type { Language } from "../reading/language";

export type DeviationLine =
  | "cardMemory"
  | "cardsPerServer"
  | "totalMemory"
  | "resident"
  | "context"
  | "concurrency"
  | "redundancy"
  | "firstToken"
  | "speed"
  | "throughput"
  | "accuracy";

type Said = readonly [clause: string, requirement: string, unit: string, basis: string];

interface Texts {
  readonly title: string;
  readonly option: string;
  readonly follows: string;
  readonly header: readonly string[];
  readonly lines: Readonly<Record<DeviationLine, Said>>;
  readonly words: Readonly<Record<"none" | "positive" | "negative" | "open", string>>;
  /** Around the number of negative deviations and that of open clauses. */
  readonly verdict: readonly [string, string, string];
  readonly notes: readonly string[];
  readonly message: string;
}

export const DEVIATION: Readonly<Record<Language, Texts>> = {
  en: {
    title: "Deviation table",
    option: "Option offered",
    follows: "The option quoted in the bill of materials.",
    header: ["No.", "Clause", "Requirement", "Required value", "Unit", "Offered", "Deviation", "Basis", "Page of proof"],
    lines: {
      cardMemory: ["▲ Memory of a card", "Memory of one card, as printed", "GB", "The maker's datasheet of the card."],
      cardsPerServer: ["Cards of a server", "Cards that one server holds", "cards", "The server as it is sold."],
      totalMemory: ["Memory of all cards", "All cards bought together, as printed", "GB", "Cards bought x memory of a card."],
      resident: ["★ Weights resident", "All weights lie in the memory of the cards; 1 is yes", "yes = 1", "The comparison: weights and at least one request fit."],
      context: ["★ Context", "Context of a request, prompt and answer together", "tokens", "The context that the bid is sized for and the start-up command states; never above the model's own limit."],
      concurrency: ["★ Concurrency", "Requests of the context offered, answered at once", "requests", "The comparison: copies needed x the least of what memory, engine and the speed wanted (low end, or as measured) allow at that context."],
      redundancy: ["Redundancy", "Copies or servers beyond what is needed", "units", "The comparison."],
      firstToken: ["First token", "Time to the first token at the requests that the bid is sized for", "s", "The first token measured, of the comparison; only a test on the hardware offered proves it."],
      speed: ["Speed", "Tokens a second that one user sees at the requests that the bid is sized for", "tokens/s", "The speed measured of one user, of the comparison; only a test on the hardware offered proves it."],
      throughput: ["Throughput", "Output of all users together", "tokens/s", "The measured throughput of the comparison."],
      accuracy: ["Accuracy", "Score of the model as it is served, after quantisation", "points", "Only a test with the buyer's own questions proves it."],
    },
    words: { none: "None", positive: "Better", negative: "Worse", open: "To be proven" },
    verdict: ["Clauses that fall short: ", ". Clauses to be proven: ", "."],
    notes: [
      "★ marks a mandatory clause, ▲ an important one. Type the tender's own words and values over the coloured cells.",
      "Memory and concurrency are computed; speed, first token, throughput and accuracy stay open until a measured figure is typed: an estimate proves nothing.",
    ],
    message: "Choose the option that is offered.",
  },
  zh: {
    title: "技术偏离表",
    option: "投标方案",
    follows: "与分项报价表的报价方案一致。",
    header: ["序号", "招标条款", "技术要求", "要求值", "单位", "投标响应", "偏离情况", "依据", "证明材料页码"],
    lines: {
      cardMemory: ["▲ 单卡显存", "单张加速卡的标称显存", "GB", "加速卡厂商规格书。"],
      cardsPerServer: ["单台卡数", "单台服务器配置的加速卡数量", "张", "服务器整机规格。"],
      totalMemory: ["总显存", "全部采购卡的标称显存合计", "GB", "采购卡数 × 单卡显存。"],
      resident: ["★ 权重常驻显存", "全部权重置于加速卡显存，1 表示是", "是为 1", "方案对比：权重及至少一个请求可容纳。"],
      context: ["★ 上下文长度", "单个请求的上下文，含提示词与回答", "token", "本方案配置所用、启动命令中的上下文，不超过模型自身上限。"],
      concurrency: ["★ 并发数", "同时处理的上述上下文请求数", "个", "方案对比：所需实例数 × 该上下文下显存、引擎与要求速度（估算下限或实测）三项限制的最小者。"],
      redundancy: ["冗余", "超出所需的实例或服务器", "套", "方案对比。"],
      firstToken: ["首 token 时延", "设计并发下的首 token 时延", "秒", "方案对比中填写的实测值；须在所报硬件上实测证明。"],
      speed: ["单用户输出速度", "设计并发下单个用户每秒收到的 token 数", "token/秒", "方案对比中填写的实测值；须在所报硬件上实测证明。"],
      throughput: ["总吞吐", "全部用户输出合计", "token/秒", "方案对比中填写的实测吞吐。"],
      accuracy: ["模型效果", "量化后模型的评测得分", "分", "须以采购人自有题目实测证明。"],
    },
    words: { none: "无偏离", positive: "正偏离", negative: "负偏离", open: "待证明" },
    verdict: ["负偏离 ", " 项，待证明 ", " 项。"],
    notes: [
      "★ 为实质性条款，▲ 为重要条款。请将招标文件的原文与数值填入着色单元格。",
      "显存与并发为计算结果；速度、首 token 时延、吞吐与模型效果在填入实测值之前均为待证明，估算值不作证明。",
    ],
    message: "请选择投标方案。",
  },
}; // prettier-ignore
