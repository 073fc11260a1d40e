import {
  generateRandomId,
  ICommandService,
  IUndoRedoService,
  mergeWorksheetSnapshotWithDefault,
  type IMutationInfo,
} from "@univerjs/core";
import {
  IDefinedNamesService,
  InsertSheetMutation,
  RemoveDefinedNameMutation,
  RemoveSheetMutation,
  SetDefinedNameMutation,
  type IDefinedNamesServiceParam,
} from "@univerjs/preset-sheets-core";
import type { SheetPage } from "../../../sheet/page";
import { freeCopies, type Taken } from "../../../sheet/copies";
import { namesakes } from "../../../sheet/namesakes";
import { bookOf } from "../../../xlsx/pages";
import type { PagesConsent, PagesResult } from "../../sheet-host";
import { calculated } from "../calculation";
import { ADD_CHOICE, ADD_TINT, loadExtras } from "../extras/extras";
import { gridSheet } from "../file/from-file";
import { gridTint, gridValidation } from "../file/rules";
import type { Grid } from "../grid";

/** Whole sheets into the workbook, behind those that are there or in the place of their namesakes: one step to undo. */
export async function writePages(
  grid: Grid,
  pages: readonly SheetPage[],
  consent: PagesConsent,
): Promise<PagesResult> {
  const there = namesakes(
    {
      sheets: grid.workbook.getSheets().map((sheet) => sheet.getSheetName()),
      names: cellNames(grid).map(({ name, formulaOrRefString }) => ({ name, means: formulaOrRefString })),
    },
    pages,
  );
  const clash = there.sheets.length + there.names.length > 0;
  const free = clash ? freeCopies(pages, taken(grid)) : pages;
  if (clash && consent === "ask") return { status: "taken", ...there, free: free.map(({ name }) => name) };
  const written = consent === "beside" ? free : pages;
  const locked = consent === "replace" && there.sheets.find((name) => !canEdit(grid, name));
  if (locked) return { status: "protected", sheet: locked };
  if (written.some(({ choices, tints }) => choices.length + tints.length > 0)) await loadExtras(grid);
  const { first, ...done } = pageSteps(grid, written);
  take(grid, done);
  grid.workbook.setActiveSheet(first);
  await calculated(grid);
  return { status: "written", sheets: written.map(({ name }) => name) };
}

const canEdit = ({ workbook }: Grid, name: string): boolean =>
  workbook.getSheetByName(name)?.getWorksheetPermission().canEdit() ?? true;

const cellNames = ({ injector, workbook }: Grid): IDefinedNamesServiceParam[] =>
  Object.values(injector.get(IDefinedNamesService).getDefinedNameMap(workbook.getId()) ?? {});

const taken = (grid: Grid): Taken => ({
  sheets: new Set(grid.workbook.getSheets().map((sheet) => sheet.getSheetName().toLowerCase())),
  names: new Set(cellNames(grid).map(({ name }) => name.toLowerCase())),
});

/** What is done to the workbook, and how it is taken back. */
export interface Steps {
  readonly redo: IMutationInfo[];
  /** In the order in which they are taken: Univer replays them forwards. */
  readonly undo: IMutationInfo[];
}

/** Takes all steps, as one step to undo. */
export function take(grid: Grid, { redo, undo }: Steps): void {
  const commands = grid.injector.get(ICommandService);
  for (const { id, params } of redo) commands.syncExecuteCommand(id, params);
  const unitID = grid.workbook.getId();
  grid.injector.get(IUndoRedoService).pushUndoRedo({ unitID, undoMutations: undo, redoMutations: redo });
}

/** `first` is the id of the sheet to show. */
export function pageSteps(grid: Grid, pages: readonly SheetPage[]): Steps & { readonly first: string } {
  const unitId = grid.workbook.getId();
  const book = bookOf(pages);
  const redo: IMutationInfo[] = [];
  const undo: IMutationInfo[] = [];
  const sheets = grid.workbook.getSheets();
  const ids = pages.map(() => generateRandomId(8));
  let index = sheets.length;
  for (const [i, page] of pages.entries()) {
    const id = ids[i] ?? "";
    const written = book.sheets[i];
    if (!written) continue;
    const before = sheets.find((one) => one.getSheetName().toLowerCase() === page.name.toLowerCase());
    const own = gridSheet({ sheet: written, id, charts: page.charts, colourOf, formulas: "stored" });
    const sheet = mergeWorksheetSnapshotWithDefault(own);
    const at = before?.getIndex() ?? index;
    redo.push({ id: InsertSheetMutation.id, params: { unitId, index: at, sheet } });
    if (before) {
      const old = { unitId, index: at, sheet: before.getSheet().getConfig() };
      redo.push({ id: RemoveSheetMutation.id, params: { unitId, subUnitId: before.getSheetId() } });
      undo.push({ id: InsertSheetMutation.id, params: old });
    } else index += 1;
    redo.push(...ruleSteps(unitId, id, written));
    undo.push({ id: RemoveSheetMutation.id, params: { unitId, subUnitId: id } });
  }
  const known = new Map(cellNames(grid).map((name) => [name.name.toLowerCase(), name]));
  for (const { name, range } of book.names) {
    const before = known.get(name.toLowerCase());
    const params = {
      unitId,
      id: before?.id ?? generateRandomId(8),
      name,
      formulaOrRefString: range,
      localSheetId: "AllDefaultWorkbook",
    };
    redo.push({ id: SetDefinedNameMutation.id, params });
    undo.push(
      before
        ? { id: SetDefinedNameMutation.id, params: { unitId, ...before } }
        : { id: RemoveDefinedNameMutation.id, params },
    );
  }
  return { redo, undo, first: ids[0] ?? "" };
}

// the rules need no undoing: without their sheet nobody asks for them, and with it they are there again
export function ruleSteps(
  unitId: string,
  subUnitId: string,
  sheet: ReturnType<typeof bookOf>["sheets"][number],
  idStart = subUnitId,
): IMutationInfo[] {
  const choices = (sheet.dataValidations ?? []).map((rule, i) => gridValidation(rule, `${idStart}-${i}`));
  const tints = (sheet.conditionalRules ?? [])
    .flatMap((rule, i) => gridTint(rule, `${idStart}-${i}`, colourOf) ?? [])
    // Univer asks the rule that came last first
    .reverse();
  return [
    ...(choices.length > 0 ? [{ id: ADD_CHOICE, params: { unitId, subUnitId, rule: choices } }] : []),
    ...tints.map((rule) => ({ id: ADD_TINT, params: { unitId, subUnitId, rule } })),
  ];
}

export const colourOf = (colour: { rgb?: string } | undefined): string | null =>
  colour?.rgb === undefined ? null : `#${colour.rgb.toLowerCase()}`;
