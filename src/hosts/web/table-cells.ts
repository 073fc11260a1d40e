import { CellValueType, type ICellData } from "@univerjs/core";
import type { SheetCell } from "../../sheet/cell";

/** One cell's content. An apostrophe in front says "text" in a sheet and is not shown, so it ends here. */
export function cellContent(cell: SheetCell): ICellData {
  if (cell === null) return {};
  if (typeof cell === "object") return { f: cell.formula };
  if (typeof cell === "boolean") return { v: cell ? 1 : 0, t: CellValueType.BOOLEAN };
  if (typeof cell === "number") return { v: cell, t: CellValueType.NUMBER };
  return { v: cell.replace(/^'/, ""), t: CellValueType.STRING };
}
