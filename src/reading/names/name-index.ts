import { NotFoundError } from "../../core/errors";
import {
  bare,
  keysToTry,
  nameKey,
  plain,
  spellingErrors,
  withoutBrackets,
  withoutMaker,
  withoutTail,
} from "./names";

/** What a row must say to be found. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[];
}

/** Names typed so far that are remembered, so that a thousand cells look one up once. Bounded, because cells hold anything. */
const MOST_REMEMBERED = 2000;
const LONGEST_REMEMBERED = 200;

/** One way to find a row: id, name, alias, in any spelling that `nameKey` takes for the same. */
export class NameIndex<Row extends Named> {
  private keys: Map<string, Row> | null = null;
  private texts: { row: Row; text: string; name: string }[] | null = null;
  private readonly remembered = new Map<string, Row | null>();

  constructor(
    readonly rows: readonly Row[],
    /** For the error. */
    private readonly noun: keyof typeof LISTS,
    /** More words a search should find a row by. */
    private readonly words: (row: Row) => readonly string[],
  ) {}

  find(name: string): Row | null {
    const known = this.remembered.get(name);
    if (known !== undefined) return known;
    const row = this.asWritten(name) ?? this.inAnySpelling(name);
    if (name.length <= LONGEST_REMEMBERED) {
      if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
      this.remembered.set(name, row);
    }
    return row;
  }

  /**
   * A name as a row writes it. It is what most cells hold, and it needs no index: making that one takes longer than all
   * the rest of a first answer. The index would find the same row (test/reading/names asks it for all).
   */
  private asWritten(name: string): Row | undefined {
    return (
      this.rows.find((row) => row.id === name || row.name === name) ??
      this.rows.find(({ aliases }) => aliases?.includes(name))
    );
  }

  private inAnySpelling(name: string): Row | null {
    const keys = this.index();
    const key = keysToTry(name).find((candidate) => keys.has(candidate));
    return (key === undefined ? undefined : keys.get(key)) ?? null;
  }

  /** "H100 80G SXM": words in another order, when one row alone holds them all and its numbers are these. */
  only(name: string): Row | null {
    if (!/\S\s+\S/.test(name) || name.length > LONGEST_COMPARED) return null;
    const [row, second] = this.matches(wordsOf(name)).filter(({ rank }) => rank < OTHER_NUMBERS);
    return row !== undefined && second === undefined ? row.row : null;
  }

  /** The error for a name that is not there: with the nearest spelling, if there is one. */
  notFound(name: string): NotFoundError {
    const nearest = this.nearest(name);
    return nearest === null
      ? new NotFoundError("name-unknown", { kind: this.noun, given: name, lists: LISTS[this.noun] })
      : new NotFoundError("name-nearest", { kind: this.noun, given: name, nearest: [`"${nearest.name}"`] });
  }

  nearest(name: string): Row | null {
    const typed = (keysToTry(name)[0] ?? "").slice(0, LONGEST_COMPARED);
    if (typed.length < 2) return null;
    const longer = [...this.index()].filter(([key]) => key.startsWith(typed));
    const [shortest] = longer.sort(([a], [b]) => a.length - b.length);
    if (shortest) return shortest[1];
    let best: Row | null = null;
    // more than a third of the letters wrong, or more than a few, is another name
    let most = Math.min(MOST_ERRORS, Math.max(1, Math.floor(typed.length / 3)));
    for (const [key, row] of this.index()) {
      const errors = spellingErrors(typed, key, most);
      if (errors > most || (errors === most && best !== null)) continue;
      best = row;
      most = errors;
    }
    return best;
  }

  /** Rows that hold every word of the query, best first. An empty query is all of them, in the catalogue's order. */
  search(query: string): Row[] {
    const words = wordsOf(query);
    if (words.length === 0) return [...this.rows];
    return this.matches(words)
      .sort((a, b) => a.rank - b.rank)
      .map(({ row }) => row);
  }

  /** Rows that hold every word, in the catalogue's order, and how well they do. */
  private matches(words: readonly string[]): { row: Row; rank: number }[] {
    return this.searchTexts()
      .filter(({ text }) => words.every((word) => text.includes(word)))
      .map(({ row, name }) => ({ row, rank: rank(name, words, words.join("")) }));
  }

  private searchTexts(): { row: Row; text: string; name: string }[] {
    this.texts ??= this.rows.map((row) => {
      const words = [row.name, row.id, ...(row.aliases ?? []), ...this.words(row)];
      return { row, text: words.map((word) => bare(plain(word))).join("\n"), name: plain(row.name) };
    });
    return this.texts;
  }

  /** Ids and names win over aliases, and those over what is left when an ending is cut off. */
  private index(): Map<string, Row> {
    if (this.keys) return this.keys;
    const keys = new Map<string, Row>();
    const add = (key: string, row: Row): void => {
      if (key !== "" && !keys.has(key)) keys.set(key, row);
    };
    for (const row of this.rows) for (const name of [row.id, row.name]) add(nameKey(name), row);
    for (const row of this.rows) for (const alias of row.aliases ?? []) add(nameKey(alias), row);
    for (const row of this.rows) {
      for (const name of [row.id, row.name, ...(row.aliases ?? [])]) {
        const text = plain(name);
        for (const shorter of [withoutTail(text), withoutBrackets(text), withoutMaker(text)]) {
          if (shorter !== text) add(nameKey(shorter), row);
        }
      }
    }
    this.keys = keys;
    return keys;
  }
}

/** Formulas that show every name. Servers are in none; their cards are. */
export const LISTS = {
  model: "=VRAM.MODELS()",
  card: "=VRAM.CARDLIST()",
  server: "=VRAM.CARDLIST()",
} as const;
const LONGEST_COMPARED = 48;
const MOST_ERRORS = 5;

const wordsOf = (query: string): string[] =>
  plain(query)
    .split(/[\s,，、]+/)
    .map(bare)
    .filter((word) => word !== "");

const OTHER_NUMBERS = 5;

/** Less is better: the name itself, its beginning, its own numbers ("32" is the 32B, not the 3.2), then anything. */
function rank(name: string, words: readonly string[], whole: string): number {
  const key = bare(name);
  if (key === whole) return 0;
  const ownNumbers = words.every(
    (word) => !/^\d/.test(word) || new RegExp(`(^|[^\\d.])${word}(?![\\d.])`).test(name),
  );
  return (
    (key.startsWith(whole) ? 1 : key.startsWith(words[0] ?? "") ? 2 : 4) + (ownNumbers ? 0 : OTHER_NUMBERS)
  );
}
