import type { Language } from "../reading/language";

/**
 * The one format of a sentence. `{context}` is a value; of a list, what follows a bar joins the last two: `{tries| or }`;
 * `[ranks>1 ...]` is there only if that value is above that number.
 */
export type Piece =
  | string
  | { readonly value: string; readonly last: string | undefined }
  | { readonly value: string; readonly above: number; readonly clause: readonly Piece[] };

/** Where a sentence gets its values from. */
export interface Values {
  /** A value in words; `last` joins the last two of a list. */
  readonly write: (name: string, last: string | undefined) => string;
  /** What a clause asks for. */
  readonly amount: (name: string) => number;
}

/**
 * A sentence with its values in it.
 *
 * @example fill(piecesOf("{cards} cards[ranks>1  of {ranks}]"), { write: () => "2", amount: () => 1 }) // "2 cards"
 */
export function fill(pieces: readonly Piece[], values: Values): string {
  let text = "";
  for (const piece of pieces) {
    if (typeof piece === "string") text += piece;
    else if (!("clause" in piece)) text += values.write(piece.value, piece.last);
    else if (values.amount(piece.value) > piece.above) text += fill(piece.clause, values);
  }
  return text;
}

/** Every sentence is taken apart once. */
const taken = new Map<string, readonly Piece[]>();

export function piecesOf(sentence: string): readonly Piece[] {
  const known = taken.get(sentence);
  if (known) return known;
  const pieces = sentence.split(/(\[[^\]]*\]|\{\w+(?:\|[^}]*)?\})/).map((part): Piece => {
    const [, value, above, clause] = /^\[(\w+)>(\d) ?(.*)\]$/.exec(part) ?? [];
    if (value !== undefined) return { value, above: Number(above), clause: piecesOf(clause ?? "") };
    const [, name, last] = /^\{(\w+)(?:\|([^}]*))?\}$/.exec(part) ?? [];
    return name === undefined ? part : { value: name, last };
  });
  taken.set(sentence, pieces);
  return pieces;
}

const COMMAS: Readonly<Record<Language, string>> = { en: ", ", zh: "、" };

/** A list as the language joins it. */
export function listed(words: readonly string[], language: Language, last = COMMAS[language]): string {
  const end = words.slice(-2).join(last);
  return [...words.slice(0, -2), end].join(COMMAS[language]);
}
