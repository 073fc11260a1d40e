import type { Language } from "../reading/language";

/** Lines of the comparison that speak of speed, in the order they stand. */
export const SPEED_GROUPS = {
  speed: [
    "basis", "load", "perUser", "perUserBand", "measuredUser", "measuredLoad", "all", "allBand", "minute", "minuteBand", "first",
    "firstBand", "measuredFirst", "users", "usersBand", "limit", "usersSized", "userInstances", "fullAll", "measured",
    "speedInstances",
  ],
} as const; // prettier-ignore

/** Below the chart: how the figures come about, and the digits by which users are found. */
export const WORKING_GROUPS = {
  steps: [
    "promptTokens", "readMs", "latentMs", "promptMs", "oneMs", "turns", "memoryMs", "computeMs", "stepMs", "firstMs",
    "tokenMs",
  ],
  counting: [
    "factor", "low4096", "low256", "low16", "low1", "mid4096", "mid256", "mid16", "mid1", "high4096", "high256",
    "high16", "high1",
  ],
} as const; // prettier-ignore

export type SpeedGroup = keyof typeof SPEED_GROUPS | keyof typeof WORKING_GROUPS;
export type SpeedLine =
  (typeof SPEED_GROUPS)["speed"][number] | (typeof WORKING_GROUPS)[keyof typeof WORKING_GROUPS][number];

interface Texts {
  readonly groups: Readonly<Record<SpeedGroup, string>>;
  readonly lines: Readonly<Record<SpeedLine, readonly [label: string, note: string]>>;
  /** Behind the number of points, with and without the mark; instead of it. */
  readonly points: string;
  readonly measure: string;
  /** The same behind a band. */
  readonly first: string;
  readonly unknown: string;
  readonly between: string;
  readonly asMeasured: string;
  readonly seconds: string;
  readonly queued: string;
  readonly tooMany: string;
  readonly limits: Readonly<
    Record<"memory" | "engine" | "bandwidth" | "compute" | "fixed" | "queue", string>
  >;
}

const found = (side: string, more: string): Texts["lines"]["low1"] => [side, more];

