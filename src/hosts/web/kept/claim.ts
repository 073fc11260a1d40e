import type { Draft } from "./store";

/** What this tab works on, and what else is kept. */
export interface Claim {
  readonly id: string;
  /** The draft of that id; null: a new one. */
  readonly draft: Draft | null;
  /** Drafts that no tab has open, newest first. */
  readonly free: readonly Draft[];
  /** Whether another tab has a workbook open. */
  readonly othersOpen: boolean;
}

/** Tabs see of each other what is locked. */
export interface Locks {
  /** Holds a name until the tab closes; false: another tab has it. */
  hold(name: string): Promise<boolean>;
  /** Names held by any tab. */
  held(): Promise<ReadonlySet<string>>;
}

const LOCK = "vram-draft-";

/**
 * Finds the draft to go on with: the one this tab had before it was loaded anew, else the newest that no other tab has
 * open. With every draft open elsewhere the tab begins a new one, so that two tabs never write over each other.
 *
 * @param wished what this tab had; a copied tab has it too, and the lock tells them apart
 */
export async function claimDraft(
  drafts: readonly Draft[],
  wished: string | null,
  locks: Locks,
  newId: string,
): Promise<Claim> {
  const newest = [...drafts].sort((a, b) => b.savedAt - a.savedAt);
  const order = [...newest.filter(({ id }) => id === wished), ...newest.filter(({ id }) => id !== wished)];
  let claimed: Draft | null = null;
  for (const draft of order) {
    if (!(await locks.hold(LOCK + draft.id))) continue;
    claimed = draft;
    break;
  }
  const id = claimed?.id ?? newId;
  if (claimed === null) await locks.hold(LOCK + id);
  const held = await locks.held();
  const free = newest.filter((draft) => draft.id !== id && !held.has(LOCK + draft.id));
  const othersOpen = [...held].some((name) => name.startsWith(LOCK) && name !== LOCK + id);
  return { id, draft: claimed, free, othersOpen };
}

/** The browser's own locks; without them (an old browser) every tab believes itself alone. */
export const browserLocks = (): Locks => ({
  hold: (name) =>
    new Promise((resolve) => {
      if (!("locks" in navigator)) {
        resolve(true);
        return;
      }
      navigator.locks
        .request(name, { ifAvailable: true }, (lock) => {
          resolve(lock !== null);
          // held for as long as the tab lives
          return lock === null ? undefined : new Promise<never>(() => undefined);
        })
        .catch(() => {
          resolve(true);
        });
    }),
  async held() {
    if (!("locks" in navigator)) return new Set<string>();
    const { held = [] } = await navigator.locks.query();
    return new Set(held.flatMap(({ name }) => name ?? []));
  },
});
