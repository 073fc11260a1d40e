import { readAddress } from "../../sheet/address";
import type { SheetTable } from "../../sheet/table";
import type { SeenCells } from "../../sheet/written";
import type { Place, SheetHost, WriteConsent, WriteResult } from "../sheet-host";
import type { SheetPage } from "../../sheet/page";
import { errorCode, explained, notTidied } from "./excel-errors";
import { addLists } from "./entries";
import { insert, LISTS_FIRST } from "./insert";
import { createMemory } from "./memory";
import { onCellsChanged } from "./cells-changed";
import { NOTHING_DONE, takeBack } from "./pages/take-back";
import { putBack, type Begun } from "./put-back";
import { runOptions } from "./run-options";
import { neighbourhood, seenIn } from "./surroundings";
import { languageOf } from "../../functions/shared";
import type { Language } from "../../reading/language";

/** Excel as the pane sees it. Only files of this folder know Office.js. */
export function createExcelHost(): SheetHost {
  return {
    kind: "excel",
    speak: null,
    language,
    isDark,
    selection,
    onSelectionChanged,
    onCellsChanged,
    around,
    write,
    // what is written into cells joins Excel's own undo stack: Ctrl+Z; what adds or deletes a sheet has no undo there
    undo: null,
    writePages: async (pages, consent) => {
      const { writePages } = await import(/* webpackChunkName: "excel-workbook" */ "./pages/write-pages");
      return writePages(pages, consent, language());
    },
    freeze: async (consent) => (await formulas()).freeze(consent, language()),
    repair: async (consent) => (await formulas()).repair(consent, language()),
    memory: createMemory(Office.context.partitionKey),
  };
}

/** What is done to a whole workbook comes when it is asked for: no formula waits for it. */
const formulas = () => import(/* webpackChunkName: "excel-workbook" */ "./formulas/workbook-formulas");

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
    return await Excel.run((context) => place(context, context.workbook.getActiveCell())).catch(
      (again: unknown) => {
        throw explained(again, language());
      },
    );
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
  try {
    return await Excel.run({ delayForCellEdit: true }, async (context) => {
      const cells = neighbourhood(context.workbook.worksheets.getItem(sheet), at, { rows: 1, columns: 1 });
      cells.load("values, formulas, rowIndex, columnIndex");
      await context.sync();
      return seenIn(cells);
    });
  } catch (error) {
    throw explained(error, language());
  }
}

/** The sheet that drop-downs read, whole or not at all. */
async function makeLists(lists: SheetPage): Promise<void> {
  try {
    await Excel.run({ delayForCellEdit: true }, (context) => addLists(context, lists));
  } catch (error) {
    const left = await takeBack({ ...NOTHING_DONE, added: [{ name: lists.name, id: null }] });
    throw left.length > 0 ? notTidied(left, language()) : error;
  }
}

async function write(
  at: Place | "new sheet",
  table: SheetTable,
  consent: WriteConsent,
): Promise<WriteResult> {
  const begun: Begun[] = [];
  const insertion = { at, table, consent, language: language(), withLists: false, begun };
  const { lists } = table;
  try {
    const result = await Excel.run(runOptions(), (context) => insert(context, insertion));
    if (result !== LISTS_FIRST) return result;
    if (lists) await makeLists(lists);
    const again = await Excel.run(runOptions(), (context) =>
      insert(context, { ...insertion, withLists: true }),
    );
    if (again === LISTS_FIRST) throw new Error("lists are made once");
    return again;
  } catch (error) {
    await putBack(begun, insertion.language);
    if (errorCode(error) === "AccessDenied")
      return { status: "protected", sheet: at === "new sheet" ? "" : at.sheet };
    throw explained(error, insertion.language);
  }
}
