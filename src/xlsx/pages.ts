import type { Cell, CellStyle, ConditionalRule, DataValidation, WriteSheet } from "hucre";
import { rangeAddress } from "../sheet/address";
import type { Choice, PageBlock, PageCell, SheetPage, Tint } from "../sheet/page";
import type { SheetCell } from "../sheet/cell";
import { chartForFile } from "./chart";
import { asksUs, toStored } from "../sheet/stored-formulas";
import { inOrder } from "../sheet/tints";
import { asLink, fontOf, styleOf, TINTS } from "./looks";
import { absolute, quotedSheet } from "./references";
import { pageSetUp, setUpFor } from "./set-up";
import { resultFor, type Book } from "./book";

/** Sheets of plain data as a workbook to be written: the very file that the embedded workbook saves. */
export const bookOf = (pages: readonly SheetPage[]): Book => ({
  sheets: pages.map(sheetOf),
  names: pages.flatMap((page) =>
    page.names.map(({ name, ...block }) => ({ name, range: `${quotedSheet(page.name)}!${absolute(block)}` })),
  ),
  active: 0,
});

function sheetOf(page: SheetPage): WriteSheet {
  const font = fontOf(textOf(page));
  const cells = new Map<string, Partial<Cell>>();
  for (const [row, line] of page.rows.entries())
    for (const [column, cell] of line.entries()) {
      if (cell === null) continue;
      const style = styleOf(cell.look, font, cell.format);
      cells.set(`${row},${column}`, cellOf(page, cell, style, { row, column }));
    }
  const { setUp, footer } = pageSetUp(setUpFor(page));
  return {
    name: page.name,
    rows: [],
    cells,
    columns: page.widths.map((width) => ({ width })),
    rowDefs: new Map(Object.entries(page.heights).map(([row, height]) => [Number(row), { height }])),
    merges: page.merged.map(({ row, column, rows, columns }) => ({
      startRow: row,
      startCol: column,
      endRow: row + rows - 1,
      endCol: column + columns - 1,
    })),
    ...(page.headerRows > 0 && { freezePane: { rows: page.headerRows } }),
    view: { showGridLines: false },
    ...(page.hidden === true && { hidden: true }),
    dataValidations: page.choices.map(validationOf),
    conditionalRules: inOrder(page.tints).map(ruleOf),
    charts: page.charts.map((chart) => chartForFile(chart, page.name)),
    pageSetup: setUp,
    headerFooter: footer,
  };
}

type Filled = NonNullable<PageCell>;

function cellOf(
  page: SheetPage,
  cell: Filled,
  style: CellStyle,
  at: { row: number; column: number },
): Partial<Cell> {
  const look =
    cell.link === undefined ? { style } : { style: asLink(style), hyperlink: { target: cell.link } };
  const { value } = cell;
  if (typeof value !== "object" || value === null) return { ...look, ...plain(value ?? cell.result ?? null) };
  return {
    ...look,
    type: "formula",
    formula: toStored(value.formula),
    ...(cell.result !== undefined && { formulaResult: resultFor(cell.result) }),
    ...(asksUs(value.formula) && {
      formulaType: "array" as const,
      formulaDynamic: true,
      formulaRef: filledFrom(page, at),
    }),
  };
}

/** The cells that a formula fills: those right of and below it that have a result and no content of their own. */
function filledFrom({ rows }: SheetPage, at: { row: number; column: number }): string {
  const filled = (row: number, column: number): boolean => {
    const cell = rows[row]?.[column];
    return cell?.value === null && cell.result !== undefined;
  };
  let height = 1;
  while (filled(at.row + height, at.column)) height += 1;
  let width = 1;
  while (filled(at.row, at.column + width)) width += 1;
  return rangeAddress(at, height, width);
}

/** An apostrophe in front says "text" in a sheet and is not shown; a file has its own way to say so. */
function plain(value: Exclude<SheetCell, object> | null): Partial<Cell> {
  if (value === null) return { type: "empty" };
  if (typeof value === "number") return { value, type: "number" };
  if (typeof value === "boolean") return { value, type: "boolean" };
  return { value: value.replace(/^'/, ""), type: "string" };
}

const textOf = ({ rows }: SheetPage): string =>
  rows.flatMap((line) => line.map((cell) => (typeof cell?.value === "string" ? cell.value : ""))).join("");

const address = (block: PageBlock): string => rangeAddress(block, block.rows, block.columns);

function validationOf({ block, allowed, message, open = false }: Choice): DataValidation {
  const common = { range: address(block), allowBlank: true, showErrorMessage: !open, errorMessage: message };
  switch (allowed.kind) {
    case "list":
      return { ...common, type: "list", values: [...allowed.items] };
    case "range":
      return { ...common, type: "list", formula1: allowed.address.replace(/^=/, "") };
    case "whole":
    case "decimal":
      return allowed.most === null
        ? { ...common, type: allowed.kind, operator: "greaterThanOrEqual", formula1: String(allowed.least) }
        : {
            ...common,
            type: allowed.kind,
            operator: "between",
            formula1: String(allowed.least),
            formula2: String(allowed.most),
          };
  }
}

function ruleOf(tint: Tint, i: number): ConditionalRule {
  const { fill, ink } = TINTS[tint.tone];
  const common = {
    priority: i + 1,
    range: address(tint.block),
    style: {
      fill: { type: "pattern" as const, pattern: "solid" as const, bgColor: { rgb: fill } },
      ...(ink !== undefined && { font: { color: { rgb: ink } } }),
    },
    // the first rule that fits is shown: "between 2 and 3" behind "up to 2" begins above 2
    stopIfTrue: true,
  };
  if ("when" in tint) return { ...common, type: "expression", formula: tint.when };
  const { above, upTo } = tint;
  const asked = { ...common, type: "cellIs" as const };
  if (above === null) return { ...asked, operator: "lessThanOrEqual", formula: String(upTo ?? 0) };
  if (upTo === null) return { ...asked, operator: "greaterThan", formula: String(above) };
  return { ...asked, operator: "between", formula: [String(above), String(upTo)] };
}
