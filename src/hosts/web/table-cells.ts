import { CellValueType, type ICellData } from "@univerjs/core";
import type { SheetCell, SheetTable } from "../../sheet/table";
import { LOOKS, withFormat } from "./looks";

// everything a cell may have held before is named, or Univer would keep it
const BLANK: ICellData = { v: null, f: null, si: null, p: null, t: null, s: null };

/** A table as Univer's cells: value or formula, format and look together. */
export function tableCells(table: SheetTable, rows: number, columns: number): ICellData[][] {
  return Array.from({ length: rows }, (_, row) => {
    const look = table.styles[row];
    return Array.from({ length: columns }, (__, column) => {
      const own = table.rows[row]?.[column] ?? null;
      const s = look ? withFormat(LOOKS[look], table.formats[column] ?? null) : null;
      return { ...BLANK, ...cellContent(own), s };
    });
  });
}

/** One cell's content. An apostrophe in front says "text" in a sheet and is not shown, so it ends here. */
export function cellContent(cell: SheetCell): ICellData {
  if (cell === null) return {};
  if (typeof cell === "object") return { f: cell.formula };
  if (typeof cell === "boolean") return { v: cell ? 1 : 0, t: CellValueType.BOOLEAN };
  if (typeof cell === "number") return { v: cell, t: CellValueType.NUMBER };
  return { v: cell.replace(/^'/, ""), t: CellValueType.STRING };
}
