import type { Language } from "../reading/language";

/** What the speed rows say. */
export interface SpeedTexts {
  /** The first of them is what the rows are known by. */
  readonly head: readonly string[];
  readonly users: string;
  readonly usersHow: string;
  readonly first: string;
  readonly power: string;
  /** Before and behind the speed that is wanted. */
  readonly enough: readonly [before: string, behind: string];
  readonly lowEnd: readonly [before: string, behind: string];
  readonly tooSlow: readonly [before: string, behind: string];
  /** Behind the verdict on top: around the figure and around the speed wanted. */
  readonly tooSlowOnTop: readonly [before: string, between: string, behind: string];
  readonly lowEndOnTop: readonly [before: string, between: string, behind: string];
  /** How two notes of VRAM.SPEEDBREAKDOWN begin. */
  readonly measure: string;
  readonly band: string;
  readonly space: string;
}

const TEXTS: Readonly<Record<Language, SpeedTexts>> = {
  en: {
    head: ["Speed", "Estimate", "Low", "High", "What it means", ""],
    users: "Users at the speed wanted",
    usersHow: "requests in flight that each get it; never more than memory holds",
    first: "typical, no P95; no figure above 128 in flight, where queueing decides",
    power: "TDP of the cards; a data centre draws 1.75 to 2.5 times that",
    enough: ["fast enough: even the low end reaches the ", " wanted"],
    lowEnd: ["the low end misses the ", " wanted: size a bid on it"],
    tooSlow: ["too slow: ", " wanted"],
    tooSlowOnTop: [" But too slow: each user gets about ", " tokens a second, ", " wanted."],
    lowEndOnTop: [
      " But the low end of the speed is ",
      " tokens a second a user, ",
      " wanted: size a bid on it.",
    ],
    measure: "Measure before you sign",
    band: "Low and high",
    space: " ",
  },
  zh: {
    head: ["速度", "估算", "低", "高", "含义", ""],
    users: "达到期望速度的用户数",
    usersHow: "各自达到该速度的同时请求数；不超过显存可容纳的数量",
    first: "典型值，非 P95；同时请求超过 128 个不给数值，取决于排队",
    power: "加速卡 TDP；机房整体为其 1.75–2.5 倍",
    enough: ["够快：低值也达到期望的 ", ""],
    lowEnd: ["低值达不到期望的 ", "：投标按低值"],
    tooSlow: ["太慢：期望 ", ""],
    tooSlowOnTop: ["但太慢：每用户约每秒 ", " token，期望 ", "。"],
    lowEndOnTop: ["但速度低值为每用户每秒 ", " token，期望 ", "：投标按低值。"],
    measure: "须实测",
    band: "低值与高值",
    space: "",
  },
};

export const speedTextsIn = (language: Language): SpeedTexts => TEXTS[language];

/** What the head of the rows begins with. */
export const speedHead = (language: Language): string => TEXTS[language].head[0] ?? "";
