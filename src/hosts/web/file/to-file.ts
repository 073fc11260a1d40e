import {
  BooleanNumber,
  CellValueType,
  type ICellData,
  type IRange,
  type IStyleData,
  type IWorkbookData,
  type IWorksheetData,
  type Nullable,
} from "@univerjs/core";
import {
  FormulaDataModel,
  IFunctionService,
  LexerTreeBuilder,
  type IDefinedNamesServiceParam,
} from "@univerjs/preset-sheets-core";
import type { Cell, CellStyle, NamedRange, WriteSheet } from "hucre";
import { rangeAddress } from "../../../sheet/address";
import { chartForFile } from "../../../xlsx/chart";
import { asksUs, toStored } from "../../../sheet/stored-formulas";
import { pageSetUp } from "../../../xlsx/set-up";
import { resultFor, type Book } from "../../../xlsx/book";
import type { Grid } from "../grid";
import { linkOf, notesOf } from "../sheet-notes";
import { PIXELS } from "./from-file";
import { fileTint, fileValidation, type ChoiceRule, type TintRule } from "./rules";
import { fileStyle } from "./styles";

/** The workbook as it stands in the page, spilled values included, as a file has it. */
export function bookFrom(grid: Grid, leftOut: string | null = null): Book {
  const snapshot = grid.workbook.save();
  const order = snapshot.sheetOrder.filter((id) => id !== leftOut);
  const active = grid.workbook.getActiveSheet().getSheetId();
  const rules = resource(snapshot, "SHEET_DATA_VALIDATION_PLUGIN") as Rules<ChoiceRule>;
  const tints = resource(snapshot, "SHEET_CONDITIONAL_FORMATTING_PLUGIN") as Rules<TintRule>;
  const names = resource(snapshot, "SHEET_DEFINED_NAME_PLUGIN") as Record<string, IDefinedNamesServiceParam>;
  const formulas = formulasOf(grid, snapshot);
  const sheets = order.map((id) => {
    const sheet = snapshot.sheets[id] ?? {};
    return {
      ...sheetFrom({ sheet, id, snapshot, formulas }),
      dataValidations: (rules[id] ?? []).flatMap((rule) => fileValidation(rule) ?? []),
      conditionalRules: (tints[id] ?? []).flatMap((rule, i) => fileTint(rule, i + 1) ?? []),
    };
  });
  return {
    sheets,
    names: Object.values(names).map((name) => nameFrom(name, snapshot)),
    active: Math.max(0, order.indexOf(active)),
  };
}

type Rules<Rule> = Readonly<Record<string, readonly Rule[]>>;

/** What a plugin of Univer keeps in a snapshot, by sheet or by id. */
function resource({ resources = [] }: IWorkbookData, name: string): unknown {
  const data = resources.find((one) => one.name === name)?.data;
  return data ? JSON.parse(data) : {};
}

function nameFrom(
  { name, formulaOrRefString, localSheetId }: IDefinedNamesServiceParam,
  snapshot: IWorkbookData,
): NamedRange {
  const scope = localSheetId === undefined ? undefined : snapshot.sheets[localSheetId]?.name;
  return { name, range: toStored(formulaOrRefString), ...(scope !== undefined && { scope }) };
}

/** What Univer knows of formulas beside the cells. */
interface Formulas {
  readonly textAt: (sheet: string, row: number, column: number) => string | null;
  readonly spilled: (sheet: string) => Matrix<Nullable<ICellData>>;
  readonly filled: (sheet: string) => Matrix<IRange>;
  readonly prefixed: (formula: string) => string;
}

type Matrix<T> = Readonly<Record<number, Readonly<Record<number, T>> | undefined>>;

