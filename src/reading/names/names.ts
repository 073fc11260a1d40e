/** Full-width letters become ordinary ones; what is longer than any name is cut, so that a pasted page costs nothing. */
export const plain = (name: string): string =>
  name.slice(0, LONGEST_NAME).normalize("NFKC").trim().toLowerCase();

/** No name is longer. */
export const LONGEST_NAME = 200;

/** Letters and digits, Chinese ones included; signs between them are a matter of taste, and "80G" is "80GB". */
export const bare = (text: string): string => gigabytes(text).replace(/[^\p{L}\p{N}]/gu, "");

const gigabytes = (text: string): string => text.replace(/(\d)\s*g(?![\p{L}\p{N}])/gu, "$1gb");

/**
 * What two spellings of one name share: "Qwen3-32B", "qwen3 32b", "Ｑｗｅｎ３：32B" and "Qwen/Qwen3-32B" are one name. A sign
 * between two digits stays, because 1.5B is not 15B; a "+" is a word.
 */
export function nameKey(name: string): string {
  const parts = segments(plain(name));
  return literalKey(parts[parts.length - 1] ?? "");
}

/** The same of a text that is plain already and holds no path. */
export function literalKey(text: string): string {
  const pieces = gigabytes(text.replace(/(?<=\d)_(?=\d)/g, "."))
    .replace(/(?<=[\p{L}\p{N}])\+/gu, "plus")
    .match(/\p{N}+(?:\.\p{N}+)*|\p{L}+/gu);
  return (pieces ?? []).reduce(
    (key, piece) => key + (/\p{N}$/u.test(key) && /^\p{N}/u.test(piece) ? "-" : "") + piece,
    "",
  );
}

/** The organisation in front of a Hugging Face or ModelScope id, the folders of a local copy, and the name behind them. */
export const segments = (text: string): string[] =>
  text.split(/[/\\]|--(?=[^-])/).filter((part) => part.trim() !== "");

/** A spelling error is an added, a lost, a wrong or a swapped letter: how many turn one name into the other. */
export function spellingErrors(typed: string, known: string, most: number): number {
  if (abs(typed.length - known.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: known.length + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= known.length; column++) {
      const same = typed[row - 1] === known[column - 1];
      let cost = min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && typed[row - 1] === known[column - 2] && typed[row - 2] === known[column - 1];
      if (swapped) cost = min(cost, at(before, column - 2) + 1);
      current.push(cost);
      least = min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = current;
  }
  return at(last, known.length);
}

/** Taken once: a look-up of a global in the innermost loop costs more than the loop. */
const { abs, min } = Math;
const FAR = Number.MAX_SAFE_INTEGER;

const at = (row: readonly number[], column: number): number => row[column] ?? FAR;