export const SPEED: Readonly<Record<Language, Texts>> = {
  en: {
    groups: {
      speed: "By speed: estimates, and what was measured",
      steps: "How the speed comes about",
      counting: "How the users at the speed wanted are found",
    },
    lines: {
      basis: ["What the estimate rests on", "Public points of its class of cards; 4 of 5 lie within the band."],
      load: ["Requests in flight of one copy", "Requests at once / copies by memory: what follows is at so many."],
      perUser: ["One user (tokens/s)", "1,000 / ms of a token, below the chart."],
      perUserBand: ["Low to high", "The band of its class of cards; the low end is sized for."],
      measuredUser: ["Measured: one user (tokens/s)", "It takes the low end's place; throughput and copies follow."],
      measuredLoad: ["Measured with so many in flight", "One user and first token; empty: as many as above."],
      all: ["All users of one copy (tokens/s)", "Requests x answer / (answer x step + prompts of all)."],
      allBand: ["Low to high", ""],
      minute: ["Requests a minute of one copy", "60 x all users / answer."],
      minuteBand: ["Low to high", ""],
      first: ["First token (s)", "Typical, not the slowest; none is told above 128 in flight."],
      firstBand: ["Low to high", "3 times either way, 4.4 above 32 users; above 64 queueing decides."],
      measuredFirst: ["Measured: first token (s)", "With as many in flight; for the deviation table."],
      users: ["Users of one copy at the speed wanted", "Most in flight that each get it; no more than memory and engine hold."],
      usersBand: ["Low to high", ""],
      limit: ["What limits them", "Beyond memory and engine: the longest of a token at that load."],
      usersSized: ["Users of one copy that it is sized for", "Low end, or as measured; 0: one alone gets less, or so measured."],
      userInstances: ["Copies by the speed of one user", "Requests at once / the line above, rounded up."],
      fullAll: ["All users of a full copy (tokens/s)", "As many in flight as memory and engine hold: low end, or x measured / estimate of one user."],
      measured: ["Measured: all users of a full copy (tokens/s)", "It replaces the line above, and the copies follow."],
      speedInstances: ["Copies by throughput", "Peak / (throughput x share to use), rounded up; 0 without a figure."],
      promptTokens: ["Prompt with history (tokens)", "Context - answer; what was said before is sent again."],
      readMs: ["Cache of one request, read (ms)", "At the middle of its answer."],
      latentMs: ["Compute on it (ms)", "Where all heads share a latent."],
      promptMs: ["Prompt of one request (ms)", "Its tokens, and their pairs."],
      oneMs: ["Step of one request (ms)", ""],
      turns: ["Requests of one group", "Groups take turns."],
      memoryMs: ["Memory of a step (ms)", "Dense weights + experts that any request visits + caches."],
      computeMs: ["Compute of a step (ms)", ""],
      stepMs: ["A step (ms)", "(memory^3 + compute^3)^(1/3) + links + activations + fixed."],
      firstMs: ["First token (ms)", "Start + max(prompt, step of one) + a share of others' prompts."],
      tokenMs: ["A token of one user (ms)", "The longer of a step and (cycle - first token) / (answer - 1)."],
      factor: ["Factor on the estimate", "1 / the divisor of the low end, or measured / estimate."],
      low4096: found("Sized for: 4,096s", "How many of 15 counts keep the speed; digits to the base of 16."),
      low256: found("256s", ""), low16: found("16s", ""), low1: found("Users", ""),
      mid4096: found("Estimate: 4,096s", ""), mid256: found("256s", ""), mid16: found("16s", ""), mid1: found("Users", ""),
      high4096: found("High end: 4,096s", ""), high256: found("256s", ""), high16: found("16s", ""), high1: found("Users", ""),
    },
    points: " measured points",
    measure: "; measure before you sign",
    first: ", measure first",
    unknown: "No estimate: the reason is under Assumptions and sources",
    between: " – ",
    asMeasured: " as measured",
    seconds: " s",
    queued: "; queueing decides",
    tooMany: "None: queueing decides",
    limits: { memory: "Memory", engine: "The engine's own limit", bandwidth: "Bandwidth", compute: "Compute", fixed: "Fixed time of a step", queue: "Prompts of others" },
  },
  zh: {
    groups: {
      speed: "按速度：估算与实测",
      steps: "速度的计算过程",
      counting: "满足速度要求的用户数如何得出",
    },
    lines: {
      basis: ["估算依据", "同类加速卡的公开实测，五分之四落在区间内。"],
      load: ["单实例在途请求数", "设计并发数 ÷ 按显存所需实例数，以下按此数。"],
      perUser: ["单用户（token/秒）", "1000 ÷ 每 token 毫秒数，见图表下方。"],
      perUserBand: ["下限至上限", "该类加速卡的区间，按下限配置。"],
      measuredUser: ["实测：单用户（token/秒）", "代替下限，吞吐与实例数随之更新。"],
      measuredLoad: ["实测时的在途请求数", "单用户与首 token 实测时的数量；留空则按上述在途数。"],
      all: ["单实例全部用户（token/秒）", "请求数 × 回答 ÷（回答 × 单步 + 全部提示词）。"],
      allBand: ["下限至上限", ""],
      minute: ["单实例每分钟请求数", "60 × 全部用户 ÷ 回答。"],
      minuteBand: ["下限至上限", ""],
      first: ["首 token 时延（秒）", "典型值，非尾部时延；在途超过 128 时不给出。"],
      firstBand: ["下限至上限", "上下各 3 倍，超过 32 个为 4.4 倍；超过 64 个取决于排队。"],
      measuredFirst: ["实测：首 token 时延（秒）", "在途数同上，计入技术偏离表。"],
      users: ["满足速度要求的单实例用户数", "均达到该速度的最大在途数，不超过显存与引擎上限。"],
      usersBand: ["下限至上限", ""],
      limit: ["限制因素", "显存与引擎以外：在上述在途数下每 token 耗时最多的一项。"],
      usersSized: ["配置所用的单实例用户数", "取下限或实测；0 表示单个用户也达不到，或实测低于要求。"],
      userInstances: ["按单用户速度所需实例数", "设计并发数 ÷ 上一行，向上取整。"],
      fullAll: ["满载实例全部用户（token/秒）", "在途数取显存与引擎上限：估算下限，或按单用户实测 ÷ 估算折算。"],
      measured: ["实测：满载实例全部用户（token/秒）", "代替上一行，实例数随之更新。"],
      speedInstances: ["按吞吐所需实例数", "峰值 ÷（吞吐 × 可用比例），向上取整；无数值时为 0。"],
      promptTokens: ["提示词与历史（token）", "上下文 − 回答；历史对话随请求再次发送。"],
      readMs: ["读取单个请求的缓存（毫秒）", "按回答进行到一半计。"],
      latentMs: ["对缓存的计算（毫秒）", "各注意力头共用潜向量时。"],
      promptMs: ["单个请求的提示词（毫秒）", "各 token 及其两两组合。"],
      oneMs: ["单个请求的单步（毫秒）", ""],
      turns: ["每组的请求数", "各组轮流工作。"],
      memoryMs: ["单步访存（毫秒）", "稠密权重 + 被访问的专家 + 缓存。"],
      computeMs: ["单步计算（毫秒）", ""],
      stepMs: ["单步（毫秒）", "（访存^3 + 计算^3）^(1/3) + 互联 + 激活 + 固定。"],
      firstMs: ["首 token（毫秒）", "起始 + 提示词与单请求单步的较长者 + 其他提示词的一部分。"],
      tokenMs: ["单用户每 token（毫秒）", "单步与（周期 − 首 token）÷（回答 − 1）的较长者。"],
      factor: ["估算值的折算系数", "1 ÷ 下限除数，或实测 ÷ 估算。"],
      low4096: found("配置所用：计至 4096 的倍数", "按十六进制逐位求出满足速度的最大用户数。"),
      low256: found("计至 256 的倍数", ""), low16: found("计至 16 的倍数", ""), low1: found("用户数", ""),
      mid4096: found("估算：计至 4096 的倍数", ""), mid256: found("计至 256 的倍数", ""), mid16: found("计至 16 的倍数", ""), mid1: found("用户数", ""),
      high4096: found("上限：计至 4096 的倍数", ""), high256: found("计至 256 的倍数", ""), high16: found("计至 16 的倍数", ""), high1: found("用户数", ""),
    },
    points: " 个实测点",
    measure: "；须实测",
    first: "，须实测",
    unknown: "无估算：原因见“假设与依据”",
    between: " – ",
    asMeasured: "（实测）",
    seconds: " 秒",
    queued: "；取决于排队",
    tooMany: "不给出，取决于排队",
    limits: { memory: "显存", engine: "引擎自身限制", bandwidth: "显存带宽", compute: "算力", fixed: "单步固定时间", queue: "其他请求的提示词" },
  },
}; // prettier-ignore