function formulasOf({ injector }: Grid, { id }: IWorkbookData): Formulas {
  const model = injector.get(FormulaDataModel);
  const lexer = injector.get(LexerTreeBuilder);
  const functions = injector.get(IFunctionService);
  return {
    textAt: (sheet, row, column) => model.getFormulaStringByCell(row, column, sheet, id) ?? null,
    spilled: (sheet) => model.getArrayFormulaCellData()[id]?.[sheet] ?? {},
    filled: (sheet) => model.getArrayFormulaRange()[id]?.[sheet] ?? {},
    prefixed: (formula) =>
      (lexer.getNewFormulaWithPrefix(formula, (name) => functions.hasExecutor(name)) ?? formula)
        // the two whose prefix Univer does not know whole
        .replace(/_xlfn\.(FILTER|SORT)\(/g, "_xlfn._xlws.$1("),
  };
}

interface SheetQuestion {
  readonly sheet: Partial<IWorksheetData>;
  readonly id: string;
  readonly snapshot: IWorkbookData;
  readonly formulas: Formulas;
}

function sheetFrom({ sheet, id, snapshot, formulas }: SheetQuestion): WriteSheet {
  const styles = new Map<unknown, CellStyle>();
  const styleOf = (own: ICellData["s"]): CellStyle | undefined => {
    const style: Nullable<IStyleData> = typeof own === "string" ? snapshot.styles[own] : own;
    if (!style) return undefined;
    const known = styles.get(style) ?? fileStyle(style);
    styles.set(style, known);
    return known;
  };
  const cells = new Map<string, Partial<Cell>>();
  const filled = formulas.filled(id);
  const spilled = formulas.spilled(id);
  for (const [row, column, cell] of each(spilled)) cells.set(`${row},${column}`, valueCell(cell));
  const last = { row: -1, column: -1 };
  for (const [row, column, cell] of each(sheet.cellData ?? {})) {
    const at = `${row},${column}`;
    const text = cell.f || cell.si ? formulas.textAt(id, row, column) : null;
    const style = styleOf(cell.s);
    const link = linkOf(cell.custom);
    const range = filled[row]?.[column];
    const own = text
      ? formulaCell(formulas.prefixed(text), valueCell(spilled[row]?.[column] ?? cell), range, {
          row,
          column,
        })
      : { ...cells.get(at), ...(hasValue(cell) && valueCell(cell)) };
    if (Object.keys(own).length === 0 && style === undefined) continue;
    cells.set(at, { ...own, ...(style && { style }), ...(link !== null && { hyperlink: { target: link } }) });
    last.row = Math.max(last.row, row);
  }
  for (const at of cells.keys()) last.column = Math.max(last.column, Number(at.split(",")[1]));
  const { setUp, charts } = notesOf(sheet);
  // whoever wrote a sheet by hand prints it as our own button does
  const printed = pageSetUp(setUp ?? { headerRows: Math.max(0, sheet.freeze?.ySplit ?? 0), footer: "" });
  const name = sheet.name ?? id;
  return {
    name,
    rows: [],
    cells,
    columns: Array.from({ length: last.column + 1 }, (_, column) => columnFrom(sheet, column)),
    rowDefs: rowsFrom(sheet, last.row),
    merges: (sheet.mergeData ?? []).map(({ startRow, endRow, startColumn, endColumn }) => ({
      startRow,
      endRow,
      startCol: startColumn,
      endCol: endColumn,
    })),
    ...frozen(sheet.freeze),
    view: {
      showGridLines: sheet.showGridlines !== BooleanNumber.FALSE,
      ...(sheet.tabColor && { tabColor: { rgb: sheet.tabColor.replace("#", "").toUpperCase() } }),
    },
    hidden: sheet.hidden === BooleanNumber.TRUE,
    charts: charts.map((chart) => chartForFile(chart, name)),
    pageSetup: printed.setUp,
    headerFooter: printed.footer,
  };
}

function* each<T>(matrix: Matrix<T>): Generator<[number, number, T]> {
  for (const [row, line] of Object.entries(matrix))
    for (const [column, cell] of Object.entries(line ?? {})) yield [Number(row), Number(column), cell];
}

const hasValue = ({ v, p }: ICellData): boolean => Boolean(p?.body) || (v ?? "") !== "";

function valueCell(cell: Nullable<ICellData>): Partial<Cell> {
  // a text with parts of its own ends with a line end that nobody sees
  const value = cell?.p?.body?.dataStream.replace(/\r?\n$/, "") ?? cell?.v ?? null;
  if (value === null || value === "") return { type: "empty" };
  if (cell?.t === CellValueType.BOOLEAN) return { value: Boolean(value), type: "boolean" };
  if (typeof value === "number") return { value, type: "number" };
  const number = cell?.t === CellValueType.NUMBER ? Number(value) : NaN;
  return Number.isFinite(number)
    ? { value: number, type: "number" }
    : { value: String(value), type: "string" };
}

function formulaCell(
  formula: string,
  { value = null }: Partial<Cell>,
  fills: IRange | undefined,
  at: { row: number; column: number },
): Partial<Cell> {
  const rows = fills ? fills.endRow - fills.startRow + 1 : 1;
  const columns = fills ? fills.endColumn - fills.startColumn + 1 : 1;
  return {
    type: "formula",
    formula: toStored(formula),
    formulaResult: resultFor(value),
    // Excel keeps whatever may fill several cells as an array; a plain one would come back with an @ before it
    ...((fills ?? asksUs(formula)) && {
      formulaType: "array" as const,
      formulaDynamic: true,
      formulaRef: rangeAddress(at, rows, columns),
    }),
  };
}

function columnFrom({ columnData, defaultColumnWidth = 88 }: Partial<IWorksheetData>, column: number) {
  const { w = defaultColumnWidth, hd } = columnData?.[column] ?? {};
  const width = Math.max(0, Math.round(((w - PIXELS.besideCharacters) / PIXELS.perCharacter) * 100) / 100);
  return { width, ...(hd === BooleanNumber.TRUE && { hidden: true }) };
}

/** Univer's own height is left to the reader; every other is stated. */
const UNIVER_ROW_PX = 24;

function rowsFrom({ rowData, defaultRowHeight = UNIVER_ROW_PX }: Partial<IWorksheetData>, last: number) {
  const rows = new Map<number, { height?: number; hidden?: boolean }>();
  for (let row = 0; row <= last; row += 1) {
    const { h, ah, ia, hd } = rowData?.[row] ?? {};
    const pixels = (ia === BooleanNumber.TRUE ? ah : h) ?? h ?? ah ?? defaultRowHeight;
    const stated = pixels !== UNIVER_ROW_PX && { height: Math.round((pixels / PIXELS.perPoint) * 100) / 100 };
    const hidden = hd === BooleanNumber.TRUE && { hidden: true };
    if (stated || hidden) rows.set(row, { ...stated, ...hidden });
  }
  return rows;
}

function frozen(freeze: IWorksheetData["freeze"] | undefined) {
  const { xSplit = 0, ySplit = 0 } = freeze ?? {};
  if (xSplit + ySplit === 0) return {};
  return { freezePane: { ...(ySplit > 0 && { rows: ySplit }), ...(xSplit > 0 && { columns: xSplit }) } };
}
