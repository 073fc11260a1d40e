import { readAddress, type Cell } from "../../src/sheet/address";
import type { SheetTable } from "../../src/sheet/table";
import type { SeenCells } from "../../src/sheet/written";

/**
 * A sheet that holds a live table at an address, as a host shows it: formulas as typed, and the values that its formula
 * fills, which are those of the same table as values.
 */
export function seenTable(at: string, live: SheetTable, values: SheetTable): SeenCells {
  const corner = readAddress(at) ?? { row: 0, column: 0 };
  const rows = corner.row + live.rows.length + 5;
  const columns = corner.column + 10;
  const of = (table: SheetTable, { row, column }: Cell): unknown =>
    table.rows[row - corner.row]?.[column - corner.column]?.value ?? null;
  const grid = (read: (cell: Cell) => unknown): unknown[][] =>
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => read({ row, column })),
    );
  const shown = (cell: Cell): unknown => {
    const own = of(values, cell);
    return typeof own === "string" ? own.replace(/^'/, "") : own;
  };
  const formula = (cell: Cell): unknown => {
    const own = of(live, cell);
    return typeof own === "object" && own !== null
      ? (own as { formula: string }).formula
      : (own ?? shown(cell));
  };
  return { from: { row: 0, column: 0 }, formulas: grid(formula), values: grid(shown) };
}
