import { createExcelHost } from "../../../src/hosts/excel/excel-host";
import type { PagesConsent, PagesResult } from "../../../src/hosts/sheet-host";
import type { SheetPage } from "../../../src/sheet/page";
import { CAPACITY, COMPARISON } from "../../xlsx/sample-pages";
import type { FakeWorkbook } from "./fake-excel";
import { meaning } from "./fake-names";
import type { FakeSheet } from "./fake-sheet";

export async function write(
  consent: PagesConsent = "ask",
  pages: readonly SheetPage[] = [COMPARISON, CAPACITY],
): Promise<PagesResult> {
  const { writePages } = createExcelHost();
  if (writePages === null) throw new Error("Excel writes whole sheets");
  return writePages(pages, consent);
}

export const tabs = (book: FakeWorkbook): string[] => book.sheets.map(({ name }) => name);

export function sheetOf(book: FakeWorkbook, name: string): FakeSheet {
  const found = book.sheets.find((one) => one.name === name);
  if (!found) throw new Error(`no sheet ${name} among ${tabs(book).join(", ")}`);
  return found;
}

/** What each name means: "Most: Capacity!$B$4". */
export const meanings = (book: FakeWorkbook): string[] =>
  book.names.map((name) => `${name.name}: ${meaning(name, book.sheets)}`);

/** All that a user would miss: sheets, their cells, and what names mean. */
export const picture = (book: FakeWorkbook): unknown =>
  structuredClone({
    sheets: book.sheets.map(({ name, cells, merged, furniture }) => ({
      name,
      cells: [...cells].filter(([, { content }]) => content !== ""),
      merged,
      charts: furniture.charts.length,
    })),
    names: meanings(book).sort(),
  });
