import { cellAddress } from "../../../src/sheet/address";
import { asTyped, CodedError, inside, meet, oneCell, type Area, type FakeSheet } from "./fake-sheet";
import { Loadable, type Queue } from "./loadable";

export class FakeRange extends Loadable {
  readonly format: object;
  readonly worksheet: Loadable;
  #isNull: boolean | null = null;

  constructor(
    context: Queue,
    private readonly sheet: () => FakeSheet,
    private readonly place: () => Area | null,
  ) {
    super(context, (property) => (place() === null ? undefined : this.property(property)));
    this.worksheet = new Loadable(context, () => sheet().name);
    context.later(() => {
      this.#isNull = place() === null;
    });
    this.format = this.#format();
  }

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
    return this.loaded("values");
  }
  get formulas(): unknown {
    return this.loaded("formulas");
  }
  get address(): unknown {
    return this.loaded("address");
  }
  get rowIndex(): unknown {
    return this.loaded("rowIndex");
  }
  get columnIndex(): unknown {
    return this.loaded("columnIndex");
  }
  get rowCount(): unknown {
    return this.loaded("rowCount");
  }
  get columnCount(): unknown {
    return this.loaded("columnCount");
  }

  set formulas(rows: unknown) {
    this.each(rows as never, (sheet, row, column, content: string | number | boolean | null) => {
      // null leaves a cell as it is
      if (content !== null) sheet.put(row, column, typeof content === "string" ? asTyped(content) : content);
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
  getTables(): object {
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
      load: () => {
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
  merge(): void {
    this.context.later(() => {
      const sheet = this.sheet();
      if (sheet.protectedBy) throw new CodedError("AccessDenied");
      sheet.merged.push(this.area);
    });
  }
  get dataValidation(): object {
    const tell = (property: string, value: unknown): void => {
      this.context.later(() => {
        const { row, column } = this.area;
        if (this.sheet().protectedBy) throw new CodedError("AccessDenied");
        if (property === "rule") this.sheet().rules.set(`${row},${column}`, value);
      });
    };
    return new Proxy({}, { set: (_, property, value) => (tell(String(property), value), true) });
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

  /** The parts of Excel.RangeFormat that a table's looks touch. */
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
      set rowHeight(points: number) {
        context.later(() => {
          sheet().assertAllowed("allowFormatRows");
          sheet().rowHeights.set(area().row, points);
        });
      },
      get columnWidth() {
        return width.loaded("columnWidth");
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
