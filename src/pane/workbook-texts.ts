import type { Language } from "../reading/language";

/** What the section "Workbook" says. */
export interface WorkbookTexts {
  readonly heading: string;
  readonly freeze: string;
  readonly freezeWhat: string;
  readonly repair: string;
  readonly repairWhat: string;
  readonly looking: string;
  readonly working: string;
  readonly nothingToFreeze: string;
  readonly nothingToRepair: string;
  readonly askFreeze: (formulas: number, sheets: number) => string;
  readonly askRepair: (formulas: number, sheets: number) => string;
  readonly frozen: (formulas: number) => string;
  readonly repaired: (formulas: number) => string;
  readonly left: (formulas: number) => string;
  readonly why: Readonly<
    Record<"error" | "calculating" | "protected" | "name" | "unknown", (shows: string) => string>
  >;
  readonly yesFreeze: string;
  readonly yesRepair: string;
  readonly no: string;
  readonly undo: string;
  readonly undone: string;
  readonly undoFailed: string;
  readonly listOnSheet: string;
  readonly listWritten: (sheet: string) => string;
  readonly listProtected: string;
  readonly list: string;
  readonly values: (count: number) => string;
  readonly becomes: string;
  readonly more: (count: number) => string;
  readonly failed: string;
}

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;
const formulas = (count: number): string => many(count, "formula", "formulas");

export const WORKBOOK_TEXTS: Readonly<Record<Language, WorkbookTexts>> = {
  en: {
    heading: "Workbook",
    freeze: "Freeze for the customer",
    freezeWhat:
      "Every VRAM formula becomes its value, so that anyone can open the workbook. A portable bid needs no freezing: its formulas are Excel's own.",
    repair: "Repair formulas",
    repairWhat: "VRAM formulas stuck at #NAME? or _xldudf_ are typed again.",
    looking: "Looking through the workbook …",
    working: "Writing …",
    nothingToFreeze: "There is no VRAM formula to freeze.",
    nothingToRepair: "No formula is stuck.",
    askFreeze: (count, sheets) =>
      `${formulas(count)} on ${many(sheets, "sheet", "sheets")} will become ${count === 1 ? "its value" : "values"}. Save a copy first if you need ${count === 1 ? "it" : "them"} live.`,
    askRepair: (count, sheets) =>
      `${formulas(count)} on ${many(sheets, "sheet", "sheets")} will be typed again.`,
    frozen: (count) => `${many(count, "formula is its value", "formulas are values")} now.`,
    repaired: (count) => `${many(count, "formula", "formulas")} typed again.`,
    left: (count) => `${formulas(count)} left as ${count === 1 ? "it is" : "they are"}:`,
    why: {
      error: (shows) => `shows ${shows}`,
      calculating: () => "not yet calculated, try again in a moment",
      protected: () => "the sheet is protected",
      name: () => "a name: give it its value yourself where readers need it",
      unknown: () => "still #NAME?: the function is not known",
    },
    yesFreeze: "Freeze",
    yesRepair: "Repair",
    no: "Cancel",
    undo: "Undo",
    undone: "Taken back.",
    undoFailed: "The workbook has changed since. Undo there with Ctrl+Z.",
    listOnSheet: "List on a sheet",
    listWritten: (sheet) => `The list is on the sheet "${sheet}".`,
    listProtected: "The workbook's structure is protected, so no sheet can be added.",
    list: "Formulas concerned",
    values: (count) => `${count} values`,
    becomes: "→",
    more: (count) => `and ${count} more`,
    failed: "That did not work. Try again.",
  },
  zh: {
    heading: "工作簿",
    freeze: "固定后交付客户",
    freezeWhat:
      "所有 VRAM 公式转为数值，任何人都能打开工作簿。“独立计算”的标书无需固定：其中都是 Excel 自带的公式。",
    repair: "修复公式",
    repairWhat: "重新输入停留在 #NAME? 或 _xldudf_ 的 VRAM 公式。",
    looking: "正在检查工作簿……",
    working: "正在写入……",
    nothingToFreeze: "没有可固定的 VRAM 公式。",
    nothingToRepair: "没有停滞的公式。",
    askFreeze: (count, sheets) =>
      `${sheets} 个工作表中的 ${count} 个公式将转为数值。如需保留公式，请先另存一份。`,
    askRepair: (count, sheets) => `将重新输入 ${sheets} 个工作表中的 ${count} 个公式。`,
    frozen: (count) => `${count} 个公式已转为数值。`,
    repaired: (count) => `已重新输入 ${count} 个公式。`,
    left: (count) => `${count} 个公式保持不变：`,
    why: {
      error: (shows) => `显示 ${shows}`,
      calculating: () => "尚未计算完成，请稍后重试",
      protected: () => "工作表受保护",
      name: () => "是名称：如需保留，请自行改为数值",
      unknown: () => "仍为 #NAME?：函数名未知",
    },
    yesFreeze: "固定",
    yesRepair: "修复",
    no: "取消",
    undo: "撤销",
    undone: "已撤销。",
    undoFailed: "工作簿此后已有改动，请在表格中按 Ctrl+Z 撤销。",
    listOnSheet: "清单写入工作表",
    listWritten: (sheet) => `清单已写入工作表“${sheet}”。`,
    listProtected: "工作簿结构受保护，无法添加工作表。",
    list: "涉及的公式",
    values: (count) => `${count} 个数值`,
    becomes: "→",
    more: (count) => `另有 ${count} 个`,
    failed: "操作未成功，请重试。",
  },
};
