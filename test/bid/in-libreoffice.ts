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

/** Workbooks as LibreOffice makes other files of them; null, and a line that says so, where there is none. */
async function made(
  kind: "xlsx" | "pdf",
  books: readonly (readonly SheetPage[])[],
): Promise<Buffer[] | null> {
  const folder = mkdtempSync(path.join(tmpdir(), "vram-recalculated-"));
  const files = books.map((_, at) => path.join(folder, `book-${at}.xlsx`));
  for (const [at, file] of files.entries()) writeFileSync(file, await writeBook(bookOf(books[at] ?? [])));
  const script = path.join(__dirname, "recalculated.mjs");
  const said = execFileSync(process.execPath, [script, kind, ...files], { encoding: "utf8" }).trim();
  if (!said.startsWith("There is no LibreOffice")) return said.split("\n").map((file) => readFileSync(file));
  console.log(`${said} Nothing was recalculated or printed.`);
  return null;
}

/** Workbooks as LibreOffice calculates them, all in one go: its start takes longer than its work. */
export async function inLibreOffice(books: readonly (readonly SheetPage[])[]): Promise<Calculated[] | null> {
  const calculated = await made("xlsx", books);
  return calculated && Promise.all(calculated.map(cellsOf));
}

async function cellsOf(book: Buffer): Promise<Calculated> {
  const { sheets } = await readXlsx(book);
  const rows = new Map(sheets.map((sheet) => [sheet.name, sheet.rows]));
  return (sheet, row, column) => rows.get(sheet)?.[row]?.[column] ?? null;
}

/** On how many sheets of paper each workbook is printed. */
export async function papersOf(books: readonly (readonly SheetPage[])[]): Promise<number[] | null> {
  const printed = await made("pdf", books);
  return (
    printed?.map((pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page(?![a-z])/g)?.length ?? 0) ?? null
  );
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
