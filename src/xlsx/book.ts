import type { Cell, NamedRange, WriteSheet } from "hucre";

/** A workbook as it goes into a file and comes out of one. */
export interface Book {
  readonly sheets: readonly WriteSheet[];
  readonly names: readonly NamedRange[];
  /** The sheet that is shown first, counted from 0. */
  readonly active: number;
}

/**
 * Before the text of a formula's result: it is an error, not a text. hucre knows errors only where no formula is.
 * A private letter of Unicode, which no sheet holds.
 */
export const ERROR_MARK = "\uE0FF";
const ERROR = /^#(DIV\/0!|NAME\?|VALUE!|NUM!|N\/A|REF!|SPILL!|CALC!|NULL!|GETTING_DATA)$/;

/** A formula's result as `writeBook` takes it: blank is an empty text, as a file has it. */
export const resultFor = (value: Cell["value"] | undefined): NonNullable<Cell["value"]> =>
  typeof value === "string" && ERROR.test(value) ? ERROR_MARK + value : (value ?? "");
