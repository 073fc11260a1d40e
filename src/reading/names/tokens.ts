import { FAMILY_WORDS, inEnglish, isQuiet, MAKER_WORDS } from "./words";

export type Kind = "model" | "card";

/** A name taken apart, so that order, signs and words that say nothing do not matter, and nothing that says something is lost. */
export interface Parsed {
  /** What tells it from all others, sorted: "qwen3", "coder"; without makers where that leaves a number to know it by. */
  readonly words: readonly string[];
  /** All of it, makers as well. */
  readonly allWords: readonly string[];
  /** Makers and product lines. */
  readonly makers: readonly string[];
  /** What must agree with the row: sizes ("32b", "a3b"), a context ("128k"), 满血 (whole, not distilled); of cards memory ("80gb") and form ("pcie"). */
  readonly facts: readonly string[];
  readonly quiet: readonly string[];
}

/** Pieces of a model's name: experts, active size, size, context; then numbers and words. */
const MODEL =
  /\d+x\d+b|a\d+(?:\.\d+)?b(?![a-z\d])|(?!0\d)\d+(?:\.\d+)?\s?(?:b|m|t|亿|万亿)(?![a-z\d])|\d+[ke](?![a-z\d])|\d+(?:\.\d+)*|[a-z]+|\p{L}+/gu;
const CARD =
  /(?<![a-z\d.])\d+(?:\.\d+)?\s?(?:gib|gb|g|tb)(?![a-z\d])|(?:sxm|hbm)\d?e?(?![a-z])|gddr\dx?|\d+(?:\.\d+)*|[a-z]+|\p{L}+/gu;
const SIZE = /^(\d+(?:\.\d+)?)\s?(b|m|t|亿|万亿)$/;
const SCALES: Readonly<Record<string, number>> = { b: 1, m: 1e-3, t: 1e3, 亿: 0.1, 万亿: 1e3 };
const MEMORY = /^(\d+(?:\.\d+)?)\s?(gib|gb|g|tb)$/;
const FORM = /^(pcie|oam|sxm)\d?$/;

/** Takes a plain text (lower case, ordinary width) apart. */
export function parse(text: string, kind: Kind): Parsed {
  const facts = new Set<string>();
  const quiet = new Set<string>();
  const makers: string[] = [];
  const rest: string[] = [];
  const english = inEnglish(text).replace(/(?<=[a-z\d])\+/g, " plus ");
  for (const [piece] of english.matchAll(kind === "model" ? MODEL : CARD)) {
    const fact = factOf(piece, kind);
    if (fact !== null) {
      facts.add(fact);
      rest.push("");
    } else if (isQuiet(piece, kind)) quiet.add(piece);
    else if (MAKER_WORDS.has(piece)) {
      makers.push(piece);
      rest.push(`\0${piece}`);
    } else rest.push(piece);
  }
  const bare = joined(rest.filter((piece) => !piece.startsWith("\0")));
  const all = makers.length === 0 ? bare : joined(rest.map((piece) => piece.replace("\0", "")));
  return {
    words: bare.some((word) => /\d/.test(word)) ? bare : all,
    allWords: all,
    makers,
    facts: [...facts].sort(),
    quiet: [...quiet],
  };
}

/** "qwen", "3" is "qwen3": a number belongs to the word before it, whatever stands between. "" is a fact, which parts them. */
function joined(pieces: readonly string[]): string[] {
  const words: string[] = [];
  let before = "";
  for (const piece of pieces) {
    if (/^[\d.]+$/.test(piece) && /^[a-z]+$/.test(before)) words.push(`${words.pop() ?? ""}${piece}`);
    else if (piece !== "") words.push(piece);
    before = piece;
  }
  return [...new Set(words)].sort();
}

/** What a piece says that the row must agree with, in one spelling; null where it is a word. */
function factOf(piece: string, kind: Kind): string | null {
  if (kind === "card") {
    const [, amount, unit] = MEMORY.exec(piece) ?? [];
    if (amount !== undefined) return `${Number(amount) * (unit === "tb" ? 1000 : 1)}gb`;
    return FORM.exec(piece)?.[1] ?? null;
  }
  const [, amount, unit = ""] = SIZE.exec(piece) ?? [];
  if (amount !== undefined) return `${Number((Number(amount) * (SCALES[unit] ?? 1)).toPrecision(6))}b`;
  return /^(\d+x\d+b|a\d+(\.\d+)?b|\d+k|满血)$/.test(piece) ? piece : null;
}

/** The words of a family that is asked for as a whole, with none of those that only say so. */
export const familyWords = (words: readonly string[]): string[] =>
  words.filter((word) => !FAMILY_WORDS.has(word));
