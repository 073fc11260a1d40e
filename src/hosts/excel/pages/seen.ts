import type { SheetPage } from "../../../sheet/page";
import { supports } from "../surroundings";

/** What is asked of the workbook before sheets are written; readable after the next sync. */
export interface Seen {
  readonly workbook: Excel.Workbook;
  readonly sheets: Excel.WorksheetCollection;
  /** null: this Excel is too old to be asked. */
  readonly names: Excel.NamedItemCollection | null;
}

export function lookAt({ workbook }: Excel.RequestContext): Seen {
  const { worksheets: sheets } = workbook;
  const names = supports("1.4") ? workbook.names : null;
  workbook.protection.load("protected");
  sheets.load("items/name, items/id");
  // a name's formula is told in the user's language, its value is an address in every language (office-js issue 2834)
  names?.load("items/name, items/value");
  return { workbook, sheets, names };
}

/** What of the pages' names is there; a cell's name that goes with a sheet of the same pages is no other's. */
export function namesakes(seen: Seen, pages: readonly SheetPage[]): { sheets: string[]; names: string[] } {
  const wanted = new Set(pages.map(({ name }) => name.toLowerCase()));
  const cells = new Set(pages.flatMap((page) => page.names.map(({ name }) => name.toLowerCase())));
  return {
    sheets: seen.sheets.items.map(({ name }) => name).filter((name) => wanted.has(name.toLowerCase())),
    names: (seen.names?.items ?? [])
      .filter(({ name, value }) => cells.has(name.toLowerCase()) && !wanted.has(sheetIn(value).toLowerCase()))
      .map(({ name }) => name),
  };
}

/** The sheet of an address such as 'TCO (2)'!$B$4; "" where there is none. */
export function sheetIn(value: unknown): string {
  const [, quoted, plain = ""] =
    /^=?(?:'((?:[^']|'')+)'|([^'!]+))!/.exec(typeof value === "string" ? value : "") ?? [];
  return quoted?.replaceAll("''", "'") ?? plain;
}
