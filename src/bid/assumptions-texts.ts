import type { Language } from "../reading/language";
import type { Confidence } from "../catalog/schema/evidence";

interface Texts {
  readonly title: string;
  readonly verdict: readonly [string, string];
  readonly header: readonly string[];
  readonly general: string;
  readonly version: readonly [string, string];
  readonly catalogue: readonly [string, string];
  readonly date: readonly [string, string];
  readonly addIn: string;
  readonly form: Readonly<Record<"label" | "live" | "portable" | "effect", string>>;
  readonly model: Readonly<Record<"label" | "effect" | "own" | "config" | "numbers" | "context", string>>;
  readonly precision: readonly [string, string];
  readonly released: string;
  readonly card: Readonly<
    Record<"label" | "effect" | "printed" | "seen" | "devices" | "datasheet" | "own", string>
  >;
  readonly limit: readonly [string, string, string];
  readonly engine: Readonly<Record<"label" | "effect" | "documentation", string>>;
  readonly launch: readonly [string, string, string];
  /** Label, around the context, the two counts, and the effect. */
  readonly law: readonly [string, string, string, string, string];
  /** A live option that no longer is what it was when the sheet was written: around their names, between them, and in a cell. */
  readonly changed: Readonly<Record<"before" | "after" | "comma" | "again", string>>;
  readonly measured: Readonly<
    Record<"label" | "log" | "confidence" | "effect" | "law" | "colon" | "semicolon", string>
  > & {
    readonly estimate: readonly [string, string];
  };
  readonly speed: Readonly<
    Record<
      | "label"
      | "none"
      | "points"
      | "unmeasured"
      | "above"
      | "end"
      | "source"
      | "estimate"
      | "measure"
      | "missing"
      | "effect"
      | "byMemory",
      string
    >
  >;
  readonly traffic: string;
  readonly trafficSource: string;
  readonly assumption: string;
  readonly units: readonly (readonly [string, string])[];
  readonly unitsHeading: string;
  /** What a reader who buys, and does not run models, may not know. */
  readonly words: readonly (readonly [string, string])[];
  readonly wordsHeading: string;
  readonly exclusions: readonly string[];
  readonly exclusionsHeading: string;
  readonly accuracy: readonly (readonly [string, string])[];
  readonly accuracyHeading: string;
  readonly confidence: Readonly<Record<Confidence, string>>;
  readonly evidence: Readonly<Record<"measured" | "published" | "assumed", string>>;
  readonly stated: string;
}

