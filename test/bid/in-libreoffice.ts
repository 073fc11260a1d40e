import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readXlsx } from "hucre/xlsx";
import type { SheetPage } from "../../src/sheet/page";
import { bookOf } from "../../src/xlsx/pages";
import { writeBook } from "../../src/xlsx/write";

/** Values by sheet, row and column, counted from 0. */
export type Calculated = (sheet: string, row: number, column: number) => unknown;

/** Sheets as LibreOffice calculates them; null, and a line that says so, where there is none. */
export async function inLibreOffice(pages: readonly SheetPage[]): Promise<Calculated | null> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "vram-recalculated-")), "book.xlsx");
  writeFileSync(file, await writeBook(bookOf(pages)));
  const script = path.join(__dirname, "recalculated.mjs");
  const said = execFileSync(process.execPath, [script, file], { encoding: "utf8" }).trim();
  if (said.startsWith("There is no LibreOffice")) {
    console.log(`${said} Nothing was recalculated.`);
    return null;
  }
  const { sheets } = await readXlsx(readFileSync(said));
  const rows = new Map(sheets.map((sheet) => [sheet.name, sheet.rows]));
  return (sheet, row, column) => rows.get(sheet)?.[row]?.[column] ?? null;
}

/** Pages with other contents in cells that have a name. */
export const typed = (
  pages: readonly SheetPage[],
  contents: Readonly<Record<string, number | string | null>>,
): SheetPage[] =>
  pages.map((page) => {
    const rows = page.rows.map((row) => [...row]);
    for (const { name, row, column } of page.names) {
      const cells = rows[row];
      const cell = cells?.[column];
      const content = contents[name];
      if (content !== undefined && cells !== undefined && cell != null)
        cells[column] = { ...cell, value: content };
    }
    return { ...page, rows };
  });
