import type { Language } from "../../reading/language";
import type { LeftOut } from "../../xlsx/read";

/** The words of the bar above the grid: short names, whole sentences. */
export interface BarTexts {
  readonly name: string;
  readonly save: string;
  readonly saveTip: string;
  readonly open: string;
  readonly openTip: string;
  readonly print: string;
  readonly printTip: string;
  readonly copy: string;
  readonly copyTip: string;
  readonly fresh: string;
  readonly freshTip: string;
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly other: string;
  readonly otherTip: (when: string) => string;
  readonly kept: (when: string) => string;
  readonly restored: (when: string) => string;
  readonly full: string;
  readonly forbidden: string;
  readonly unreadable: string;
  readonly secondTab: string;
  readonly opened: (file: string) => string;
  readonly leftOut: (what: string) => string;
  readonly leftOutNames: Readonly<Record<LeftOut, string>>;
  readonly saved: (file: string) => string;
  readonly withoutExample: string;
  readonly copied: (cells: number) => string;
  readonly notCopied: string;
  readonly failed: string;
  readonly source: string;
  /** What a file's name begins with, and what a frozen copy's ends with. */
  readonly fileName: string;
  readonly frozenFile: string;
}

export const BAR_TEXTS: Readonly<Record<Language, BarTexts>> = {
  en: {
    name: "Workbook",
    save: "Save as .xlsx",
    saveTip: "Save the workbook as an Excel file (Ctrl+S)",
    open: "Open .xlsx",
    openTip: "Open an Excel file; this workbook stays kept in the browser (Ctrl+O)",
    print: "Print",
    printTip: "Print this sheet: A4 landscape, one page wide (Ctrl+P)",
    copy: "Copy formulas",
    copyTip: "Copy the selected cells as text with their formulas, to paste into Excel or a message",
    fresh: "Start afresh",
    freshTip: "Delete this workbook from the browser and begin with the example",
    question:
      "Start afresh? This workbook is deleted from the browser. What you want to keep, save as .xlsx first.",
    yes: "Delete and start afresh",
    no: "Cancel",
    other: "Open the other one",
    otherTip: (when) => `Another workbook is kept in this browser, from ${when}. This one stays kept too`,
    kept: (when) => `Kept in this browser at ${when}`,
    restored: (when) => `Restored: kept in this browser at ${when}`,
    full: "This browser has no room left to keep the workbook. Save it as .xlsx before you close the page.",
    forbidden: "This browser does not let the page keep anything. Save as .xlsx before you close the page.",
    unreadable: "The kept workbook could not be opened. It stays kept; here is a new one.",
    secondTab: "Another tab has a workbook open. This tab keeps one of its own.",
    opened: (file) => `${file} is open and calculated.`,
    leftOut: (what) => ` Not taken over: ${what}.`,
    leftOutNames: {
      charts: "charts other than stacked bars",
      images: "pictures",
      macros: "macros",
      pivots: "pivot tables",
      tables: "table styles and filters",
      comments: "comments",
      links: "links to other workbooks",
    },
    saved: (file) => `Saved as ${file}.`,
    withoutExample: " The example, which nobody changed, is left out.",
    copied: (cells) =>
      cells === 1 ? "1 cell copied with its formula." : `${cells} cells copied with their formulas.`,
    notCopied: "The browser did not allow copying. Click into the sheet and try again.",
    failed: "That did not work; the workbook is as it was.",
    source: "Open the source",
    fileName: "VRAM",
    frozenFile: "frozen",
  },
  zh: {
    name: "工作簿",
    save: "另存为 .xlsx",
    saveTip: "将工作簿另存为 Excel 文件 (Ctrl+S)",
    open: "打开 .xlsx",
    openTip: "打开 Excel 文件；当前工作簿仍保留在浏览器中 (Ctrl+O)",
    print: "打印",
    printTip: "打印当前工作表：A4 横向，缩放为一页宽 (Ctrl+P)",
    copy: "复制公式",
    copyTip: "将选中的单元格连同公式复制为文本，可粘贴到 Excel 或消息中",
    fresh: "重新开始",
    freshTip: "从浏览器中删除当前工作簿，回到示例",
    question: "要重新开始吗？当前工作簿将从浏览器中删除。需要保留的内容请先另存为 .xlsx。",
    yes: "删除并重新开始",
    no: "取消",
    other: "打开另一个",
    otherTip: (when) => `浏览器中还保留着另一个工作簿（${when}）。当前工作簿也会保留`,
    kept: (when) => `已保留在此浏览器中（${when}）`,
    restored: (when) => `已恢复：${when} 保留在此浏览器中`,
    full: "此浏览器已没有空间保留工作簿。关闭页面前请另存为 .xlsx。",
    forbidden: "此浏览器不允许页面保留内容。关闭页面前请另存为 .xlsx。",
    unreadable: "保留的工作簿无法打开。它仍被保留；现在显示的是新的工作簿。",
    secondTab: "另一个标签页已打开一个工作簿。此标签页使用自己的工作簿。",
    opened: (file) => `${file} 已打开并完成计算。`,
    leftOut: (what) => `未带入：${what}。`,
    leftOutNames: {
      charts: "堆积条形图以外的图表",
      images: "图片",
      macros: "宏",
      pivots: "数据透视表",
      tables: "表格样式与筛选",
      comments: "批注",
      links: "指向其他工作簿的链接",
    },
    saved: (file) => `已保存为 ${file}。`,
    withoutExample: "未改动的示例表未写入。",
    copied: (cells) => `已复制 ${cells} 个单元格及其公式。`,
    notCopied: "浏览器未允许复制。请点击工作表后再试。",
    failed: "操作未成功；工作簿保持原样。",
    source: "打开来源",
    fileName: "显存",
    frozenFile: "数值版",
  },
};
