import { cellAddress, rangeAddress } from "../../../src/sheet/address";
import { formatOf } from "./fake-format";
import { tintsOf, validationOf } from "./fake-rules";
import { asTyped, CodedError, inside, meet, oneCell, type Area, type FakeSheet } from "./fake-sheet";
import { Loadable, type Queue } from "./loadable";

/** What a range asks of the workbook around it. */
export interface RangeQueue extends Queue {
  /** Throws for a formula that Excel would not take. */
  check(content: string): void;
}

const typeOf = (value: unknown): string => {
  if (value === "") return "Empty";
  if (typeof value === "string") return /^#[A-Z/0]+[!?A]?$/.test(value) ? "Error" : "String";
  return typeof value === "boolean" ? "Boolean" : "Double";
};

export class FakeRange extends Loadable {
  readonly format: object;
  readonly worksheet: Loadable;
  #isNull: boolean | null = null;

  constructor(
    protected override readonly context: RangeQueue,
    private readonly sheet: () => FakeSheet,
    private readonly place: () => Area | null,
  ) {
    super(context, (property) => (place() === null ? undefined : this.property(property)));
    this.worksheet = new Loadable(context, () => sheet().name);
    context.later(() => {
      this.#isNull = place() === null;
    });
    this.format = formatOf(context, sheet, () => [this.area]);
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
      numberFormat: () => this.grid((r, c) => sheet.at(r, c)?.numberFormat ?? "General"),
      valueTypes: () => this.grid((r, c) => typeOf(sheet.value(r, c))),
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
  get valueTypes(): unknown {
    return this.loaded("valueTypes");
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
      if (content !== null) this.type(sheet, row, column, content);
    });
  }
  set values(rows: unknown) {
    this.formulas = rows;
  }

  private type(sheet: FakeSheet, row: number, column: number, content: string | number | boolean): void {
    if (typeof content === "string") this.context.check(content);
    const at = oneCell(row, column);
    const own = sheet.spills.findIndex(({ area }) => area.row === row && area.column === column);
    if (own !== -1) sheet.forgetSpill(own);
    else if (content !== "" && sheet.spillOver(at)) throw new CodedError("GeneralException"); // it would be #SPILL!
    sheet.shown.delete(`${row},${column}`);
    sheet.put(row, column, typeof content === "string" ? asTyped(content) : content);
    sheet.spillAgain(row, column);
  }
  get numberFormat(): unknown {
    return this.loaded("numberFormat");
  }
  set numberFormat(rows: unknown) {
    this.each(rows as string[][], (sheet, row, column, numberFormat) => {
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
    const bytes = JSON.stringify(rows).length;
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
    }, bytes);
  } // prettier-ignore

  /** For what is recorded of a range: "B4:C6". */
  whereabouts(): string {
    return rangeAddress(this.area, this.area.rows, this.area.columns);
  }
  get home(): FakeSheet {
    return this.sheet();
  }
  getSpillingToRangeOrNullObject(): FakeRange {
    this.context.need(12);
    return new FakeRange(this.context, this.sheet, () => {
      const { row, column } = this.area;
      return this.sheet().spills.find(({ area }) => area.row === row && area.column === column)?.area ?? null;
    });
  }
  merge(across: boolean): void {
    this.context.need(2);
    this.context.later(() => {
      if (across) throw new CodedError("NotImplemented");
      const sheet = this.sheet();
      sheet.assertWritable(this.area);
      if (sheet.merged.some((area) => meet(area, this.area))) throw new CodedError("MergedRangeConflict");
      sheet.merged.push(this.area);
    });
  }
  set hyperlink({ address, textToDisplay }: { address: string; textToDisplay: string }) {
    this.context.need(7);
    this.context.later(() => {
      const { row, column } = this.area;
      const sheet = this.sheet();
      sheet.put(row, column, textToDisplay);
      const before = sheet.at(row, column);
      sheet.cells.set(`${row},${column}`, { content: "", ...before, link: address });
    });
  }
  get dataValidation(): object {
    this.context.need(8);
    return validationOf(this.context, this);
  }
  get conditionalFormats(): object {
    this.context.need(6);
    return tintsOf(this.context, this);
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
      for (let at = sheet.spills.length - 1; at >= 0; at -= 1) {
        const { row, column } = sheet.spills[at]?.area ?? { row: -1, column: -1 };
        if (inside(oneCell(row, column), this.area)) sheet.forgetSpill(at);
      }
      this.grid((row, column) => sheet.cells.delete(`${row},${column}`));
    });
  }
}
