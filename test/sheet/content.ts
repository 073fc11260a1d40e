import type { SheetCell } from "../../src/sheet/cell";
import type { SheetTable } from "../../src/sheet/table";

/** What a table's cells hold, without their looks. */
export const contentOf = ({ rows }: SheetTable): SheetCell[][] =>
  rows.map((row) => row.map((cell) => cell?.value ?? null));
