/** Words of a command line; quotes keep theirs together, and what a word processor made of "--" is one again. */
export function wordsOf(text: string): string[] {
  const line = plainDashes(text.normalize("NFKC")).replace(/\\\r?\n/g, " ");
  return [...line.slice(0, LONGEST_LINE).matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replace(/^(['"])([\s\S]*)\1$/, "$2"),
  );
}

const LONGEST_LINE = 20_000;

/** Word processors and chat programs turn "--" into a dash. */
const plainDashes = (text: string): string => text.replace(/(^|\s)[\u2010-\u2015\u2212]+(?=[a-z])/gi, "$1--");

export const isFlag = (word: string): boolean => /^--?[a-z]/i.test(word);

/** `--flag=value` in two; a flag alone has no value yet. */
export function cutAtEquals(word: string): [flag: string, value: string | undefined] {
  const equals = word.indexOf("=");
  return equals < 0
    ? [word, undefined]
    : [word.slice(0, equals), word.slice(equals + 1).replace(/^["']|["']$/g, "")];
}
