import type { ICellData, IRange } from "@univerjs/core";
import type { Sheet, WriteSheet } from "hucre";
import { readAddress } from "../../../sheet/address";

/** The blocks that formulas fill, but for the cell that has the formula. */
export function* filledByFormulas({ cells }: Sheet | WriteSheet): Generator<IRange> {
  for (const { formulaType, formulaRef } of cells?.values() ?? []) {
    if (formulaType !== "array" || formulaRef === undefined) continue;
    const [first, last = first] = formulaRef.split(":").map(readAddress);
    if (!first || !last) continue;
    yield { startRow: first.row, endRow: last.row, startColumn: first.column, endColumn: last.column };
  }
}

/** By row and column, as Univer keeps it. */
export type CellData = Record<number, Record<number, ICellData>>;

/**
 * Takes what formulas fill out of their blocks: it is calculated. A file may hold ten thousand blocks of a cell each, so
 * each looks at its own rows alone.
 */
export function blankFilled(cellData: CellData, blocks: Iterable<IRange>): void {
  const rows = Object.keys(cellData).map(Number);
  let left = MOST_STEPS;
  const empty = (line: Record<number, ICellData>, column: number): void => {
    left -= 1;
    const cell = line[column];
    if (cell === undefined || cell.f || (cell.v === undefined && cell.si === undefined)) return;
    const { s, custom } = cell;
    line[column] = { ...(s && { s }), ...(custom && { custom }) };
  };
  for (const { startRow, endRow, startColumn, endColumn } of blocks) {
    for (let i = firstFrom(rows, startRow); i < rows.length; i += 1) {
      const row = rows[i] ?? Infinity;
      if (row > endRow) break;
      if (left < 0) return;
      const line = cellData[row] ?? {};
      left -= 1;
      // a narrow block is asked by its columns, a wide one by what is there
      if (endColumn - startColumn < NARROW)
        for (let column = startColumn; column <= endColumn; column += 1) empty(line, column);
      else
        for (const column of Object.keys(line).map(Number))
          if (column >= startColumn && column <= endColumn) empty(line, column);
    }
  }
}

const NARROW = 50;

/** Blocks never overlap in what Excel writes, and a file has a million cells at most: more is made to take time. */
const MOST_STEPS = 3_000_000;

/** Where in a list of ascending numbers those from `least` on begin. */
function firstFrom(numbers: readonly number[], least: number): number {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? 0) < least) from = middle + 1;
    else to = middle;
  }
  return from;
}
