import { fixed } from "./draft";

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
