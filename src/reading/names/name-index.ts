import { NotFoundError } from "../../core/errors";
import { bare, literalKey, LONGEST_NAME, plain, segments, spellingErrors } from "./names";
import { familyWords, parse, type Kind, type Parsed } from "./tokens";
import { BRANDS, inEnglish, isMakersWord } from "./words";

/** What a row must say to be found. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[];
}

/** What an index asks of its rows. */
export interface Trait<Row> {
  readonly noun: keyof typeof LISTS;
  readonly kind: Kind;
  /** More words a search should find a row by. */
  readonly words: (row: Row) => readonly string[];
  /** More names of the row. */
  readonly names?: (row: Row) => readonly string[];
  /** What the row says of its maker, in small letters. */
  readonly maker: (row: Row) => string;
  /** Whether a stated fact that no name of the row holds is true of it: a size, a memory, a form. */
  readonly agrees: (row: Row, fact: string) => boolean;
}

/** One name of one row. */
interface Entry<Row> {
  readonly row: Row;
  readonly parsed: Parsed;
  /** Its id or name, an alias, or what is left of a name without its brackets or its memory. */
  readonly rank: 0 | 1 | 2;
}

/** Names typed so far that are remembered, so that a thousand cells look one up once. Bounded, because cells hold anything. */
const MOST_REMEMBERED = 2000;

/**
 * One way to find a row. First the name as written, in any case, width and signs; then by what it says: its words in any
 * order must be all of a name's words, and every size, memory, form or maker beside them must be true of the row.
 */
export class NameIndex<Row extends Named> {
  private literal: Map<string, Row> | null = null;
  private byWords: Map<string, Entry<Row>[]> | null = null;
  private texts: { row: Row; text: string; name: string }[] | null = null;
  private readonly remembered = new Map<string, Row | null>();

  constructor(
    readonly rows: readonly Row[],
    readonly trait: Trait<Row>,
  ) {}

