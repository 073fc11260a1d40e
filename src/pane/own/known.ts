import type { OwnEntry, OwnKind } from "../../sheet/own";

// there is one workbook beside one pane on a page: what is known of it is asked by fields, answers and orders alike
let entries: readonly OwnEntry[] = [];

export const know = (found: readonly OwnEntry[]): void => {
  entries = found;
};

/** The user's own models or cards that stand in the workbook. */
export const known = (kind: OwnKind): readonly OwnEntry[] => entries.filter((entry) => entry.kind === kind);

/** The one of that name; null: a name of the catalogue, a size, a file. */
export const knownAs = (kind: OwnKind, text: string): OwnEntry | null => {
  const name = text.trim().toLowerCase();
  return known(kind).find((entry) => entry.name.toLowerCase() === name) ?? null;
};

/** What a reader gets for a field's text: the cells of the user's own, or the text itself. */
export const cellsFor = (kind: OwnKind, text: string): unknown => knownAs(kind, text)?.value ?? text;
