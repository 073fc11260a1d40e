import { InputError, NotFoundError } from "../core/errors";
import type { Answer } from "./broadcast";
import { readerLanguage } from "./language";
import { messageOf } from "./messages";

/**
 * What a cell function hands back: a block that spills. An error in a block is that cell's own; an error that is the
 * whole answer is thrown, because Excel shows the message of a thrown one on hover.
 */
export function spill(answer: () => readonly (readonly Answer[])[]): (number | string)[][] {
  const shown = new Map<string, Error>();
  try {
    const block = answer();
    // without an error it is handed over as it is: a column has 100,000 rows
    if (block.every((row) => row.every(isResult))) return block as (number | string)[][];
    const only = block.length === 1 && block[0]?.length === 1;
    return block.map((row) =>
      row.map((cell) => {
        const result = checked(cell);
        if (!(result instanceof InputError)) return result;
        if (only) throw result;
        return errorCell(result, shown) as unknown as string;
      }),
    );
  } catch (error) {
    throw error instanceof InputError ? excelError(error) : error;
  }
}

/** Taken once, as in broadcast.ts. */
const { isFinite } = Number;

const isResult = (cell: Answer): boolean =>
  typeof cell === "string" || (typeof cell === "number" && isFinite(cell));

/** No result ever leaves as NaN or Infinity. */
const checked = (cell: Answer): Answer =>
  typeof cell === "number" && !isFinite(cell) ? new InputError("result-high") : cell;

/** A column of 100,000 misspelt names holds few different errors: one object each. */
function errorCell(error: InputError, shown: Map<string, Error>): Error {
  const known = shown.get(error.message);
  if (known) return known;
  const made = excelError(error);
  shown.set(error.message, made);
  return made;
}

/** `CustomFunctions.Error` exists only once the host's script has loaded, so it is looked up at the call. */
const excelError = (error: InputError): Error =>
  new CustomFunctions.Error(
    error instanceof NotFoundError
      ? CustomFunctions.ErrorCode.notAvailable
      : CustomFunctions.ErrorCode.invalidValue,
    messageOf(error, readerLanguage()),
  ) as unknown as Error;
