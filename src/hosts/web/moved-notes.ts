import { readAddress } from "../../sheet/address";
import type { PageBlock } from "../../sheet/page";
import { absolute } from "../../xlsx/references";
import type { SetUp } from "../../xlsx/set-up";
import { movedBlock, movedChart, type Shift } from "./charts/moved";
import type { SheetNotes } from "./sheet-notes";

/** What is noted of a sheet whose rows or columns have moved: its charts and its print follow their cells. */
export const movedNotes = ({ setUp, charts }: SheetNotes, shift: Shift): SheetNotes => ({
  setUp: setUp && movedSetUp(setUp, shift),
  charts: charts.flatMap((chart) => movedChart(chart, shift) ?? []),
});

function movedSetUp({ printArea, ...setUp }: SetUp, shift: Shift): SetUp {
  const head = { row: 0, column: 0, rows: setUp.headerRows, columns: 1 };
  const headerRows = shift.along === "rows" && head.rows > 0 ? (movedPrint(head, shift)?.rows ?? 0) : head.rows;
  if (printArea === undefined) return { ...setUp, headerRows };
  const area = blockOf(printArea);
  // several areas, or whole columns: a file of somebody else's
  if (area === null) return { ...setUp, headerRows, printArea };
  const to = movedPrint(area, shift);
  return { ...setUp, headerRows, ...(to !== null && { printArea: absolute(to) }) };
} // prettier-ignore

/** As a reference moves, but what is put in above the first row, or before the first column, is printed too. */
function movedPrint(block: PageBlock, shift: Shift): PageBlock | null {
  const { along, at, count } = shift;
  const first = along === "rows" ? block.row : block.column;
  return count > 0 && at === 0 && first === 0
    ? { ...block, [along]: block[along] + count }
    : movedBlock(block, shift);
}

function blockOf(area: string): PageBlock | null {
  const [, from = "", to = ""] = /^(\$?[A-Z]+\$?\d+):(\$?[A-Z]+\$?\d+)$/.exec(area) ?? [];
  const [first, last] = [readAddress(from), readAddress(to)];
  if (first === null || last === null) return null;
  return { ...first, rows: last.row - first.row + 1, columns: last.column - first.column + 1 };
}
