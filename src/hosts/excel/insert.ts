import { offset, rangeAddress, readAddress, SHEET_COLUMNS, SHEET_ROWS } from "../../sheet/address";
import type { PageBlock, PageCell } from "../../sheet/page";
import { tableHeight, tableWidth, type SheetTable } from "../../sheet/table";
import { cellsInTheWay, rowsUntilFree } from "../free-place";
import type { Place, WriteConsent, WriteResult } from "../sheet-host";
import { listsThere, offer } from "./entries";
import { pastTheEdge, tableInTheWay } from "./excel-errors";
import { dress, heighten, widen, widenNew } from "./looks";
import { beforeOf, type Begun } from "./put-back";
import { printable } from "./pages/print-set-up";
import {
  askAround,
  hasMerged,
  isLocked,
  permissions,
  rowsToContentEnd,
  takenCells,
  type Size,
  type Surroundings,
} from "./surroundings";
import type { Language } from "../../reading/language";

export interface Insertion {
  readonly at: Place | "new sheet";
  readonly table: SheetTable;
  readonly consent: WriteConsent;
  readonly language: Language;
  /** Whether the lists of the drop-downs were made for it, as far as they could be. */
  readonly withLists: boolean;
  /** What is about to be changed: to be put back where Excel stops in the middle. */
  readonly begun: Begun[];
}

/** The lists of its drop-downs have to be made first; nothing is written yet. */
export const LISTS_FIRST = "lists first";

/** Looks with the first sync, writes (or looks for a free place) with the second. A new sheet is set up for paper with a third. */
export async function insert(
  context: Excel.RequestContext,
  insertion: Insertion,
): Promise<WriteResult | typeof LISTS_FIRST> {
  return insertion.at === "new sheet"
    ? insertOnNewSheet(context, insertion)
    : insertAt(context, insertion.at, insertion);
}

const sizeOf = (table: SheetTable): Size => ({ rows: tableHeight(table), columns: tableWidth(table) });

async function insertOnNewSheet(
  context: Excel.RequestContext,
  { table, withLists, begun }: Insertion,
): Promise<WriteResult | typeof LISTS_FIRST> {
  const { workbook } = context;
  workbook.protection.load("protected");
  workbook.worksheets.load("items/id");
  const lists = listsThere(workbook, table);
  await context.sync();
  // no sheet is there yet to be named
  if (workbook.protection.protected) return { status: "protected", sheet: "" };
  if (lists?.isNullObject === true && !withLists) return LISTS_FIRST;
  begun.push({
    sheets: workbook.worksheets.items.map(({ id }) => id),
    first: plainEntry(table.rows[0]?.[0]?.value ?? null),
  });
  const sheet = workbook.worksheets.add();
  const size = sizeOf(table);
  const block = sheet.getRangeByIndexes(0, 0, size.rows, size.columns);
  dress(block, table, size);
  fill(block, table);
  merge(block, table);
  widenNew(block, table);
  heighten(block, table);
  if (lists?.isNullObject === false) offer(sheet, { row: 0, column: 0 }, table);
  sheet.activate();
  sheet.load("name");
  await context.sync();
  begun.length = 0; // all is there
  await printable(context, [{ page: { headerRows: 0, footer: table.footer }, sheet }]);
  return {
    status: "written",
    sheet: sheet.name,
    address: rangeAddress({ row: 0, column: 0 }, size.rows, size.columns),
  };
}

