import type { ICellData, IWorkbookData } from "@univerjs/core";
import { FIRST_SHEET } from "./first-sheet-texts";

/**
 * The id of the sheet that the page opens with, where other sheets stand beside it and nobody changed or refers to it:
 * a file that is handed on needs no tutorial, which shows #NAME? to readers without the add-in. null: it is the user's.
 *
 * @param examples The workbook that the page opens with, in each language.
 */
export function untouchedExample(
  workbook: IWorkbookData,
  examples: readonly Partial<IWorkbookData>[],
): string | null {
  return workbook.sheetOrder.length > 1 && isUntouchedExample(workbook, examples) ? FIRST_SHEET : null;
}

/** Whether nobody changed the sheet that the page opens with, or refers to it. */
export function isUntouchedExample(
  { sheets, resources = [] }: IWorkbookData,
  examples: readonly Partial<IWorkbookData>[],
): boolean {
  const { name, cellData = {} } = sheets[FIRST_SHEET] ?? {};
  if (name === undefined) return false;
  const asWritten = examples.some((example) => {
    const written = example.sheets?.[FIRST_SHEET];
    return written?.name === name && said(written.cellData ?? {}) === said(cellData);
  });
  if (!asWritten) return false;
  const meant = [`${name}!`, `'${name}'!`];
  const means = (text = "") => meant.some((one) => text.includes(one));
  const isMeant =
    // names, rules of validation and of colour
    resources.some(({ data }) => means(data)) ||
    Object.entries(sheets).some(
      ([id, sheet]) => id !== FIRST_SHEET && contents(sheet.cellData ?? {}).some(({ f }) => means(f ?? "")),
    );
  return !isMeant;
}

type Cells = NonNullable<IWorkbookData["sheets"][string]["cellData"]>;

const contents = (cells: Cells): ICellData[] =>
  Object.values(cells).flatMap((row) => Object.values(row as Record<string, ICellData>));

/** What was typed, cell by cell; what formulas came to is not. */
const said = (cells: Cells): string =>
  Object.entries(cells)
    .flatMap(([row, line]) =>
      Object.entries(line as Record<string, ICellData>).flatMap(([column, { f, v }]) => {
        const typed = f ?? v ?? "";
        return typed === "" ? [] : [`${row},${column}:${String(typed)}`];
      }),
    )
    .sort()
    .join("\n");
