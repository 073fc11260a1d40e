/** A sheet's content as the fake Excel keeps it; rows and columns from 0. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface FakeCell {
  /** As typed: a formula, a number, a text. */
  content: string | number | boolean;
  style?: string;
  numberFormat?: string;
  bold?: boolean;
  /** Font, ground, borders, alignment: what was last said of each. */
  look?: Readonly<Record<string, unknown>>;
  link?: string;
}

/** What lies over a sheet's cells or belongs to the sheet as a whole. */
export interface Furniture {
  hidden: boolean;
  frozenRows: number;
  gridlines: boolean;
  readonly rowHeights: Map<number, number>;
  readonly choices: { readonly at: string; rule?: unknown; errorAlert?: unknown; ignoreBlanks?: unknown }[];
  /** The one that Excel asks first comes first. */
  readonly tints: {
    readonly at: string;
    rule?: unknown;
    colour?: unknown;
    ink?: unknown;
    stopIfTrue?: unknown;
  }[];
  readonly charts: FakeChart[];
  readonly print: Record<string, unknown>;
}

export interface FakeChart {
  readonly type: string;
  readonly series: {
    name?: string;
    values?: string;
    categories?: string;
    colour?: string;
    gapWidth?: number;
  }[];
  readonly set: Record<string, unknown>;
}

export const meet = (a: Area, b: Area): boolean =>
  a.row < b.row + b.rows &&
  b.row < a.row + a.rows &&
  a.column < b.column + b.columns &&
  b.column < a.column + a.columns;

export const inside = (inner: Area, outer: Area): boolean =>
  inner.row >= outer.row &&
  inner.column >= outer.column &&
  inner.row + inner.rows <= outer.row + outer.rows &&
  inner.column + inner.columns <= outer.column + outer.columns;

export const oneCell = (row: number, column: number): Area => ({ row, column, rows: 1, columns: 1 });

/** What Excel throws: a code, and a message that nobody may rely on. */
export class CodedError extends Error {
  constructor(readonly code: string) {
    super(`localised text for ${code}`);
  }
}

/** What becomes of a text that is typed in: an apostrophe keeps it, without one a date, a number or TRUE is read as such. */
export function asTyped(text: string): string | number | boolean {
  if (text.startsWith("'")) return text.slice(1);
  if (/^(true|false)$/i.test(text)) return /^true$/i.test(text);
  const date = /^(\d{4}-\d\d?-\d\d?|[a-z]{3,9} \d+)$/i.test(text);
  if (date || /^[\d.]+%$/.test(text)) return A_READ_NUMBER;
  return text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}
const A_READ_NUMBER = -1;

let sheetsMade = 0;

export class FakeSheet {
  readonly cells = new Map<string, FakeCell>();
  readonly tables: { name: string; area: Area }[] = [];
  merged: Area[] = [];
  /** Arrays that a formula in the first cell spills; every cell shows `shows`. */
  readonly spills: { area: Area; shows: string | number }[] = [];
  protectedBy: Partial<Excel.WorksheetProtectionOptions> | null = null;
  unlocked: Area | null = null;
  readonly columnWidths = new Map<number, number>();
  active = false;
  readonly id = `{${(sheetsMade += 1).toString().padStart(8, "0")}}`;
  /** What cells show where it is not what was typed: results and errors, by "row,column". */
  readonly shown = new Map<string, string | number | boolean>();
  readonly furniture: Furniture = {
    hidden: false,
    frozenRows: 0,
    gridlines: true,
    rowHeights: new Map(),
    choices: [],
    tints: [],
    charts: [],
    print: {},
  };

  constructor(public name: string) {}

  put(row: number, column: number, content: FakeCell["content"]): this {
    this.cells.set(`${row},${column}`, { ...this.cells.get(`${row},${column}`), content });
    return this;
  }

  at = (row: number, column: number): FakeCell | undefined => this.cells.get(`${row},${column}`);

  spillOver = (cell: Area): { area: Area; shows: string | number } | undefined =>
    this.spills.find(({ area }) => inside(cell, area));

  /** What `values` shows: a formula shows a number of our choice, a spilled cell what its formula spills. */
  value(row: number, column: number): unknown {
    const content = this.at(row, column)?.content;
    const shown = this.shown.get(`${row},${column}`);
    if (shown !== undefined) return shown;
    if (content !== undefined && content !== "")
      return typeof content === "string" && content.startsWith("=") ? 1 : content;
    return this.spillOver(oneCell(row, column))?.shows ?? "";
  }

  /** What `formulas` shows: what was typed, or for a spilled cell its value. */
  formula(row: number, column: number): unknown {
    const content = this.at(row, column)?.content;
    return content !== undefined && content !== ""
      ? content
      : (this.spillOver(oneCell(row, column))?.shows ?? "");
  }

  /** What a formula spilled that is gone: the stand-in does not calculate, and spills it again where it is typed again. */
  readonly #spilled = new Map<unknown, { area: Area; shows: string | number }>();

  forgetSpill(at: number): void {
    const [gone] = this.spills.splice(at, 1);
    if (gone) this.#spilled.set(this.at(gone.area.row, gone.area.column)?.content, gone);
  }
  spillAgain(row: number, column: number): void {
    const known = this.#spilled.get(this.at(row, column)?.content);
    if (known?.area.row === row && known.area.column === column) this.spills.push(known);
  }

  isLocked = (area: Area): boolean | null => {
    if (this.unlocked === null) return true;
    if (inside(area, this.unlocked)) return false;
    return meet(area, this.unlocked) ? null : true;
  };

  assertWritable(area: Area): void {
    if (this.protectedBy && this.isLocked(area) !== false) throw new CodedError("AccessDenied");
  }

  assertAllowed(permission: keyof Excel.WorksheetProtectionOptions): void {
    if (this.protectedBy && this.protectedBy[permission] !== true) throw new CodedError("AccessDenied");
  }

  usedArea(): Area | null {
    const filled = [...this.cells]
      .filter(([, cell]) => cell.content !== "")
      .map(([key]) => key.split(",").map(Number));
    if (filled.length === 0) return null;
    const rows = filled.map(([row]) => row ?? 0);
    const columns = filled.map(([, column]) => column ?? 0);
    const row = Math.min(...rows);
    const column = Math.min(...columns);
    return { row, column, rows: Math.max(...rows) - row + 1, columns: Math.max(...columns) - column + 1 };
  }
}
