import { InputError, NotFoundError } from "../core/errors";

/** What one cell of a result shows. An error stays in its own cell. */
export type Answer = number | string | InputError;

/** An argument, read: its cells row by row, each of them a value or the error that its results will show. */
export interface Range<T> {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly (T | InputError)[];
}

/** More cells than this are a slip (whole columns crossed with whole rows), and would only block the sheet. */
export const MOST_CELLS = 1_000_000;

/** Taken once: in a runtime that stands apart from its page, every look-up of a global costs as much as the sum. */
const { isArray } = Array;
const { entries } = Object;

/** The cells of an argument as Excel hands it over (nothing, one value, or rows of values) as equally long rows. */
export function rowsOf(argument: unknown): readonly (readonly unknown[])[] {
  if (!isArray(argument)) return [[argument]];
  const rows = argument as readonly unknown[];
  let columns = 0;
  for (const row of rows) {
    const width = isArray(row) ? row.length : 1;
    if (width > columns) columns = width;
  }
  if (columns === 0) return [[null]];
  const even = rows.every((row) => isArray(row) && row.length === columns);
  return even ? (rows as unknown[][]) : rows.map((row) => padded(isArray(row) ? row : [row], columns));
}

const padded = (row: readonly unknown[], columns: number): readonly unknown[] =>
  Array.from({ length: columns }, (_, column) => row[column]);

/** Reads every cell of an argument. */
export function readRange<T>(argument: unknown, read: (cell: unknown) => T): Range<T> {
  const rows = rowsOf(argument);
  const cells: (T | InputError)[] = [];
  for (const row of rows) {
    for (const cell of row) cells.push(attempt(read, cell));
  }
  return { rows: rows.length, columns: cells.length / rows.length, cells };
}

export const single = <T>(cell: T | InputError): Range<T> => ({ rows: 1, columns: 1, cells: [cell] });

/** A value, or the error on the way to it. Only our own errors: anything else is a bug and surfaces. */
export function attempt<A, T>(compute: (given: A) => T, given: A): T | InputError {
  try {
    return compute(given);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

/**
 * Ranges against ranges, as Excel does it: one row or one column is repeated along the others, a single cell
 * everywhere; where ranges of different size leave a cell without a partner, that cell is #N/A.
 */
export function broadcast<Question extends object>(
  ranges: { readonly [Name in keyof Question]: Range<Question[Name]> },
  answer: (question: Question) => number | string,
): Answer[][] {
  const named = entries(ranges) as [keyof Question, Range<Question[keyof Question]>][];
  let [rows, columns] = [1, 1];
  for (const [, range] of named) {
    rows = range.rows > rows ? range.rows : rows;
    columns = range.columns > columns ? range.columns : columns;
  }
  if (rows * columns > MOST_CELLS) throw tooMany(rows, columns);
  const block: Answer[][] = [];
  for (let row = 0; row < rows; row++) {
    const line: Answer[] = [];
    for (let column = 0; column < columns; column++) {
      const question = questionAt(named, row, column);
      line.push(question instanceof InputError ? question : attempt(answer, question));
    }
    block.push(line);
  }
  return block;
}

function questionAt<Question extends object>(
  named: readonly (readonly [keyof Question, Range<Question[keyof Question]>])[],
  row: number,
  column: number,
): Question | InputError {
  const question = {} as Question;
  for (const [name, range] of named) {
    const cell = cellAt(range, row, column);
    if (cell instanceof InputError) return cell;
    question[name] = cell;
  }
  return question;
}

function cellAt<T>(range: Range<T>, row: number, column: number): T | InputError {
  const down = range.rows === 1 ? 0 : row;
  const across = range.columns === 1 ? 0 : column;
  if (down >= range.rows || across >= range.columns) return NO_PARTNER;
  return range.cells[down * range.columns + across] as T | InputError;
}

const NO_PARTNER = new NotFoundError("no-partner");

const tooMany = (rows: number, columns: number): InputError =>
  new InputError("cells-high", { rows, columns, most: MOST_CELLS });
