import {
  DataValidationErrorStyle,
  DataValidationStatus,
  LocaleService,
  LocaleType,
  mergeLocales,
} from "@univerjs/core";
import { UniverSheetsConditionalFormattingPreset } from "@univerjs/preset-sheets-conditional-formatting";
import tintsEnUS from "@univerjs/preset-sheets-conditional-formatting/locales/en-US";
import tintsZhCN from "@univerjs/preset-sheets-conditional-formatting/locales/zh-CN";
import {
  DataValidationCacheService,
  DataValidationModel,
  SheetDataValidationModel,
  SheetsDataValidationValidatorService,
  UniverSheetsDataValidationPreset,
} from "@univerjs/preset-sheets-data-validation";
import choicesEnUS from "@univerjs/preset-sheets-data-validation/locales/en-US";
import choicesZhCN from "@univerjs/preset-sheets-data-validation/locales/zh-CN";
import "@univerjs/preset-sheets-conditional-formatting/lib/index.css";
import "@univerjs/preset-sheets-data-validation/lib/index.css";
import type { ChoiceRule } from "../file/rules";
import type { Grid } from "../grid";

/** Drop-downs and tints: a third of a megabyte that a workbook without them does not load. */
export function registerExtras({ univer, injector }: Grid): void {
  injector.get(LocaleService).load({
    [LocaleType.EN_US]: mergeLocales(tintsEnUS, choicesEnUS),
    [LocaleType.ZH_CN]: mergeLocales(tintsZhCN, choicesZhCN),
  });
  for (const { plugins } of [UniverSheetsDataValidationPreset(), UniverSheetsConditionalFormattingPreset()])
    for (const plugin of plugins) {
      if (Array.isArray(plugin)) univer.registerPlugin(...plugin);
      else univer.registerPlugin(plugin);
    }
}

/** Univer marks whatever is not in a list; a list that is a help marks nothing. Once the plugins have started. */
export function leaveOpenChoicesAlone({ injector }: Grid): void {
  const rules = injector.get(SheetDataValidationModel);
  const cache = injector.get(DataValidationCacheService);
  const getValue = cache.getValue.bind(cache);
  cache.getValue = (unitId, sheet, row, column) =>
    rules.getRuleByLocation(unitId, sheet, row, column)?.errorStyle === DataValidationErrorStyle.INFO
      ? DataValidationStatus.VALID
      : getValue(unitId, sheet, row, column);
}

/** Univer checks entries when it has nothing else to do, and complains of a sheet that was taken away meanwhile. */
export function leaveGoneSheetsAlone(grid: Grid): void {
  const validator = grid.injector.get(SheetsDataValidationValidatorService);
  const validatorRanges = validator.validatorRanges.bind(validator);
  const stands = (unitId: string, sheet: string): boolean =>
    grid.workbook.getId() === unitId && grid.workbook.getSheetBySheetId(sheet) !== null;
  validator.validatorRanges = (unitId, sheet, ranges) =>
    stands(unitId, sheet) ? validatorRanges(unitId, sheet, ranges) : Promise.resolve([]);
}

/** The drop-downs of a sheet. */
export const choicesOf = ({ injector, workbook }: Grid, sheet: string): ChoiceRule[] =>
  injector.get(DataValidationModel).getRules(workbook.getId(), sheet);
