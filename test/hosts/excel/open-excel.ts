import { FakeWorkbook } from "./fake-excel";

/** What the add-in reads of Office around the workbook. */
export interface FakeOffice {
  displayLanguage: string;
  officeTheme: Partial<Office.OfficeTheme> | undefined;
  partitionKey: string | undefined;
  /** Listeners of the selection. */
  readonly listeners: Set<() => void>;
}

/** Puts a workbook and an Office around it into the page, in English and with every API, and answers both. */
export function openExcel(): { book: FakeWorkbook; office: FakeOffice } {
  const book = new FakeWorkbook();
  const listeners = new Set<() => void>();
  const office = {
    displayLanguage: "en-US",
    officeTheme: undefined,
    partitionKey: undefined,
    listeners,
    requirements: {
      isSetSupported: (_set: string, version: string) => Number(version.split(".")[1]) <= book.apiVersion,
    },
    document: {
      addHandlerAsync: (_event: string, handler: () => void) => listeners.add(handler),
      removeHandlerAsync: (_event: string, { handler }: { handler: () => void }) => listeners.delete(handler),
    },
  };
  Object.assign(globalThis, {
    Excel: { run: book.run },
    Office: { context: office, EventType: { DocumentSelectionChanged: "documentSelectionChanged" } },
  });
  return { book, office };
}
