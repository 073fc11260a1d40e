import type { BridgeTexts } from "./function-bridge";
import type { Language } from "../../reading/language";

/** Everything the page says itself, outside the grid and the pane. */
export interface PageTexts {
  readonly title: string;
  readonly paneName: string;
  readonly sheetName: string;
  readonly fold: string;
  readonly unfold: string;
  readonly shortcut: string;
  readonly loading: string;
  readonly failed: string;
  readonly skip: string;
}

export const PAGE_TEXTS: Readonly<Record<Language, PageTexts>> = {
  en: {
    title: "VRAM workbook",
    paneName: "VRAM calculator",
    sheetName: "Spreadsheet",
    fold: "Hide the calculator",
    unfold: "Show the calculator",
    shortcut: "F6 moves between sheet and calculator",
    loading: "Opening the workbook …",
    failed: "The workbook could not be opened.",
    skip: "Skip to the calculator",
  },
  zh: {
    title: "显存工作簿",
    paneName: "显存计算器",
    sheetName: "电子表格",
    fold: "收起计算器",
    unfold: "展开计算器",
    shortcut: "F6 在表格与计算器之间切换",
    loading: "正在打开工作簿…",
    failed: "工作簿无法打开。",
    skip: "跳到计算器",
  },
};

export const BRIDGE_TEXTS: Readonly<Record<Language, BridgeTexts>> = {
  en: {
    missing: (name, parameter) => `${name} needs ${parameter}. Add it to the formula.`,
    oneCell: (parameter) => `${parameter} takes one cell, not a range.`,
  },
  zh: {
    missing: (name, parameter) => `${name} 缺少参数 ${parameter}，请在公式中补上。`,
    oneCell: (parameter) => `${parameter} 只接受一个单元格，不接受区域。`,
  },
};
