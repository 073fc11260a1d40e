import type { Language } from "../reading/language";

interface Texts {
  readonly title: string;
  /** Around the bid's own requests and context. */
  readonly verdict: readonly [string, string, string];
  /** Behind the bid's own figures among the others. */
  readonly here: string;
  /** Around the copies, the cards at work, the servers and the verdict of what is ordered. */
  readonly ordered: readonly [string, string, string, string, string];
  readonly context: string;
  readonly most: string;
  readonly contexts: string;
  readonly requests: string;
  readonly cards: string;
  /** Before the cards of one copy, and behind them. */
  readonly copies: readonly [string, string];
  readonly colon: string;
  readonly comma: string;
  readonly better: readonly [string, string, string, string, string];
  readonly as: string;
  readonly none: string;
  readonly tints: string;
  /** What one user has at least of a copy that serves nobody else. */
  readonly alone: string;
  /** Behind a speed that is below the one wanted. */
  readonly slow: readonly [between: string, word: string];
  readonly grey: string;
  /** The rows that the speeds come of, and their columns. */
  readonly workings: string;
  readonly columns: readonly string[];
  readonly message: string;
}

export const MATRIX: Readonly<Record<Language, Texts>> = {
  en: {
    title: "Sizing matrix by memory: cards by context and requests at once",
    verdict: ["Bold: this bid, ", " requests of ", " tokens. Each cell is the number of cards that holds so many requests of so many tokens by memory alone, in whole copies of the model, without redundancy; what is ordered, speed counted, stands under each option."],
    ordered: ["This bid orders: copies ", ", cards at work ", ", servers ", ". ", "."],
    here: '" (this bid)"',
    context: "Context (tokens)",
    most: "Most requests of one copy",
    contexts: "Contexts",
    requests: "Requests at once",
    cards: "Cards needed",
    copies: [", in copies of ", " cards"],
    colon: ": ",
    comma: ", ",
    better: ["At ", " tokens and ", " requests fewer cards do in larger copies: ", " cards in copies of ", "."],
    as: "The copies are as large as in the comparison.",
    none: "does not fit",
    tints: "By memory: green up to one server. Yellow: up to two servers. Red: more.",
    alone: "One user alone, low end (tokens/s)",
    slow: [": ", "too slow"],
    grey: "Grey: too slow. At that context one user alone does not get the speed wanted, by the low end or as measured; more cards of the kind do not help.",
    workings: "Workings: one user alone",
    columns: ["Context (tokens)", "Prompt (tokens)", "Answer (tokens)", "Cache read (ms)", "Cache computed (ms)", "Prompt (ms)", "A step (ms)", "Low end (tokens/s)"],
    message: "A whole number of 1 or more.",
  },
  zh: {
    title: "规模矩阵（按显存）：按上下文与并发数所需卡数",
    verdict: ["粗体为本标书：并发 ", "，每个请求 ", " token。每格为仅按显存容纳相应并发数与上下文所需的卡数，以完整实例计，不含冗余；计入速度后的采购量见各方案下一行。"],
    ordered: ["本标书采购：实例 ", " 个，工作卡 ", " 张，服务器 ", " 台。", "。"],
    here: '"（本标书）"',
    context: "上下文（token）",
    most: "单实例最大请求数",
    contexts: "上下文",
    requests: "并发数",
    cards: "所需卡数",
    copies: ["，每个实例 ", " 张卡"],
    colon: "：",
    comma: "，",
    better: ["上下文 ", " token、并发 ", " 时，采用更大的实例可减少卡数：", " 张卡，每个实例 ", " 张。"],
    as: "实例规模与方案对比一致。",
    none: "放不下",
    tints: "按显存，绿色：不超过一台服务器；黄色：不超过两台；红色：更多。",
    alone: "单用户独占时的速度下限（token/秒）",
    slow: ["，", "过慢"],
    grey: "灰色：过慢。在该上下文下，单个用户独占一个实例也达不到要求的速度（按估算下限或实测），增加同类卡无济于事。",
    workings: "计算过程：单用户独占",
    columns: ["上下文（token）", "提示词（token）", "回答（token）", "读缓存（毫秒）", "缓存计算（毫秒）", "提示词处理（毫秒）", "单步（毫秒）", "下限（token/秒）"],
    message: "请填写不小于 1 的整数。",
  },
}; // prettier-ignore
