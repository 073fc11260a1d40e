import { cellAddress } from "../../../sheet/address";
import type { PageCell, SheetPage } from "../../../sheet/page";
import { pointsWide } from "../looks";
import { entry } from "../insert";
import { supports } from "../surroundings";
import { dressSteps } from "./dressed";
import { drawCharts } from "./drawn";
import type { Step } from "./parts";
import { addChoices, addTints } from "./rules";

/** About how many bytes a call takes beside its content. */
const CALL = 250;

/** All that a page has, in the order in which Excel must hear it: looks, content, then what lies over cells. */
export function contentOf(context: Excel.RequestContext, page: SheetPage, sheet: Excel.Worksheet): Step[] {
  const calls = page.merged.length + page.choices.length * 3 + page.tints.length * 6 + page.charts.length * 20;
  return [
    { bytes: CALL, run: () => { quiet(context); } },
    ...dressSteps(page, sheet),
    ...filled(page, sheet),
    {
      bytes: (calls + page.widths.length + Object.keys(page.heights).length) * CALL,
      run: () => {
        size(page, sheet);
        for (const { row, column, rows, columns } of page.merged)
          sheet.getRangeByIndexes(row, column, rows, columns).merge(false);
        addChoices(page, sheet);
        addTints(page, sheet);
        drawCharts(page, sheet);
        if (supports("1.7") && page.headerRows > 0) sheet.freezePanes.freezeRows(page.headerRows);
        if (supports("1.8")) sheet.showGridlines = false;
        if (page.hidden === true) sheet.visibility = "Hidden";
      },
    },
  ];
} // prettier-ignore

/** Neither drawn nor calculated before the whole of this part is there. */
function quiet({ workbook }: Excel.RequestContext): void {
  if (supports("1.6")) workbook.application.suspendApiCalculationUntilNextSync();
  if (supports("1.9")) workbook.application.suspendScreenUpdatingUntilNextSync();
}

/** Rows of cells that are written at once. */
const ROWS_AT_ONCE = 500;

function filled(page: SheetPage, sheet: Excel.Worksheet): Step[] {
  const columns = Math.max(page.widths.length, ...page.rows.map((line) => line.length));
  const steps: Step[] = [];
  for (let first = 0; first < page.rows.length && columns > 0; first += ROWS_AT_ONCE) {
    const lines = page.rows.slice(first, first + ROWS_AT_ONCE);
    const block = (): Excel.Range => sheet.getRangeByIndexes(first, 0, lines.length, columns);
    const content = matrix(lines, columns, (cell) => entry(cell?.value ?? null));
    const formats = matrix(lines, columns, (cell) => cell?.format ?? "General");
    steps.push({
      bytes: 2 * JSON.stringify(content).length + JSON.stringify(formats).length + CALL,
      run: () => {
        block().numberFormat = formats;
        block().formulas = content;
      },
    });
  }
  return [...steps, ...links(page, sheet)];
}

const matrix = <T>(lines: SheetPage["rows"], columns: number, of: (cell: PageCell) => T): T[][] =>
  lines.map((line) => Array.from({ length: columns }, (_, column) => of(line[column] ?? null)));

/** A link brings Excel's own look of links: what the cell shows stays. */
function links(page: SheetPage, sheet: Excel.Worksheet): Step[] {
  if (!supports("1.7")) return [];
  return page.rows.flatMap((line, row) =>
    line.flatMap((cell, column) => {
      if (cell?.link === undefined || typeof cell.value !== "string") return [];
      const hyperlink = { address: cell.link, textToDisplay: cell.value.replace(/^'/, ""), screenTip: cell.link };
      const run = (): void => {
        const at = sheet.getRange(cellAddress({ row, column }));
        at.hyperlink = hyperlink;
        at.format.font.size = 10;
      };
      return [{ bytes: CALL + 2 * cell.link.length + cell.value.length, run }];
    }),
  );
} // prettier-ignore

function size(page: SheetPage, sheet: Excel.Worksheet): void {
  for (const [column, characters] of page.widths.entries())
    sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = pointsWide(characters);
  for (const [row, points] of Object.entries(page.heights))
    sheet.getRangeByIndexes(Number(row), 0, 1, 1).format.rowHeight = Math.min(points, TALLEST);
}

/** Excel's highest row, in points. */
const TALLEST = 409;
