import { ICommandService } from "@univerjs/core";
import { SetRangeValuesMutation, SetWorksheetNameMutation } from "@univerjs/preset-sheets-core";
import type { Language } from "../../reading/language";
import { firstWorkbook } from "./first-sheet";
import { FIRST_SHEET } from "./first-sheet-texts";
import type { Grid } from "./grid";
import { translated } from "./translated-example";

/** The untouched first sheet speaks the page's language; it is no step to undo, for it was none of the user's. */
export function translateExample({ workbook, injector }: Grid, language: Language): void {
  const examples = { en: firstWorkbook("en"), zh: firstWorkbook("zh") };
  const said = translated(workbook.save(), examples, language);
  if (said === null) return;
  const place = { unitId: workbook.getId(), subUnitId: FIRST_SHEET };
  const commands = injector.get(ICommandService);
  commands.syncExecuteCommand(SetRangeValuesMutation.id, { ...place, cellValue: said.cells });
  commands.syncExecuteCommand(SetWorksheetNameMutation.id, { ...place, name: said.name });
}
