import type { SheetHost } from "../sheet-host";

const PREFIX = "vram.";

/** Small things kept in this browser. A browser that forbids storage simply forgets them. */
export const localMemory = (): SheetHost["memory"] => ({
  read(key) {
    try {
      return localStorage.getItem(PREFIX + key);
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      localStorage.setItem(PREFIX + key, value);
    } catch {
      // forbidden or full: nothing that the user asked for is lost
    }
  },
});
