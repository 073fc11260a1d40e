import type { Language } from "../reading/language";

/** What each line of the plan is called, in what unit, how it comes about and what it rests on. */
type Said = readonly [label: string, unit: string, how: string, source: string];

export type CapacityLine =
  | "scenario"
  | "employees"
  | "access"
  | "active"
  | "hourly"
  | "peak"
  | "rate"
  | "input"
  | "output"
  | "history"
  | "context"
  | "speed"
  | "firstToken"
  | "seconds"
  | "inFlight"
  | "ninetyFive"
  | "tender"
  | "design"
  | "check"
  | "tokens";

export type Scenario = "own" | "chat" | "rag" | "reasoning";

interface Texts {
  readonly title: string;
  readonly header: readonly string[];
  readonly lines: Readonly<Record<CapacityLine, Said>>;
  readonly scenarios: Readonly<Record<Scenario, readonly [name: string, source: string]>>;
  readonly copiesHeading: string;
  readonly copiesHeader: readonly string[];
  readonly copiesNote: string;
  readonly scenarioHeading: string;
  readonly scenarioHeader: readonly string[];
  /** Between the numbers of the verdict: employees, design, context, seconds, tokens a second. */
  readonly verdict: readonly [string, string, string, string, string];
  readonly list: string;
  readonly share: string;
  readonly count: string;
  readonly above: string;
  readonly notes: readonly string[];
}

