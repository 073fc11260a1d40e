import type { Choice, SheetPage } from "../../sheet/page";
import type { SheetTable } from "../../sheet/table";
import { supports } from "./surroundings";

/** What Excel takes of a list of its own. */
const LONGEST_LIST = 255;

/** Drop-downs, which are ExcelApi 1.8: a help, so nothing that is typed is refused. */
export function offer(block: Excel.Range, { choices }: SheetTable): void {
  if (!supports("1.8")) return;
  for (const { block: at, allowed, message } of choices) {
    const source = sourceOf(allowed);
    if (source === null) continue;
    const { dataValidation } = block.getCell(at.row, at.column);
    dataValidation.rule = { list: { inCellDropDown: true, source } };
    dataValidation.errorAlert = { showAlert: false, style: "Information", title: "VRAM", message };
  }
}

/** null: no list, or one that Excel does not take. */
function sourceOf(allowed: Choice["allowed"]): string | null {
  if (allowed.kind === "range") return `=${allowed.address}`;
  if (allowed.kind !== "list") return null;
  const source = allowed.items.join(",");
  return source.length <= LONGEST_LIST ? source : null;
}

/** The sheet that drop-downs read, as far as it is there; readable after the next sync. */
export function listsThere(workbook: Excel.Workbook, { lists }: SheetTable): Excel.Worksheet | null {
  return lists === null || !supports("1.8") ? null : workbook.worksheets.getItemOrNullObject(lists.name);
}

/** Adds that sheet, hidden, where there is none. A catalogue of another day has a sheet of its own. */
export function addLists(workbook: Excel.Workbook, page: SheetPage): void {
  const sheet = workbook.worksheets.add(page.name);
  const columns = page.widths.length;
  sheet.getRangeByIndexes(0, 0, page.rows.length, columns).formulas = page.rows.map((line) =>
    Array.from({ length: columns }, (_, column) => {
      const value = line[column]?.value ?? null;
      return typeof value === "string" ? `'${value}` : null;
    }),
  );
  sheet.visibility = "Hidden";
}
