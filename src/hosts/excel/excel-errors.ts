import { Refusal } from "../../sheet/refusal";
import type { Language } from "../../reading/language";

/** What Excel calls the trouble: a code, the same in every language. Its message is localised and not for users. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}

/** What to tell the reader, by Excel's code. */
const ADVICE: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  InvalidOperationInCellEditMode: {
    en: "A cell is being edited. Press Enter or Esc in the sheet, then insert again.",
    zh: "有单元格正在编辑。请在工作表中按 Enter 或 Esc，然后重新写入。",
  },
  ItemNotFound: {
    en: "The sheet is no longer there. Select a cell, then insert again.",
    zh: "该工作表已不存在。请选中一个单元格，然后重新写入。",
  },
  InvalidSelection: {
    en: "The selection is not a cell. Select a cell, then insert again.",
    zh: "当前选中的不是单元格。请选中一个单元格，然后重新写入。",
  },
  FilteredRangeConflict: {
    en: "A filter hides some of the rows. Clear the filter or choose another cell.",
    zh: "部分行被筛选隐藏。请清除筛选，或选择其他单元格。",
  },
  AccessDenied: {
    en: "The sheet or the workbook is protected, or opened for reading only. Take the protection away, then try again.",
    zh: "工作表或工作簿受保护，或以只读方式打开。请取消保护后重试。",
  },
  RequestPayloadSizeLimitExceeded: {
    en: "That is more than Excel takes at once (5 MB on the web). Write fewer sheets or options.",
    zh: "内容超出 Excel 一次可接收的大小（网页版为 5 MB）。请减少工作表或方案后重试。",
  },
  ResponsePayloadSizeLimitExceeded: {
    en: "The workbook holds more than Excel on the web can tell an add-in at once (5 MB). Use Excel for Windows or Mac.",
    zh: "工作簿内容超出网页版 Excel 一次可返回的大小（5 MB）。请改用 Windows 或 Mac 版 Excel。",
  },
  ItemAlreadyExists: {
    en: "Somebody has just used one of the names. Write again: you will be asked what to do with it.",
    zh: "其中一个名称刚刚被占用。请重新写入，届时可选择如何处理。",
  },
  GeneralException: {
    en: "Excel failed and does not say why. Save the workbook, then try again.",
    zh: "Excel 出错且未说明原因。请先保存工作簿，然后重试。",
  },
  RequestAborted: {
    en: "Excel stopped in the middle. Wait until it has calculated, then try again.",
    zh: "Excel 中途停止了操作。请等待计算完成后重试。",
  },
  Conflict: {
    en: "Somebody else has just changed the same cells. Try again.",
    zh: "他人刚刚修改了相同的单元格。请重试。",
  },
  UnsupportedFeature: {
    en: "This workbook does not allow it, perhaps because of its file format. Save it as .xlsx, then try again.",
    zh: "此工作簿不支持该操作，可能与文件格式有关。请另存为 .xlsx 后重试。",
  },
  PivotTableRangeConflict: {
    en: "A PivotTable is in the way. Choose another cell.",
    zh: "该位置有数据透视表。请选择其他单元格。",
  },
};

/** What the code does not explain, and what we see before Excel does. */
const REFUSED: Readonly<
  Record<
    Language,
    {
      other: (code: string) => string;
      table: (name: string) => string;
      edge: string;
      notTidied: (names: string) => string;
      newSheet: string;
      parked: (names: string) => string;
      atRisk: (names: string) => string;
    }
  >
> = {
  en: {
    other: (code) => `Excel refused to write (${code}). Try another cell or a new sheet.`,
    table: (name) =>
      `The table "${name}" is in the way, and formulas cannot spill inside a table. Choose another cell or a new sheet.`,
    edge: "The table would reach past the edge of the sheet. Choose a cell further up or to the left.",
    notTidied: (names) =>
      `Excel stopped while sheets were written and did not let us tidy up. Look at these sheets and delete or rename them: ${names}.`,
    newSheet:
      "Excel stopped while a new sheet was written and did not let us take it away. Delete the new sheet, then try again.",
    parked: (names) =>
      `The new sheets are written. Excel kept the old ones under these names, delete them when you like: ${names}.`,
    atRisk: (names) =>
      `Excel stopped in the middle and did not let us put the cells back. Press Ctrl+Z, or close without saving. Sheets: ${names}.`,
  },
  zh: {
    other: (code) => `Excel 拒绝写入（${code}）。请换一个单元格或新工作表重试。`,
    table: (name) => `表格“${name}”占用了该位置，Excel 不允许在表格内溢出公式。请选择其他单元格或新工作表。`,
    edge: "从这里写入会超出工作表的边界。请选择更靠上或更靠左的单元格。",
    notTidied: (names) => `写入工作表时 Excel 中断，且未能清理。请检查并删除或重命名以下工作表：${names}。`,
    newSheet: "写入新工作表时 Excel 中断，且未能将其移除。请删除该新工作表后重试。",
    parked: (names) => `新工作表已写入。Excel 保留了旧工作表，名称如下，可自行删除：${names}。`,
    atRisk: (names) =>
      `Excel 中途停止，且未能恢复单元格。请按 Ctrl+Z，或不保存直接关闭。涉及工作表：${names}。`,
  },
};

/** What was refused, in the reader's words. What Excel has not explained with a code keeps its own words. */
export function explained(error: unknown, language: Language): unknown {
  const code = errorCode(error);
  if (code === null || error instanceof Refusal) return error;
  return new Refusal(ADVICE[code]?.[language] ?? REFUSED[language].other(code));
}

export const tableInTheWay = (name: string, language: Language): Refusal =>
  new Refusal(REFUSED[language].table(name));

export const pastTheEdge = (language: Language): Refusal => new Refusal(REFUSED[language].edge);

const listed = (names: readonly string[], language: Language): string =>
  names.map((name) => (language === "zh" ? `“${name}”` : `"${name}"`)).join(language === "zh" ? "、" : ", ");

/** What was added could not be deleted again. */
export const notTidied = (names: readonly string[], language: Language): Refusal =>
  new Refusal(REFUSED[language].notTidied(listed(names, language)));

/** The same of a sheet whose name Excel has not told. */
export const newSheetRemains = (language: Language): Refusal => new Refusal(REFUSED[language].newSheet);

/** All is written; what it replaces is still there under other names. */
export const parkedRemain = (names: readonly string[], language: Language): Refusal =>
  new Refusal(REFUSED[language].parked(listed(names, language)));

/** Cells were changed in part and could not be put back. */
export const cellsAtRisk = (sheets: readonly string[], language: Language): Refusal =>
  new Refusal(REFUSED[language].atRisk(listed(sheets, language)));
