import type { Constants } from "../core/serving/constants";
import type { Book } from "./book";
import type { ComparisonLine } from "./comparison-texts";
import { fixedRange } from "./draft";
import type { Fact } from "./facts";
import type { OptionFigures } from "./figures";
import type { SpeedConstants } from "./speed-constants";
import type { Places } from "./lines";

/** Lines of the comparison and, by their own names, the facts and constants below it. */
export type Place =
  ComparisonLine | `fact ${Fact}` | "changed" | `constant ${keyof Constants | keyof SpeedConstants}`;

/** What a formula of one option may name: the cells of its column. */
export interface Column {
  readonly figures: OptionFigures;
  readonly number: number;
  /** $B$12 */
  readonly at: (place: Place) => string;
  readonly c: (name: keyof Constants | keyof SpeedConstants) => string;
}

/** The row of the options' names. */
export const HEADER = 2;

const across = (book: Book, row: number): string =>
  fixedRange({ row, column: 1, rows: 1, columns: book.figures.options.length });

/** All options' cells of a line. */
export const rowOf = (book: Book, places: Places<Place>, line: Place): string =>
  across(book, places.row(line));

/** All options' names. */
export const optionsRow = (book: Book): string => across(book, HEADER);
