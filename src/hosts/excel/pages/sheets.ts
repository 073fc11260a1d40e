import { sheetIn } from "../../../sheet/namesakes";
import type { SheetPage } from "../../../sheet/page";
import { absolute, quotedSheet } from "../../../xlsx/references";
import { supports } from "../surroundings";
import type { Seen } from "./seen";
import type { Done } from "./take-back";

/** A sheet that has just been made for a page. */
export interface NewSheet {
  readonly page: SheetPage;
  readonly sheet: Excel.Worksheet;
}

/** All sheets before any content: formulas speak of each other's. In a sync of their own, which tells whose they are. */
export async function addSheets(
  context: Excel.RequestContext,
  pages: readonly SheetPage[],
  done: Done,
): Promise<NewSheet[]> {
  const made = pages.map((page) => {
    const added = { name: page.name, id: null as string | null };
    done.added.push(added);
    return { page, sheet: context.workbook.worksheets.add(page.name), added };
  });
  for (const { sheet } of made) sheet.load("id");
  await context.sync();
  for (const { sheet, added } of made) added.id = sheet.id;
  return made.map(({ page, sheet }) => ({ page, sheet }));
}

interface Binding {
  readonly sheets: readonly NewSheet[];
  readonly done: Done;
}

/** Names before formulas that speak of them: new ones are made, those that are there are led to the new cells. */
export function bindNames(context: Excel.RequestContext, seen: Seen, { sheets, done }: Binding): void {
  if (seen.names === null) return;
  const known = new Map(seen.names.items.map((item) => [item.name.toLowerCase(), item]));
  for (const { page, sheet } of sheets)
    for (const { name, ...block } of page.names) {
      const before = known.get(name.toLowerCase());
      if (before === undefined) {
        done.named.push(name);
        const cells = sheet.getRangeByIndexes(block.row, block.column, block.rows, block.columns);
        context.workbook.names.add(name, cells);
      } else if (supports("1.7")) {
        done.bound.push({ name: before.name, formula: `=${String(before.value).replace(/^=/, "")}` });
        before.formula = `=${quotedSheet(page.name)}!${absolute(block)}`;
      }
    }
}

/** Names of the user's own for cells of a sheet that is replaced mean the same cells of the new one. */
export function rebindNames(seen: Seen, { sheets, done }: Binding): void {
  if (!supports("1.7")) return;
  for (const item of namesLeft(seen, sheets)) {
    if (isBids(item)) continue;
    const formula = `=${String(item.value).replace(/^=/, "")}`;
    done.bound.push({ name: item.name, formula });
    item.formula = formula;
  }
}

/** Names that an earlier bid gave its cells, and that this one has no cell for: a smaller bid has fewer options. */
export const staleNames = (seen: Seen, sheets: readonly NewSheet[]): readonly Excel.NamedItem[] =>
  namesLeft(seen, sheets).filter(isBids);

const isBids = ({ name }: Excel.NamedItem): boolean => name.startsWith("Bid_");

/** Names that speak of sheets under these pages' names, and are not theirs. */
function namesLeft(seen: Seen, sheets: readonly NewSheet[]): Excel.NamedItem[] {
  const theirs = new Set(sheets.flatMap(({ page }) => page.names.map(({ name }) => name.toLowerCase())));
  const replaced = new Set(sheets.map(({ page }) => page.name.toLowerCase()));
  return (seen.names?.items ?? []).filter(
    ({ name, value }) => !theirs.has(name.toLowerCase()) && replaced.has(sheetIn(value).toLowerCase()),
  );
}
