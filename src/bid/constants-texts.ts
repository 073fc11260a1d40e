import type { Constants } from "../core/serving/constants";
import type { Language } from "../reading/language";

/** What each constant is called, and what it is. */
export const CONSTANT_LINES: Readonly<Record<Language, Readonly<Record<keyof Constants, readonly [string, string]>>>> = {
  en: {
    cards: ["Cards of one copy", "E"],
    copies: ["Copies of the attention", "D: they share the requests out (data parallel)."],
    weightsGib: ["Weights (GiB a card)", "W"],
    besideGib: ["Activations, runtime and graphs (GiB a card)", "F"],
    limitGib: ["Engine's limit (GiB a card)", "M: what the engine lets be used."],
    tokenKib: ["Cache of a token (KiB a card)", "b: copies on several cards counted."],
    page: ["Page of the cache (tokens)", "P"],
    windowKib: ["Cache of a token in a window (KiB a card)", "a"],
    window: ["Window (tokens)", "S: with the step's own tokens where the engine holds them."],
    stateGib: ["Fixed state of a request (GiB a card)", "s"],
    secondKib: ["Cache of a token in a second window (KiB a card)", "a2"],
    second: ["Second window (tokens)", "S2"],
    windowPage: ["Page of the windows (tokens)", "Q"],
    batch: ["Requests that the engine works on at once", "Of one copy."],
  },
  zh: {
    cards: ["每个实例的卡数", "E"],
    copies: ["注意力副本数", "D：各副本分摊请求（数据并行）。"],
    weightsGib: ["权重（GiB/卡）", "W"],
    besideGib: ["激活、运行时与计算图（GiB/卡）", "F"],
    limitGib: ["引擎上限（GiB/卡）", "M：引擎允许使用的显存。"],
    tokenKib: ["每 token 缓存（KiB/卡）", "b：多卡上的副本已计入。"],
    page: ["缓存页（token）", "P"],
    windowKib: ["窗口内每 token 缓存（KiB/卡）", "a"],
    window: ["窗口（token）", "S：引擎另行保留的单步 token 已计入。"],
    stateGib: ["每个请求的固定状态（GiB/卡）", "s"],
    secondKib: ["第二窗口内每 token 缓存（KiB/卡）", "a2"],
    second: ["第二窗口（token）", "S2"],
    windowPage: ["窗口的缓存页（token）", "Q"],
    batch: ["引擎同时处理的请求数", "单个实例。"],
  },
}; // prettier-ignore

export const CONSTANTS_SAID: Readonly<Record<Language, { readonly heading: string; readonly live: string; readonly portable: string; readonly measured: string; readonly notKnown: string }>> = {
  en: {
    heading: "Constants of each option",
    live: "They come from VRAM.CONSTANTS and follow the option's cells above; everything else is plain arithmetic.",
    portable: "They are the numbers of VRAM.CONSTANTS for the options above, so that the sheet calculates without the add-in. For another model or card write the bid anew.",
    measured: '" measured"',
    notKnown: "not known",
  },
  zh: {
    heading: "各方案的常数",
    live: "由 VRAM.CONSTANTS 给出，随上方方案单元格更新；其余均为普通算术公式。",
    portable: "为 VRAM.CONSTANTS 对上述方案给出的数值，本表无需加载项即可计算。更换模型或加速卡时请重新生成。",
    measured: '"（实测）"',
    notKnown: "未知",
  },
}; // prettier-ignore
