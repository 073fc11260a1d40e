import {
  BooleanNumber,
  generateRandomId,
  type ICellData,
  type IMutationInfo,
  type IRange,
} from "@univerjs/core";
import {
  AddWorksheetMergeMutation,
  RemoveWorksheetMergeMutation,
  SetRangeValuesMutation,
  SetRangeValuesUndoMutationFactory,
  SetWorksheetColWidthMutation,
  SetWorksheetColWidthMutationFactory,
  SetWorksheetRowHeightMutation,
  SetWorksheetRowHeightMutationFactory,
  SetWorksheetRowIsAutoHeightMutation,
  SetWorksheetRowIsAutoHeightMutationFactory,
  type FWorksheet,
} from "@univerjs/preset-sheets-core";
import type { SheetPage } from "../../../sheet/page";
import type { SheetTable } from "../../../sheet/table";
import { bookOf } from "../../../xlsx/pages";
import type { Block } from "../cell-values";
import { choicesOf, loadExtras, REMOVE_CHOICE, ADD_CHOICE } from "../extras/extras";
import { gridSheet } from "../file/from-file";
import type { Grid } from "../grid";
import { colourOf, pageSteps, ruleSteps, take, type Steps } from "./write-pages";

/** Writes a table into a sheet, with its looks, widths, heights and drop-downs: one step to undo. */
export async function writeTable(
  grid: Grid,
  sheet: FWorksheet,
  block: Block,
  table: SheetTable,
): Promise<void> {
  if (table.choices.length > 0) await loadExtras(grid);
  const lists = listSteps(grid, table);
  const cleared = await clearSteps(grid, sheet, block);
  const filled = fillSteps(grid, sheet, block, table);
  take(grid, {
    redo: [...lists.redo, ...cleared.redo, ...filled.redo],
    undo: [...filled.undo, ...cleared.undo, ...lists.undo],
  });
}

/** Writes a table on a sheet of its own, and shows it. */
export async function writeTableSheet(grid: Grid, name: string, table: SheetTable): Promise<FWorksheet> {
  if (table.choices.length > 0) await loadExtras(grid);
  const lists = listSteps(grid, table);
  const { first, ...written } = pageSteps(grid, [pageOf(table, name)]);
  // the lists stand behind it
  take(grid, { redo: [...written.redo, ...lists.redo], undo: [...written.undo, ...lists.undo] });
  return grid.workbook.setActiveSheet(first);
}

const pageOf = (table: SheetTable, name: string): SheetPage => ({
  ...table,
  name,
  headerRows: 0,
  names: [],
  tints: [],
  charts: [],
});

const NOTHING: Steps = { redo: [], undo: [] };

/** The hidden sheet that drop-downs read, where it is not there yet. */
function listSteps(grid: Grid, { lists }: SheetTable): Steps {
  if (lists === null) return NOTHING;
  return grid.workbook.getSheetByName(lists.name) ? NOTHING : pageSteps(grid, [lists]);
}

/** Merged cells and drop-downs in the way. */
async function clearSteps(grid: Grid, sheet: FWorksheet, block: Block): Promise<Steps> {
  const at = { unitId: grid.workbook.getId(), subUnitId: sheet.getSheetId() };
  const all = sheet.getSheet().getMergeData();
  const merged = all.filter((range) => meet(range, rangeOf(block)));
  const rules = (await choicesOf(grid, at.subUnitId)).filter(({ ranges }) =>
    ranges.every((range) => within(range, rangeOf(block))),
  );
  const merges = { ...at, ranges: merged };
  return {
    redo: [
      ...(merged.length > 0 ? [{ id: RemoveWorksheetMergeMutation.id, params: merges }] : []),
      ...rules.map(({ uid }) => ({ id: REMOVE_CHOICE, params: { ...at, ruleId: uid } })),
    ],
    undo: [
      ...(merged.length > 0 ? [{ id: AddWorksheetMergeMutation.id, params: merges }] : []),
      ...(rules.length > 0 ? [{ id: ADD_CHOICE, params: { ...at, rule: [...rules] } }] : []),
    ],
  };
} // prettier-ignore

// everything a cell may have held before is named, or Univer would keep it
const BLANK: ICellData = { v: null, f: null, si: null, p: null, t: null, s: null, custom: null };

