import type { MessageValues } from "../core/errors";
import type { Language } from "../reading/language";

/** How one value of a sentence is written: a number or a word, under its name. */
export type Write = (value: number | string, name: string) => string;

/**
 * A sentence with its values in it. `{context}` is a value; a list is joined as the language joins it, its last two by
 * what follows a bar: `{tries| or }`; `[ranks>1 ...]` is there only if that value is above that number.
 *
 * @example fill("{cards} cards[ranks>1  of {ranks} ranks]", { cards: 2, ranks: 1 }, { language: "en", write: String }) // "2 cards"
 */
export const fill = (
  sentence: string,
  values: MessageValues,
  how: { readonly language: Language; readonly write: Write },
): string => filled(piecesOf(sentence), values, how);

/** A sentence taken apart: words, a value, or a clause that depends on one. */
type Piece =
  | string
  | { readonly value: string; readonly last: string | undefined }
  | { readonly value: string; readonly above: number; readonly clause: readonly Piece[] };

/** Every sentence is taken apart once. */
const taken = new Map<string, readonly Piece[]>();

function piecesOf(sentence: string): readonly Piece[] {
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

function filled(pieces: readonly Piece[], values: MessageValues, how: Parameters<typeof fill>[2]): string {
  let text = "";
  for (const piece of pieces) {
    if (typeof piece === "string") text += piece;
    else if (!("clause" in piece)) text += written(values[piece.value] ?? "", piece, how);
    else if (Number(values[piece.value] ?? 0) > piece.above) text += filled(piece.clause, values, how);
  }
  return text;
}

const COMMAS: Readonly<Record<Language, string>> = { en: ", ", zh: "、" };

function written(
  value: MessageValues[string],
  { value: name, last }: { readonly value: string; readonly last: string | undefined },
  { language, write }: Parameters<typeof fill>[2],
): string {
  if (typeof value !== "object") return write(value, name);
  const words = value.map((one) => write(one, name));
  const comma = COMMAS[language];
  const end = words.slice(-2).join(last ?? comma);
  return [...words.slice(0, -2), end].join(comma);
}
