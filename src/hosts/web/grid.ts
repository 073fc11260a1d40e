import { ICommandService, LocaleService, LocaleType, LogLevel, mergeLocales, Univer } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import {
  CalculationMode,
  CellAlertManagerService,
  FormulaDataModel,
  IFunctionService,
  SetFormulaCalculationStartMutation,
  UniverSheetsCorePreset,
} from "@univerjs/preset-sheets-core";
import enUS from "@univerjs/preset-sheets-core/locales/en-US";
import zhCN from "@univerjs/preset-sheets-core/locales/zh-CN";
import "@univerjs/preset-sheets-core/lib/index.css";
import type { Injector, IRange, IWorkbookData } from "@univerjs/core";
import type { FWorkbook } from "@univerjs/preset-sheets-core";
import { cellFunctions, type FunctionMetadata } from "./cell-functions";
import { lightenInputs } from "./dark-colours";
import { ErrorMessages, type CellSpot } from "./error-messages";
import { BridgedFunction, type BridgeTexts } from "./function-bridge";
import { functionHelp, helpTexts } from "./function-help";
import { BRIDGE_TEXTS } from "./texts";
import type { Language } from "../../reading/language";

/** A spreadsheet in the page, with what the rest of this folder asks of it. */
export interface Grid {
  readonly univer: Univer;
  readonly api: FUniver;
  /** The workbook that is open now. */
  readonly workbook: FWorkbook;
  readonly injector: Injector;
  readonly messages: ErrorMessages;
  /** Says everything of the grid in another language, the messages of its cells included. */
  speak(language: Language, functions: readonly FunctionMetadata[]): void;
  /** Opens another workbook in place of the one that is open. */
  open(workbook: Partial<IWorkbookData>): void;
}

export interface GridQuestion {
  readonly container: HTMLElement;
  readonly language: Language;
  readonly dark: boolean;
  /** The metadata in the page's language; ids and order are the same in every language. */
  readonly functions: readonly FunctionMetadata[];
  readonly workbook: Partial<IWorkbookData>;
}

const LOCALES: Readonly<Record<Language, LocaleType>> = { en: LocaleType.EN_US, zh: LocaleType.ZH_CN };
const PACKS = { en: enUS, zh: zhCN } as const satisfies Readonly<Record<Language, unknown>>;

/** Puts Univer into the container, with the functions that functions.js has associated. */
export function createGrid({ container, language, dark, functions, workbook }: GridQuestion): Grid {
  const help = helpTexts(functions);
  const univer = new Univer({
    logLevel: LogLevel.WARN,
    darkMode: dark,
    locale: LOCALES[language],
    locales: {
      [LocaleType.EN_US]: mergeLocales(PACKS.en, help),
      [LocaleType.ZH_CN]: mergeLocales(PACKS.zh, help),
    },
  });
  const preset = UniverSheetsCorePreset({
    container,
    disableAutoFocus: true,
    formula: {
      description: functionHelp(functions),
      // a kept workbook has the values of its formulas, but not what they spilled
      initialFormulaComputing: CalculationMode.FORCED,
    },
    // a version or a date kept as a text is no mistake to point at
    sheets: { disableForceStringMark: true, disableForceStringAlert: true },
  });
  for (const plugin of preset.plugins) {
    if (Array.isArray(plugin)) univer.registerPlugin(...plugin);
    else univer.registerPlugin(plugin);
  }
  const api = FUniver.newAPI(univer);
  const injector = univer.__getInjector();
  const messages = new ErrorMessages();
  const grid = { univer, api, injector, messages };
  let spoken = language;
  registerFunctions(grid, functions, () => BRIDGE_TEXTS[spoken]);
  let current = api.createWorkbook(workbook);
  const opened: Grid = {
    ...grid,
    get workbook() {
      return current;
    },
    speak(next, metadata) {
      spoken = next;
      injector.get(LocaleService).load({ [LOCALES[next]]: mergeLocales(PACKS[next], helpTexts(metadata)) });
      univer.setLocale(LOCALES[next]);
      // cells keep the words of their last calculation
      api.getFormula().executeCalculation();
    },
    open(next) {
      const before = current.getId();
      current = api.createWorkbook(next);
      api.disposeUnit(before);
    },
  };
  showMessagesOnHover(opened);
  lightenInputs(injector);
  return opened;
}

function registerFunctions(
  { injector, messages }: Pick<Grid, "injector" | "messages">,
  functions: readonly FunctionMetadata[],
  texts: () => BridgeTexts,
): void {
  const { associated } = cellFunctions();
  const bridged = functions.flatMap((metadata) => {
    const run = associated.get(metadata.id);
    return run ? [new BridgedFunction(metadata, run, messages, texts)] : [];
  });
  injector.get(IFunctionService).registerExecutors(...bridged);
  injector.get(ICommandService).onCommandExecuted((command) => {
    if (command.id === SetFormulaCalculationStartMutation.id) messages.nextCalculation();
  });
}

/** Univer's own tip says only "Error in value"; it is the one place where the function's message can be shown. */
function showMessagesOnHover(grid: Grid): void {
  const alerts = grid.injector.get(CellAlertManagerService);
  const show = alerts.showAlert.bind(alerts);
  alerts.showAlert = (alert) => {
    const { subUnitId, row, col } = alert.location;
    const message = messageAt(grid, { sheetId: subUnitId, row, column: col });
    show(message === null ? alert : { ...alert, message, width: 300 });
  };
}

/** The message behind the error that a cell shows, its own or one that spilled into it. */
export function messageAt({ workbook, injector, messages }: Grid, spot: CellSpot): string | null {
  const sheet = workbook.getSheetBySheetId(spot.sheetId);
  const code = sheet?.getSheet().getCell(spot.row, spot.column)?.v;
  if (!sheet || typeof code !== "string") return null;
  const formulas = injector.get(FormulaDataModel);
  const spills = formulas.getArrayFormulaRange()[workbook.getId()]?.[spot.sheetId] as Spills | undefined;
  for (const [row, columns] of Object.entries(spills ?? {})) {
    for (const [column, range] of Object.entries(columns)) {
      if (!covers(range, spot)) continue;
      const origin = { sheetId: spot.sheetId, row: Number(row), column: Number(column) };
      return messages.find(origin, code, spot.row - origin.row, spot.column - origin.column);
    }
  }
  const hasFormula = formulas.getFormulaStringByCell(spot.row, spot.column, spot.sheetId, workbook.getId());
  return hasFormula ? messages.find(spot, code, 0, 0) : null;
}

/** By row and column of the formula: the cells that its result fills. */
type Spills = Record<string, Record<string, IRange>>;

const covers = (range: IRange, { row, column }: CellSpot): boolean =>
  row >= range.startRow && row <= range.endRow && column >= range.startColumn && column <= range.endColumn;