  find(name: string): Row | null {
    const known = this.remembered.get(name);
    if (known !== undefined) return known;
    const row = name.trim().length > LONGEST_NAME ? null : (this.asWritten(name) ?? this.inAnySpelling(name));
    if (name.length <= LONGEST_NAME) {
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

  /** The last part of a path that is a name; only folders that say nothing may follow it, and no other name may stand in front. */
  private inAnySpelling(name: string): Row | null {
    const parts = segments(plain(name));
    while (parts.length > 1 && NO_NAME.test(parts[parts.length - 1] ?? "")) parts.pop();
    const row = this.byText(parts[parts.length - 1] ?? "");
    if (row === null) return null;
    const others = parts.slice(0, -1).map((part) => this.byText(part));
    return others.some((other) => other !== null && other !== row) ? null : row;
  }

  private byText(text: string): Row | null {
    const exact = this.literals().get(literalKey(text));
    if (exact !== undefined) return exact;
    for (const spelling of spellings(text, this.trait.kind)) {
      const row = this.bySense(parse(spelling, this.trait.kind));
      if (row !== null) return row;
    }
    return null;
  }

  private bySense(typed: Parsed): Row | null {
    // a brand stands for its maker in front of another of its names, and a maker may be left out
    const said = typed.allWords.filter((word) => BRANDS.has(word) || typed.makers.includes(word));
    const rest = typed.allWords.filter((word) => !said.includes(word));
    const ways = [
      typed,
      { ...typed, words: typed.allWords, makers: [] },
      { ...typed, words: rest, makers: said },
    ];
    const seen = new Set<string>();
    const index = this.senses();
    const fits = ways.flatMap((way) => {
      const key = way.words.join(" ");
      if (seen.has(key)) return [];
      seen.add(key);
      return (index.get(key) ?? []).filter((entry) => this.holds(entry, way));
    });
    if (fits.length === 0) return null;
    const loud = (parsed: Parsed): number =>
      Math.min(9, difference(typed.quiet, parsed.quiet) + difference(parsed.quiet, typed.quiet));
    const far = ({ parsed, rank }: Entry<Row>): number =>
      difference(parsed.facts, typed.facts) * 1000 +
      rank * 100 +
      difference(typed.facts, parsed.facts) * 10 +
      loud(parsed);
    const least = Math.min(...fits.map(far));
    const [row, ...others] = new Set(fits.filter((entry) => far(entry) === least).map((entry) => entry.row));
    return row !== undefined && others.every((other) => this.sameMemory(row, other)) ? row : null;
  }

  /** Every fact of the entry is stated, every stated one is true of the row, and the maker is its own. */
  private holds({ row, parsed }: Entry<Row>, typed: Parsed): boolean {
    const { agrees, maker } = this.trait;
    return (
      parsed.facts.every((fact) => typed.facts.includes(fact) || (isForm(fact) && !typed.facts.some(isForm))) &&
      typed.facts.every((fact) => parsed.facts.includes(fact) || agrees(row, fact)) &&
      typed.makers.every((word) => parsed.makers.includes(word) || isMakersWord(word, maker(row)))
    );
  } // prettier-ignore

  private sameMemory(row: Row, other: Row): boolean {
    return row === other || this.trait.kind === "card"
      ? (row as { memoryGb?: number }).memoryGb === (other as { memoryGb?: number }).memoryGb
      : false;
  }

  /** Members of the family that a text names, and others that hold all it says, in the catalogue's order. */
  family(typed: Parsed): Row[] {
    const asked = familyWords(typed.words.length > 0 ? typed.words : typed.allWords);
    const makers = typed.makers.filter((word) => !asked.includes(word));
    if (asked.length + makers.length === 0) return [];
    const held = (entry: Entry<Row>): boolean =>
      asked.every((word) => entry.parsed.words.some((own) => isWord(word, own)) || (typed.makers.includes(word) && this.isMaker(entry.row, word))) &&
      makers.every((word) => this.isMaker(entry.row, word)) &&
      typed.facts.every((fact) => entry.parsed.facts.includes(fact) || this.trait.agrees(entry.row, fact)); // prettier-ignore
    return [
      ...new Set(
        this.entries()
          .filter(held)
          .map(({ row }) => row),
      ),
    ];
  }

  private isMaker(row: Row, word: string): boolean {
    return isMakersWord(word, this.trait.maker(row));
  }

  /** Rows that share words with a text, and of the size and the generation that it states what `of` asks for. */
  private alike(typed: Parsed, of: { readonly size: boolean; readonly generation: boolean }): Row[] {
    const sizes = typed.facts.filter((fact) => !isForm(fact));
    const family = (word: string): string => word.replace(/\d.*$/, "");
    const generations = typed.words.filter((word) => /^[a-z]+\d/.test(word));
    const best = new Map<Row, number>();
    for (const { row, parsed } of this.entries()) {
      if (of.generation && generations.length > 0 && !generations.some((word) => parsed.words.includes(word))) continue;
      const shared = typed.words.filter((word) => parsed.words.some((own) => isWord(word, own))).length;
      const related = typed.words.some((word) => family(word).length > 2 && parsed.words.some((own) => family(own) === family(word)));
      if (shared === 0 && (of.generation || !related)) continue;
      if (of.size && !sizes.every((fact) => parsed.facts.includes(fact) || this.trait.agrees(row, fact))) continue;
      best.set(row, Math.max(best.get(row) ?? -Infinity, shared * 100 - parsed.words.length));
    }
    return [...best].sort(([, a], [, b]) => b - a).slice(0, MOST_ALIKE).map(([row]) => row);
  } // prettier-ignore

  /** Whose spelling is nearest; of the size that is stated, if any is. */
  private nearest(name: string, most: number): Row[] {
    const parts = segments(plain(name));
    const text = parts[parts.length - 1] ?? "";
    const typed = literalKey(text).slice(0, LONGEST_COMPARED);
    if (typed.length < 2) return [];
    const sizes = parse(text, this.trait.kind).facts.filter((fact) => !isForm(fact));
    let best: { row: Row; errors: number; same: boolean } | null = null;
    for (const [key, row] of this.literals()) {
      const errors = spellingErrors(typed, key, most);
      if (errors > most) continue;
      const same = sizes.every((fact) => this.trait.agrees(row, fact));
      if (best === null || (same && !best.same) || (same === best.same && errors < best.errors)) best = { row, errors, same };
    } // prettier-ignore
    return best === null ? [] : [best.row];
  }

  /** Rows that hold every word of the query, best first. An empty query is all of them, in the catalogue's order. */
  search(query: string): Row[] {
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
      const words = [row.name, row.id, ...(row.aliases ?? []), ...this.trait.words(row)];
      return { row, text: words.map((word) => bare(plain(word))).join("\n"), name: plain(row.name) };
    });
    return this.texts;
  }

  private namesOf = (row: Row): (readonly [name: string, rank: 0 | 1])[] => [
    ...[row.id, row.name].map((name) => [name, 0] as const),
    ...[...(row.aliases ?? []), ...(this.trait.names?.(row) ?? [])].map((name) => [name, 1] as const),
  ];

  /** Ids and names win over aliases. */
  private literals(): Map<string, Row> {
    if (this.literal) return this.literal;
    const keys = new Map<string, Row>();
    const named = this.rows.flatMap((row) => this.namesOf(row).map(([name, rank]) => ({ row, name, rank })));
    for (const wanted of [0, 1]) {
      for (const { row, name, rank } of named) {
        const key = literalKey(lastPart(name));
        if (rank === wanted && key !== "" && !keys.has(key)) keys.set(key, row);
      }
    }
    this.literal = keys;
    return keys;
  }

