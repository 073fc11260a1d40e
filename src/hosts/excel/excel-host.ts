import { readAddress } from "../../sheet/address";
import type { SheetTable } from "../../sheet/table";
import type { SeenCells } from "../../sheet/written";
import type { Place, SheetHost, WriteConsent, WriteResult } from "../sheet-host";
import { errorCode, explained } from "./excel-errors";
import { insert } from "./insert";
import { createMemory } from "./memory";
import { neighbourhood, seenIn } from "./surroundings";
import { languageOf } from "../../functions/shared";
import type { Language } from "../../reading/language";

/** Excel as the pane sees it. Only files of this folder know Office.js. */
export function createExcelHost(): SheetHost {
  return {
    kind: "excel",
    language,
    isDark,
    selection,
    onSelectionChanged,
    around,
    write,
    // what is written joins Excel's own undo stack: Ctrl+Z
    undo: null,
    writePages: null,
    memory: createMemory(Office.context.partitionKey),
  };
}

const language = (): Language => languageOf(Office.context.displayLanguage);

function isDark(): boolean | null {
  // not every Excel tells its theme; older ones tell its colours alone
  const theme = Office.context.officeTheme as Partial<Office.OfficeTheme> | undefined;
  if (theme?.isDarkTheme !== undefined) return theme.isDarkTheme;
  const [, red, green, blue] = /^#(..)(..)(..)$/.exec(theme?.bodyBackgroundColor ?? "") ?? [];
  if (red === undefined || green === undefined || blue === undefined) return null;
  const [r, g, b] = [red, green, blue].map((part) => parseInt(part, 16));
  // the share of each colour in what the eye takes for brightness: Rec. 709
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0) < 128;
}

async function selection(): Promise<Place> {
  try {
    return await Excel.run({ delayForCellEdit: true }, (context) =>
      place(context, context.workbook.getSelectedRange().getCell(0, 0)),
    );
  } catch (error) {
    // several areas, or a picture: the active cell is still there
    if (errorCode(error) !== "InvalidSelection") throw explained(error, language());
    return Excel.run((context) => place(context, context.workbook.getActiveCell()));
  }
}

async function place(context: Excel.RequestContext, cell: Excel.Range): Promise<Place> {
  cell.load("address");
  cell.worksheet.load("name");
  await context.sync();
  return { sheet: cell.worksheet.name, address: cell.address.slice(cell.address.lastIndexOf("!") + 1) };
}

/** The document's own event covers every sheet and a change of sheet; it does not say where, so we ask. */
function onSelectionChanged(listener: (place: Place) => void): () => void {
  let stopped = false;
  const changed = (): void => {
    selection().then(
      (at) => {
        if (!stopped) listener(at);
      },
      () => undefined, // the selection has moved on meanwhile: its own event follows
    );
  };
  const event = Office.EventType.DocumentSelectionChanged;
  Office.context.document.addHandlerAsync(event, changed);
  return () => {
    stopped = true;
    Office.context.document.removeHandlerAsync(event, { handler: changed });
  };
}

async function around({ sheet, address }: Place): Promise<SeenCells> {
  const at = readAddress(address) ?? { row: 0, column: 0 };
  return Excel.run({ delayForCellEdit: true }, async (context) => {
    const cells = neighbourhood(context.workbook.worksheets.getItem(sheet), at, { rows: 1, columns: 1 });
    cells.load("values, formulas, rowIndex, columnIndex");
    await context.sync();
    return seenIn(cells);
  });
}

async function write(
  at: Place | "new sheet",
  table: SheetTable,
  consent: WriteConsent,
): Promise<WriteResult> {
  const insertion = { at, table, consent, language: language() };
  try {
    return await Excel.run(runOptions(), (context) => insert(context, insertion));
  } catch (error) {
    if (errorCode(error) === "AccessDenied")
      return { status: "protected", sheet: at === "new sheet" ? "" : at.sheet };
    throw explained(error, insertion.language);
  }
}

/** Waits until a cell that is being edited is finished; one Ctrl+Z for all, where Excel can. */
function runOptions(): Excel.RunOptions {
  const canMerge = Office.context.requirements.isSetSupported("ExcelApi", "1.20");
  return canMerge ? { delayForCellEdit: true, mergeUndoGroup: true } : { delayForCellEdit: true };
}
