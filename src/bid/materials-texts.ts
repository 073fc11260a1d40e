import type { Language } from "../reading/language";

/** Lines of the bill, hardware and services apart; the order in which a buyer's form has them. */
export const BILL = {
  hardware: ["servers", "network", "switch", "storage", "cpu", "spares"],
  services: ["licence", "deployment", "training", "warranty"],
} as const;
export type BillBlock = keyof typeof BILL;
export type BillLine = (typeof BILL)[BillBlock][number];

type Said = readonly [name: string, specification: string, unit: string, note: string];

interface Texts {
  readonly title: string;
  readonly header: readonly string[];
  readonly parties: readonly [buyer: string, supplier: string, project: string];
  readonly terms: readonly [
    date: string,
    validity: string,
    delivery: string,
    option: string,
    currency: string,
  ];
  readonly blocks: Readonly<Record<BillBlock, string>>;
  readonly lines: Readonly<Record<BillLine, Said>>;
  readonly subtotals: Readonly<Record<BillBlock, string>>;
  readonly before: string;
  readonly discount: string;
  readonly total: string;
  readonly tax: string;
  readonly capitals: string | null;
  /** Behind the number of lines without a price: one, several, before the cells, the end; what stands between cells. */
  readonly missing: readonly [one: string, several: string, cells: string, end: string, comma: string];
  readonly complete: string;
  readonly prices: string;
  readonly pricesHeader: readonly [string, string];
  readonly notes: readonly string[];
  readonly messages: Readonly<Record<"count" | "tax" | "share" | "option" | "currency", string>>;
}

export const MATERIALS: Readonly<Record<Language, Texts>> = {
  en: {
    title: "Bill of materials",
    header: ["No.", "Name", "Specification", "Brand, origin", "Unit", "Quantity", "Unit price with tax ({currency})", "Tax rate", "Amount ({currency})", "Tax in it ({currency})", "Note"],
    parties: ["Buyer", "Supplier", "Project"],
    terms: ["Date", "Valid for (days)", "Delivery (days)", "Option quoted", "Currency"],
    blocks: { hardware: "Hardware", services: "Services" },
    lines: {
      servers: ["AI servers", "", "server", "As many as the comparison orders."],
      network: ["Network between servers", "Links for one copy of the model that spans servers, a set a server.", "set", "Only where a copy spans servers."],
      switch: ["Management switch", "Gigabit, for management and monitoring.", "piece", ""],
      storage: ["Storage for models and logs", "Solid state, redundant.", "TB", "Three copies of the weights and 5 TB for logs."],
      cpu: ["CPU servers", "Gateway, monitoring and retrieval.", "server", ""],
      spares: ["Spare cards", "The same card as in the servers.", "card", ""],
      licence: ["Licence of the platform", "A card and year, where the platform needs one.", "card", "All cards bought."],
      deployment: ["Deployment", "Set-up, tuning and acceptance test.", "person-day", ""],
      training: ["Training of the operators", "On site.", "person-day", ""],
      warranty: ["Warranty, years 4 and 5", "Parts and service on site.", "server-year", "Two years for each server."],
    },
    subtotals: { hardware: "Subtotal hardware", services: "Subtotal services" },
    before: "Sum before discount",
    discount: "Discount",
    total: "Total with tax",
    tax: "Tax in the total",
    capitals: null,
    missing: [" item has no unit price yet", " items have no unit price yet", ", so the total is not complete. To be filled in: ", ", or the price list below; 0 is a price, too.", ", "],
    complete: "Every item of the bill has a price.",
    prices: "Price list",
    pricesHeader: ["Item, named as above", "Unit price with tax ({currency})"],
    notes: ["Prices and brands are yours to fill in: an item without a price leaves its amount empty.", "An item that stands in the price list below takes its price from there."],
    messages: { count: "A number of 0 or more.", tax: "A tax rate: 0, 6 % or 13 %.", share: "A share from 0 to 1.", option: "Choose the option that is quoted; the deviation table and the cost of ownership follow it.", currency: "Any word or sign: all columns of prices follow it." },
  },
  zh: {
    title: "分项报价表",
    header: ["序号", "名称", "规格型号", "品牌/产地", "单位", "数量", "单价（含税，{currency}）", "税率", "合价（{currency}）", "其中税额（{currency}）", "备注"],
    parties: ["采购人", "供应商", "项目名称"],
    terms: ["日期", "报价有效期（天）", "交货期（天）", "报价方案", "币种"],
    blocks: { hardware: "硬件", services: "服务" },
    lines: {
      servers: ["人工智能服务器", "", "台", "数量取自方案对比。"],
      network: ["参数面网络", "单个模型实例跨服务器时的互联，每台服务器一套。", "套", "仅当一个实例跨服务器时需要。"],
      switch: ["管理交换机", "千兆，用于管理与监控。", "台", ""],
      storage: ["模型与日志存储", "固态，带冗余。", "TB", "三份权重，另加 5 TB 日志。"],
      cpu: ["通用服务器", "网关、监控与检索。", "台", ""],
      spares: ["备用加速卡", "与服务器内的加速卡相同。", "张", ""],
      licence: ["平台软件许可", "按卡按年，平台需要时计列。", "张", "按采购卡数计。"],
      deployment: ["部署实施", "安装、调优与验收测试。", "人天", ""],
      training: ["运维培训", "现场培训。", "人天", ""],
      warranty: ["第 4、5 年质保", "备件与现场服务。", "台年", "每台服务器两年。"],
    },
    subtotals: { hardware: "硬件小计", services: "服务小计" },
    before: "优惠前合计",
    discount: "优惠比例",
    total: "总价（含税）",
    tax: "其中税额",
    capitals: "总价大写",
    missing: [" 项未填单价", " 项未填单价", "，总价不完整。请填写 ", "，或填写下方价格表；免费项目填 0。", "、"],
    complete: "各项单价均已填写。",
    prices: "价格表",
    pricesHeader: ["名称（与上表一致）", "单价（含税，{currency}）"],
    notes: ["单价与品牌由使用者填写：未填单价的项目，合价留空。", "列入下方价格表的项目，单价自动取自该表。"],
    messages: { count: "请填写不小于 0 的数。", tax: "税率：0、6% 或 13%。", share: "请填写 0 到 1 之间的比例。", option: "请选择报价的方案，技术偏离表与总拥有成本随之更新。", currency: "可填写任意币种，各价格列随之更新。" },
  },
}; // prettier-ignore
