import { cellAddress, placeName } from "../sheet/address";
import type { BarChart, Choice, NamedCell, PageBlock, PageCell, SheetPage, Tint } from "../sheet/page";
import { rowHeight } from "../sheet/heights";

/** Which cell of which sheet: what formulas elsewhere refer to. */
export interface Spot {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A sheet while it is written, row by row, so that formulas can name the cells above them. */
export class Draft {
  private readonly rows: PageCell[][] = [];
  private readonly heights: Record<number, number> = {};
  private readonly merged: PageBlock[] = [];
  private readonly names: NamedCell[] = [];
  private readonly choices: Choice[] = [];
  private readonly tints: Tint[] = [];
  private readonly charts: BarChart[] = [];
  private headerRows = 0;
  private printedRows: number | null = null;

  constructor(
    readonly sheet: string,
    private readonly widths: readonly number[],
  ) {}

  /** The number of the row that comes next, counted from 0. */
  get next(): number {
    return this.rows.length;
  }

  get columns(): number {
    return this.widths.length;
  }

  /** Adds a row and says which one it is. */
  add(...cells: readonly PageCell[]): number {
    this.rows.push([...cells]);
    return this.rows.length - 1;
  }

  gap(): void {
    this.add();
  }

  /** A row of one cell over all columns, with room for so many lines where its text is a formula's. */
  across(cell: PageCell, lines = 1): number {
    const row = this.add(cell, ...this.filled(cell, this.columns - 1));
    this.merge({ row, column: 0, rows: 1, columns: this.columns });
    if (lines > 1) this.heights[row] = lines * LINE + PADDING;
    return row;
  }

  /** Merged cells share one look, or only the first would be filled. */
  private filled(cell: PageCell, count: number): PageCell[] {
    return Array.from({ length: count }, () => (cell === null ? null : { value: null, look: cell.look }));
  }

  merge(block: PageBlock): void {
    this.merged.push(block);
  }

  set(row: number, column: number, cell: PageCell): void {
    const cells = this.rows[row];
    if (cells === undefined) throw new Error(`row ${row} is not there yet`);
    while (cells.length <= column) cells.push(null);
    cells[column] = cell;
  }

  height(row: number, points: number): void {
    this.heights[row] = points;
  }

  /** Rows up to this one stay in sight and head every printed page. */
  headAbove(row: number): void {
    this.headerRows = row;
  }

  /** What comes below is not printed. */
  printAbove(row: number): void {
    this.printedRows = row;
  }

  name(name: string, row: number, column: number): void {
    this.names.push({ name, row, column, rows: 1, columns: 1 });
  }

  choose(choice: Choice): void {
    this.choices.push(choice);
  }

  tint(tint: Tint): void {
    this.tints.push(tint);
  }

  chart(chart: BarChart): void {
    this.charts.push(chart);
  }

  spot(row: number, column: number): Spot {
    return { sheet: this.sheet, row, column };
  }

  page(footer: string): SheetPage {
    return {
      name: this.sheet,
      rows: this.rows,
      widths: this.widths,
      heights: { ...this.textHeights(), ...this.heights },
      merged: this.merged,
      headerRows: this.headerRows,
      ...(this.printedRows !== null && { printedRows: this.printedRows }),
      names: this.names,
      choices: this.choices,
      tints: this.tints,
      charts: this.charts,
      footer,
    };
  }

  private textHeights(): Record<number, number> {
    const heights: Record<number, number> = {};
    this.rows.forEach((cells, row) => {
      const blocks = this.merged.filter((block) => block.row === row);
      const height = rowHeight(cells, this.widths, blocks);
      if (height !== null) heights[row] = height;
    });
    return heights;
  }
}

const LINE = 15;
const PADDING = 3;

/** $B$4 */
export const fixed = (row: number, column: number): string =>
  cellAddress({ row, column }).replace(/^([A-Z]+)(\d+)$/, "$$$1$$$2");

/** Cells of one row, or of one column: $B$4:$G$4 */
export const fixedRange = (block: PageBlock): string =>
  `${fixed(block.row, block.column)}:${fixed(block.row + block.rows - 1, block.column + block.columns - 1)}`;

/** A cell as a formula of another sheet names it. */
export const elsewhere = ({ sheet, row, column }: Spot): string => placeName(sheet, fixed(row, column));