async function insertAt(
  context: Excel.RequestContext,
  at: Place,
  { table, consent, language, withLists, begun }: Insertion,
): Promise<WriteResult | typeof LISTS_FIRST> {
  const from = readAddress(at.address);
  // a table that is written anew takes all of its old cells along
  const over = typeof consent === "object" ? consent.over : { row: 0, column: 0, rows: 0, columns: 0 };
  const written = sizeOf(table);
  const size = { rows: Math.max(written.rows, over.rows), columns: Math.max(written.columns, over.columns) };
  if (from === null || from.row + size.rows > SHEET_ROWS || from.column + size.columns > SHEET_COLUMNS)
    throw pastTheEdge(language);
  const seen = askAround(context.workbook.worksheets.getItem(at.sheet), from, size);
  const lists = listsThere(context.workbook, table);
  context.workbook.protection.load("protected");
  await context.sync();

  if (isLocked(seen)) return { status: "protected", sheet: seen.sheet.name };
  const tables = seen.tables?.items ?? [];
  const occupied = tables.length > 0 || cellsInTheWay(takenCells(seen, [], over), size.rows) > 0;
  if (occupied && consent !== "replace") return occupiedPlace(context, seen, over);
  const [inTheWay] = tables;
  if (inTheWay) throw tableInTheWay(inTheWay.name, language);

  const may = permissions(seen);
  const canAdd = may.merge && !context.workbook.protection.protected;
  if (lists?.isNullObject === true && canAdd && !withLists) return LISTS_FIRST;
  begun.push(beforeOf(seen, may));
  if (hasMerged(seen)) seen.block.unmerge();
  if (occupied || over.rows > 0) seen.block.clear(may.format ? "All" : "Contents");
  if (may.format) dress(seen.block, table, size);
  fill(seen.block, table);
  if (may.merge) merge(seen.block, table);
  if (may.widen) widen(seen.widths, table);
  if (may.heighten) heighten(seen.block, table);
  // a list that stands nowhere would be a drop-down that Excel refuses
  if (lists?.isNullObject === false && may.merge) offer(seen.sheet, from, table);
  await context.sync();
  return {
    status: "written",
    sheet: seen.sheet.name,
    address: rangeAddress(from, written.rows, written.columns),
  };
}

function merge(block: Excel.Range, { merged }: SheetTable): void {
  for (const { row, column, rows, columns } of merged)
    block
      .getCell(row, column)
      .getResizedRange(rows - 1, columns - 1)
      .merge(false);
}

async function occupiedPlace(
  context: Excel.RequestContext,
  seen: Surroundings,
  over: PageBlock,
): Promise<WriteResult> {
  const ranges = (seen.tablesBelow?.items ?? []).map((table) => table.getRange());
  for (const range of ranges) range.load("rowIndex, columnIndex, rowCount, columnCount");
  if (ranges.length > 0) await context.sync();
  const { from, size, sheet } = seen;
  const taken = takenCells(seen, ranges, over);
  const down = rowsUntilFree(taken, size.rows, rowsToContentEnd(seen));
  return {
    status: "occupied",
    sheet: sheet.name,
    address: rangeAddress(from, size.rows, size.columns),
    cells: cellsInTheWay(taken, size.rows),
    nextFree: { sheet: sheet.name, address: rangeAddress(offset(from, down, 0), 1, 1) },
  };
}

/** All rows in one go; the cells that a formula will spill into stay untouched. */
function fill(block: Excel.Range, table: SheetTable): void {
  const columns = Math.max(...table.rows.map((row) => row.length));
  let count = table.rows.length;
  while (count > 1 && table.rows[count - 1]?.every((cell) => (cell?.value ?? null) === null)) count -= 1;
  const content = table.rows
    .slice(0, count)
    .map((row) => Array.from({ length: columns }, (_, column) => entry(row[column]?.value ?? null)));
  block.getCell(0, 0).getResizedRange(content.length - 1, columns - 1).formulas = content;
}

/**
 * What is handed to Excel, as if typed. null leaves a cell alone: an empty text would be written into the cells beside a
 * formula that spills over them. A text that Excel would turn into a date or a number gets an apostrophe.
 */
export function entry(cell: NonNullable<PageCell>["value"]): string | number | boolean | null {
  if (cell === null) return null;
  if (typeof cell === "object") return cell.formula;
  return typeof cell === "string" && LOOKS_LIKE_A_NUMBER.test(cell) ? `'${cell}` : cell;
}

/** The same as Excel tells it afterwards. */
const plainEntry = (cell: NonNullable<PageCell>["value"]): unknown =>
  typeof cell === "object" ? (cell?.formula ?? "") : cell;

const LOOKS_LIKE_A_NUMBER =
  /^\s*[\d.,(%¥$€£]|^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s/-]*\d|^(true|false)$/i;
