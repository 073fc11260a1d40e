import type { PageCell } from "../sheet/page";
import { heading } from "./cells";
import { fixed, type Draft } from "./draft";

/** A row of a table whose formulas may name rows below it: where each stands is known before any is written. */
export interface Line<Key extends string> {
  /** null: a heading, or an empty row. */
  readonly key: Key | null;
  /** The heading's text; null: an empty row, or a line with a key. */
  readonly heading?: string | null;
  /** One cell for each column. */
  readonly cells?: () => readonly PageCell[];
}

/** Where the lines of a table will stand. */
export interface Places<Key extends string> {
  readonly row: (key: Key) => number;
  /** $B$4 */
  readonly at: (key: Key, column: number) => string;
}

export function placesOf<Key extends string>(keys: readonly (Key | null)[], first: number): Places<Key> {
  const row = (key: Key): number => {
    const index = keys.indexOf(key);
    if (index < 0) throw new Error(`there is no line ${key}`);
    return first + index;
  };
  return { row, at: (key, column) => fixed(row(key), column) };
}

export function writeLines<Key extends string>(draft: Draft, lines: readonly Line<Key>[]): void {
  for (const line of lines) {
    if (line.cells !== undefined) draft.add(...line.cells());
    else if (line.heading == null) draft.gap();
    else draft.across(heading(line.heading));
  }
}
