import { CellValueType, type ICellData, type IStyleData } from "@univerjs/core";
import type { SheetCell, SheetTable } from "../../sheet/table";
import { INDENT, LOOKS, withFormat } from "./looks";

// everything a cell may have held before is named, or Univer would keep it
const BLANK: ICellData = { v: null, f: null, si: null, p: null, t: null, s: null };

/** A table as Univer's cells: value or formula, format and look together. */
export function tableCells(table: SheetTable, rows: number, columns: number): ICellData[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => {
      const own = table.rows[row]?.[column] ?? null;
      return { ...BLANK, ...cellContent(own), s: styleOf(table, row, column) };
    }),
  );
}

function styleOf(table: SheetTable, row: number, column: number): IStyleData | null {
  const style = table.styles[row];
  if (style === undefined) return null;
  const format = table.formats[column] ?? null;
  if (style === "title") return LOOKS.title;
  if (style === "input") return LOOKS[isEntry(table, row, column) ? "entry" : "input"];
  // a text beside a number keeps its distance
  if (format === null) return column === 0 ? LOOKS[style] : { ...LOOKS[style], ...INDENT };
  return style === "header" ? LOOKS.headerRight : withFormat(LOOKS[style], format);
}

/** The cell beside an input's name, where the user may type; what a formula fills is not to be typed over. */
function isEntry(table: SheetTable, row: number, column: number): boolean {
  const line = table.rows[row] ?? [];
  const value = line[1] ?? null;
  return column === 1 && line.length > 1 && !(typeof value === "object" && value !== null);
}

/** One cell's content. An apostrophe in front says "text" in a sheet and is not shown, so it ends here. */
export function cellContent(cell: SheetCell): ICellData {
  if (cell === null) return {};
  if (typeof cell === "object") return { f: cell.formula };
  if (typeof cell === "boolean") return { v: cell ? 1 : 0, t: CellValueType.BOOLEAN };
  if (typeof cell === "number") return { v: cell, t: CellValueType.NUMBER };
  return { v: cell.replace(/^'/, ""), t: CellValueType.STRING };
}
