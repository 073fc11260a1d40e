import { FakeRange } from "./fake-range";
import { CodedError, FakeSheet, oneCell, type Area } from "./fake-sheet";
import { Loadable } from "./loadable";

// Excel as an add-in meets it: every call is queued, nothing happens before sync, and what was not loaded cannot be
// read. The shapes and codes follow Microsoft's reference for Excel.Range, Worksheet and ErrorCodes.

const SHEET_ROWS = 1_048_576;
const SHEET_COLUMNS = 16_384;

export class FakeWorkbook {
  readonly sheets: FakeSheet[] = [new FakeSheet("Sheet1")];
  structureProtected = false;
  /** A machine without a printer knows no papers. */
  hasPrinter = true;
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
        getItemOrNullObject: (name: string) =>
          new FakeFinding(this, () => book.sheets.some((one) => one.name === name)),
        add: (name?: string) => {
          let made: FakeSheet | undefined;
          this.later(() => {
            if (book.structureProtected) throw new CodedError("AccessDenied");
            made = new FakeSheet(name ?? `Sheet${book.sheets.length + 1}`);
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
  sync = async (): Promise<void> => {
    this.book.syncs += 1;
    const steps = this.queue;
    this.queue = [];
    await Promise.resolve();
    for (const step of steps) step();
  };
}

/** A sheet that may not be there. */
class FakeFinding {
  #found: boolean | null = null;

  constructor(excel: FakeContext, isThere: () => boolean) {
    excel.later(() => {
      this.#found = isThere();
    });
  }

  get isNullObject(): boolean {
    if (this.#found === null) throw new CodedError("PropertyNotLoaded");
    return !this.#found;
  }
}

class FakeWorksheet extends Loadable {
  readonly protection: Loadable;

  constructor(
    private readonly excel: FakeContext,
    private readonly sheet: () => FakeSheet,
  ) {
    super(excel, () => sheet().name);
    this.protection = new Loadable(excel, (property) =>
      property === "options" ? (sheet().protectedBy ?? {}) : sheet().protectedBy !== null,
    );
    excel.later(() => sheet());
  }

  getRangeByIndexes(row: number, column: number, rows: number, columns: number): FakeRange {
    return new FakeRange(this.context, this.sheet, () => {
      if (row + rows > SHEET_ROWS || column + columns > SHEET_COLUMNS)
        throw new CodedError("InvalidArgument");
      return { row, column, rows, columns };
    });
  }

  set visibility(visibility: string) {
    this.context.later(() => {
      this.sheet().visibility = visibility;
    });
  }

  get pageLayout(): object {
    const tell = (property: string, value: unknown): void => {
      this.context.later(() => {
        if (!this.excel.book.hasPrinter) throw new CodedError("GeneralException");
        this.sheet().printed = { ...this.sheet().printed, [property]: value };
      });
    };
    const footers = new Proxy({}, { set: (_, property, value) => (tell(String(property), value), true) });
    const headersFooters = { defaultForAllPages: footers };
    return new Proxy(
      { headersFooters },
      { set: (_, property, value) => (tell(String(property), value), true) },
    );
  }

  getUsedRangeOrNullObject(): FakeRange {
    return new FakeRange(this.context, this.sheet, () => this.sheet().usedArea());
  }

  activate(): void {
    this.context.later(() => {
      for (const other of this.excel.book.sheets) other.active = false;
      this.sheet().active = true;
    });
  }
}
