import { ICommandService, type IWorkbookData } from "@univerjs/core";
import type { ChoiceRule } from "../file/rules";
import type { Grid } from "../grid";

/** Univer's own names for "there is one more drop-down" and "one more tint". */
export const ADD_CHOICE = "data-validation.mutation.addRule";
export const ADD_TINT = "sheet.mutation.add-conditional-rule";

export const REMOVE_CHOICE = "data-validation.mutation.removeRule";

const loading = new WeakMap<Grid, Promise<void>>();

/** Loads what drop-downs and tints need, once, when a workbook first has some. */
export function loadExtras(grid: Grid): Promise<void> {
  const known = loading.get(grid) ?? load(grid);
  loading.set(grid, known);
  return known;
}

/** The drop-downs of a sheet; none where nothing has asked for any yet. */
export async function choicesOf(grid: Grid, sheet: string): Promise<readonly ChoiceRule[]> {
  if (!loading.has(grid)) return [];
  await loading.get(grid);
  return (await import(/* webpackChunkName: "extras" */ "./plugins")).choicesOf(grid, sheet);
}

async function load(grid: Grid): Promise<void> {
  const { registerExtras, leaveOpenChoicesAlone, leaveGoneSheetsAlone } = await import(
    /* webpackChunkName: "extras" */ "./plugins"
  );
  registerExtras(grid);
  // Univer starts late plugins by a timer of its own, and says nothing when it has
  const commands = grid.injector.get(ICommandService);
  for (let left = TRIES; !(commands.hasCommand(ADD_CHOICE) && commands.hasCommand(ADD_TINT)); left -= 1) {
    if (left === 0) throw new Error("Univer's plugins for drop-downs and tints did not start.");
    await new Promise((soon) => setTimeout(soon, WAIT_MS));
  }
  leaveOpenChoicesAlone(grid);
  leaveGoneSheetsAlone(grid);
}

const WAIT_MS = 20;
const TRIES = 500;

/** A tint and the sheet that it belongs to, the one that is asked first first. */
export interface SheetTint {
  readonly sheet: string;
  readonly rule: object;
}

/** Univer asks the rule that came last first; rules that come with a workbook it does not ask until something changes. */
export function addTints(grid: Grid, tints: readonly SheetTint[]): void {
  const commands = grid.injector.get(ICommandService);
  const unitId = grid.workbook.getId();
  for (const { sheet: subUnitId, rule } of [...tints].reverse())
    commands.syncExecuteCommand(ADD_TINT, { unitId, subUnitId, rule });
}

const CHOICES = "SHEET_DATA_VALIDATION_PLUGIN";
export const TINTS = "SHEET_CONDITIONAL_FORMATTING_PLUGIN";

/** A kept workbook with its tints beside it, to be added when it is open. */
export function withoutTints(workbook: Partial<IWorkbookData>): {
  workbook: Partial<IWorkbookData>;
  tints: SheetTint[];
} {
  const { resources = [] } = workbook;
  const kept = resources.find(({ name }) => name === TINTS)?.data ?? "{}";
  const rules = Object.entries(JSON.parse(kept || "{}") as Record<string, object[]>);
  return {
    workbook: { ...workbook, resources: resources.filter(({ name }) => name !== TINTS) },
    tints: rules.flatMap(([sheet, own]) => own.map((rule) => ({ sheet, rule }))),
  };
}

/** Whether a workbook has drop-downs. */
export const hasChoices = ({ resources = [] }: Partial<IWorkbookData>): boolean =>
  resources.some(({ name, data }) => name === CHOICES && data.length > EMPTY);

const EMPTY = "{}".length;
