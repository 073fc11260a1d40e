/** A cell by number, counted from 0. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Excel's last row and column: a table must end before them. */
export const SHEET_ROWS = 1_048_576;
export const SHEET_COLUMNS = 16_384;

/** The cell an address names: "B4", "$B$4"; of a range, its first corner. null where it names none. */
export function readAddress(address: string): Cell | null {
  const found = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::|$)/i.exec(address.trim());
  const [, letters, digits] = found ?? [];
  if (letters === undefined || digits === undefined) return null;
  const cell = { row: Number(digits) - 1, column: columnNumber(letters) };
  return cell.row < SHEET_ROWS && cell.column < SHEET_COLUMNS ? cell : null;
}

/** @example cellAddress({ row: 3, column: 1 }) // "B4" */
export const cellAddress = (cell: Cell): string => `${columnLetters(cell.column)}${cell.row + 1}`;

/** The cell so many rows below and columns to the right. */
export const offset = (from: Cell, rows: number, columns: number): Cell => ({
  row: from.row + rows,
  column: from.column + columns,
});

/** A range from its corner and size; one cell is written as a cell. */
export function rangeAddress(from: Cell, rows: number, columns: number): string {
  const first = cellAddress(from);
  return rows === 1 && columns === 1 ? first : `${first}:${cellAddress(offset(from, rows - 1, columns - 1))}`;
}

/**
 * A sheet's name as it stands before the "!": in quotes unless it is a plain word, quotes inside doubled. A name that
 * reads as a cell (A1, R1C1) needs them too.
 */
function sheetPrefix(sheet: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) && !/^([A-Z]{1,3}\d+|R\d*C?\d*|C\d*)$/i.test(sheet);
  return `${plain ? sheet : `'${sheet.replaceAll("'", "''")}'`}!`;
}

/** @example placeName("Sheet1", "B4") // "Sheet1!B4" */
export const placeName = (sheet: string, address: string): string => `${sheetPrefix(sheet)}${address}`;

const LETTERS = 26;
const BEFORE_A = "A".charCodeAt(0) - 1;

// columns count in letters without a zero: Z is followed by AA
function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / LETTERS)) {
    letters = String.fromCharCode(BEFORE_A + 1 + ((rest - 1) % LETTERS)) + letters;
  }
  return letters;
}

function columnNumber(letters: string): number {
  let count = 0;
  for (const letter of letters.toUpperCase()) count = count * LETTERS + letter.charCodeAt(0) - BEFORE_A;
  return count - 1;
}
