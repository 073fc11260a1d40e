import type { IWorkbookData, IWorksheetData } from "@univerjs/core";
import { browserLocks, claimDraft, type Claim } from "./claim";
import { rescue } from "./rescue";
import { browserStore, type DraftStore } from "./store";

/** What a page finds when it opens. */
export interface Recalled extends Claim {
  readonly store: DraftStore;
  /** The kept workbook; null: there is none, or it cannot be opened. */
  readonly workbook: Partial<IWorkbookData> | null;
  /** Why nothing was recalled: storage is forbidden, or the draft stopped the page the last time. */
  readonly trouble: "forbidden" | "unreadable" | null;
}

const TAB = "vram.tab";
const OPENING = "vram.opening";

export async function recallWorkbook(): Promise<Recalled> {
  const store = browserStore();
  const newId = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
  try {
    const kept = await store.all();
    const rescued = rescue.take(kept);
    for (const draft of rescued) await store.put(draft);
    const drafts = [...rescued, ...kept.filter(({ id }) => !rescued.some((draft) => draft.id === id))];
    const claim = await claimDraft(drafts, session.read(TAB), browserLocks(), newId);
    session.write(TAB, claim.id);
    const workbook =
      claim.draft && session.read(OPENING) !== claim.id ? snapshotOf(claim.draft.snapshot) : null;
    session.write(OPENING, claim.id);
    if (claim.draft && workbook === null) {
      // what stopped the page is left alone, and the page goes on without it
      session.write(TAB, newId);
      const free = [claim.draft, ...claim.free];
      return { ...claim, id: newId, draft: null, free, store, workbook, trouble: "unreadable" };
    }
    return { ...claim, store, workbook, trouble: null };
  } catch {
    return {
      id: newId,
      draft: null,
      free: [],
      othersOpen: false,
      store,
      workbook: null,
      trouble: "forbidden",
    };
  }
}

/** The page is open: whatever it opened did not stop it. */
export const openedWell = (): void => {
  session.write(OPENING, "");
};

/** Whether a draft was being opened that the next opening of this tab leaves alone: so that a page may try again without. */
export const isPassedOver = ({ draft }: Recalled): boolean =>
  draft !== null && session.read(OPENING) === draft.id;

/** The next opening of this tab takes that draft. */
export const wishFor = (id: string): void => {
  session.write(TAB, id);
};

function snapshotOf(text: string): Partial<IWorkbookData> | null {
  try {
    const found = JSON.parse(text) as Partial<IWorkbookData> | null;
    const sheets = found?.sheets;
    return sheets && found.sheetOrder?.length && found.sheetOrder.every((id) => isSheet(sheets[id]))
      ? found
      : null;
  } catch {
    return null;
  }
}

/** What would stop the grid before it could say so. */
const isSheet = (sheet: Partial<IWorksheetData> | undefined): boolean =>
  typeof sheet === "object" &&
  typeof (sheet.cellData ?? {}) === "object" &&
  typeof (sheet.rowData ?? {}) === "object";

const session = {
  read(key: string): string | null {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  },
  write(key: string, value: string): void {
    try {
      sessionStorage.setItem(key, value);
    } catch {
      // forbidden: a reload opens the newest draft
    }
  },
};
