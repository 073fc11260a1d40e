import {
  BooleanNumber,
  CellValueType,
  type ICellData,
  type IStyleData,
  type IWorksheetData,
} from "@univerjs/core";
import type { Cell, CellStyle, CellValue, Sheet, WriteSheet } from "hucre";
import type { BarChart } from "../../../sheet/page";
import { fromStored } from "../../../sheet/stored-formulas";
import { setUpOf } from "../../../xlsx/set-up";
import { withNotes } from "../sheet-notes";
import { blankFilled, filledByFormulas, type CellData } from "./filled";
import { gridStyle, type ColourOf } from "./styles";

export const PIXELS = { perPoint: 96 / 72, perCharacter: 7, besideCharacters: 5 };
const DEFAULT = { rows: 1000, columns: 26, rowPx: 20, columnPx: 73 };
const SPARE_ROWS = 40;
const SPARE_COLUMNS = 6;

export interface SheetQuestion {
  readonly sheet: Sheet | WriteSheet;
  readonly id: string;
  readonly charts: readonly BarChart[];
  readonly colourOf: ColourOf;
  /** Whether formulas are as a file has them, with Excel's prefixes. */
  readonly formulas: "stored" | "shown";
}

/** A file's sheet as Univer's. Values of formulas are left out: they are calculated when it is opened. */
export function gridSheet({ sheet, id, charts, colourOf, formulas }: SheetQuestion): Partial<IWorksheetData> {
  const cellData: CellData = {};
  const put = (row: number, column: number, cell: ICellData): void => {
    (cellData[row] ??= {})[column] = cell;
  };
  const styles = new Map<CellStyle | undefined, IStyleData | null>();
  const styleOf = (style: CellStyle | undefined): IStyleData | null => {
    if (!styles.has(style)) styles.set(style, gridStyle(style, colourOf));
    return styles.get(style) ?? null;
  };
  for (const [row, line] of (sheet.rows ?? []).entries())
    for (const [column, value] of line.entries()) if (value !== null) put(row, column, content(value));
  for (const [at, cell] of sheet.cells ?? []) {
    const [row = 0, column = 0] = at.split(",").map(Number);
    const s = styleOf(cell.style);
    const link = cell.hyperlink?.target;
    put(row, column, {
      ...formulaOr(cell, id, formulas),
      ...(s !== null && { s }),
      ...(link !== undefined && { custom: { link } }),
    });
  }
  blankFilled(cellData, filledByFormulas(sheet));
  const last = lastOf(cellData);
  return {
    id,
    name: sheet.name,
    cellData,
    rowCount: Math.max(DEFAULT.rows, last.row + SPARE_ROWS),
    columnCount: Math.max(DEFAULT.columns, last.column + SPARE_COLUMNS),
    defaultRowHeight: DEFAULT.rowPx,
    defaultColumnWidth: DEFAULT.columnPx,
    rowData: Object.fromEntries(
      [...(sheet.rowDefs ?? [])].map(([row, { height, hidden }]) => [
        row,
        {
          ...(height !== undefined && { h: Math.round(height * PIXELS.perPoint), ia: BooleanNumber.FALSE }),
          ...(hidden && { hd: BooleanNumber.TRUE }),
        },
      ]),
    ),
    columnData: Object.fromEntries(
      (sheet.columns ?? []).map(({ width, hidden }, column) => [
        column,
        {
          ...(width !== undefined && {
            w: Math.round(width * PIXELS.perCharacter) + PIXELS.besideCharacters,
          }),
          ...(hidden && { hd: BooleanNumber.TRUE }),
        },
      ]),
    ),
    mergeData: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      startRow,
      endRow,
      startColumn: startCol,
      endColumn: endCol,
    })),
    ...(sheet.freezePane && { freeze: frozen(sheet.freezePane) }),
    showGridlines: sheet.view?.showGridLines === false ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    hidden: sheet.hidden || sheet.veryHidden ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    ...(sheet.view?.tabColor?.rgb !== undefined && { tabColor: `#${sheet.view.tabColor.rgb}` }),
    custom: withNotes({ setUp: setUpOf(sheet.pageSetup, sheet.headerFooter), charts }),
  };
}

const frozen = ({
  rows = 0,
  columns = 0,
}: {
  rows?: number;
  columns?: number;
}): IWorksheetData["freeze"] => ({
  ySplit: rows,
  xSplit: columns,
  startRow: rows > 0 ? rows : -1,
  startColumn: columns > 0 ? columns : -1,
});

function content(value: CellValue | undefined): ICellData {
  if (typeof value === "number") return { v: value, t: CellValueType.NUMBER };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return typeof value === "string" ? { v: value, t: CellValueType.STRING } : {};
}

function formulaOr(cell: Partial<Cell>, sheet: string, formulas: "stored" | "shown"): ICellData {
  const { formula, formulaType, formulaSharedIndex, richText, value } = cell;
  if (formula === undefined) return content(richText ? richText.map(({ text }) => text).join("") : value);
  // cells that share a formula name it by number; the first of them has it
  const shared = formulaType === "shared" ? { si: `${sheet}-${formulaSharedIndex ?? 0}` } : {};
  if (formula === "") return shared;
  return { f: formulas === "stored" ? fromStored(formula) : formula, ...shared };
}

function lastOf(cellData: CellData): { row: number; column: number } {
  const last = { row: 0, column: 0 };
  for (const [row, line] of Object.entries(cellData)) {
    last.row = Math.max(last.row, Number(row));
    for (const column of Object.keys(line)) last.column = Math.max(last.column, Number(column));
  }
  return last;
}
