import type { SheetHost } from "../sheet-host";

const PREFIX = "vram.";

/**
 * Small things remembered for this user in the browser's storage. Office divides that storage by a key of its own, which
 * is part of every name. Where storage is closed to us (a policy, a private window), they last as long as the pane.
 */
export function createMemory(partition: string | undefined): SheetHost["memory"] {
  const session = new Map<string, string>();
  const name = (key: string): string => `${partition ?? ""}${PREFIX}${key}`;
  return {
    read(key) {
      try {
        return localStorage.getItem(name(key)) ?? session.get(key) ?? null;
      } catch {
        return session.get(key) ?? null;
      }
    },
    write(key, value) {
      session.set(key, value);
      try {
        localStorage.setItem(name(key), value);
      } catch {
        // full or forbidden: the session's copy serves
      }
    },
  };
}
