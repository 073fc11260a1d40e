import { nestingOf } from "../../catalog/config-json/nesting";

/** Excel cuts what is pasted into one cell here; the next cell goes on in the middle of a word. */
const CUT = 32_000;

/**
 * The text of a config.json that lies in several cells, or null: Excel pastes each line into a row of its own, a tab
 * begins the next column, and a line that is a bare number or true becomes one. A column of whole files is no such text.
 */
export function configInCells(rows: readonly (readonly unknown[])[]): string | null {
  const cells = rows.flat().filter((cell) => cell !== null && cell !== undefined && cell !== "");
  const [first] = cells;
  if (cells.length < 2 || typeof first !== "string" || !first.trimStart().startsWith("{")) return null;
  if (nestingOf(first).open <= 0) return null;
  let text = "";
  for (const [i, cell] of cells.entries()) {
    const next = cells[i + 1];
    text += plain(cell);
    // a number at the end of a line has lost its comma to the cell
    if (typeof cell !== "string" && typeof next === "string" && !/^\s*[\]},]/.test(next)) text += ",";
    if (typeof cell !== "string" && next !== undefined && typeof next !== "string") text += ",";
    if (typeof cell !== "string" || cell.length < CUT) text += "\n";
  }
  return text;
}

const plain = (cell: unknown): string =>
  typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean" ? String(cell) : "null";
