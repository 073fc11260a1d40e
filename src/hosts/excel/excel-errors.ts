import { Refusal } from "../../sheet/refusal";

/** What Excel calls the trouble: a code, the same in every language. Its message is localised and not for users. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}

/** What to tell the reader, by Excel's code. */
const ADVICE: Readonly<Record<string, Readonly<Record<"en" | "zh", string>>>> = {
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

/** What was refused, in the reader's words. What Excel has not explained with a code keeps its own words. */
export function explained(error: unknown, language: "en" | "zh"): unknown {
  const code = errorCode(error);
  if (code === null || error instanceof Refusal) return error;
  const advice = ADVICE[code]?.[language];
  if (advice) return new Refusal(advice);
  return language === "zh"
    ? new Refusal(`Excel 拒绝写入（${code}）。请换一个单元格或新工作表重试。`)
    : new Refusal(`Excel refused to write (${code}). Try another cell or a new sheet.`);
}

export const tableInTheWay = (name: string, language: "en" | "zh"): Refusal =>
  language === "zh"
    ? new Refusal(`表格“${name}”占用了该位置，Excel 不允许在表格内溢出公式。请选择其他单元格或新工作表。`)
    : new Refusal(
        `The table "${name}" is in the way, and formulas cannot spill inside a table. Choose another cell or a new sheet.`,
      );

export const pastTheEdge = (language: "en" | "zh"): Refusal =>
  language === "zh"
    ? new Refusal("从这里写入会超出工作表的边界。请选择更靠上或更靠左的单元格。")
    : new Refusal(
        "The table would reach past the edge of the sheet. Choose a cell further up or to the left.",
      );
