import { CommandType, ICommandService } from "@univerjs/core";
import type { Grid } from "../grid";
import { rescue } from "./rescue";
import type { DraftStore } from "./store";

/** What became of the work: kept at a time, or why not. */
export type Kept = { readonly at: number } | { readonly why: "full" | "forbidden" };

export interface Keeper {
  /** Keeps what there is now; resolves when it is kept, or cannot be. */
  keep(): Promise<void>;
  /** From now on under another id: a workbook was opened beside what was there. */
  begin(id: string): void;
  readonly id: string;
}

export interface KeeperQuestion {
  readonly grid: Grid;
  readonly store: DraftStore;
  readonly id: string;
  readonly tell: (kept: Kept) => void;
}

const AFTER_MS = 500;
/** Who types without a pause is kept all the same. */
const LATEST_MS = 4_000;

/** Keeps the workbook in this browser after every change. */
export function keepWorkbook(question: KeeperQuestion): Keeper {
  const { grid, store, tell } = question;
  let { id } = question;
  let changedAt: number | null = null;
  let failed = false;
  /** The database has been asked and has not answered: a page that closes now may close before it does. */
  let underWay = false;
  let timer = 0;
  let writing = Promise.resolve();

  const draft = () => ({
    id,
    savedAt: Date.now(),
    name: grid.workbook.getName(),
    snapshot: JSON.stringify(grid.workbook.save()),
  });

  async function write(): Promise<void> {
    clearTimeout(timer);
    const began = changedAt;
    changedAt = null;
    underWay = true;
    try {
      const kept = draft();
      await store.put(kept);
      failed = false;
      tell({ at: kept.savedAt });
    } catch (error) {
      failed = true;
      changedAt ??= began ?? Date.now();
      tell({
        why: error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "forbidden",
      });
    } finally {
      underWay = false;
    }
  }

  const keep = (): Promise<void> => {
    // one after the other, or an older one could be kept last
    writing = writing.then(write);
    return writing;
  };

  grid.injector.get(ICommandService).onCommandExecuted(({ id: command, type }) => {
    if (type !== CommandType.MUTATION || command.startsWith("formula.")) return;
    changedAt ??= Date.now();
    clearTimeout(timer);
    const wait = Math.min(AFTER_MS, Math.max(0, changedAt + LATEST_MS - Date.now()));
    timer = window.setTimeout(() => void keep(), wait);
  });
  addEventListener("pagehide", () => {
    // there is no time left to wait for a database
    if (changedAt !== null || underWay) rescue.put(draft());
  });
  addEventListener("beforeunload", (event) => {
    if (failed && changedAt !== null) event.preventDefault();
  });
  return {
    keep,
    begin(next) {
      id = next;
      void keep();
    },
    get id() {
      return id;
    },
  };
}
