import { InputError } from "../../core/errors";

/** Whether one name of a module fits. */
type Test = (name: string) => boolean;

/** Whether a module is meant that makers call by any of these names. */
export type NamesTest = (names: readonly string[]) => boolean;

/** A compiled pattern, and how many characters it has once its alternatives are written out. */
interface Pattern {
  readonly fits: NamesTest;
  readonly length: number;
}

/** What is more than a run of whole words. */
export const isPattern = (text: string): boolean => /[*?]|^(?:re|[-+]):/.test(text);

/** Longer than any pattern of a list. */
const LONGEST = 400;

/**
 * A pattern of a quantiser's list as a test of names. "re:…" is a regular expression that holds from the start, as
 * compressed-tensors reads it; a star makes a glob for a module and all inside it.
 *
 * JavaScript's own regular expressions take exponential time on patterns that a file may hold, so they are read here:
 * alternatives are written out, and what is left is a sequence of characters and repeats, matched in one pass.
 */
export function patternTest(pattern: string): Pattern {
  if (pattern.length > LONGEST) throw notRead(pattern);
  const expression = /^(?:re:|[-+]:)/.exec(pattern)?.[0];
  if (expression !== undefined) return expressionTest(pattern.slice(expression.length), pattern);
  const glob = sequenceTest(
    Array.from(pattern, (c) => (c === "*" ? MANY : c === "?" ? ANY : one(c))),
    "word",
  );
  return { fits: (names) => names.some(glob), length: pattern.length };
}

interface Atom {
  readonly fits: (character: string) => boolean;
  readonly optional: boolean;
  readonly repeats: boolean;
}

const one = (character: string): Atom => ({ fits: (c) => c === character, optional: false, repeats: false });
const ANY: Atom = { fits: () => true, optional: false, repeats: false };

const MANY: Atom = { ...ANY, optional: true, repeats: true };

/** Where a pattern has to end: at the name's end, at the end of one of its words, or anywhere. */
type End = "name" | "word" | "anywhere";

/** All places that the atoms so far may have reached: time is the name's length × atoms. */
function sequenceTest(atoms: readonly Atom[], ends: End): Test {
  return (name) => {
    const { length } = name;
    let reached = new Uint8Array(length + 1);
    reached[0] = 1;
    for (const { fits, optional, repeats } of atoms) {
      const next = new Uint8Array(length + 1);
      let some = 0;
      for (let at = 0; at <= length; at++) {
        const here = reached[at] === 1;
        const stepped =
          at > 0 && (reached[at - 1] === 1 || (repeats && next[at - 1] === 2)) && fits(name[at - 1] ?? "");
        // 2 was stepped to, and a repeat may go on from there
        next[at] = stepped ? 2 : optional && here ? 1 : 0;
        some |= next[at] ?? 0;
      }
      if (some === 0) return false;
      reached = next.map((mark) => (mark > 0 ? 1 : 0));
    }
    if (ends === "anywhere") return true;
    return (
      reached[length] === 1 ||
      (ends === "word" && Array.from(name).some((c, at) => c === "." && reached[at] === 1))
    );
  };
}

function expressionTest(source: string, pattern: string): Pattern {
  // "everything but": ^(?!.*experts).*
  const [, but, rest] = /^\^?\(\?!((?:[^()]|\([^()]*\))*)\)(.*)$/.exec(source) ?? [];
  if (but !== undefined && rest !== undefined) {
    const left = expressionTest(but, pattern);
    const right = expressionTest(rest, pattern);
    return { fits: (names) => !left.fits(names) && right.fits(names), length: left.length + right.length };
  }
  const plain = writtenOut(source, pattern);
  const tests = plain.map((text) => {
    const ends = text.endsWith("$") && !text.endsWith("\\$");
    const atoms = atomsOf(text.replace(/^\^/, "").replace(/\$$/, ""), pattern);
    return sequenceTest(atoms, ends ? "name" : "anywhere");
  });
  const length = plain.reduce((sum, text) => sum + text.length, 0);
  return { fits: (names) => tests.some((test) => names.some(test)), length };
}

/** More ways to read one pattern than any list has. */
const MOST_ALTERNATIVES = 400;

const notRead = (pattern: string): InputError =>
  new InputError("config-pattern", { given: pattern.slice(0, 60) });

/** (a|b)c as ac and bc. */
function writtenOut(source: string, pattern: string): string[] {
  const plain: string[] = [];
  const left = [source];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const group = groupAt(next);
    if (group === null) plain.push(...topLevel(next));
    else left.push(...withoutGroup(next, group, pattern));
    if (plain.length + left.length > MOST_ALTERNATIVES) throw notRead(pattern);
  }
  return plain;
}

function withoutGroup(source: string, { start, end, inside }: Group, pattern: string): string[] {
  const after = source[end + 1] ?? "";
  // a group that repeats, and one that only looks ahead, are more than a sequence
  if (/[*+{]/.test(after) || /^\?[^:]/.test(inside)) throw notRead(pattern);
  const optional = after === "?";
  const rest = source.slice(end + (optional ? 2 : 1));
  const parts = [...topLevel(inside.replace(/^\?:/, "")), ...(optional ? [""] : [])];
  return parts.map((part) => source.slice(0, start) + part + rest);
}

interface Group {
  readonly start: number;
  readonly end: number;
  readonly inside: string;
}

/** The first group that holds no other. */
function groupAt(source: string): Group | null {
  let start = -1;
  for (let i = 0; i < source.length; i++) {
    if (source[i] === "\\") i++;
    else if (source[i] === "(") start = i;
    else if (source[i] === ")" && start >= 0) return { start, end: i, inside: source.slice(start + 1, i) };
  }
  return null;
}

const topLevel = (source: string): string[] => source.split("|");

const CLASSES: Readonly<Record<string, RegExp>> = { d: /\d/, w: /\w/, s: /\s/ };

function atomsOf(source: string, pattern: string): Atom[] {
  const atoms: Atom[] = [];
  for (let i = 0; i < source.length; i++) {
    const c = source[i] ?? "";
    let fits = one(c).fits;
    if (c === "\\") {
      const escaped = source[++i] ?? "";
      const known = CLASSES[escaped];
      fits = known ? (x) => known.test(x) : one(escaped).fits;
    } else if (c === ".") fits = ANY.fits;
    else if (c === "[") {
      const end = source.indexOf("]", i + 1);
      const inside = end < 0 ? "" : source.slice(i + 1, end);
      if (!/^\^?[\w.\-\\]+$/.test(inside)) throw notRead(pattern);
      fits = classOf(inside);
      i = end;
    } else if (/[(){}*+?]/.test(c)) throw notRead(pattern);
    const times = source[i + 1] ?? "";
    const counted = /^[*+?]$/.test(times);
    if (counted) i++;
    // lazy and greedy repeats find the same names
    if (counted && source[i + 1] === "?") i++;
    atoms.push({ fits, optional: times === "*" || times === "?", repeats: times === "*" || times === "+" });
  }
  return atoms;
}

/** What stands in square brackets: only word characters, dots and hyphens get here. */
function classOf(inside: string): (c: string) => boolean {
  try {
    const set = new RegExp(`^[${inside}]$`);
    return (c) => set.test(c);
  } catch {
    return () => false;
  }
}
