import { InputError } from "../core/errors";
import { readOne, type Argument, type Given } from "../reading/arguments/argument";
import { ARGUMENTS } from "../reading/arguments/arguments";
import { isBlank } from "../reading/cells/cell-text";
import { attempt, rowsOf } from "../reading/cells/range";
import { breakdown } from "./breakdown";
import type { Answer } from "./broadcast";
import { readerLanguage } from "./language";
import { messageOf } from "./messages";
import { heading, partName } from "./part-names";
import { speedRows } from "./speed";
import { trainBreakdownRows } from "./train";

export const SERVING_TABLE = { of: breakdown, about: "serving" } as const;
export const TRAINING_TABLE = { of: trainBreakdownRows, about: "training" } as const;
export const SPEED_TABLE = { of: speedRows, about: "speed" } as const;

/**
 * A table, or its header and one row that says in words why there is none. Every number of that row is the error, so
 * that what is worked out from the table is one too; the words stand in the column that holds words. A bare error would
 * lose them: Excel shows its message on hover only, on a Mac not at all, and never on paper.
 */
export function tableOrReason<Asked extends Given<"card" | "language"> & Partial<Given<"unit">>>(
  table: { readonly of: (given: Asked) => Answer[][]; readonly about: "serving" | "training" | "speed" },
  given: Asked,
): Answer[][] {
  const answer = attempt(table.of, given);
  if (!(answer instanceof InputError)) return answer;
  const reading = {
    unit: readableOr(ARGUMENTS.unit, given.unit, "GB"),
    language: readableOr(ARGUMENTS.language, given.language, readerLanguage()),
  };
  const noCard = rowsOf(given.card).every((row) => row.every(isBlank));
  const header = heading(
    table.about !== "serving" ? table.about : noCard ? "rule of thumb" : "on cards",
    reading,
  );
  const words = header.length - 2;
  const cells = header.map((_, column): Answer => {
    if (column === 0) return partName("Total", reading.language);
    return column < words ? answer : column === words ? messageOf(answer, reading.language) : "";
  });
  return [header, cells];
}

/** An argument that says how the table is to read, where it can be read itself. */
function readableOr<T>(argument: Argument<T>, given: unknown, otherwise: T): T {
  const read = attempt((cell: unknown) => readOne(argument, cell), given);
  return read instanceof InputError ? otherwise : read;
}
