// @ts-check
/**
 * @typedef {import("../../src/sheet/page.ts").SheetPage} SheetPage
 * @typedef {typeof import("./recalculation.ts")} Code
 */

/**
 * Formulas of ours as what they give: LibreOffice has no add-in. A fact that is not known is an error there too.
 *
 * @param {readonly SheetPage[]} pages
 * @param {Code} code
 * @param {{ context: number, reserve: number }} asked what cells of other sheets say
 */
export function frozen(pages, code, asked) {
  return pages.map((page) => ({ ...page, rows: frozenRows(page.rows, code, asked) }));
}

/** @param {SheetPage["rows"]} rows @param {Code} code @param {{ context: number, reserve: number }} asked */
function frozenRows(rows, code, { context, reserve }) {
  const copy = rows.map((row) => [...row]);
  copy.forEach((row, at) => {
    row.forEach((cell, column) => {
      if (!isFormula(cell)) return;
      const check = /^=IFERROR\(VRAM\.MAXCONCURRENCY\((.*)\),""\)$/.exec(cell.value.formula);
      if (check !== null) {
        const [model, precision, , card, cards, kvPrecision, engine] = (check[1] ?? "")
          .split(",")
          .map((address) => content(copy, address));
        const [[most] = []] = code.maxConcurrency({ model, precision, context, card, cards, kvPrecision, engine, reserve }); // prettier-ignore
        row[column] = { ...cell, value: typeof most === "number" ? most : "" };
        return;
      }
      const call = /^=VRAM\.CONSTANTS\((.*)\)$/.exec(cell.value.formula);
      if (call === null) return;
      const [model, precision, card, count, kvPrecision, engine] = (call[1] ?? "")
        .split(",")
        .map((address) => content(copy, address));
      code
        .constantsColumn({ model, precision, card, cards: count, kvPrecision, engine })
        .forEach(([value], index) => {
          const below = copy[at + index];
          const look = below?.[column];
          if (below !== undefined && look != null)
            below[column] = { ...look, value: typeof value === "number" ? value : { formula: "=NA()" } };
        });
    });
  });
  return copy;
}

/** @param {SheetPage["rows"]} rows @param {string} address */
function content(rows, address) {
  const [, letter = "A", row = "1"] = /^\$([A-Z])\$(\d+)$/.exec(address) ?? [];
  const cell = rows[Number(row) - 1]?.[letter.charCodeAt(0) - 65];
  return cell == null || isFormula(cell) ? null : cell.value;
}

/** @param {unknown} cell @returns {cell is { value: { formula: string } }} */
export function isFormula(cell) {
  return (
    typeof cell === "object" &&
    cell !== null &&
    "value" in cell &&
    typeof cell.value === "object" &&
    cell.value !== null
  );
}
