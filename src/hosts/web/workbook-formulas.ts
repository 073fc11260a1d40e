import {
  CellValueType,
  ICommandService,
  IUndoRedoService,
  type ICellData,
  type IMutationInfo,
} from "@univerjs/core";
import {
  FormulaDataModel,
  SetRangeValuesMutation,
  SetRangeValuesUndoMutationFactory,
  type FWorksheet,
} from "@univerjs/preset-sheets-core";
import { readAddress } from "../../sheet/address";
import {
  frozenOf,
  type Frozen,
  type FrozenFormula,
  type NamedFormula,
  type Shown,
  type StandingFormula,
} from "../../sheet/frozen";
import { afterRepair, repairedOf, type Repaired } from "../../sheet/repaired";
import type { FormulasConsent } from "../sheet-host";
import { calculated } from "./calculation";
import { readBlock, type ShownValue } from "./cell-values";
import { noteFrozen } from "./frozen-workbooks";
import type { Grid } from "./grid";

/** Every formula of ours becomes its value, in one step to undo. */
export async function freeze(grid: Grid, consent: FormulasConsent): Promise<Frozen> {
  await calculated(grid);
  const frozen = frozenOf(standingFormulas(grid), namedFormulas(grid));
  if (consent === "ask" || frozen.changed.length === 0) return frozen;
  // before the cells change: the browser keeps the workbook soon after they do
  noteFrozen(grid.workbook);
  await put(grid, frozen.changed.map((one) => ({ sheet: one.sheet, cells: valuesOf(one) })));
  return frozen;
} // prettier-ignore

/** Stuck formulas are typed again, in one step to undo; what is stuck even then is named. */
export async function repair(grid: Grid, consent: FormulasConsent): Promise<Repaired> {
  await calculated(grid);
  const plan = repairedOf(standingFormulas(grid));
  if (consent === "ask" || plan.changed.length === 0) return plan;
  await put(
    grid,
    plan.changed.map(({ sheet, address, becomes }) => {
      const { row = 0, column = 0 } = readAddress(address) ?? {};
      return { sheet, cells: [{ row, column, cell: { f: becomes, si: null, v: null, p: null, t: null } }] };
    }),
  );
  return afterRepair(plan, standingFormulas(grid));
}

const namedFormulas = ({ workbook }: Grid): NamedFormula[] =>
  workbook.getDefinedNames().map((name) => ({ name: name.getName(), formula: name.getFormulaOrRefString() }));

function standingFormulas(grid: Grid): StandingFormula[] {
  const model = grid.injector.get(FormulaDataModel);
  const unit = grid.workbook.getId();
  return grid.workbook.getSheets().flatMap((sheet) => {
    const id = sheet.getSheetId();
    const filled = model.getArrayFormulaRange()[unit]?.[id];
    const locked = !sheet.getWorksheetPermission().canEdit();
    return formulaCells(sheet).flatMap(({ row, column }) => {
      const formula = model.getFormulaStringByCell(row, column, id, unit) ?? "";
      if (formula === "") return [];
      const { startRow = row, endRow = row, startColumn = column, endColumn = column } = filled?.[row]?.[column] ?? {};
      const block = { row, column, rows: endRow - startRow + 1, columns: endColumn - startColumn + 1 };
      const shows = readBlock(grid, sheet, block).map((line) => line.map(shown));
      return [{ sheet: sheet.getSheetName(), row, column, formula, shows, locked }];
    });
  });
} // prettier-ignore

function formulaCells(sheet: FWorksheet): { row: number; column: number }[] {
  const found: { row: number; column: number }[] = [];
  sheet
    .getSheet()
    .getCellMatrix()
    .forValue((row, column, cell) => {
      if (cell?.f || cell?.si) found.push({ row, column });
    });
  return found;
}

const shown = (value: ShownValue): Shown =>
  typeof value === "object" && value !== null ? { error: value.error } : value;

interface Written {
  readonly row: number;
  readonly column: number;
  readonly cell: ICellData;
}

const valuesOf = ({ row, column, values }: FrozenFormula): Written[] =>
  values.flatMap((line, down) =>
    line.map((value, right) => ({
      row: row + down,
      column: column + right,
      cell: { f: null, si: null, p: null, ...valueCell(value) },
    })),
  );

function valueCell(value: number | string | boolean | null): ICellData {
  if (value === null) return { v: null, t: null };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return { v: value, t: typeof value === "number" ? CellValueType.NUMBER : CellValueType.STRING };
}

/** All changes in one step to undo. */
async function put(
  grid: Grid,
  changes: readonly { readonly sheet: string; readonly cells: readonly Written[] }[],
): Promise<void> {
  const unitId = grid.workbook.getId();
  const bySheet = new Map<string, Record<number, Record<number, ICellData>>>();
  for (const { sheet, cells } of changes) {
    const subUnitId = grid.workbook.getSheetByName(sheet)?.getSheetId() ?? "";
    const matrix = bySheet.get(subUnitId) ?? {};
    for (const { row, column, cell } of cells) (matrix[row] ??= {})[column] = cell;
    bySheet.set(subUnitId, matrix);
  }
  const redo: IMutationInfo[] = [];
  const undo: IMutationInfo[] = [];
  for (const [subUnitId, cellValue] of bySheet) {
    const params = { unitId, subUnitId, cellValue };
    redo.push({ id: SetRangeValuesMutation.id, params });
    undo.push({ id: SetRangeValuesMutation.id, params: SetRangeValuesUndoMutationFactory(grid.injector, params) });
  }
  const commands = grid.injector.get(ICommandService);
  for (const { id, params } of redo) commands.syncExecuteCommand(id, params);
  grid.injector.get(IUndoRedoService).pushUndoRedo({ unitID: unitId, undoMutations: undo, redoMutations: redo });
  await calculated(grid);
} // prettier-ignore