export const CAPACITY: Readonly<Record<Language, Texts>> = {
  en: {
    title: "Capacity: from people to requests",
    header: ["Item", "Value", "Unit", "How it comes about", "Source"],
    lines: {
      scenario: ["Scenario", "", "Choose one; its row below gives the tokens and the use.", "The buyer's own use counts."],
      employees: ["Employees", "people", "As the buyer states.", "The buyer."],
      access: ["Share with access", "", "As the buyer states.", "The buyer."],
      active: ["Share active in the busy hour", "", "From the scenario.", "An assumption, to be agreed with the buyer."],
      hourly: ["Requests of an active user", "an hour", "From the scenario.", "An assumption, to be agreed with the buyer."],
      peak: ["Peak factor", "times", "How far the busiest minutes lie above the hour's mean; usually 1.5 to 2.5.", "An assumption, to be agreed with the buyer."],
      rate: ["Requests at the peak", "a second", "Employees x access x active x requests an hour x peak factor / 3,600.", "Arithmetic."],
      input: ["Prompt", "tokens", "From the scenario.", "The scenario's row."],
      output: ["Answer", "tokens", "From the scenario.", "The scenario's row."],
      history: ["History", "tokens", "What was said before and is sent again.", "The scenario's row."],
      context: ["Context of a request", "tokens", "Prompt + answer + history: all of it is held until the answer is complete.", "Arithmetic."],
      speed: ["Speed for one user", "tokens/s", "10 is readable, 20 is smooth.", "The tender, or an assumption."],
      firstToken: ["First token after", "s", "As the tender states.", "The tender, or an assumption."],
      seconds: ["Time of a request", "s", "First token + answer / speed.", "Arithmetic."],
      inFlight: ["Requests in flight, mean", "requests", "Requests a second x time of a request (Little's law).", "J. D. C. Little, Operations Research 9 (1961)"],
      ninetyFive: ["Requests in flight, 95 of 100 moments", "requests", "Mean + 1.645 x its root, rounded up: arrivals as a Poisson process.", "Normal approximation of the Poisson distribution."],
      tender: ["The tender's own concurrency", "requests", "Leave empty where the tender states none; the larger of the two counts.", "The tender."],
      design: ["Requests at once, sized for", "requests", "The larger of the two lines above.", "Arithmetic."],
      check: ["For comparison: 10 % of the staff", "requests", "A rule of thumb for the peak; it sizes nothing here.", "NVIDIA, sizing guide for enterprise RAG."],
      tokens: ["Output at the peak", "tokens/s", "Requests a second x answer.", "Arithmetic."],
    },
    scenarios: {
      own: ["This bid", "As typed for this bid."],
      chat: ["Chat", "Typical tokens and use; llm-d planner, task profiles."],
      rag: ["Questions on documents", "Typical tokens and use; llm-d planner, task profiles."],
      reasoning: ["Reasoning", "An assumption: long thinking before the answer."],
    },
    copiesHeading: "Copies of each option at so many requests",
    copiesHeader: ["Option", "By memory", "By throughput", "By speed", "Needed", "What decides", "Model and card"],
    copiesNote: "Speeds at the low end, or as measured; blank: no estimate, or no number of copies makes one user fast enough.",
    scenarioHeading: "Scenarios",
    scenarioHeader: ["Scenario", "Prompt (tokens)", "Answer (tokens)", "History (tokens)", "Active share", "Requests of an active user an hour", "Source"],
    verdict: ["", " employees come to ", " requests at once of ", " tokens each; a request takes ", " s, and the peak is "],
    list: "Choose one of the scenarios.",
    share: "A share from 0 to 1.",
    count: "A number of 0 or more.",
    above: "Tokens a second, 0.1 or more.",
    notes: ["Coloured cells are inputs: change them, and every sheet of the bid follows."],
  },
  zh: {
    title: "容量规划：从人数到请求数",
    header: ["项目", "数值", "单位", "计算方法", "依据"],
    lines: {
      scenario: ["场景", "", "选择场景，token 数与使用强度取自下表对应行。", "以采购人实际使用为准。"],
      employees: ["员工数", "人", "由采购人提供。", "采购人。"],
      access: ["有权限的比例", "", "由采购人提供。", "采购人。"],
      active: ["忙时活跃比例", "", "取自场景。", "假设，需与采购人确认。"],
      hourly: ["活跃用户的请求数", "次/小时", "取自场景。", "假设，需与采购人确认。"],
      peak: ["峰值系数", "倍", "最忙几分钟相对该小时均值的倍数，通常为 1.5 至 2.5。", "假设，需与采购人确认。"],
      rate: ["峰值请求率", "次/秒", "员工数 × 有权限比例 × 活跃比例 × 每小时请求数 × 峰值系数 ÷ 3600。", "计算得出。"],
      input: ["提示词", "token", "取自场景。", "下表对应行。"],
      output: ["回答", "token", "取自场景。", "下表对应行。"],
      history: ["历史对话", "token", "随本次请求再次发送的历史内容。", "下表对应行。"],
      context: ["单个请求的上下文", "token", "提示词 + 回答 + 历史对话：回答结束前全部保留。", "计算得出。"],
      speed: ["单用户输出速度", "token/秒", "10 可阅读，20 流畅。", "招标文件或假设。"],
      firstToken: ["首 token 时延", "秒", "按招标文件。", "招标文件或假设。"],
      seconds: ["单个请求耗时", "秒", "首 token 时延 + 回答 ÷ 输出速度。", "计算得出。"],
      inFlight: ["平均在途请求数", "个", "每秒请求数 × 单个请求耗时（利特尔法则）。", "J. D. C. Little, Operations Research 9 (1961)"],
      ninetyFive: ["95% 时刻的在途请求数", "个", "均值 + 1.645 × 均值的平方根，向上取整：到达按泊松过程。", "泊松分布的正态近似。"],
      tender: ["招标要求的并发数", "个", "招标文件未规定时留空；两者取大。", "招标文件。"],
      design: ["设计并发数", "个", "以上两行取大。", "计算得出。"],
      check: ["对照：员工数的 10%", "个", "峰值的经验值，仅供对照，不参与计算。", "NVIDIA 企业 RAG 选型指南。"],
      tokens: ["峰值输出", "token/秒", "每秒请求数 × 回答。", "计算得出。"],
    },
    scenarios: {
      own: ["本项目", "按本项目填写。"],
      chat: ["对话", "典型 token 数与使用强度；llm-d planner 任务类型。"],
      rag: ["文档问答", "典型 token 数与使用强度；llm-d planner 任务类型。"],
      reasoning: ["推理思考", "假设：回答前有较长的思考过程。"],
    },
    copiesHeading: "各方案在该并发下所需实例数",
    copiesHeader: ["方案", "按显存", "按吞吐", "按单用户速度", "所需", "决定因素", "模型与加速卡"],
    copiesNote: "速度取估算下限，已实测的取实测值；空白表示无估算，或增加实例也达不到单用户速度。",
    scenarioHeading: "场景",
    scenarioHeader: ["场景", "提示词（token）", "回答（token）", "历史（token）", "活跃比例", "活跃用户每小时请求数", "依据"],
    verdict: ["", " 名员工对应的设计并发数为 ", "，每个请求 ", " token；单个请求耗时 ", " 秒，峰值输出 "],
    list: "请选择一个场景。",
    share: "请填写 0 到 1 之间的比例。",
    count: "请填写不小于 0 的数。",
    above: "请填写每秒 token 数，不小于 0.1。",
    notes: ["着色单元格为输入项：修改后，本标书各表随之更新。"],
  },
}; // prettier-ignore

export const OUTPUT_UNIT: Readonly<Record<Language, string>> = {
  en: " output tokens a second.",
  zh: " token/秒。",
};

/** Seconds of an answer are its tokens over the speed wanted. */
export const SPEED_WANTED = { kind: "decimal", least: 0.1, most: null } as const;
