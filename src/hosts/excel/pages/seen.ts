import { namesakes, type Namesakes } from "../../../sheet/namesakes";
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

/** What of the pages' names is there. */
export const namesThere = ({ sheets, names }: Seen, pages: readonly SheetPage[]): Namesakes =>
  namesakes(
    {
      sheets: sheets.items.map(({ name }) => name),
      names: (names?.items ?? []).map(({ name, value }) => ({ name, means: value as unknown })),
    },
    pages,
  );
