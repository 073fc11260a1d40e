import type { Cell, Sheet, Workbook } from "hucre";
import { readXlsx } from "hucre/xlsx";
import type { Language } from "../reading/language";
import { fromStored } from "../sheet/stored-formulas";
import { faultOf } from "./guard";
import { fileRefusal } from "./refusals";
import { workable } from "./names";
import { MOST_SHEETS } from "./tally";
import { zipEntries } from "./zip";

/** A file's workbook, and the kinds of things in it that the embedded workbook has no place for. */
export interface ReadBook {
  readonly workbook: Workbook;
  readonly leftOut: readonly LeftOut[];
}

export type LeftOut = "charts" | "images" | "macros" | "pivots" | "tables" | "comments" | "links";

const MOST_CELLS = 1_000_000;

/** Reads an .xlsx, or says why not in a Refusal. */
export async function readBook(bytes: Uint8Array, language: Language): Promise<ReadBook> {
  const fault = await faultOf(bytes);
  if (fault !== null) throw fileRefusal(fault, language);
  const workbook = await readXlsx(bytes, { readStyles: true }).catch((error: unknown) => {
    // a lone cell in the last corner: hucre keeps the whole rectangle before it
    const huge = error instanceof Error && error.message.includes("over the");
    throw fileRefusal(huge ? "tooManyCells" : "damaged", language);
  });
  if (workbook.sheets.length === 0) throw fileRefusal("damaged", language);
  const cells = workbook.sheets.reduce((sum, sheet) => sum + filled(sheet), 0);
  if (workbook.sheets.length > MOST_SHEETS || cells > MOST_CELLS) throw fileRefusal("tooManyCells", language);
  const namedRanges = workable(workbook.namedRanges ?? []);
  return {
    workbook: { ...workbook, namedRanges, sheets: workbook.sheets.map(shown) },
    leftOut: leftOut(workbook, bytes),
  };
}

/** Cells that hold or show something: a lone one in the last row costs no more than any other. */
const filled = ({ rows, cells }: Sheet): number =>
  (cells?.size ?? 0) + rows.reduce((sum, row) => sum + row.filter((value) => value !== null).length, 0);

/** Formulas as a sheet shows them, and a day as the number that a formula calculates with. */
function shown(sheet: Sheet): Sheet {
  const cells = new Map<string, Cell>();
  for (const [at, cell] of sheet.cells ?? []) {
    const formula = cell.formula ? { formula: fromStored(cell.formula) } : {};
    cells.set(at, { ...cell, ...formula, value: serial(cell.value) });
  }
  return { ...sheet, rows: sheet.rows.map((row) => row.map(serial)), cells };
}

const FIRST_DAY = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
const serial = (value: Cell["value"]): Cell["value"] =>
  value instanceof Date ? (value.getTime() - FIRST_DAY) / DAY_MS : value;

function leftOut({ sheets }: Workbook, bytes: Uint8Array): LeftOut[] {
  const names = zipEntries(bytes).map(({ name }) => name);
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  const found: Partial<Record<LeftOut, boolean>> = {
    images: has(/^xl\/media\//),
    macros: has(/vbaProject/),
    pivots: has(/^xl\/pivotTables\//),
    tables: sheets.some(({ tables = [] }) => tables.length > 0),
    comments: has(/^xl\/(comments|threadedComments)/),
    links: has(/^xl\/externalLinks\//),
  };
  return (Object.keys(found) as LeftOut[]).filter((kind) => found[kind] === true);
}