function fillSteps(grid: Grid, sheet: FWorksheet, block: Block, table: SheetTable): Steps {
  const at = { unitId: grid.workbook.getId(), subUnitId: sheet.getSheetId() };
  const { injector } = grid;
  const worksheet = sheet.getSheet();
  const choices = table.choices.map((choice) => ({ ...choice, block: { ...choice.block, row: choice.block.row + block.row, column: choice.block.column + block.column } }));
  const [written] = bookOf([{ ...pageOf(table, sheet.getSheetName()), choices }]).sheets;
  if (!written) return NOTHING;
  const own = gridSheet({ sheet: written, id: at.subUnitId, charts: [], colourOf, formulas: "stored" });
  const cells = cellsOf(block, own.cellData ?? {});
  const values = { ...at, cellValue: cells };
  const redo: IMutationInfo[] = [
    // a look is laid over the one that is there: the old one goes first
    { id: SetRangeValuesMutation.id, params: { ...at, cellValue: cellsOf(block, {}) } },
    { id: SetRangeValuesMutation.id, params: values },
  ];
  const undo: IMutationInfo[] = [
    { id: SetRangeValuesMutation.id, params: SetRangeValuesUndoMutationFactory(injector, values) },
  ];
  for (const [column, data] of Object.entries<Partial<{ w: number }> | undefined>(own.columnData ?? {})) {
    const { w = 0 } = data ?? {};
    const right = block.column + Number(column);
    if (w <= sheet.getColumnWidth(right)) continue;
    const params = { ...at, ranges: [columnRange(right, sheet)], colWidth: w };
    redo.push({ id: SetWorksheetColWidthMutation.id, params });
    undo.push({ id: SetWorksheetColWidthMutation.id, params: SetWorksheetColWidthMutationFactory(params, worksheet) });
  }
  for (const [row, data] of Object.entries<Partial<{ h: number }> | undefined>(own.rowData ?? {})) {
    const { h = 0 } = data ?? {};
    const down = block.row + Number(row);
    if (h <= sheet.getRowHeight(down)) continue;
    const ranges = [{ startRow: down, endRow: down, startColumn: 0, endColumn: sheet.getMaxColumns() - 1 }];
    const height = { ...at, ranges, rowHeight: h };
    const fixed = { ...at, ranges, autoHeightInfo: BooleanNumber.FALSE };
    redo.push({ id: SetWorksheetRowHeightMutation.id, params: height }, { id: SetWorksheetRowIsAutoHeightMutation.id, params: fixed });
    undo.push(
      { id: SetWorksheetRowHeightMutation.id, params: SetWorksheetRowHeightMutationFactory(height, worksheet) },
      { id: SetWorksheetRowIsAutoHeightMutation.id, params: SetWorksheetRowIsAutoHeightMutationFactory(fixed, worksheet) },
    );
  }
  if (table.merged.length > 0) {
    const ranges = table.merged.map((one) => rangeOf({ ...one, row: one.row + block.row, column: one.column + block.column }));
    redo.push({ id: AddWorksheetMergeMutation.id, params: { ...at, ranges } });
    undo.unshift({ id: RemoveWorksheetMergeMutation.id, params: { ...at, ranges } });
  }
  // rules are known by their ids: two tables of one sheet must not share them
  const rules = ruleSteps(at.unitId, at.subUnitId, written, generateRandomId(6));
  redo.push(...rules);
  undo.push(...rules.flatMap(({ params }) => idsOf(params)).map((ruleId) => ({ id: REMOVE_CHOICE, params: { ...at, ruleId } })));
  return { redo, undo };
} // prettier-ignore

const idsOf = (params: unknown): string[] =>
  ((params as { rule?: readonly { uid: string }[] }).rule ?? []).map(({ uid }) => uid);

/** Every cell of the block: what the table puts there, or nothing. */
function cellsOf(
  block: Block,
  own: Readonly<Record<number, Readonly<Record<number, ICellData>> | undefined>>,
): Record<number, Record<number, ICellData>> {
  const lines = Array.from({ length: block.rows }, (_, down) => {
    const line = Array.from({ length: block.columns }, (__, right) => {
      const cell = own[down]?.[right];
      return [block.column + right, { ...BLANK, ...cell }] as const;
    });
    return [block.row + down, Object.fromEntries(line)] as const;
  });
  return Object.fromEntries(lines);
}

const rangeOf = ({ row, column, rows, columns }: Block): IRange => ({
  startRow: row,
  endRow: row + rows - 1,
  startColumn: column,
  endColumn: column + columns - 1,
});

const columnRange = (column: number, sheet: FWorksheet): IRange => ({
  startColumn: column,
  endColumn: column,
  startRow: 0,
  endRow: sheet.getMaxRows() - 1,
});

const meet = (a: IRange, b: IRange): boolean =>
  a.startRow <= b.endRow &&
  b.startRow <= a.endRow &&
  a.startColumn <= b.endColumn &&
  b.startColumn <= a.endColumn;

const within = (inner: IRange, outer: IRange): boolean =>
  inner.startRow >= outer.startRow &&
  inner.endRow <= outer.endRow &&
  inner.startColumn >= outer.startColumn &&
  inner.endColumn <= outer.endColumn;
