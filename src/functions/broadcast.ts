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

/** The cells of an argument as Excel hands it over: nothing, one value, or rows of values. */
export function cellsOf(argument: unknown): { rows: number; columns: number; cells: readonly unknown[] } {
  if (!Array.isArray(argument)) return { rows: 1, columns: 1, cells: [argument] };
  const rows = argument.map((row: unknown): readonly unknown[] => (Array.isArray(row) ? row : [row]));
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (columns === 0) return { rows: 1, columns: 1, cells: [null] };
  return { rows: rows.length, columns, cells: rows.flatMap((row) => padded(row, columns)) };
}

const padded = (row: readonly unknown[], columns: number): readonly unknown[] =>
  row.length === columns ? row : Array.from({ length: columns }, (_, column) => row[column]);

/** Reads every cell of an argument. */
export function readRange<T>(argument: unknown, read: (cell: unknown) => T): Range<T> {
  const { rows, columns, cells } = cellsOf(argument);
  return { rows, columns, cells: cells.map((cell) => attempt(() => read(cell))) };
}

export const single = <T>(cell: T | InputError): Range<T> => ({ rows: 1, columns: 1, cells: [cell] });

/** A value, or the error on the way to it. Only our own errors: anything else is a bug and surfaces. */
export function attempt<T>(compute: () => T): T | InputError {
  try {
    return compute();
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
  const names = Object.keys(ranges) as (keyof Question)[];
  const list = names.map((name) => ranges[name]);
  const rows = list.reduce((most, range) => Math.max(most, range.rows), 1);
  const columns = list.reduce((most, range) => Math.max(most, range.columns), 1);
  if (rows * columns > MOST_CELLS) throw tooMany(rows, columns);
  // one object for all cells: an answer reads it and keeps nothing of it
  const question = {} as Question;
  const answerOne = (row: number, column: number): Answer => {
    for (const [index, range] of list.entries()) {
      const cell = cellAt(range, row, column);
      if (cell instanceof InputError) return cell;
      question[names[index] as keyof Question] = cell;
    }
    return attempt(() => answer(question));
  };
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => answerOne(row, column)),
  );
}

function cellAt<T>(range: Range<T>, row: number, column: number): T | InputError {
  const down = range.rows === 1 ? 0 : row;
  const across = range.columns === 1 ? 0 : column;
  if (down >= range.rows || across >= range.columns) return NO_PARTNER;
  return range.cells[down * range.columns + across] as T | InputError;
}

const NO_PARTNER = new NotFoundError(
  "The ranges differ in size, so this cell has no partner in one of them.",
  "Give ranges of the same size, or a column against a row.",
);

const tooMany = (rows: number, columns: number): InputError =>
  new InputError(
    `The result would have ${String(rows)} x ${String(columns)} cells.`,
    `Give smaller ranges: at most ${String(MOST_CELLS)} cells are computed at once.`,
  );
