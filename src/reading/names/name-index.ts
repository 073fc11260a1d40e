import type { NotFoundError } from "../../core/errors";
import { isForm, lastPart, spellings, type Entry, type Named, type Trait } from "./named";
import { literalKey, LONGEST_NAME, plain, segments } from "./names";
import { familyOf, refusal, type Known } from "./refusal";
import { Search } from "./search";
import { parse, type Parsed } from "./tokens";
import { BRANDS, isMakersWord } from "./words";

/** Names typed so far that are remembered, so that a thousand cells look one up once. Bounded, because cells hold anything. */
const MOST_REMEMBERED = 2000;

/**
 * One way to find a row. First the name as written, in any case, width and signs; then by what it says: its words in any
 * order must be all of a name's words, and every size, memory, form or maker beside them must be true of the row.
 */
export class NameIndex<Row extends Named> {
  private literal: Map<string, Row> | null = null;
  private byWords: Map<string, Entry<Row>[]> | null = null;
  private searching: Search<Row> | null = null;
  private readonly remembered = new Map<string, Row | null>();

  constructor(
    readonly rows: readonly Row[],
    readonly trait: Trait<Row>,
  ) {}

  find(name: string): Row | null {
    const known = this.remembered.get(name);
    if (known !== undefined) return known;
    const row = this.asWritten(name) ?? this.inAnySpelling(name, this.byText);
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
  private inAnySpelling(name: string, byText: (text: string) => Row | null): Row | null {
    if (name.trim().length > LONGEST_NAME) return null;
    const parts = segments(plain(name));
    while (parts.length > 1 && NO_NAME.test(parts[parts.length - 1] ?? "")) parts.pop();
    const row = byText(parts[parts.length - 1] ?? "");
    if (row === null) return null;
    const others = parts.slice(0, -1).map((part) => byText(part));
    return others.some((other) => other !== null && other !== row) ? null : row;
  }

  /** A name in any case, width and signs, which takes a fourth of the time that taking all names apart does. */
  literally(name: string): Row | null {
    return this.asWritten(name) ?? this.inAnySpelling(name, this.byLetters);
  }

  private readonly byLetters = (text: string): Row | null => this.literals().get(literalKey(text)) ?? null;

  private readonly byText = (text: string): Row | null => {
    const exact = this.byLetters(text);
    if (exact !== null) return exact;
    for (const spelling of spellings(text, this.trait.kind)) {
      const row = this.bySense(parse(spelling, this.trait.kind));
      if (row !== null) return row;
    }
    return null;
  };

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

  /** Rows that hold every word of the query, best first. An empty query is all of them, in the catalogue's order. */
  search(query: string): Row[] {
    return (this.searching ??= new Search(this.rows, this.trait.words)).rowsFor(query);
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
    this.all ??= this.rows.flatMap((row) => this.entriesOf(row));
    return this.all;
  }

  /** Every name of a row once, in full, without its brackets and, for a card, without its memory. */
  private entriesOf(row: Row): Entry<Row>[] {
    const { kind } = this.trait;
    const seen = new Set<string>();
    return this.namesOf(row).flatMap(([name, rank]): Entry<Row>[] => {
      const text = spellings(lastPart(name), kind)[0] ?? "";
      // a card's id is ours, and no card is called so
      if (seen.has(text) || (kind === "card" && name === row.id)) return [];
      seen.add(text);
      const parsed = parse(text, kind);
      const short = text.includes("(") ? parse(text.replace(/\([^)]*\)/g, " "), kind) : parsed;
      const forms = short.facts.filter(isForm);
      return [
        { row, parsed, rank },
        ...(short === parsed ? [] : [{ row, parsed: short, rank: 2 } as const]),
        ...(kind === "model" || forms.length === short.facts.length
          ? []
          : [{ row, parsed: { ...short, facts: forms }, rank: 2 } as const]),
      ];
    });
  }

  private known(): Known<Row> {
    return { trait: this.trait, entries: this.entries(), literals: this.literals() };
  }

  /** The rows that hold all a text says. */
  family(typed: Parsed): Row[] {
    return familyOf(this.known(), typed);
  }

  /** The error for a name that is not there; `given`: all that was typed. */
  notFound(name: string, given = name): NotFoundError {
    return refusal(this.known(), name, given);
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
}

/** Folders and revisions behind a name. */
const NO_NAME = /^(tree|blob|resolve|main|master|snapshots?|[0-9a-f]{40})$/;

const difference = (these: readonly string[], those: readonly string[]): number =>
  these.filter((one) => !those.includes(one)).length;
