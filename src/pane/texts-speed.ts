import { each, eachZh } from "./texts-training";
import type { SpeedTexts } from "./wording-speed";

export const SPEED_EN: SpeedTexts = {
  fitsButSlow: (cards, size, usable) => `Fits, but too slow: ${cards}, ${size} of ${usable}${each(cards)}`,
  tooSlow: (users, figure, wanted) => `Each of ${users} users gets ${figure}; ${wanted} are wanted.`,
  tooSlowAlone: (figure, wanted) => `One user gets ${figure}; ${wanted} are wanted.`,
  lowEnd: (low, wanted) => `The low end, ${low}, misses the ${wanted} wanted: a bid is sized on it.`,
  nothingReaches:
    "No single change reaches that: neither more of these cards, nor fewer bits, nor a faster card.",
  offers: {
    cards: (cards, figure) => `${cards}: ${figure} each`,
    copies: (cards, copies, figure) => `${cards} as ${copies} copies of the model: ${figure} each`,
    precision: (precision, figure) => `${precision} on the same cards: ${figure} each`,
    card: (cards, card, figure) => `${cards} × ${card}: ${figure} each`,
  },
  lowEndMisses: "; its low end misses",
  about: (figure, band) => `about ${figure} tokens a second (${band})`,
  usersAt: (wanted) => `Users at ${wanted} tok/s`,
  minute: (figure) => `${figure} requests a minute`,
  limits: {
    memory: "limited by memory: it holds no more",
    sequences: "limited by the engine: it takes no more at once",
    bandwidth: "limited by bandwidth",
    compute: "limited by compute",
    queue: "limited by the others' prompts",
    "fixed time": "limited by fixed time: launches and scheduling",
  },
  tdp: (low, high) => `TDP of the cards; ${low}–${high} in a data centre`,
  noTdp: "the card's TDP is not known",
  queued: "no figure: queueing decides",
  empty: "Type prompt and answer: tokens a second, first token, users served and power.",
  noCard: "Choose a card: without one there is no speed.",
};

export const SPEED_ZH: SpeedTexts = {
  fitsButSlow: (cards, size, usable) => `放得下，但太慢：${cards}，${eachZh(cards)}${size} / ${usable}`,
  tooSlow: (users, figure, wanted) => `${users} 个用户，每人${figure}，要求 ${wanted}。`,
  tooSlowAlone: (figure, wanted) => `单个用户${figure}，要求 ${wanted}。`,
  lowEnd: (low, wanted) => `低值 ${low} 达不到要求的 ${wanted}：投标按低值。`,
  nothingReaches: "单独增加此卡、降低精度或更换更快的卡，都达不到要求。",
  offers: {
    cards: (cards, figure) => `${cards}：每人${figure}`,
    copies: (cards, copies, figure) => `${cards}，部署 ${copies} 个实例：每人${figure}`,
    precision: (precision, figure) => `卡数不变，改用 ${precision}：每人${figure}`,
    card: (cards, card, figure) => `${cards} × ${card}：每人${figure}`,
  },
  lowEndMisses: "；低值未达到",
  about: (figure, band) => `每秒约 ${figure} token（${band}）`,
  usersAt: (wanted) => `${wanted} tok/s 用户数`,
  minute: (figure) => `每分钟 ${figure} 个请求`,
  limits: {
    memory: "受显存容量限制：放不下更多",
    sequences: "受推理引擎限制：同时只处理这么多",
    bandwidth: "受带宽限制",
    compute: "受算力限制",
    queue: "受他人提示词限制",
    "fixed time": "受固定时间限制：启动与调度",
  },
  tdp: (low, high) => `加速卡 TDP；机房整体 ${low}–${high}`,
  noTdp: "该卡的 TDP 未知",
  queued: "不给数值：取决于排队",
  empty: "填写提示词与回答，即可得到每秒 token、首 token 时间、可服务用户数与功率。",
  noCard: "请选择加速卡：没有卡就没有速度。",
};
