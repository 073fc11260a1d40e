import type { Draft } from "./store";

const PREFIX = "vram.rescue.";

/** The last words of a page that closes: written at once, and moved to the other drafts at the next opening. */
export const rescue = {
  put(draft: Draft): void {
    try {
      localStorage.setItem(PREFIX + draft.id, JSON.stringify(draft));
    } catch {
      // forbidden, or too large: what was kept before stands
    }
  },

  /** Takes what was rescued, newest drafts of the store first choice where they are newer. */
  take(kept: readonly Draft[]): Draft[] {
    const rescued: Draft[] = [];
    try {
      for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
        const draft = draftOf(localStorage.getItem(key));
        localStorage.removeItem(key);
        const before = kept.find(({ id }) => id === draft?.id);
        if (draft && draft.savedAt > (before?.savedAt ?? 0)) rescued.push(draft);
      }
    } catch {
      // forbidden: there is nothing
    }
    return rescued;
  },
};

function draftOf(text: string | null): Draft | null {
  try {
    const found = JSON.parse(text ?? "null") as Partial<Draft> | null;
    const { id, savedAt, name, snapshot } = found ?? {};
    return typeof id === "string" && typeof savedAt === "number" && typeof snapshot === "string"
      ? { id, savedAt, name: String(name), snapshot }
      : null;
  } catch {
    return null;
  }
}
