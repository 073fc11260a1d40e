import type { TrainingTexts } from "./wording";

/** A size is one card's; of a single card that goes without saying. */
export const each = (cards: string): string => (cards === "1 card" ? "" : " each");
export const eachZh = (cards: string): string => (cards === "1 张卡" ? "" : "每张 ");

export const TRAINING_EN: TrainingTexts = {
  methods: { full: "Full", lora: "LoRA", qlora: "QLoRA", freeze: "Freeze", rule: "Rule of thumb" },
  checkpointing: { own: "default", none: "none", selective: "selective", full: "full" },
  sharding: { none: "none", "zero=1": "ZeRO 1", "zero=2": "ZeRO 2", "zero=3": "ZeRO 3", "fsdp=full": "FSDP" },
  unknownFramework: "not known",
  need: (size, cards) => `Needs ${size} a card (${cards})`,
  fitsExpected: (cards, size, usable) => `Just fits: ${cards}, ${size} of ${usable}${each(cards)}`,
  measured: (runs, framework, below, above) =>
    `Low and high: ${runs} measured runs of ${framework} lie ${below} below to ${above} above the expected.`,
  measuredAny: (below, above) =>
    `Low and high: measured runs of all frameworks lie ${below} below to ${above} above the expected.`,
  nameFramework: "Naming the framework can narrow that.",
  highEnd: (high, usable) => `The high end, ${high}, does not fit in ${usable}.`,
  highEndCards: (cards) => `${cards} hold that too.`,
  trainable: (count) => `${count} trainable parameters`,
  smaller: (cards, size) => `${cards} cannot hold it: ${size} needed${each(cards)}.`,
  way: (change, cards) => `${change} (${cards})`,
  fullCheckpointing: "full checkpointing",
  batchOf: (batch) => `batch ${batch}`,
  nothingFits:
    "No number of these cards holds it. Choose a shorter context, a lighter method or a larger card.",
  barOver: (size) => `that is ${size} more than the card has`,
  marks: (low, high) => `Low ${low}, high ${high}`,
  ruleNeed: (low, high) => `About ${low} to ${high} on all cards`,
  ruleHow:
    "Rule of thumb: gradients double the weights, activations take 5 to 7 GB for each billion parameters. The other methods count optimizer, batch and sharding.",
  cardRange: (low, high) => `${low} to ${high} cards`,
  ruleCards: (cards) => `By memory alone: ${cards}`,
};

export const TRAINING_ZH: TrainingTexts = {
  methods: { full: "全参微调", lora: "LoRA 微调", qlora: "QLoRA 微调", freeze: "冻结微调", rule: "经验法则" },
  checkpointing: { own: "框架默认", none: "不启用", selective: "选择性重算", full: "全部重算" },
  sharding: {
    none: "不切分",
    "zero=1": "ZeRO-1",
    "zero=2": "ZeRO-2",
    "zero=3": "ZeRO-3",
    "fsdp=full": "FSDP",
  },
  unknownFramework: "不确定",
  need: (size, cards) => `每张卡需 ${size}（${cards}）`,
  fitsExpected: (cards, size, usable) => `勉强放得下：${cards}，${eachZh(cards)}${size} / ${usable}`,
  measured: (runs, framework, below, above) =>
    `低值与高值：${framework} 的 ${runs} 次实测比预计值低 ${below} 至高 ${above}。`,
  measuredAny: (below, above) => `低值与高值：各框架的实测比预计值低 ${below} 至高 ${above}。`,
  nameFramework: "指明训练框架可缩小范围。",
  highEnd: (high, usable) => `若达到高值 ${high}，则超出可用的 ${usable}。`,
  highEndCards: (cards) => `用 ${cards}可容纳高值。`,
  trainable: (count) => `可训练参数 ${count} 个`,
  smaller: (cards, size) => `${cards}放不下：${eachZh(cards).trim()}需 ${size}。`,
  way: (change, cards) => `${change}（${cards}）`,
  fullCheckpointing: "梯度检查点全部重算",
  batchOf: (batch) => `批大小 ${batch}`,
  nothingFits: "这种卡用多少张都放不下。请缩短序列、换更省显存的训练方法，或换显存更大的卡。",
  barOver: (size) => `超出单卡可用显存 ${size}`,
  marks: (low, high) => `低 ${low}，高 ${high}`,
  ruleNeed: (low, high) => `所有卡合计约 ${low} 至 ${high}`,
  ruleHow:
    "经验法则：梯度使权重翻倍，激活按每十亿参数 5 至 7 GB 计。其他训练方法会计入优化器、批大小和切分方式。",
  cardRange: (low, high) => `${low} 至 ${high} 张卡`,
  ruleCards: (cards) => `仅按显存：${cards}`,
};
