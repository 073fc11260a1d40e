import { InputError, NotFoundError } from "../../core/errors";

/** Nothing was given, or a cell with nothing in it. Excel sends null, the web an empty text. */
export const isEmpty = (cell: unknown): boolean =>
  cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");

/**
 * The same, and the 0 that desktop Excel makes of an empty cell, alone and in a range (OfficeDev/office-js#1951, #4702,
 * #5262). H100, FP8, R1 and PHI4 are cell addresses: typed without quotes, they arrive so too.
 */
export const isBlank = (cell: unknown): boolean => isEmpty(cell) || cell === 0;

/** Longer than any name or word: a pasted page. */
export const LONGEST_NAME = 300;

/** Taken once, as in range.ts. */
const { isFinite } = Number;

/** An ordinary number or text. Everything else a cell can hold is an error that says what was found. */
export function plainCell(cell: unknown, name: string): number | string {
  if (typeof cell === "number" && isFinite(cell)) return cell;
  passOnError(cell, name);
  if (typeof cell === "string") return cell;
  if (typeof cell === "boolean") {
    throw new InputError("truth-value", { name, given: cell ? "TRUE" : "FALSE" });
  }
  throw new InputError("cell-unreadable", { name });
}

/** An error in a cell that is read becomes the answer's own. #N/A stays #N/A, as in Excel, so that IFNA goes on working. */
export function passOnError(cell: unknown, name: string): void {
  const given = errorCode(cell);
  if (given === "#N/A") throw new NotFoundError("error-passed-on", { name, given });
  if (given !== null) throw new InputError("error-passed-on", { name, given });
}

/** Excel's own error values, as they stand in a cell. */
const ERROR_VALUE = /^#(N\/A|DIV\/0!?|[A-Z_]{2,16}[!?])$/;

/**
 * The code of an error: of a CustomFunctions.Error, which is what a function is handed since `allowErrorForDataTypeAny`,
 * of an Excel.ErrorCellValue (`basicValue`), or of the text that some hosts hand over.
 */
function errorCode(cell: unknown): string | null {
  if (typeof cell === "string") return ERROR_VALUE.test(cell.trim()) ? cell.trim() : null;
  if (typeof cell !== "object" || cell === null) return null;
  const { code, basicValue } = cell as { readonly code?: unknown; readonly basicValue?: unknown };
  return [code, basicValue].find((word) => typeof word === "string") ?? null;
}
