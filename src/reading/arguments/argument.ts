import { InputError } from "../../core/errors";
import { isBlank, plainCell } from "../cells/cell-text";
import { attempt, only, readRange, type Range } from "../cells/range";
import type { Label } from "./labels";

/** One argument of the vocabulary: what messages call it, and how what cells hand over becomes core's words. */
export interface Argument<T> {
  readonly label: Label;
  /** Every cell read; an error stays in its own. */
  readonly read: (argument: unknown) => Range<T>;
}

/** How one cell of an argument is read. */
export interface CellReader<T> {
  /** What an empty cell means, or the error that it is. */
  readonly blank: () => T;
  /** Which cells are blank, where a 0 is not. */
  readonly leaves?: (cell: unknown) => boolean;
  readonly value: (given: number | string, label: Label) => T;
}

/** An argument of which every cell is one value. */
export function argument<T>(label: Label, reader: CellReader<T>): Argument<T> {
  const readCell = cellReader(label, reader);
  return { label, read: (given) => readRange(given, readCell) };
}

/** Reads a cell: empty, an ordinary value, or something that no argument can be. */
export function cellReader<T>(label: Label, reader: CellReader<T>): (cell: unknown) => T {
  const { blank, leaves = isBlank, value } = reader;
  return (cell) => (leaves(cell) ? blank() : value(plainCell(cell, label), label));
}

/** Arguments as the cells handed them over, not yet read. */
export type Given<Name extends PropertyKey> = Readonly<Record<Name, unknown>>;

type Arguments = Readonly<Record<string, Argument<unknown>>>;
type ValueOf<A> = A extends Argument<infer T> ? T : never;

/** Every argument of a question by its row, in the order given: of several errors the first argument's is shown. */
export function readArguments<Rows extends Arguments, Name extends keyof Rows & string>(
  rows: Rows,
  given: Given<Name>,
): { readonly [N in Name]: Range<ValueOf<Rows[N]>> } {
  const read: Partial<Record<Name, Range<unknown>>> = {};
  for (const name in given) read[name] = rows[name]?.read(given[name]);
  return read as { [N in Name]: Range<ValueOf<Rows[N]>> };
}

/** The one value of an argument. */
export const readOne = <T>({ label, read }: Argument<T>, given: unknown): T => only(read(given), label);

/**
 * The one value of each argument, for a table that answers one question. An error that was only passed on is the last to
 * be told: the cell it comes from has often failed for what another argument says here.
 */
export function readOneOfEach<Rows extends Arguments, Name extends keyof Rows & string>(
  rows: Rows,
  given: Given<Name>,
): { readonly [N in Name]: ValueOf<Rows[N]> } {
  const read: Partial<Record<Name, unknown>> = {};
  let passedOn: InputError | null = null;
  for (const name in given) {
    const row: Argument<unknown> | undefined = rows[name];
    if (row === undefined) continue;
    const value = attempt((cells: unknown) => readOne(row, cells), given[name]);
    if (!(value instanceof InputError)) read[name] = value;
    else if (value.rule === "error-passed-on") passedOn ??= value;
    else throw value;
  }
  if (passedOn !== null) throw passedOn;
  return read as { [N in Name]: ValueOf<Rows[N]> };
}
