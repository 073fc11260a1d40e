import type { Cell } from "../../sheet/address";
import type { SheetPage } from "../../sheet/page";
import type { SheetTable } from "../../sheet/table";
import { addChoices } from "./pages/rules";
import { supports } from "./surroundings";

/** The table's drop-downs, where it begins. */
export function offer(sheet: Excel.Worksheet, from: Cell, { choices }: SheetTable): void {
  const there = choices.map((choice) => {
    const { row, column } = choice.block;
    return { ...choice, block: { ...choice.block, row: from.row + row, column: from.column + column } };
  });
  addChoices({ choices: there }, sheet);
}

/** The sheet that drop-downs read, as far as it is there; readable after the next sync. */
export function listsThere(workbook: Excel.Workbook, { lists }: SheetTable): Excel.Worksheet | null {
  return lists === null || !supports("1.8") ? null : workbook.worksheets.getItemOrNullObject(lists.name);
}

/**
 * Adds that sheet, hidden; a catalogue of another day has a sheet of its own. Excel does not undo hiding, and refuses in a
 * group of undo what it does not undo: so in a run of its own, before the table, which can be undone then.
 */
export async function addLists(context: Excel.RequestContext, page: SheetPage): Promise<void> {
  const { workbook } = context;
  const sheet = workbook.worksheets.add(page.name);
  // content last, in one call: where Excel stops in the middle the sheet is empty, and ours to delete, or whole
  sheet.visibility = "Hidden";
  const columns = page.widths.length;
  sheet.getRangeByIndexes(0, 0, page.rows.length, columns).formulas = page.rows.map((line) =>
    Array.from({ length: columns }, (_, column) => {
      const value = line[column]?.value ?? null;
      return typeof value === "string" ? `'${value}` : null;
    }),
  );
  await context.sync();
}
