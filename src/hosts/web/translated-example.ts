import type { ICellData, IWorkbookData } from "@univerjs/core";
import type { Language } from "../../reading/language";
import { FIRST_SHEET } from "./first-sheet-texts";
import { isUntouchedExample } from "./untouched-example";

/** What the first sheet says in another language: its name, and the cells whose words differ. */
export interface Translated {
  readonly name: string;
  readonly cells: Readonly<Record<number, Readonly<Record<number, ICellData>>>>;
}

/** null: the sheet is the user's, or other sheets ask its cells by its name. */
export function translated(
  workbook: IWorkbookData,
  examples: Readonly<Record<Language, Partial<IWorkbookData>>>,
  language: Language,
): Translated | null {
  if (!isUntouchedExample(workbook, Object.values(examples))) return null;
  const now = workbook.sheets[FIRST_SHEET]?.cellData ?? {};
  const { name = "", cellData = {} } = examples[language].sheets?.[FIRST_SHEET] ?? {};
  const cells: Record<number, Record<number, ICellData>> = {};
  for (const [row, line] of Object.entries(cellData))
    for (const [column, { f, v, t }] of Object.entries(line as Record<string, ICellData>)) {
      const [down, right] = [Number(row), Number(column)];
      if (f !== undefined || typeof v !== "string" || now[down]?.[right]?.v === v) continue;
      cells[down] = { ...cells[down], [right]: { v, t: t ?? null } };
    }
  return { name, cells };
}