  private all: Entry<Row>[] | null = null;

  private entries(): Entry<Row>[] {
    this.all ??= this.rows.flatMap((row) =>
      // a card's id is ours, and no card is called so
      this.namesOf(row).filter(([name]) => this.trait.kind === "model" || name !== row.id).flatMap(([name, rank]): Entry<Row>[] => {
        const text = spellings(lastPart(name), this.trait.kind)[0] ?? "";
        const parsed = parse(text, this.trait.kind);
        const short = parse(text.replace(/\([^)]*\)/g, " "), this.trait.kind);
        const loose = { ...short, facts: short.facts.filter((fact) => isForm(fact)) };
        const entries: Entry<Row>[] = [{ row, parsed, rank }];
        if (text.includes("(")) entries.push({ row, parsed: short, rank: 2 });
        if (this.trait.kind === "card" && loose.facts.length < short.facts.length) entries.push({ row, parsed: loose, rank: 2 });
        return entries;
      }),
    ); // prettier-ignore
    return this.all;
  }

  private senses(): Map<string, Entry<Row>[]> {
    if (this.byWords) return this.byWords;
    const index = new Map<string, Entry<Row>[]>();
    for (const entry of this.entries()) {
      const key = entry.parsed.words.join(" ");
      const known = index.get(key);
      if (known) known.push(entry);
      else index.set(key, [entry]);
    }
    this.byWords = index;
    return index;
  }

  /** The error for a name that is not there: the members of its family, or what is nearest. `given`: all that was typed. */
  notFound(name: string, given = name): NotFoundError {
    const parts = name.trim().length > LONGEST_NAME ? [] : segments(plain(name));
    const typed = parse(spellings(parts[parts.length - 1] ?? "", this.trait.kind)[0] ?? "", this.trait.kind);
    const { noun: kind } = this.trait;
    const several = this.family(typed);
    if (several.length > 1) return severalMeant(kind, given, several);
    // first what is of the same size and generation, then a slip of a letter or two, then what shares the one or the other
    const third = Math.max(1, Math.floor(literalKey(parts[parts.length - 1] ?? "").length / 3));
    const ways: readonly (() => Row[])[] = [
      () => several,
      () => this.alike(typed, { size: true, generation: true }),
      () => this.nearest(name, Math.min(2, third)),
      () => this.alike(typed, { size: true, generation: false }),
      () => this.alike(typed, { size: false, generation: true }),
      () => this.nearest(name, Math.min(MOST_ERRORS, third)),
    ];
    const nearest = parts.length === 0 ? [] : firstOf(ways);
    return nearest.length === 0
      ? new NotFoundError("name-unknown", { kind, given, lists: LISTS[kind] })
      : new NotFoundError("name-nearest", { kind, given, nearest: nearest.map(quoted) });
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
const MOST_ALIKE = 3;
const MOST_SHOWN = 6;

const firstOf = <T>(ways: readonly (() => T[])[]): T[] => {
  for (const way of ways) {
    const rows = way();
    if (rows.length > 0) return rows;
  }
  return [];
};

const quoted = ({ name }: Named): string => `"${name}"`;

/** A name that means several rows. */
export const severalMeant = (kind: string, given: string, rows: readonly Named[]): NotFoundError =>
  new NotFoundError("name-several", {
    kind,
    given,
    nearest: rows.slice(0, MOST_SHOWN).map(quoted),
    more: Math.max(0, rows.length - MOST_SHOWN),
  });

/** Folders and revisions behind a name. */
const NO_NAME = /^(tree|blob|resolve|main|master|snapshots?|[0-9a-f]{40})$/;

const lastPart = (name: string): string => {
  const parts = segments(plain(name));
  return parts[parts.length - 1] ?? "";
};

/** An underscore is a point between digits, or a sign as any other; in front of one may stand who uploaded it. */
function spellings(text: string, kind: Kind): string[] {
  if (!text.includes("_")) return [text];
  const pointed = text.replace(/(?<=\d)_(?=\d)/g, ".");
  const owner = /^[a-z-]+_(?=.)/;
  const forms = [pointed, text.replace(/_/g, "-")];
  return kind === "card" ? forms : [...new Set([...forms, ...forms.map(() => pointed.replace(owner, ""))])];
}

const isForm = (fact: string): boolean => /^(pcie|oam|sxm)$/.test(fact);

/** "qwen" is "qwen3" as a family; "qwen3" is no "qwen3.5". */
const isWord = (typed: string, own: string): boolean =>
  typed === own || (/^\D+$/.test(typed) && own.startsWith(typed) && /^\d/.test(own.slice(typed.length)));

const difference = (these: readonly string[], those: readonly string[]): number =>
  these.filter((one) => !those.includes(one)).length;

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
