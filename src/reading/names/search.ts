import type { Named } from "./named";
import { bare, plain } from "./names";
import { inEnglish } from "./words";

/** A search narrows a list while one types; what a name means is asked of the index. */
export class Search<Row extends Named> {
  private texts: { row: Row; text: string; name: string }[] | null = null;

  constructor(
    private readonly rows: readonly Row[],
    private readonly words: (row: Row) => readonly string[],
  ) {}

  rowsFor(query: string): Row[] {
    const words = wordsOf(query);
    if (words.length === 0) return [...this.rows];
    return this.searchTexts()
      .filter(({ text }) => words.every((word) => text.includes(word) || text.includes(english(word))))
      .map(({ row, name }) => ({ row, rank: rank(name, words, words.join("")) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ row }) => row);
  }

  private searchTexts(): { row: Row; text: string; name: string }[] {
    this.texts ??= this.rows.map((row) => {
      const words = [row.name, row.id, ...(row.aliases ?? []), ...this.words(row)];
      return { row, text: words.map((word) => bare(plain(word))).join("\n"), name: plain(row.name) };
    });
    return this.texts;
  }
}

const wordsOf = (query: string): string[] =>
  plain(query)
    .split(/[\s,，、]+/)
    .map(bare)
    .filter((word) => word !== "");

/** "蒸馏" finds what is called Distill; a word that says nothing in English stays itself. */
const english = (word: string): string => bare(inEnglish(word)) || word;

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
