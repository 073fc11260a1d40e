import type { Language } from "../reading/language";
import type { Redundancy } from "./bid";
import type { Decides } from "./order";
import { SPEED, SPEED_GROUPS, type SpeedGroup, type SpeedLine } from "./comparison-speed-texts";

/** The lines of the comparison, in the order they stand; a heading stands before the first of each group. */
export const GROUPS = {
  asked: ["context", "answer", "design", "tokens", "speed", "firstWanted", "use", "reserve"],
  option: ["model", "precision", "kvPrecision", "card", "engine", "cards"],
  memory: ["request", "most", "batch", "counted", "memoryInstances"],
  ...SPEED_GROUPS,
  order: [
    "instances", "decides", "redundancy", "working", "perServer", "servers", "bought", "share", "served", "price",
    "purchase", "verdict", "mark",
  ],
  fullest: ["weightsPart", "cachePart", "besidePart", "freePart"],
  rule: ["score", "best", "specification"],
} as const; // prettier-ignore
export type Group = keyof typeof GROUPS;
export type ComparisonLine = (typeof GROUPS)[Group][number] | SpeedLine;
type OwnLine = Exclude<ComparisonLine, SpeedLine>;

type Said = readonly [label: string, note: string];

interface Texts {
  readonly title: string;
  readonly item: string;
  readonly option: string;
  readonly note: string;
  readonly groups: Readonly<Record<Group | SpeedGroup, string>>;
  readonly lines: Readonly<Record<ComparisonLine, Said>>;
  readonly chart: string;
  readonly redundancy: Readonly<Record<Redundancy, string>>;
  readonly cardsAlone: string;
  readonly verdicts: Readonly<Record<"none" | "memory" | "slow" | "below" | "late" | "early" | "meets" | "measured" | "untested" | "estimated" | "toMeasure" | "unknown", string>>;
  readonly decides: Readonly<Record<Decides, readonly [alone: string, inVerdict: string]>>;
  readonly best: string;
  readonly equal: string;
  readonly nothing: string;
  /** Pieces of the sentence on top, between its numbers. */
  readonly sentence: Readonly<Record<"is" | "on" | "between" | "options" | "tied" | "tiedEnd" | "quoted" | "end" | "servers" | "server" | "of" | "asked" | "requests" | "each" | "hold" | "copies" | "work" | "bought" | "whole" | "spare" | "stop", string>>;
  /** Beside the engine of a live option. */
  readonly usualEngine: string;
  readonly messages: Readonly<Record<"share" | "count" | "list" | "model" | "card" | "precision", string>>;
} // prettier-ignore

type OwnTexts = Omit<Texts, "groups" | "lines"> & {
  readonly groups: Readonly<Record<Exclude<Group, SpeedGroup>, string>>;
  readonly lines: Readonly<Record<OwnLine, Said>>;
};

