import { InputError } from "../../core/errors";

/** Nothing was given, or a cell with nothing in it. Excel sends null, the web an empty text. */
export const isEmpty = (cell: unknown): boolean =>
  cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");

/** Nothing at all was given for the argument: not even a reference to an empty cell. */
export const isOmitted = (argument: unknown): boolean => argument === null || argument === undefined;

/**
 * A name is missing. H100, FP8, R1 and PHI4 are cell addresses: typed without quotes, they arrive as an empty cell, or
 * as the 0 that desktop Excel makes of one.
 */
export const isEmptyName = (cell: unknown): boolean => isEmpty(cell) || cell === 0;

/** Longer than any name or word: a pasted page. */
export const LONGEST_NAME = 300;

/** Taken once, as in range.ts. */
const { isFinite } = Number;

/** An ordinary number or text. Everything else a cell can hold is an error that says what was found. */
export function plainCell(cell: unknown, name: string): number | string {
  if (typeof cell === "number" && isFinite(cell)) return cell;
  if (typeof cell === "string") {
    if (ERROR_VALUE.test(cell.trim())) throw passedOn(name, cell.trim());
    return cell;
  }
  if (typeof cell === "boolean") {
    throw new InputError("truth-value", { name, given: cell ? "TRUE" : "FALSE" });
  }
  const code = errorCode(cell);
  if (code !== null) throw passedOn(name, code);
  throw new InputError("cell-unreadable", { name });
}

/** Excel's own error values, as text in a range. */
const ERROR_VALUE = /^#(N\/A|[A-Z_]{2,16}[!?])$/;

function errorCode(cell: unknown): string | null {
  if (typeof cell !== "object" || cell === null || !("code" in cell)) return null;
  return typeof cell.code === "string" ? cell.code : null;
}

const passedOn = (name: string, given: string): InputError =>
  new InputError("error-passed-on", { name, given });
