import { plain, segments } from "./names";
import type { Kind, Parsed } from "./tokens";

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
export interface Entry<Row> {
  readonly row: Row;
  readonly parsed: Parsed;
  /** Its id or name, an alias, or what is left of a name without its brackets or its memory. */
  readonly rank: 0 | 1 | 2;
}

/** Formulas that show every name. Servers are in none; their cards are. */
export const LISTS = {
  model: "=VRAM.MODELS()",
  card: "=VRAM.CARDLIST()",
  server: "=VRAM.CARDLIST()",
} as const;

/** The part of a path that is the name. */
export const lastPart = (name: string): string => {
  const parts = segments(plain(name));
  return parts[parts.length - 1] ?? "";
};

/** An underscore is a point between digits, or a sign as any other; in front of one may stand who uploaded it. */
export function spellings(text: string, kind: Kind): string[] {
  if (!text.includes("_")) return [text];
  const pointed = text.replace(/(?<=\d)_(?=\d)/g, ".");
  const owner = /^[a-z-]+_(?=.)/;
  const forms = [pointed, text.replace(/_/g, "-")];
  return kind === "card" ? forms : [...new Set([...forms, ...forms.map(() => pointed.replace(owner, ""))])];
}

/** A card's form may be left out. */
export const isForm = (fact: string): boolean => /^(pcie|oam|sxm)$/.test(fact);
