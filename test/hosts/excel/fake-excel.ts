import { cellAddress } from "../../../src/sheet/address";
import { CodedError, FakeSheet, inside, meet, oneCell, type Area } from "./fake-sheet";

// Excel as an add-in meets it: every call is queued, nothing happens before sync, and what was not loaded cannot be
// read. The shapes and codes follow Microsoft's reference for Excel.Range, Worksheet and ErrorCodes.

const SHEET_ROWS = 1_048_576;
const SHEET_COLUMNS = 16_384;

export class FakeWorkbook {
  readonly sheets: FakeSheet[] = [new FakeSheet("Sheet1")];
  structureProtected = false;
  /** Whether the user is in the middle of typing into a cell. */
  editing = false;
  /** What is selected: an area, or something that is no range at all. */
  selected: Area | "a picture" = oneCell(0, 0);
  activeCell = oneCell(0, 0);
  /** The newest ExcelApi that this Excel has. */
  apiVersion = 20;
  syncs = 0;
  readonly runs: Excel.RunOptions[] = [];

  get first(): FakeSheet {
    const [sheet] = this.sheets;
    if (!sheet) throw new Error("the fake has no sheet");
    return sheet;
  }

  run = async <T>(
    ...given:
      | [Excel.RunOptions, (context: Excel.RequestContext) => Promise<T>]
      | [(context: Excel.RequestContext) => Promise<T>]
  ): Promise<T> => {
    const [options, batch] = given.length === 2 ? given : [{}, given[0]];
    this.runs.push(options);
    if (this.editing && !options.delayForCellEdit) throw new CodedError("InvalidOperationInCellEditMode");
    this.editing = false;
    const context = new FakeContext(this);
    const result = await batch(context as unknown as Excel.RequestContext);
    if (context.queue.length > 0) await context.sync();
    return result;
  };
}

/** What becomes of a text that is typed in: an apostrophe keeps it, without one a date, a number or TRUE is read as such. */
function asTyped(text: string): string | number | boolean {
  if (text.startsWith("'")) return text.slice(1);
  if (/^(true|false)$/i.test(text)) return /^true$/i.test(text);
  const date = /^(\d{4}-\d\d?-\d\d?|[a-z]{3,9} \d+)$/i.test(text);
  if (date || /^[\d.]+%$/.test(text)) return A_READ_NUMBER;
  return text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}
const A_READ_NUMBER = -1;

class FakeContext {
  queue: (() => void)[] = [];
  readonly workbook: object;

  constructor(readonly book: FakeWorkbook) {
    const range = (area: () => Area, sheet: () => FakeSheet): FakeRange => new FakeRange(this, sheet, area);
    const active = (): FakeSheet => book.sheets.find((sheet) => sheet.active) ?? book.first;
    this.workbook = {
      worksheets: {
        getItem: (name: string) =>
          new FakeWorksheet(this, () => {
            const found = book.sheets.find((sheet) => sheet.name === name);
            if (!found) throw new CodedError("ItemNotFound");
            return found;
          }),
        add: () => {
          let made: FakeSheet | undefined;
          this.later(() => {
            if (book.structureProtected) throw new CodedError("AccessDenied");
            made = new FakeSheet(`Sheet${book.sheets.length + 1}`);
            book.sheets.push(made);
          });
          return new FakeWorksheet(this, () => {
            if (!made) throw new CodedError("InvalidObjectPath");
            return made;
          });
        },
      },
      protection: new Loadable(this, () => book.structureProtected),
      getSelectedRange: () =>
        range(() => {
          if (book.selected === "a picture") throw new CodedError("InvalidSelection");
          return book.selected;
        }, active),
      getActiveCell: () => range(() => book.activeCell, active),
    };
  }

  later(step: () => void): void {
    this.queue.push(step);
  }

  /** Steps run in order; what came before a failing one stays done, as in Excel. */
  sync = (): Promise<void> => {
    this.book.syncs += 1;
    const steps = this.queue;
    this.queue = [];
    try {
      for (const step of steps) step();
      return Promise.resolve();
    } catch (error) {
      return Promise.reject(error as Error);
    }
  };
}

/** Anything with properties that must be loaded, and synced, before they are read. */
class Loadable {
  readonly #loaded = new Map<string, unknown>();

  constructor(
    protected readonly context: FakeContext,
    private readonly read: (property: string) => unknown,
  ) {}

