import type { PageCell, PageLook } from "../../sheet/page";
import type { SheetTable } from "../../sheet/table";
import type { Size } from "./surroundings";

/** Excel's own cell styles: they follow the workbook's theme, print well and are known to its users. */
const CELL_STYLES: Readonly<Record<PageLook, `${Excel.BuiltInStyle}`>> = {
  title: "Heading1",
  verdict: "Normal",
  heading: "Heading3",
  header: "Accent1",
  label: "Normal",
  input: "Input",
  choice: "Input",
  value: "Normal",
  key: "Good",
  total: "Total",
  text: "Normal",
  note: "ExplanatoryText",
};

const BOLD: ReadonlySet<PageLook> = new Set<PageLook>(["verdict", "header"]);
const WRAPPED: ReadonlySet<PageLook> = new Set<PageLook>(["verdict", "header", "text", "note"]);

/** Width of a column in points from the characters it should show: 7 pixels a digit, 5 of margin, 96 pixels to 72 points. */
const pointsWide = (characters: number): number => (characters * 7 + 5) * 0.75;

/** A style changes number formats and a text format would keep formulas as text: looks come before content. */
export function dress(block: Excel.Range, table: SheetTable, size: Size): void {
  for (const { look, row, column, rows } of runs(table, size)) {
    const cells = block.getCell(row, column).getResizedRange(rows - 1, 0);
    cells.style = look === null ? "Normal" : CELL_STYLES[look];
    if (look === null) continue;
    if (BOLD.has(look)) cells.format.font.bold = true;
    if (WRAPPED.has(look)) cells.format.wrapText = true;
    if (look === "choice") cells.format.horizontalAlignment = "Left";
    cells.format.verticalAlignment = "Center";
  }
  block.numberFormat = Array.from({ length: size.rows }, (_, row) =>
    Array.from({ length: size.columns }, (__, column) => cellAt(table, row, column)?.format ?? "General"),
  );
}

const cellAt = (table: SheetTable, row: number, column: number): PageCell =>
  table.rows[row]?.[column] ?? null;

/** Columns grow to what the table asks for and never shrink: what stands above and below keeps its room. */
export function widen(cells: readonly Excel.Range[], table: SheetTable): void {
  for (const [column, cell] of cells.entries()) {
    const wanted = table.widths[column];
    if (wanted === undefined) continue;
    const points = pointsWide(wanted);
    if (cell.format.columnWidth < points) cell.format.columnWidth = points;
  }
}

/** The same on a sheet that has just been made, whose columns are as wide as Excel makes them. */
export function widenNew(block: Excel.Range, table: SheetTable): void {
  for (const [column, wanted] of table.widths.entries())
    if (pointsWide(wanted) > NEW_COLUMN_POINTS)
      block.getCell(0, column).format.columnWidth = pointsWide(wanted);
}

/** 64 pixels. */
const NEW_COLUMN_POINTS = 48;

/** Rows whose texts wrap are as high as their lines; Excel does not make them so where a formula spills. */
export function heighten(block: Excel.Range, { heights }: SheetTable): void {
  for (const [row, points] of Object.entries(heights))
    block.getCell(Number(row), 0).format.rowHeight = Math.min(points, TALLEST);
}

/** Excel's highest row, in points. */
const TALLEST = 409;

interface Run {
  readonly look: PageLook | null;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
}

/** Cells of one look below each other, so that each run is dressed with one call. */
function runs(table: SheetTable, size: Size): Run[] {
  const found: Run[] = [];
  for (let column = 0; column < size.columns; column += 1) {
    let start = 0;
    for (let row = 1; row <= size.rows; row += 1) {
      const look = cellAt(table, start, column)?.look ?? null;
      const goesOn = row < size.rows && (cellAt(table, row, column)?.look ?? null) === look;
      if (goesOn) continue;
      found.push({ look, row: start, column, rows: row - start });
      start = row;
    }
  }
  return found;
}
