import type { Language } from "../reading/language";

export type OwnershipInput =
  | "option"
  | "servers"
  | "purchase"
  | "kwPerServer"
  | "load"
  | "pue"
  | "priceKwh"
  | "rackRent"
  | "serversPerRack"
  | "maintenance"
  | "staff"
  | "years"
  | "throughput"
  | "use";

export const YEAR_LINES = ["purchase", "power", "racks", "maintenance", "staff"] as const;

interface Texts {
  readonly title: string;
  readonly parameter: string;
  readonly value: string;
  readonly unit: string;
  readonly note: string;
  readonly inputs: Readonly<Record<OwnershipInput, readonly [label: string, unit: string, note: string]>>;
  readonly years: string;
  readonly item: string;
  readonly year: string;
  readonly yearEnd: string;
  readonly sum: string;
  readonly lines: Readonly<Record<(typeof YEAR_LINES)[number], readonly [label: string, note: string]>>;
  readonly total: string;
  readonly totalNote: string;
  readonly cost: string;
  readonly costUnit: string;
  readonly costNote: string;
  readonly depreciation: string;
  readonly perYear: string;
  readonly depreciationNote: string;
  /** Before the cells that wait, behind them, and between them. */
  readonly incomplete: readonly [before: string, end: string, comma: string];
  readonly waiting: Readonly<Record<"purchase" | "kwPerServer" | "priceKwh", string>>;
  /** Around the number of prices that the bill lacks. */
  readonly prices: readonly [string, string];
  readonly bracket: string;
  readonly untested: string;
  /** Behind the cost of a token while no throughput is measured, and where one user's speed is. */
  readonly lowEnd: string;
  readonly scaled: string;
  /** Around the sum of five years and the cost of a million tokens. */
  readonly verdict: readonly [string, string, string];
  readonly notes: readonly string[];
  readonly messages: Readonly<Record<"option" | "share" | "count", string>>;
}