  load(properties: string): this {
    for (const property of properties.split(",").map((name) => name.trim()))
      this.context.later(() => this.#loaded.set(property, this.read(property)));
    return this;
  }

  protected get(property: string): unknown {
    if (!this.#loaded.has(property)) throw new CodedError("PropertyNotLoaded");
    return this.#loaded.get(property);
  }

  get protected(): unknown {
    return this.get("protected");
  }
  get options(): unknown {
    return this.get("options");
  }
  get locked(): unknown {
    return this.get("locked");
  }
}

class FakeWorksheet extends Loadable {
  readonly protection: Loadable;

  constructor(
    context: FakeContext,
    private readonly sheet: () => FakeSheet,
  ) {
    super(context, () => sheet().name);
    this.protection = new Loadable(context, (property) =>
      property === "options" ? (sheet().protectedBy ?? {}) : sheet().protectedBy !== null,
    );
    context.later(() => sheet());
  }

  get name(): unknown {
    return this.get("name");
  }

  getRangeByIndexes(row: number, column: number, rows: number, columns: number): FakeRange {
    return new FakeRange(this.context, this.sheet, () => {
      if (row + rows > SHEET_ROWS || column + columns > SHEET_COLUMNS)
        throw new CodedError("InvalidArgument");
      return { row, column, rows, columns };
    });
  }

  getUsedRangeOrNullObject(_valuesOnly: boolean): FakeRange {
    return new FakeRange(this.context, this.sheet, () => this.sheet().usedArea());
  }

  activate(): void {
    this.context.later(() => {
      for (const other of this.context.book.sheets) other.active = false;
      this.sheet().active = true;
    });
  }
}

class FakeRange extends Loadable {
  readonly format: object;
  readonly worksheet: FakeWorksheet;
  #isNull: boolean | null = null;

  constructor(
    context: FakeContext,
    private readonly sheet: () => FakeSheet,
    private readonly place: () => Area | null,
  ) {
    super(context, (property) => (place() === null ? undefined : this.property(property)));
    this.worksheet = null as unknown as FakeWorksheet;
    Object.defineProperty(this, "worksheet", {
      get: () => (this.#worksheet ??= new FakeWorksheet(context, sheet)),
    });
    context.later(() => {
      this.#isNull = place() === null;
    });
    this.format = this.#format();
  }
  #worksheet: FakeWorksheet | undefined;

  private get area(): Area {
    const area = this.place();
    if (!area) throw new CodedError("InvalidObjectPath");
    return area;
  }

  private grid<T>(cell: (row: number, column: number) => T): T[][] {
    const { row, column, rows, columns } = this.area;
    return Array.from({ length: rows }, (_, down) =>
      Array.from({ length: columns }, (__, right) => cell(row + down, column + right)),
    );
  }

  private property(name: string): unknown {
    const sheet = this.sheet();
    const { row, column, rows, columns } = this.area;
    const known: Record<string, () => unknown> = {
      values: () => this.grid((r, c) => sheet.value(r, c)),
      formulas: () => this.grid((r, c) => sheet.formula(r, c)),
      address: () => `'${sheet.name}'!${cellAddress({ row, column })}`,
      rowIndex: () => row,
      columnIndex: () => column,
      rowCount: () => rows,
      columnCount: () => columns,
    };
    const read = known[name];
    if (!read) throw new CodedError("InvalidArgument");
    return read();
  }

  get isNullObject(): boolean {
    if (this.#isNull === null) throw new CodedError("PropertyNotLoaded");
    return this.#isNull;
  }
  get values(): unknown {
    return this.get("values");
  }
  get formulas(): unknown {
    return this.get("formulas");
  }
  get address(): unknown {
    return this.get("address");
  }
  get rowIndex(): unknown {
    return this.get("rowIndex");
  }
  get columnIndex(): unknown {
    return this.get("columnIndex");
  }
  get rowCount(): unknown {
    return this.get("rowCount");
  }
  get columnCount(): unknown {
    return this.get("columnCount");
  }

  set formulas(rows: unknown) {
    this.each(rows as never, (sheet, row, column, content: string | number | boolean) => {
      sheet.put(row, column, typeof content === "string" ? asTyped(content) : content);
    });
  }
  set numberFormat(rows: string[][]) {
    this.each(rows, (sheet, row, column, numberFormat) => {
      sheet.assertAllowed("allowFormatCells");
      sheet.cells.set(`${row},${column}`, { content: "", ...sheet.at(row, column), numberFormat });
    });
  }
  set style(style: string) {
    this.context.later(() => {
      this.sheet().assertAllowed("allowFormatCells");
      this.grid((row, column) =>
        // a style brings its own number format along
        this.sheet().cells.set(`${row},${column}`, {
          content: "",
          ...this.sheet().at(row, column),
          style,
          numberFormat: "General",
        }),
      );
    });
  }

  /** Queues a write of a block that must have this range's shape. */
  private each<T>(
    rows: T[][],
    step: (sheet: FakeSheet, row: number, column: number, value: T) => void,
  ): void {
    this.context.later(() => {
      const area = this.area;
      if (rows.length !== area.rows || rows.some((row) => row.length !== area.columns))
        throw new CodedError("InvalidArgument");
      this.sheet().assertWritable(area);
      rows.forEach((row, down) => {
        row.forEach((value, right) => {
          step(this.sheet(), area.row + down, area.column + right, value);
        });
      });
    });
  }

  getCell(down: number, right: number): FakeRange {
    return new FakeRange(this.context, this.sheet, () =>
      oneCell(this.area.row + down, this.area.column + right),
    );
  }
  getResizedRange(down: number, right: number): FakeRange {
    const grown = (): Area => ({
      ...this.area,
      rows: this.area.rows + down,
      columns: this.area.columns + right,
    });
    return new FakeRange(this.context, this.sheet, grown);
  }
  getSpillParentOrNullObject(): FakeRange {
    return new FakeRange(this.context, this.sheet, () => {
      const spill = this.sheet().spillOver(this.area);
      return spill ? oneCell(spill.area.row, spill.area.column) : null;
    });
  }
  getTables(_fullyContained: boolean): object {
    const collection = { items: null as object[] | null };
    return {
      load: () => {
        this.context.later(() => {
          collection.items = this.sheet()
            .tables.filter(({ area }) => meet(area, this.area))
            .map(({ name, area }) => ({
              name,
              getRange: () => new FakeRange(this.context, this.sheet, () => area),
            }));
        });
      },
      get items() {
        if (!collection.items) throw new CodedError("PropertyNotLoaded");
        return collection.items;
      },
    };
  }
  getMergedAreasOrNullObject(): object {
    const found: { areas: Area[] | null } = { areas: null };
    return {
      load: (_properties: string) => {
        this.context.later(() => {
          found.areas = this.sheet().merged.filter((area) => meet(area, this.area));
        });
      },
      get isNullObject() {
        if (!found.areas) throw new CodedError("PropertyNotLoaded");
        return found.areas.length === 0;
      },
      get areas() {
        const items = found.areas?.map(({ row, column, rows, columns }) => ({
          rowIndex: row,
          columnIndex: column,
          rowCount: rows,
          columnCount: columns,
        }));
        return { items };
      },
    };
  }
  unmerge(): void {
    this.context.later(() => {
      const sheet = this.sheet();
      sheet.assertAllowed("allowFormatCells");
      if (sheet.protectedBy) throw new CodedError("AccessDenied");
      sheet.merged = sheet.merged.filter((area) => !meet(area, this.area));
    });
  }
  clear(what: "All" | "Contents"): void {
    this.context.later(() => {
      const sheet = this.sheet();
      sheet.assertWritable(this.area);
      if (what === "All") sheet.assertAllowed("allowFormatCells");
      this.grid((row, column) => sheet.cells.delete(`${row},${column}`));
      sheet.spills.splice(
        0,
        sheet.spills.length,
        ...sheet.spills.filter(({ area }) => !inside(oneCell(area.row, area.column), this.area)),
      );
    });
  }

  #format(): object {
    const { context } = this;
    const sheet = this.sheet;
    const area = (): Area => this.area;
    const width = new Loadable(context, () => sheet().columnWidths.get(area().column) ?? 48);
    return {
      protection: new Loadable(context, () => sheet().isLocked(area())),
      load: (properties: string) => width.load(properties),
      font: {
        set bold(bold: boolean) {
          context.later(() => {
            sheet().assertAllowed("allowFormatCells");
            const { row, column, rows, columns } = area();
            for (let r = row; r < row + rows; r += 1)
              for (let c = column; c < column + columns; c += 1)
                sheet().cells.set(`${r},${c}`, { content: "", ...sheet().at(r, c), bold });
          });
        },
      },
      get columnWidth() {
        return width["get"]("columnWidth");
      },
      set columnWidth(points: unknown) {
        context.later(() => {
          sheet().assertAllowed("allowFormatColumns");
          sheet().columnWidths.set(area().column, points as number);
        });
      },
    };
  }
}
