import type { FakeContext, FakeWorkbook } from "./fake-excel";
import { chartsThere, drawFrom } from "./fake-charts";
import { colour, formatOf, setters } from "./fake-format";
import { FakeRange } from "./fake-range";
import { CodedError, type Area, type FakeChart, type FakeSheet } from "./fake-sheet";
import { Loadable } from "./loadable";
import { readAddress } from "../../../src/sheet/address";

const SHEET_ROWS = 1_048_576;
const SHEET_COLUMNS = 16_384;

/** What Excel says to a name for a sheet. */
export function assertSheetName(book: FakeWorkbook, name: string, own: FakeSheet | null): void {
  const bad = name === "" || name.length > 31 || /[\\/?*[\]:]|^'|'$/.test(name) || name.toLowerCase() === "history";
  if (bad) throw new CodedError("InvalidArgument");
  const taken = book.sheets.some((sheet) => sheet !== own && sheet.name.toLowerCase() === name.toLowerCase());
  if (taken) throw new CodedError("ItemAlreadyExists");
} // prettier-ignore

/** A block by its address. */
export function areaOf(address: string): Area {
  const [first, last = first] = address.split(":").map(readAddress);
  if (!first || !last || !/^[A-Z$\d:]+$/i.test(address)) throw new CodedError("InvalidArgument");
  return { ...first, rows: last.row - first.row + 1, columns: last.column - first.column + 1 };
}

export class FakeWorksheet extends Loadable {
  readonly protection: Loadable;
  readonly freezePanes: object;
  readonly charts: object;
  readonly pageLayout: object;
  readonly #told = new Map<string, unknown>();

