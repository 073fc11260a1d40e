import { InputError } from "../../core/errors";

/** Whether one name of a module fits. */
type Test = (name: string) => boolean;

/** Whether a module is meant that makers call by any of these names. */
export type NamesTest = (names: readonly string[]) => boolean;

/**
 * A pattern of a quantiser's list as a test of names. "re:…" is a regular expression that holds from the start, as
 * compressed-tensors reads it; a star makes a glob for a module and all inside it; any other text is a run of whole words between dots.
 *
 * JavaScript's own regular expressions take exponential time on patterns that a file may hold, so they are read here:
 * alternatives are written out, and what is left is a sequence of characters and repeats, matched in one pass.
 */
export function patternTest(pattern: string): NamesTest {
  const expression = /^(?:re:|[-+]:)/.exec(pattern)?.[0];
  if (expression !== undefined) return expressionTest(pattern.slice(expression.length), pattern);
  if (/[*?]/.test(pattern)) return any(sequenceTest(globAtoms(pattern), "word"));
  const words = `.${pattern.replace(/^\.+|\.+$/g, "")}.`;
  return any((name) => `.${name}.`.includes(words));
}

const any =
  (test: Test): NamesTest =>
  (names) =>
    names.some(test);

interface Atom {
  readonly fits: (character: string) => boolean;
  readonly optional: boolean;
  readonly repeats: boolean;
}

const one = (character: string): Atom => ({ fits: (c) => c === character, optional: false, repeats: false });
const ANY: Atom = { fits: () => true, optional: false, repeats: false };

const globAtoms = (pattern: string): Atom[] =>
  Array.from(pattern, (c) =>
    c === "*" ? { ...ANY, optional: true, repeats: true } : c === "?" ? ANY : one(c),
  );

/** All places that the atoms so far may have reached, character by character: time is length × atoms. */
/** Where a pattern has to end: at the name's end, at the end of one of its words, or anywhere. */
type End = "name" | "word" | "anywhere";

function sequenceTest(atoms: readonly Atom[], ends: End): Test {
  return (name) => {
    let reached = new Set([0]);
    for (const { fits, optional, repeats } of atoms) {
      const next = new Set<number>(optional ? reached : []);
      for (const start of reached) {
        for (let at = start; at < name.length && fits(name[at] ?? ""); at++) {
          if (next.has(at + 1) && repeats) break;
          next.add(at + 1);
          if (!repeats) break;
        }
      }
      if (next.size === 0) return false;
      reached = next;
    }
    if (ends === "anywhere") return true;
    return [...reached].some((at) => at === name.length || (ends === "word" && name[at] === "."));
  };
}

function expressionTest(source: string, pattern: string): NamesTest {
  // "everything but": ^(?!.*experts).*
  const [, but, rest] = /^\^?\(\?!((?:[^()]|\([^()]*\))*)\)(.*)$/.exec(source) ?? [];
  if (but !== undefined && rest !== undefined) {
    const left = expressionTest(but, pattern);
    const right = expressionTest(rest, pattern);
    return (names) => !left(names) && right(names);
  }
  const tests = writtenOut(source, pattern).map((plain) => {
    const ends = plain.endsWith("$") && !plain.endsWith("\\$");
    return sequenceTest(
      atomsOf(plain.replace(/^\^/, "").replace(/\$$/, ""), pattern),
      ends ? "name" : "anywhere",
    );
  });
  return (names) => tests.some((test) => names.some(test));
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
