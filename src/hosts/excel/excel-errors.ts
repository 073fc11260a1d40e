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
  PivotTableRangeConflict: {
    en: "A PivotTable is in the way. Choose another cell.",
    zh: "该位置有数据透视表。请选择其他单元格。",
  },
};

/** What the code does not explain, and what we see before Excel does. */
const REFUSED: Readonly<
  Record<Language, { other: (code: string) => string; table: (name: string) => string; edge: string }>
> = {
  en: {
    other: (code) => `Excel refused to write (${code}). Try another cell or a new sheet.`,
    table: (name) =>
      `The table "${name}" is in the way, and formulas cannot spill inside a table. Choose another cell or a new sheet.`,
    edge: "The table would reach past the edge of the sheet. Choose a cell further up or to the left.",
  },
  zh: {
    other: (code) => `Excel 拒绝写入（${code}）。请换一个单元格或新工作表重试。`,
    table: (name) => `表格“${name}”占用了该位置，Excel 不允许在表格内溢出公式。请选择其他单元格或新工作表。`,
    edge: "从这里写入会超出工作表的边界。请选择更靠上或更靠左的单元格。",
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