  constructor(
    private readonly excel: FakeContext,
    private readonly sheet: () => FakeSheet,
  ) {
    super(excel, (property) => (property === "id" ? sheet().id : sheet().name));
    this.protection = new Loadable(excel, (property) =>
      property === "options" ? (sheet().protectedBy ?? {}) : sheet().protectedBy !== null,
    );
    this.freezePanes = {
      freezeRows: (rows: number) => {
        excel.need(7);
        this.later((own) => {
          if (!(rows >= 1)) throw new CodedError("InvalidArgument");
          own.furniture.frozenRows = rows;
        });
      },
    };
    this.charts = chartsThere(excel, sheet, (type, range, by) => this.#chart(type, range, by));
    this.pageLayout = this.#pageLayout();
  }

  /** Asked for by name, or made: Excel looks for it, or makes it, when its turn comes. */
  called(): this {
    this.excel.later(() => this.sheet());
    return this;
  }
  /** As part of a collection that was loaded. */
  fill(properties: readonly string[]): void {
    for (const property of properties)
      this.#told.set(property, property === "id" ? this.sheet().id : this.sheet().name);
  }
  override loaded(property: string): unknown {
    return this.#told.has(property) ? this.#told.get(property) : super.loaded(property);
  }

  private later(step: (sheet: FakeSheet) => void): void {
    this.excel.later(() => {
      step(this.sheet());
    });
  }

  override get name(): unknown {
    return super.name;
  }
  override set name(name: unknown) {
    const { book, oneUndo } = this.excel;
    this.later((own) => {
      if (oneUndo) throw new CodedError("UndoNotSupported");
      if (book.structureProtected) throw new CodedError("AccessDenied");
      assertSheetName(book, name as string, own);
      retell(book, own.name, `${quotedName(name as string)}!`);
      own.name = name as string;
    });
  }
  set visibility(visibility: string) {
    const { oneUndo } = this.excel;
    this.later((own) => {
      // as Excel on Windows and Mac has it: docs/excel/excel-add-ins-undo-capabilities.md of office-js-docs-pr
      if (oneUndo) throw new CodedError("UndoNotSupported");
      own.furniture.hidden = visibility !== "Visible";
    });
  }
  set showGridlines(shown: boolean) {
    this.excel.need(8);
    this.later((own) => (own.furniture.gridlines = shown));
  }

  delete(): void {
    const { book, oneUndo } = this.excel;
    this.later((own) => {
      if (oneUndo) throw new CodedError("UndoNotSupported");
      if (book.structureProtected) throw new CodedError("AccessDenied");
      if (book.sheets.every((sheet) => sheet === own || sheet.furniture.hidden))
        throw new CodedError("GeneralException");
      retell(book, own.name, "#REF!");
      book.sheets.splice(book.sheets.indexOf(own), 1);
    });
  }

  getRangeByIndexes(row: number, column: number, rows: number, columns: number): FakeRange {
    this.excel.need(7);
    return new FakeRange(this.excel, this.sheet, () => {
      if (row + rows > SHEET_ROWS || column + columns > SHEET_COLUMNS || rows < 1 || columns < 1)
        throw new CodedError("InvalidArgument");
      return { row, column, rows, columns };
    });
  }

  getRange(address: string): FakeRange {
    return new FakeRange(this.excel, this.sheet, () => areaOf(address));
  }

  getRanges(addresses: string): object {
    this.excel.need(9);
    this.excel.later(() => {
      if (addresses.length > 8192) throw new CodedError("InvalidArgument");
    }, addresses.length);
    return { format: formatOf(this.excel, this.sheet, () => addresses.split(",").map(areaOf)) };
  }

  getUsedRangeOrNullObject(): FakeRange {
    return new FakeRange(this.excel, this.sheet, () => this.sheet().usedArea());
  }

  activate(): void {
    this.later((own) => {
      if (own.furniture.hidden) throw new CodedError("InvalidOperation");
      for (const other of this.excel.book.sheets) other.active = false;
      own.active = true;
    });
  }

  #chart(type: string, range: FakeRange, by: string): object {
    const made: FakeChart = { type, series: [], set: { by } };
    const { excel } = this;
    this.later((own) => {
      if (type !== "BarStacked") throw new CodedError("InvalidArgument");
      made.series.push({ values: range.whereabouts() });
      own.furniture.charts.push(made);
    });
    const tell = (name: string) => (_: string, value: unknown) => {
      excel.later(() => (made.set[name] = value));
    };
    const seriesAt = (find: () => FakeChart["series"][number]): object => {
      const told = setters(["name", "gapWidth"], (name, value) => {
        excel.later(() => Object.assign(find(), { [name]: value }));
      });
      const cells = (name: "values" | "categories") => (source: FakeRange) => {
        excel.need(7);
        excel.later(() => {
          drawFrom(find(), source.home, { [name]: source.whereabouts() });
        });
      };
      const setSolidColor = (value: string): void => {
        excel.later(() => Object.assign(find(), { colour: colour(value) }));
      };
      const parts = {
        setValues: cells("values"),
        setXAxisValues: cells("categories"),
        format: { fill: { setSolidColor } },
      };
      return Object.defineProperties(parts, Object.getOwnPropertyDescriptors(told));
    };
    return {
      series: {
        getItemAt: (at: number) =>
          seriesAt(() => {
            const found = made.series[at];
            if (!found) throw new CodedError("InvalidArgument");
            return found;
          }),
        add: (name: string) => {
          excel.need(7);
          const series = { name };
          excel.later(() => made.series.push(series));
          return seriesAt(() => series);
        },
      },
      title: setters(["text"], tell("title")),
      legend: setters(["position"], tell("legend")),
      axes: {
        valueAxis: { title: setters(["text"], tell("axis")) },
        categoryAxis: setters(["reversePlotOrder"], tell("reversed")),
      },
      setPosition: (from: FakeRange, to: FakeRange) => {
        excel.later(() => (made.set["place"] = `${from.whereabouts()}:${to.whereabouts()}`));
      },
    };
  }

  #pageLayout(): object {
    const { excel } = this;
    const set = (name: string, value: unknown): void => {
      excel.need(9);
      this.later((own) => {
        if (name === "paperSize" && !excel.book.printer) throw new CodedError("GeneralException");
        own.furniture.print[name] = value;
      });
    };
    const parts = {
      headersFooters: { defaultForAllPages: setters(["leftFooter", "centerFooter", "rightFooter"], set) },
      setPrintTitleRows: (rows: string) => {
        if (!/^\$\d+:\$\d+$/.test(rows)) throw new CodedError("InvalidArgument");
        set("titleRows", rows);
      },
      setPrintArea: (area: string) => {
        set("area", area);
      },
      setPrintMargins: (unit: string, margins: object) => {
        set("margins", { unit, ...margins });
      },
    };
    return setters(["orientation", "zoom", "paperSize"], set, parts);
  }
}

/** In quotes where Excel puts them. */
const quotedName = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`;

/** Formulas follow a sheet that is called otherwise; of one that is gone nothing but #REF! is left. */
function retell(book: FakeWorkbook, from: string, to: string): void {
  const plain = from.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const said = new RegExp(`'${plain.replaceAll("'", "''")}'!|(?<![\\p{L}\\p{N}_.'])${plain}!`, "giu");
  for (const sheet of book.sheets)
    for (const cell of sheet.cells.values())
      if (typeof cell.content === "string" && cell.content.startsWith("="))
        cell.content = cell.content.replace(said, () => to);
}