const OWN: Readonly<Record<Language, OwnTexts>> = {
  en: {
    title: "Comparison of the options",
    item: "Item",
    option: "Option ",
    note: "Note",
    groups: {
      asked: "What is asked",
      option: "The options",
      memory: "By memory",
      order: "To order",
      fullest: "Fullest card in GiB",
      rule: "How the best is found",
    },
    lines: {
      context: ["Context of a request (tokens)", "Prompt + answer + history, all held at once."],
      design: ["Requests at once", "What the plan is sized for."],
      answer: ["Answer of a request (tokens)", "The rest of its context is prompt and history."],
      tokens: ["Output at the peak (tokens/s)", "All users together."],
      speed: ["Speed wanted for one user (tokens/s)", "While the answer comes."],
      firstWanted: ["First token wanted after (s)", ""],
      use: ["Share of the throughput to use", "At most 70 % at the peak, so that waiting stays short."],
      reserve: ["Share of the engine's limit kept free", "0: the engine keeps a margin of its own."],
      model: ["Model", ""],
      precision: ["Precision of the weights", ""],
      kvPrecision: ["Precision of the cache", ""],
      card: ["Card", ""],
      engine: ["Engine", ""],
      cards: ["Cards of one copy", "They share one copy of the model; copies stand beside one another."],
      request: ["Cache of one request (GiB a card)", "Bytes of its tokens in whole pages; copies on several cards are counted."],
      most: ["Most requests of one copy, by memory", "(limit - weights - the rest) / cache of one request, whole requests."],
      batch: ["Requests that the engine works on at once", "Its own limit for one copy; more of them wait."],
      counted: ["Check: as VRAM.MAXCONCURRENCY counted", "When the sheet was written; a fraction as engines print it."],
      memoryInstances: ["Copies by memory", "Requests at once / the smaller of the two limits, rounded up."],
      instances: ["Copies needed", "The most by memory, by throughput and by the speed of one user."],
      decides: ["What decides", ""],
      redundancy: ["Redundancy", "None, a copy more, or a server more."],
      working: ["Cards at work", "Copies x cards of one copy, the spare copy's too."],
      perServer: ["Cards of one server", "As the card is usually sold; a copy is never cut over servers that need not be."],
      servers: ["Servers", "Whole copies in each server; the spare server on top."],
      bought: ["Cards bought", "Servers x cards of one server."],
      share: ["Memory in use on the fullest card", "Of what the engine lets be used, with the requests dealt out evenly."],
      served: ["One user as ordered (tokens/s)", "With the copies needed: the low end, or as measured once that is typed."],
      price: ["Price of one server ({currency})", "Empty until you fill it in; the best option does not need it."],
      purchase: ["Price of the servers ({currency})", "Servers x price."],
      verdict: ["Verdict", ""],
      mark: ["Choice", "Fewest servers; among equals the lower price, where prices are filled in; else the option further left. What has no speed, estimated or measured, comes behind; what is too slow or late last."],
      weightsPart: ["Weights", ""],
      cachePart: ["Cache at the requests at once", ""],
      besidePart: ["Activations, runtime and graphs", ""],
      freePart: ["Free up to the limit", ""],
      score: ["Order figure", "Servers + their price / 10^12, or 0.9 without one; + 10,000 without a speed, estimated or measured, 100,000 where too slow or late; the smallest is best."],
      best: ["Best option, counted from the left", "0: none fits."],
      specification: ["Server", ""],
    },
    chart: "Memory of the fullest card",
    redundancy: { none: "None", instance: "One copy more (N+1)", server: "One server more (N+1)" },
    cardsAlone: "From the price of your own card: its cards alone, without the server around them.",
    verdicts: {
      none: "Does not fit",
      memory: "Fits by memory; speed to be tested",
      slow: "Too slow: not even one user gets the speed wanted",
      below: "Slower than wanted, as measured; measure with fewer in flight",
      late: "First token later than wanted, as measured",
      early: "first token late by the estimate; ",
      meets: "Meets memory and speed per user",
      measured: " as measured; ",
      untested: "throughput to be tested; ",
      estimated: " by the low end; ",
      toMeasure: " by the low end, measure before you sign; ",
      unknown: "Cannot be computed: see the constants",
    },
    decides: { memory: ["Memory", "memory decides"], engine: ["The engine's own limit", "the engine's limit decides"], throughput: ["Throughput", "throughput decides"], speed: ["Speed of one user", "the speed of one user decides"] },
    best: "Best",
    equal: "As good",
    usualEngine: "Empty: the card's usual engine, in the newest version on record.",
    nothing: "No option holds the requests in its memory. Use more or larger cards, a shorter context or fewer bits.",
    sentence: {
      is: " is the choice: ",
      on: " on ",
      servers: " servers of ",
      server: " server of ",
      of: " in ",
      asked: " cards. Asked are ",
      requests: " requests at once, each of ",
      each: " tokens; one copy of the model (cards: ",
      hold: ") holds ",
      copies: " by memory. Copies needed: ",
      work: "; cards at work: ",
      bought: " of ",
      whole: ", because servers are bought whole",
      spare: ", one of them as a spare",
      stop: ". ",
      between: ", ",
      options: " Options ",
      tied: " need as many servers, and no price tells them apart; the one further left is named. The prices of a server stand in row ",
      tiedEnd: ".",
      quoted: " The bill of materials quotes ",
      end: ".",
    },
    messages: {
      share: "A share from 0 to 1.",
      count: "A number of 0 or more.",
      list: "Choose one of the list.",
      model: "A model of the catalogue, in any usual spelling; all names stand on the hidden sheet Lists.",
      card: "A card of the catalogue, in any usual spelling; all names stand on the hidden sheet Lists.",
      precision: "How weights are stored.",
    },
  },
  zh: {
    title: "方案对比",
    item: "项目",
    option: "方案 ",
    note: "说明",
    groups: {
      asked: "需求",
      option: "方案",
      memory: "按显存",
      order: "采购量",
      fullest: "占用最多的卡（GiB）",
      rule: "择优规则",
    },
    lines: {
      context: ["单个请求的上下文（token）", "提示词 + 回答 + 历史对话，同时保留。"],
      design: ["设计并发数", "方案按此数量配置。"],
      answer: ["单个请求的回答（token）", "上下文的其余部分为提示词与历史对话。"],
      tokens: ["峰值输出（token/秒）", "全部用户合计。"],
      speed: ["要求的单用户速度（token/秒）", "回答输出过程中。"],
      firstWanted: ["要求的首 token 时延（秒）", ""],
      use: ["吞吐的可用比例", "峰值时不超过 70%，避免长时间排队。"],
      reserve: ["引擎上限内的预留比例", "0：引擎自身已留有余量。"],
      model: ["模型", ""],
      precision: ["权重精度", ""],
      kvPrecision: ["缓存精度", ""],
      card: ["加速卡", ""],
      engine: ["推理引擎", ""],
      cards: ["每个实例的卡数", "共同承载一份模型；多个实例并列。"],
      request: ["单个请求的缓存（GiB/卡）", "全部 token 按整页计，多卡上的副本已计入。"],
      most: ["单实例最大请求数（按显存）", "（上限 − 权重 − 其余）÷ 单个请求的缓存，取整数。"],
      batch: ["引擎同时处理的请求数", "引擎对单实例的限制，超出的请求排队。"],
      counted: ["核对：VRAM.MAXCONCURRENCY 的结果", "写入本表时的数值，小数与引擎日志一致。"],
      memoryInstances: ["按显存所需实例数", "设计并发数 ÷ 以上两项限制的较小者，向上取整。"],
      instances: ["所需实例数", "按显存、按吞吐与按单用户速度三者取大。"],
      decides: ["决定因素", ""],
      redundancy: ["冗余", "不冗余、增加一个实例或增加一台服务器。"],
      working: ["工作卡数", "实例数 × 每实例卡数，含冗余实例。"],
      perServer: ["单台服务器卡数", "按该卡常见的整机规格。"],
      servers: ["服务器台数", "每台服务器容纳完整实例，另加冗余服务器。"],
      bought: ["采购卡数", "服务器台数 × 单台卡数。"],
      share: ["最满一张卡的显存占用", "占引擎可用上限的比例，请求均匀分配。"],
      served: ["按采购量的单用户速度（token/秒）", "按所需实例数计：估算下限，填入实测值后按实测。"],
      price: ["服务器单价（{currency}）", "由使用者填写；留空不影响择优。"],
      purchase: ["服务器总价（{currency}）", "服务器台数 × 单价。"],
      verdict: ["结论", ""],
      mark: ["择优", "服务器最少者优先；相同时，已填价格的取价低者；再相同取靠左的方案。既无速度估算也无实测者靠后，速度或首 token 不满足者排在最后。"],
      weightsPart: ["权重", ""],
      cachePart: ["设计并发下的缓存", ""],
      besidePart: ["激活、运行时与计算图", ""],
      freePart: ["上限内剩余", ""],
      score: ["排序值", "服务器台数 + 服务器总价 ÷ 10^12（未填单价时为 0.9），既无速度估算也无单用户实测时另加 10000，速度或首 token 不满足时另加 100000，最小者为优。"],
      best: ["择优方案的序号（自左起）", "0：均放不下。"],
      specification: ["服务器规格", ""],
    },
    chart: "最满一张卡的显存",
    redundancy: { none: "不冗余", instance: "增加一个实例（N+1）", server: "增加一台服务器（N+1）" },
    cardsAlone: "取自自有加速卡的单价：仅含卡，不含服务器主机。",
    verdicts: {
      none: "放不下",
      memory: "显存满足，速度须实测",
      slow: "速度不满足：单个用户也达不到要求",
      below: "实测速度低于要求，请减少在途数后再测",
      late: "实测首 token 时延超过要求",
      early: "首 token 估算值超过要求，",
      meets: "显存与单用户速度均满足",
      measured: "（实测），",
      untested: "吞吐须实测，",
      estimated: "（按估算下限），",
      toMeasure: "（按估算下限，须实测），",
      unknown: "无法计算，见下方常数",
    },
    decides: { memory: ["显存", "由显存决定"], engine: ["引擎自身限制", "由引擎自身限制决定"], throughput: ["吞吐", "由吞吐决定"], speed: ["单用户速度", "由单用户速度决定"] },
    best: "优选",
    equal: "同等",
    usualEngine: "留空：该卡常用引擎的最新收录版本。",
    nothing: "所有方案的显存都放不下设计并发数。请增加卡数、选用更大显存的卡、缩短上下文或降低精度。",
    sentence: {
      is: " 为优选：",
      on: "，采用 ",
      servers: " 台服务器，每台 ",
      server: " 台服务器，每台 ",
      of: "，共 ",
      asked: " 张卡。要求同时处理 ",
      requests: " 个请求，每个 ",
      each: " token；单个实例（",
      hold: " 张卡）按显存可容纳 ",
      copies: " 个。所需实例 ",
      work: " 个，工作卡 ",
      bought: " 张，采购卡数 ",
      whole: " 张，因服务器整机采购",
      spare: "，其中一台为冗余",
      stop: "。",
      between: "、",
      options: "方案 ",
      tied: " 所需服务器台数相同，价格亦未分出高低，故取靠左者；服务器单价填在第 ",
      tiedEnd: " 行。",
      quoted: "分项报价表所报为",
      end: "。",
    },
    messages: {
      share: "请填写 0 到 1 之间的比例。",
      count: "请填写不小于 0 的数。",
      list: "请从列表中选择。",
      model: "请填写目录中的模型，可用常见写法；隐藏的“清单”表列有全部名称。",
      card: "请填写目录中的加速卡，可用常见写法；隐藏的“清单”表列有全部名称。",
      precision: "权重的存储精度。",
    },
  },
}; // prettier-ignore

const withSpeed = (language: Language): Texts => ({
  ...OWN[language],
  groups: { ...OWN[language].groups, ...SPEED[language].groups },
  lines: { ...OWN[language].lines, ...SPEED[language].lines },
});

export const COMPARISON: Readonly<Record<Language, Texts>> = { en: withSpeed("en"), zh: withSpeed("zh") };