export const OWNERSHIP: Readonly<Record<Language, Texts>> = {
  en: {
    title: "Total cost of ownership, five years",
    parameter: "Parameter",
    value: "Value",
    unit: "Unit",
    note: "Note",
    inputs: {
      option: ["Option", "", "The option quoted in the bill of materials."],
      servers: ["Servers", "servers", "From the comparison."],
      purchase: ["Purchase", "{currency}", "The total of the bill of materials; not complete until every price is filled in."],
      kwPerServer: ["Power of one server", "kW", "Here the thermal design power of its cards alone: a whole server takes more; fill in the maker's figure."],
      load: ["Mean load", "", "Share of that power over the year."],
      pue: ["Power usage effectiveness", "times", "Cooling and losses of the data centre."],
      priceKwh: ["Price of power", "{currency} a kWh", "To be filled in."],
      rackRent: ["Rent of a rack", "{currency} a month", "To be filled in where racks are rented."],
      serversPerRack: ["Servers of one rack", "servers", "To be filled in where racks are rented."],
      maintenance: ["Maintenance from year 4", "of the purchase a year", "To be filled in; years 1 to 3 are under warranty, and 4 and 5 too once the bill has a price for them: nothing is counted here then."],
      staff: ["Staff", "{currency} a year", "To be filled in."],
      years: ["Depreciation", "years", ""],
      throughput: ["Throughput, all copies full", "tokens/s", "From the comparison: as measured, or scaled by the measured speed of one user; until then the low end of the estimate; empty without any."],
      use: ["Mean use of it", "", "Share of the throughput over the year: it rules the cost of a token."],
    },
    years: "Cost by year ({currency})",
    item: "Item",
    year: "Year ",
    yearEnd: "",
    sum: "Five years",
    lines: {
      purchase: ["Purchase", "Once, in year 1."],
      power: ["Power", "Servers x kW x load x effectiveness x 8,760 h x price."],
      racks: ["Racks", "Racks, rounded up, x rent x 12."],
      maintenance: ["Maintenance", "From year 4, where the bill has no price for those years' warranty."],
      staff: ["Staff", ""],
    },
    total: "Total",
    totalNote: "Not discounted.",
    cost: "Cost of a million output tokens",
    costUnit: "{currency}",
    costNote: "Five years' cost / (throughput x use x five years). Half the use doubles it.",
    depreciation: "Depreciation",
    perYear: "{currency} a year",
    depreciationNote: "Purchase / years, straight line.",
    incomplete: ["The sum is not complete. To be filled in: ", ".", ", "],
    prices: ["missing prices of the bill of materials: ", " (purchase, "],
    waiting: { purchase: "the purchase (", kwPerServer: "the power of one server (", priceKwh: "the price of power (" },
    bracket: ")",
    untested: "; the cost of a token needs a throughput: none is measured, and there is no estimate.",
    lowEnd: " at the low end of the estimate",
    scaled: " at the throughput that the measured speed of one user comes to",
    verdict: ["Five years cost ", ": ", " for a million output tokens"],
    notes: ["Every parameter in a coloured cell is an input; none of the prices is ours.", "The use of the servers rules the cost of a token more than any other figure here."],
    messages: { option: "Choose an option.", share: "A share from 0 to 1.", count: "A number of 0 or more." },
  },
  zh: {
    title: "总拥有成本（五年）",
    parameter: "参数",
    value: "数值",
    unit: "单位",
    note: "说明",
    inputs: {
      option: ["方案", "", "与分项报价表的报价方案一致。"],
      servers: ["服务器台数", "台", "取自方案对比。"],
      purchase: ["采购金额", "{currency}", "取自分项报价表总价，单价填齐后才完整。"],
      kwPerServer: ["单台服务器功率", "千瓦", "此处仅为加速卡热设计功耗之和，整机更高，请按厂商数据填写。"],
      load: ["平均负载", "", "全年平均占该功率的比例。"],
      pue: ["电能利用效率", "倍", "机房制冷与损耗。"],
      priceKwh: ["电价", "{currency}/千瓦时", "请填写。"],
      rackRent: ["机柜租金", "{currency}/柜/月", "租用机柜时填写。"],
      serversPerRack: ["单柜服务器台数", "台", "租用机柜时填写。"],
      maintenance: ["第 4 年起维保费率", "占采购金额/年", "请填写；前三年在质保期内；报价表已为第 4、5 年质保报价时，此处不再计入。"],
      staff: ["人员费用", "{currency}/年", "请填写。"],
      years: ["折旧年限", "年", ""],
      throughput: ["全部实例满载吞吐", "token/秒", "取自方案对比：实测值，或按单用户实测速度折算；均未实测时为估算下限，无估算时为空。"],
      use: ["平均利用率", "", "全年平均占吞吐的比例，对单位成本影响最大。"],
    },
    years: "逐年成本（{currency}）",
    item: "项目",
    year: "第 ",
    yearEnd: " 年",
    sum: "五年合计",
    lines: {
      purchase: ["采购", "第 1 年一次性。"],
      power: ["电费", "台数 × 功率 × 负载 × 电能利用效率 × 8760 小时 × 电价。"],
      racks: ["机柜", "机柜数（向上取整）× 租金 × 12。"],
      maintenance: ["维保", "自第 4 年起；报价表已含第 4、5 年质保时不计。"],
      staff: ["人员", ""],
    },
    total: "合计",
    totalNote: "未折现。",
    cost: "每百万输出 token 成本",
    costUnit: "{currency}",
    costNote: "五年成本 ÷（吞吐 × 利用率 × 五年）。利用率减半，成本加倍。",
    depreciation: "折旧",
    perYear: "{currency}/年",
    depreciationNote: "采购金额 ÷ 折旧年限，直线法。",
    incomplete: ["合计不完整，请填写：", "。", "、"],
    prices: ["分项报价表缺少的单价 ", " 项（采购金额 "],
    waiting: { purchase: "采购金额（", kwPerServer: "单台服务器功率（", priceKwh: "电价（" },
    bracket: "）",
    untested: "；单位成本须有吞吐：尚无实测值，亦无估算。",
    lowEnd: "（按估算下限）",
    scaled: "（吞吐按单用户实测速度折算）",
    verdict: ["五年总成本 ", "，每百万输出 token 成本 ", ""],
    notes: ["着色单元格均为输入项，价格由使用者填写。", "利用率对单位成本的影响大于本表任何其他参数。"],
    messages: { option: "请选择方案。", share: "请填写 0 到 1 之间的比例。", count: "请填写不小于 0 的数。" },
  },
}; // prettier-ignore
