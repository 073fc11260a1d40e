import { NotFoundError } from "../../core/errors";
import { isForm, lastPart, LISTS, spellings, type Entry, type Named, type Trait } from "./named";
import { literalKey, LONGEST_NAME, spellingErrors } from "./names";
import { familyWords, parse, type Parsed } from "./tokens";
import { isMakersWord } from "./words";

/** What a refusal looks among: every name of every row, taken apart and as written. */
export interface Known<Row> {
  readonly trait: Trait<Row>;
  readonly entries: readonly Entry<Row>[];
  readonly literals: ReadonlyMap<string, Row>;
}

/**
 * The error for a name that is not there: the members of its family; else what is of the same size and generation, then
 * a slip of a letter or two, then what shares the one or the other. `given`: all that was typed.
 */
export function refusal<Row extends Named>(known: Known<Row>, name: string, given: string): NotFoundError {
  const { kind, noun } = known.trait;
  if (name.trim().length > LONGEST_NAME) return unknown(noun, given);
  const text = lastPart(name);
  const typed = parse(spellings(text, kind)[0] ?? "", kind);
  const several = familyOf(known, typed);
  if (several.length > 1) return severalMeant(noun, given, several);
  const third = Math.max(1, Math.floor(literalKey(text).length / 3));
  const ways: readonly (() => Row[])[] = [
    () => several,
    () => alike(known, typed, { size: true, generation: true }),
    () => nearest(known, text, Math.min(2, third)),
    () => alike(known, typed, { size: true, generation: false }),
    () => alike(known, typed, { size: false, generation: true }),
    () => nearest(known, text, Math.min(MOST_ERRORS, third)),
  ];
  for (const way of ways) {
    const rows = way();
    if (rows.length > 0) return new NotFoundError("name-nearest", { kind: noun, given, nearest: rows.map(quoted) });
  }
  return unknown(noun, given);
} // prettier-ignore

const MOST_ERRORS = 5;
const MOST_ALIKE = 3;
const MOST_SHOWN = 6;
const LONGEST_COMPARED = 48;

const unknown = (kind: keyof typeof LISTS, given: string): NotFoundError =>
  new NotFoundError("name-unknown", { kind, given, lists: LISTS[kind] });

const quoted = ({ name }: Named): string => `"${name}"`;

/** A name that means several rows. */
export const severalMeant = (kind: string, given: string, rows: readonly Named[]): NotFoundError =>
  new NotFoundError("name-several", {
    kind,
    given,
    nearest: rows.slice(0, MOST_SHOWN).map(quoted),
    more: Math.max(0, rows.length - MOST_SHOWN),
  });

/** Members of the family that a text names, and others that hold all it says, in the catalogue's order. */
export function familyOf<Row>({ entries, trait }: Known<Row>, typed: Parsed): Row[] {
  const asked = familyWords(typed.words.length > 0 ? typed.words : typed.allWords);
  const makers = typed.makers.filter((word) => !asked.includes(word));
  if (asked.length + makers.length === 0) return [];
  const made = ({ row }: Entry<Row>, word: string): boolean => isMakersWord(word, trait.maker(row));
  const members = entries.filter(
    (entry) =>
      asked.every((word) => holds(entry, word) || (typed.makers.includes(word) && made(entry, word))) &&
      makers.every((word) => made(entry, word)) &&
      agree(trait, entry, typed.facts),
  );
  return [...new Set(members.map(({ row }) => row))];
}

const holds = ({ parsed }: Entry<unknown>, word: string): boolean =>
  parsed.words.some((own) => isWord(word, own));

const agree = <Row>(trait: Trait<Row>, { row, parsed }: Entry<Row>, facts: readonly string[]): boolean =>
  facts.every((fact) => parsed.facts.includes(fact) || (nearSize(parsed, fact) ?? trait.agrees(row, fact)));

/** Whether a stated size is about the one in a name; null where the name has none and the shape must be asked. */
function nearSize(parsed: Parsed, fact: string): boolean | null {
  const own = parsed.facts.find((one) => SIZE.test(one));
  return own === undefined || !SIZE.test(fact)
    ? null
    : Math.abs(parseFloat(fact) / parseFloat(own) - 1) < 0.035;
}
const SIZE = /^\d+(\.\d+)?b$/;

/** "qwen" is "qwen3" as a family; "qwen3" is no "qwen3.5". */
const isWord = (typed: string, own: string): boolean =>
  typed === own || (/^\D+$/.test(typed) && own.startsWith(typed) && /^\d/.test(own.slice(typed.length)));

/** Rows that share words with a text, and of the size and the generation that it states what `of` asks for. */
function alike<Row>(
  { entries, trait }: Known<Row>,
  typed: Parsed,
  of: { readonly size: boolean; readonly generation: boolean },
): Row[] {
  const sizes = of.size ? typed.facts.filter((fact) => !isForm(fact)) : [];
  const family = (word: string): string => word.replace(/\d.*$/, "");
  const generations = of.generation ? typed.words.filter((word) => /^[a-z]+\d/.test(word)) : [];
  const best = new Map<Row, number>();
  for (const entry of entries) {
    const { row, parsed } = entry;
    if (generations.length > 0 && !generations.some((word) => parsed.words.includes(word))) continue;
    const shared = typed.words.filter((word) => holds(entry, word)).length;
    const related = (word: string): boolean =>
      family(word).length > 2 && parsed.words.some((own) => family(own) === family(word));
    if (shared === 0 && (of.generation || !typed.words.some(related))) continue;
    if (!agree(trait, entry, sizes)) continue;
    best.set(row, Math.max(best.get(row) ?? -Infinity, shared * 100 - parsed.words.length));
  }
  return [...best]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_ALIKE)
    .map(([row]) => row);
}

/** Whose spelling is nearest; of the size that is stated, if any is. */
function nearest<Row>({ literals, trait }: Known<Row>, text: string, most: number): Row[] {
  const typed = literalKey(text).slice(0, LONGEST_COMPARED);
  if (typed.length < 2) return [];
  const sizes = parse(text, trait.kind).facts.filter((fact) => !isForm(fact));
  let best: { row: Row; errors: number; same: boolean } | null = null;
  for (const [key, row] of literals) {
    const errors = spellingErrors(typed, key, most);
    if (errors > most) continue;
    const same = sizes.every((fact) => trait.agrees(row, fact));
    if (best === null || (same && !best.same) || (same === best.same && errors < best.errors)) {
      best = { row, errors, same };
    }
  }
  return best === null ? [] : [best.row];
}
