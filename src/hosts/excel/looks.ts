import type { RowStyle, SheetTable } from "../../sheet/table";
import type { Size } from "./surroundings";

/** Excel's own cell styles: they follow the workbook's theme, print well and are known to its users. */
const CELL_STYLES: Readonly<Record<RowStyle, `${Excel.BuiltInStyle}`>> = {
  title: "Heading1",
  input: "Normal",
  stated: "Normal",
  header: "Accent1",
  part: "Normal",
  total: "Total",
  note: "ExplanatoryText",
};

/** Rows whose numbers are results: the table's formats are for them. */
const FORMATTED: ReadonlySet<RowStyle> = new Set<RowStyle>(["header", "part", "total", "note"]);

/** Width of a column in points from the characters it should show: 7 pixels a digit, 5 of margin, 96 pixels to 72 points. */
export const pointsWide = (characters: number): number => (characters * 7 + 5) * 0.75;

const styleOf = (table: SheetTable, row: number): RowStyle => table.styles[row] ?? "part";

/** A style changes number formats and a text format would keep formulas as text: looks come before content. */
export function dress(block: Excel.Range, table: SheetTable, size: Size): void {
  for (const run of runs(table, size.rows)) {
    const rows = block.getCell(run.first, 0).getResizedRange(run.count - 1, size.columns - 1);
    rows.style = CELL_STYLES[run.style];
    if (run.style === "header") rows.format.font.bold = true;
    if (run.style === "input") markInputs(block, table, run.first, run.count);
  }
  block.numberFormat = Array.from({ length: size.rows }, (_, row) =>
    Array.from({ length: size.columns }, (_, column) =>
      FORMATTED.has(styleOf(table, row)) ? (table.formats[column] ?? "General") : "General",
    ),
  );
}

/** What one may change is shown as Excel shows it: the typed values beside their labels. */
function markInputs(block: Excel.Range, table: SheetTable, first: number, count: number): void {
  for (let row = first; row < first + count; row += 1)
    if (isTyped(table.rows[row]?.[1]))
      block.getCell(row, 1).style = "Input" satisfies `${Excel.BuiltInStyle}`;
}

const isTyped = (cell: SheetTable["rows"][number][number] | undefined): boolean =>
  cell !== undefined && cell !== null && typeof cell !== "object";

/** Columns grow to what the table asks for and never shrink: what stands above and below keeps its room. */
export function widen(cells: readonly Excel.Range[], table: SheetTable): void {
  for (const [column, cell] of cells.entries()) {
    const wanted = table.widths[column];
    if (wanted === null || wanted === undefined) continue;
    const points = pointsWide(wanted);
    if (cell.format.columnWidth < points) cell.format.columnWidth = points;
  }
}

/** The same on a sheet that has just been made, whose columns are as wide as Excel makes them. */
export function widenNew(block: Excel.Range, table: SheetTable): void {
  for (const [column, wanted] of table.widths.entries())
    if (wanted !== null && pointsWide(wanted) > NEW_COLUMN_POINTS)
      block.getCell(0, column).format.columnWidth = pointsWide(wanted);
}

/** 64 pixels. */
const NEW_COLUMN_POINTS = 48;

interface Run {
  readonly style: RowStyle;
  readonly first: number;
  readonly count: number;
}

/** Neighbouring rows of one style, so that each is dressed with one call. */
function runs(table: SheetTable, rows: number): Run[] {
  const found: Run[] = [];
  for (let row = 0; row < rows; row += 1) {
    const style = styleOf(table, row);
    const last = found.at(-1);
    if (last?.style === style) found[found.length - 1] = { ...last, count: last.count + 1 };
    else found.push({ style, first: row, count: 1 });
  }
  return found;
}
