import { FakeNames, type FakeName } from "./fake-names";
import { FakeRange } from "./fake-range";
import { CodedError, FakeSheet, oneCell, type Area } from "./fake-sheet";
import { Loadable } from "./loadable";
import { assertSheetName, FakeWorksheet } from "./fake-worksheet";

// Excel as an add-in meets it: every call is queued, nothing happens before sync, and what was not loaded cannot be
// read. The shapes and codes follow Microsoft's reference for Excel.Range, Worksheet and ErrorCodes.

/** Excel's own limit for a formula. */
const LONGEST_FORMULA = 8192;

/** Trouble of our choice: in the n-th sync, before this share of its steps is done. */
export interface Trouble {
  readonly sync: number;
  readonly share: number;
  readonly code: string;
}

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
  /** Names for cells, workbook wide. */
  readonly names: FakeName[] = [];
  /** Without one, Excel knows no papers. */
  printer = true;
  /** A kind of chart whose cells Excel does not tell. */
  shyCharts = false;
  /** Who hears of changed cells, and by which context they were added. */
  readonly changeListeners = new Map<() => Promise<void>, FakeContext>();
  /** What Excel on the web takes at once. */
  mostBytes = 5_000_000;
  /** Happens once, or every time. */
  trouble: (Trouble & { again?: boolean }) | null = null;
  /** Bytes of each sync. */
  readonly sent: number[] = [];
  syncs = 0;
  readonly runs: Excel.RunOptions[] = [];

  get first(): FakeSheet {
    const [sheet] = this.sheets;
    if (!sheet) throw new Error("the fake has no sheet");
    return sheet;
  }

  run = async <T>(
    ...given:
      | [Excel.RunOptions | FakeContext, (context: Excel.RequestContext) => Promise<T>]
      | [(context: Excel.RequestContext) => Promise<T>]
  ): Promise<T> => {
    const [first, batch] = given.length === 2 ? given : [{}, given[0]];
    // an event is taken off by the context that it was added by
    const options: Excel.RunOptions = first instanceof FakeContext ? {} : first;
    this.runs.push(options);
    if (this.editing && !options.delayForCellEdit) throw new CodedError("InvalidOperationInCellEditMode");
    this.editing = false;
    const context =
      first instanceof FakeContext ? first : new FakeContext(this, options.mergeUndoGroup === true);
    const result = await batch(context as unknown as Excel.RequestContext);
    if (context.queue.length > 0) await context.sync();
    return result;
  };
}

export class FakeContext {
  queue: { step: () => void; bytes: number }[] = [];
  readonly workbook: object;

  constructor(
    readonly book: FakeWorkbook,
    readonly oneUndo: boolean,
  ) {
    const range = (area: () => Area, sheet: () => FakeSheet): FakeRange => new FakeRange(this, sheet, area);
    const active = (): FakeSheet => book.sheets.find((sheet) => sheet.active) ?? book.first;
    this.workbook = {
      worksheets: this.#worksheets(),
      names: new FakeNames(this),
      application: {
        suspendApiCalculationUntilNextSync: () => {
          this.need(6);
        },
        suspendScreenUpdatingUntilNextSync: () => {
          this.need(9);
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

  #worksheets(): object {
    const { book } = this;
    let items: FakeWorksheet[] | null = null;
    return {
      onChanged: {
        add: (handler: () => Promise<void>) => {
          this.later(() => {
            this.need(9);
            book.changeListeners.set(handler, this);
          });
          return {
            context: this,
            remove: () => {
              this.later(() => book.changeListeners.delete(handler));
            },
          };
        },
      },
      load: (properties: string) => {
        this.later(() => {
          items = book.sheets.map((sheet) => new FakeWorksheet(this, () => present(book, sheet)));
          for (const item of items) item.fill(properties.split(",").map((name) => name.trim().replace("items/", "")));
        });
      },
      get items() {
        if (items === null) throw new CodedError("PropertyNotLoaded");
        return items;
      },
      getItemOrNullObject: (name: string) => {
        let there: boolean | null = null;
        this.later(() => (there = book.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase())));
        return {
          get isNullObject() {
            if (there === null) throw new CodedError("PropertyNotLoaded");
            return !there;
          },
        };
      },
      getItem: (name: string) =>
        new FakeWorksheet(this, () => {
          const found = book.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
          if (!found) throw new CodedError("ItemNotFound");
          return found;
        }).called(),
      add: (name?: string) => {
        let made: FakeSheet | undefined;
        this.later(() => {
          if (book.structureProtected) throw new CodedError("AccessDenied");
          const wanted = name ?? `Sheet${book.sheets.length + 1}`;
          assertSheetName(book, wanted, null);
          made = new FakeSheet(wanted);
          book.sheets.push(made);
        });
        return new FakeWorksheet(this, () => {
          if (!made) throw new CodedError("InvalidObjectPath");
          return present(book, made);
        });
      },
    };
  } // prettier-ignore

  need(version: number): void {
    if (this.book.apiVersion < version) throw new CodedError("ApiNotFound");
  }

  /** A formula may speak of sheets that are there, and not be longer than Excel takes. */
  check(content: string): void {
    if (content.length > 32_767) throw new CodedError("InvalidArgument");
    if (!content.startsWith("=")) return;
    if (content.length > LONGEST_FORMULA) throw new CodedError("FormulaLengthExceedsLimit");
    for (const name of sheetsIn(content))
      if (!this.book.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase()))
        throw new CodedError("InvalidArgument");
  }

  later(step: () => void, bytes = 0): void {
    this.queue.push({ step, bytes: bytes + BYTES_OF_A_CALL });
  }

  /** Steps run in order; what came before a failing one stays done, as in Excel. */
  sync = async (): Promise<void> => {
    const { book } = this;
    book.syncs += 1;
    const steps = this.queue;
    this.queue = [];
    await Promise.resolve();
    const sent = steps.reduce((sum, { bytes }) => sum + bytes, 0);
    book.sent.push(sent);
    if (sent > book.mostBytes) throw new CodedError("RequestPayloadSizeLimitExceeded");
    const { trouble } = book;
    const stop = trouble !== null && (trouble.sync === book.syncs || (trouble.again === true && book.syncs > trouble.sync)) ? Math.floor(trouble.share * steps.length) : null; // prettier-ignore
    for (const [at, { step }] of steps.entries()) {
      if (at === stop) break;
      step();
    }
    if (stop === null || trouble === null) return;
    if (trouble.again !== true) book.trouble = null;
    throw new CodedError(trouble.code);
  };
}

const BYTES_OF_A_CALL = 250;

/** A sheet that was deleted meanwhile is no longer there for anybody who holds it. */
function present(book: FakeWorkbook, sheet: FakeSheet): FakeSheet {
  if (!book.sheets.includes(sheet)) throw new CodedError("InvalidObjectPath");
  return sheet;
}

/** The sheets that a formula speaks of. */
const sheetsIn = (formula: string): string[] =>
  [...formula.matchAll(/"(?:[^"]|"")*"|'((?:[^']|'')+)'!|([\p{L}_][\p{L}\p{N}_.]*)!/gu)].flatMap(([, quoted, plain]) => {
    const name = quoted?.replaceAll("''", "'") ?? plain;
    return name === undefined ? [] : [name];
  }); // prettier-ignore