export const ASSUMPTIONS: Readonly<Record<Language, Texts>> = {
  en: {
    title: "Assumptions and sources",
    verdict: ["Every figure of this bid rests on the lines below. Catalogue of ", "."],
    header: ["Item", "Value", "Source", "Confidence", "Effect"],
    general: "General",
    version: ["Version of the add-in", "The same version gives the same figures."],
    catalogue: ["Date of the catalogue", "Facts of models and cards as of that day."],
    date: ["Date of this bid", ""],
    addIn: "VRAM for Excel",
    form: {
      label: "Form of the workbook",
      live: "Live: the constants follow models, cards and engines while the add-in is there.",
      portable: "Portable: the constants are numbers; everything else calculates in any spreadsheet.",
      effect: "Says what a change of model or card needs.",
    },
    model: { label: "Model", effect: "Its shape gives weights and cache.", own: "As typed by the user", config: "config.json of ", numbers: " parameters", context: "; longest context " },
    precision: ["Precision of weights and cache", "Bits of a stored number: halving them halves the part."],
    released: "As asked for, else as released.",
    card: { label: "Card", effect: "What the software sees is less than what is printed.", printed: " GB as printed", seen: " GiB as the software sees it", devices: " devices of ", datasheet: "Catalogue of the add-in, checked on ", own: "As typed by the user" },
    limit: ["Engine's limit of a card", " GiB", "What the engine lets be used; the rest is its own margin."],
    engine: { label: "Engine", effect: "Rules for pages, reserve and graphs.", documentation: "The engine's own repository" },
    launch: ["Command that starts it", "Ready to copy; a path under /models stands for weights in another format than the release.", "Without these flags other figures hold."],
    law: ["How near the arithmetic is", "At ", " tokens: ", "; by VRAM.MAXCONCURRENCY: ", "The sheet never counts more requests than the function; with stages of unlike layers it may count fewer."],
    changed: { before: " Changed after this sheet was written: ", after: ". Sources, confidence and commands are those of before; write the bid again.", comma: ", ", again: "changed after this sheet was written, write the bid again" },
    measured: {
      label: "Measured in place of the estimate",
      log: "Start-up log pasted by the user: ",
      confidence: "Measured",
      effect: "Holds for this model, precision, card, number of cards and engine alone.",
      law: "What was measured decides the sheet; the function goes on estimating.",
      colon: ": ",
      semicolon: "; ",
      estimate: [" (estimated: ", ")"],
    },
    speed: {
      label: "Speed",
      none: "No estimate. ",
      points: " measured points; 4 of 5 from estimate / ",
      unmeasured: "No measured point is of such a card; the widest band, from estimate / ",
      above: " to estimate x ",
      end: ".",
      source: "Public measurements: our page on speed",
      estimate: "Estimate",
      measure: "Measure first",
      missing: "To be measured",
      effect: "Copies are sized for its low end too.",
      byMemory: "Sized by memory alone until it is measured.",
    },
    traffic: "Use",
    trafficSource: "The sheet Capacity",
    assumption: "To be agreed with the buyer",
    units: [
      ["GB", "1,000,000,000 bytes: memory as printed on a card."],
      ["GiB", "1,073,741,824 bytes: memory as software prints it."],
      ["KiB", "1,024 bytes."],
    ],
    unitsHeading: "Units",
    words: [
      ["Token", "The piece of text in which a model reads, writes and counts."],
      ["Context", "All that a model holds of one request: prompt, what was said before, and the answer."],
      ["Requests at once", "Requests that are being answered at the same moment; most employees are not asking at that moment."],
      ["Weights", "The model's own numbers; they lie in the memory of the cards as long as it is in service."],
      ["Cache (KV cache)", "Memory that a request takes beside the weights; it grows with the context."],
      ["Copy", "The cards that hold the model once; another copy answers more requests."],
      ["Precision, quantisation", "How many bits a stored number has. Fewer take less memory; accuracy is to be tested then."],
      ["Engine", "The software that runs the model on the cards."],
      ["First token", "The first piece of the answer; the time to it is what a user waits."],
      ["Power usage effectiveness", "Power of the whole data centre / power of its computers."],
      ["Thermal design power", "The heat in watts that a card is built for; about the most that it takes."],
    ],
    wordsHeading: "Words",
    exclusions: [
      "Accuracy after quantisation and the slowest answers (P95): they need a test.",
      "Embedding, reranking and speech models beside the model named here.",
      "Speculative decoding, prefix caching across users, adapters.",
      "Prices, brands and taxes other than those typed into the bill.",
    ],
    exclusionsHeading: "Not included",
    accuracy: [
      ["Memory", "Checked against start-up logs of the engines; the add-in's page on accuracy has every point with its source."],
      ["Concurrency", "Requests of full length; shorter ones fit in greater number."],
    ],
    accuracyHeading: "How near the figures are",
    confidence: { high: "High", medium: "Medium", low: "Low: to be confirmed" },
    evidence: { measured: "Checked against logs", published: "From its documentation", assumed: "Assumed: to be confirmed" },
    stated: "As stated",
  },
  zh: {
    title: "假设与依据",
    verdict: ["本标书的每个数值都以下列内容为依据。目录日期 ", "。"],
    header: ["项目", "数值", "来源", "可信度", "影响"],
    general: "总体",
    version: ["加载项版本", "相同版本给出相同结果。"],
    catalogue: ["目录日期", "模型与加速卡数据截至该日。"],
    date: ["编制日期", ""],
    addIn: "VRAM for Excel",
    form: {
      label: "工作簿形式",
      live: "联动加载项：安装加载项时，常数随模型、加速卡与引擎更新。",
      portable: "独立计算：常数为数值，其余在任何表格软件中均可计算。",
      effect: "决定更换模型或加速卡时的做法。",
    },
    model: { label: "模型", effect: "结构决定权重与缓存。", own: "由使用者填写", config: "模型配置文件：", numbers: " 个参数", context: "；最长上下文 " },
    precision: ["权重与缓存精度", "每个数的位数减半，对应部分减半。"],
    released: "按指定精度，未指定时按发布精度。",
    card: { label: "加速卡", effect: "软件可见显存小于标称值。", printed: " GB（标称）", seen: " GiB（软件可见）", devices: " 个设备，每个 ", datasheet: "加载项目录，核对日期 ", own: "由使用者填写" },
    limit: ["单卡引擎上限", " GiB", "引擎允许使用的部分，其余为引擎自留余量。"],
    engine: { label: "推理引擎", effect: "决定分页、预留与计算图。", documentation: "引擎官方仓库" },
    launch: ["启动命令", "可直接复制；/models 下的路径代表与发布精度不同的权重。", "不使用这些参数时，结果不同。"],
    law: ["算术公式的接近程度", "每个请求 ", " token 时，本表：", "；VRAM.MAXCONCURRENCY：", "本表结果从不多于函数结果；流水线各级层结构不同时可能略少。"],
    changed: { before: "写入本表后已更改：", after: "。来源、可信度与启动命令仍为更改前的内容，请重新生成标书。", comma: "、", again: "写入本表后已更改，请重新生成标书" },
    measured: {
      label: "实测值（代替估算）",
      log: "使用者粘贴的启动日志：",
      confidence: "实测",
      effect: "仅对该模型、精度、加速卡、卡数与引擎成立。",
      law: "本表按实测值计算，函数仍为估算。",
      colon: "：",
      semicolon: "；",
      estimate: ["（估算 ", "）"],
    },
    speed: {
      label: "速度",
      none: "无估算。",
      points: " 个同类实测点，五分之四落在估算值 ÷ ",
      unmeasured: "没有此类卡的实测点；采用最宽的区间，估算值 ÷ ",
      above: " 至 × ",
      end: " 之间。",
      source: "公开实测数据，见加载项的速度说明",
      estimate: "估算",
      measure: "估算，须实测",
      missing: "须实测",
      effect: "实例数亦按其下限配置，实测值优先。",
      byMemory: "实测之前仅按显存配置。",
    },
    traffic: "使用强度",
    trafficSource: "容量规划表",
    assumption: "需与采购人确认",
    units: [
      ["GB", "1,000,000,000 字节：加速卡标称显存。"],
      ["GiB", "1,073,741,824 字节：软件显示的显存。"],
      ["KiB", "1,024 字节。"],
    ],
    unitsHeading: "单位",
    words: [
      ["token（词元）", "模型读写与计数的最小文本单位。"],
      ["上下文", "模型为一个请求保留的全部内容：提示词、历史对话与回答。"],
      ["并发数", "同一时刻正在回答的请求数；大多数员工此刻并未提问。"],
      ["权重", "模型自身的参数，服务期间一直占用加速卡显存。"],
      ["缓存（KV 缓存）", "每个请求在权重之外占用的显存，随上下文增长。"],
      ["实例", "共同承载一份模型的若干张卡；实例越多，可回答的请求越多。"],
      ["精度、量化", "每个参数的存储位数；位数越少显存越省，回答质量须实测。"],
      ["推理引擎", "在加速卡上运行模型的软件。"],
      ["首 token 时延", "从提问到出现第一个字的等待时间。"],
      ["电能利用效率（PUE）", "机房总用电 ÷ 服务器用电。"],
      ["热设计功耗（TDP）", "加速卡的设计散热功率，约等于最大功耗。"],
    ],
    wordsHeading: "术语",
    exclusions: [
      "量化后的模型效果与尾部时延（P95）：须实测。",
      "所列模型以外的向量、重排与语音模型。",
      "投机解码、跨用户前缀缓存与适配器。",
      "未填入报价表的价格、品牌与税费。",
    ],
    exclusionsHeading: "不包含的内容",
    accuracy: [
      ["显存", "已与引擎启动日志核对，逐点数据与来源见加载项的精度说明。"],
      ["并发数", "按每个请求占满上下文计，较短的请求可容纳更多。"],
    ],
    accuracyHeading: "数值的接近程度",
    confidence: { high: "高", medium: "中", low: "低，需确认" },
    evidence: { measured: "已与日志核对", published: "取自官方文档", assumed: "假设，需确认" },
    stated: "按所填",
  },
}; // prettier-ignore
