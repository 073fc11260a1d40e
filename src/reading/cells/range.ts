import { InputError } from "../../core/errors";

/** An argument, read: its cells row by row, each of them a value or the error that its results will show. */
export interface Range<T> {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly (T | InputError)[];
}

/** Taken once: in a runtime that stands apart from its page, every look-up of a global costs as much as the sum. */
const { isArray } = Array;

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
  const columns = rows[0]?.length ?? 0;
  // as long as it will be: a column has 100,000 of them
  const cells = new Array<T | InputError>(rows.length * columns);
  let at = 0;
  for (const row of rows) {
    for (let column = 0; column < columns; column++) cells[at++] = attempt(read, row[column]);
  }
  return { rows: rows.length, columns, cells };
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

/** The one value of an argument that a table is made from. */
export function only<T>(range: Range<T>, name: string): T {
  const [cell] = range.cells;
  if (range.cells.length !== 1) {
    throw new InputError("one-cell", { name, rows: range.rows, columns: range.columns });
  }
  if (cell instanceof InputError) throw cell;
  return cell as T;
}
