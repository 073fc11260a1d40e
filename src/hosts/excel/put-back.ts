import { cellsAtRisk, errorCode, newSheetRemains, notTidied } from "./excel-errors";
import type { Size, Surroundings } from "./surroundings";
import type { Cell } from "../../sheet/address";
import type { PageBlock } from "../../sheet/page";
import { Refusal } from "../../sheet/refusal";
import type { Language } from "../../reading/language";

/** What stood where a table is written, as far as Excel told it before. */
export interface Before {
  readonly sheet: string;
  readonly from: Cell;
  readonly size: Size;
  readonly formulas: readonly (readonly unknown[])[];
  readonly values: readonly (readonly unknown[])[];
  readonly numberFormat: string[][];
  readonly merged: readonly PageBlock[];
  /** Widths of its columns, in points. */
  readonly widths: readonly number[];
  readonly may: { readonly format: boolean; readonly merge: boolean; readonly widen: boolean };
}

/** What may have to be taken back: cells that were written over, or a sheet that was added to those of these ids. */
export type Begun = Before | { readonly sheets: readonly string[]; readonly first: unknown };

/** Remembers the block, from what was asked about it: nothing more has to be read where all goes well. */
export function beforeOf(seen: Surroundings, may: Before["may"]): Before {
  const { sheet, from, size, block, below, merged, widths } = seen;
  const cut = (rows: unknown): unknown[][] => (rows as unknown[][]).slice(0, size.rows);
  const areas = merged === null || merged.isNullObject ? [] : merged.areas.items;
  return {
    sheet: sheet.name,
    from,
    size,
    formulas: cut(below.formulas),
    values: cut(below.values),
    numberFormat: block.numberFormat as string[][],
    merged: areas
      .map(({ rowIndex, columnIndex, rowCount, columnCount }) => ({ row: rowIndex, column: columnIndex, rows: rowCount, columns: columnCount }))
      .filter(({ row }) => row < from.row + size.rows),
    widths: widths.map(({ format }) => format.columnWidth),
    may,
  };
} // prettier-ignore

/**
 * Excel stopped while a table was written: contents, number formats, mergers and widths become what they were. Throws a
 * sentence where Excel does not let us.
 */
export async function putBack(begun: readonly Begun[], language: Language): Promise<void> {
  for (const one of begun) {
    const isSheet = "first" in one;
    try {
      const left = await Excel.run({ delayForCellEdit: true }, (context) =>
        isSheet ? sheetAway(context, one) : cellsBack(context, one),
      );
      if (left.length > 0) throw notTidied(left, language);
    } catch (error) {
      if (error instanceof Refusal || errorCode(error) === null) throw error;
      throw isSheet ? newSheetRemains(language) : cellsAtRisk([one.sheet], language);
    }
  }
}

async function cellsBack(context: Excel.RequestContext, before: Before): Promise<readonly string[]> {
  const { from, size, formulas, values, may, merged } = before;
  const sheet = context.workbook.worksheets.getItem(before.sheet);
  const block = sheet.getRangeByIndexes(from.row, from.column, size.rows, size.columns);
  block.load("formulas");
  await context.sync();

  const blank = formulas.every((line) => line.every((cell) => cell === ""));
  const isUntouched = !blank && same(block.formulas as unknown[][], formulas);
  if (may.merge) block.unmerge();
  if (!isUntouched) {
    block.clear(may.format ? "All" : "Contents");
    if (may.format) block.numberFormat = before.numberFormat;
  }
  if (!isUntouched && !blank) {
    // formulas first: what they spill is not typed into its cells
    block.formulas = formulas.map((line, down) =>
      line.map((cell, right) => (isFormula(cell, values[down]?.[right]) ? cell : null)),
    );
    block.load("formulas");
    await context.sync();
    const now = block.formulas as unknown[][];
    block.formulas = formulas.map((line, down) =>
      line.map((cell, right) =>
        cell === "" || isFormula(cell, values[down]?.[right]) || now[down]?.[right] !== "" ? null : typed(cell),
      ),
    );
  }
  if (may.merge)
    for (const { row, column, rows, columns } of merged)
      sheet.getRangeByIndexes(row, column, rows, columns).merge(false);
  if (may.widen)
    for (const [right, points] of before.widths.entries())
      sheet.getRangeByIndexes(from.row, from.column + right, 1, 1).format.columnWidth = points;
  await context.sync();
  return [];
} // prettier-ignore

const same = (one: readonly (readonly unknown[])[], other: readonly (readonly unknown[])[]): boolean =>
  one.every((line, down) => line.every((cell, right) => cell === other[down]?.[right]));

/** A text may begin with = as well: it shows what it is. */
const isFormula = (cell: unknown, value: unknown): boolean =>
  typeof cell === "string" && cell.startsWith("=") && cell !== value;

/** A text stays one, whatever it looks like. */
const typed = (cell: unknown): unknown => (typeof cell === "string" ? `'${cell}` : cell);

/** The sheet that was added: the one that was not there before, empty or with our first cell. Answers those that it may be. */
async function sheetAway(
  context: Excel.RequestContext,
  { sheets, first }: Exclude<Begun, Before>,
): Promise<readonly string[]> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name, items/id");
  await context.sync();
  const added = worksheets.items
    .filter(({ id }) => !sheets.includes(id))
    .map((sheet) => ({ sheet, used: sheet.getUsedRangeOrNullObject(false) }));
  for (const { used } of added) used.load("formulas, rowIndex, columnIndex");
  if (added.length > 0) await context.sync();
  const ours = added.filter(({ used }) => used.isNullObject || isOurs(used, first));
  // somebody who works in the same file may have added one at the same time
  if (ours.length > 1) return ours.map(({ sheet }) => sheet.name);
  for (const { sheet } of ours) sheet.delete();
  await context.sync();
  return [];
}

const isOurs = (used: Excel.Range, first: unknown): boolean =>
  used.rowIndex === 0 && used.columnIndex === 0 && (used.formulas as unknown[][])[0]?.[0] === first;
