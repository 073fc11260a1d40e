import { InputError, NotFoundError } from "../core/errors";
import { attempt, type Range } from "../reading/cells/range";

/** What one cell of a result shows. An error stays in its own cell. */
export type Answer = number | string | InputError;

/** More cells than this are a slip (whole columns crossed with whole rows), and would only block the sheet. */
const MOST_CELLS = 1_000_000;

/**
 * Ranges against ranges, as Excel does it: one row or one column is repeated along the others, a single cell
 * everywhere; where ranges of different size leave a cell without a partner, that cell is #N/A.
 */
export function broadcast<Question extends object>(
  ranges: { readonly [Name in keyof Question]: Range<Question[Name]> },
  answer: (question: Question) => number | string,
): Answer[][] {
  let [rows, columns] = [1, 1];
  for (const name in ranges) {
    const range = ranges[name];
    rows = range.rows > rows ? range.rows : rows;
    columns = range.columns > columns ? range.columns : columns;
  }
  if (rows * columns > MOST_CELLS) throw tooMany(rows, columns);
  const questionAt = questionsOf(ranges);
  const at = (row: number, column: number): Answer => {
    const question = questionAt(row, column);
    return question instanceof InputError ? question : attempt(answer, question);
  };
  // as long as it will be, and a row no longer than its first cell: a column has 100,000 of them
  const block = new Array<Answer[]>(rows);
  for (let row = 0; row < rows; row++) {
    const line = [at(row, 0)];
    for (let column = 1; column < columns; column++) line.push(at(row, column));
    block[row] = line;
  }
  return block;
}

/** The question of each cell: what is the same for all is read once, and only the rest is looked up cell by cell. */
function questionsOf<Question extends object>(ranges: {
  readonly [Name in keyof Question]: Range<Question[Name]>;
}): (row: number, column: number) => Question | InputError {
  const same = {} as Question;
  const differing: Extract<keyof Question, string>[] = [];
  for (const name in ranges) {
    const [cell] = ranges[name].cells;
    same[name] = cell as Question[typeof name];
    if (ranges[name].cells.length > 1 || cell instanceof InputError) differing.push(name);
  }
  return (row, column) => {
    const question = { ...same };
    for (const name of differing) {
      const cell = cellAt(ranges[name], row, column);
      if (cell instanceof InputError) return cell;
      question[name] = cell;
    }
    return question;
  };
}

function cellAt<T>(range: Range<T>, row: number, column: number): T | InputError {
  const down = range.rows === 1 ? 0 : row;
  const across = range.columns === 1 ? 0 : column;
  if (down >= range.rows || across >= range.columns) return (noPartner ??= new NotFoundError("no-partner"));
  return range.cells[down * range.columns + across] as T | InputError;
}

/** One for all such cells, made for the first: a stack taken at load has a watched browser read the whole script twice. */
let noPartner: InputError | null = null;

const tooMany = (rows: number, columns: number): InputError =>
  new InputError("cells-high", { rows, columns, most: MOST_CELLS });
