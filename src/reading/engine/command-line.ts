/** Longer than a cell of Excel holds. */
const LONGEST_TEXT = 33_000;

/** What word processors, chat programs and other keyboards made of a command line is one again. */
export const plainText = (text: string): string =>
  text
    .slice(0, LONGEST_TEXT)
    .normalize("NFKC")
    .replace(/[\u201c-\u201f]/g, '"')
    .replace(/[\u2018-\u201b]/g, "'")
    .replace(/(^|\s)[\u2010-\u2015\u2212]+(?=[a-z])/gi, "$1--");

export const isFlag = (word: string): boolean => /^--?[a-z]/i.test(word);

/** `--flag=value` in two; a flag alone has no value yet. */
export function cutAtEquals(word: string): [flag: string, value: string | undefined] {
  const equals = word.indexOf("=");
  return equals < 0
    ? [word, undefined]
    : [word.slice(0, equals), word.slice(equals + 1).replace(/^(["'])([\s\S]*)\1$/, "$2")];
}

/** No script that fits into a cell has more: its lines would be of ten letters. */
const MOST_COMMANDS = 3000;

/** The commands of a script, each as its words: as a shell cuts them, comments and quotes gone, lines joined. */
export function commandsOf(text: string): string[][] {
  const commands: string[][] = [];
  for (const line of new Scanner(text).lines()) {
    const [first = ""] = line;
    const last = commands.at(-1);
    if (last !== undefined && continues(last, first)) last.push(...(first === "-" ? line.slice(1) : line));
    else if (commands.push(first === "-" ? line.slice(1) : line) === MOST_COMMANDS) break;
  }
  return commands.filter((words) => words.length > 0);
}

/** A key of YAML at the start of its line. */
export const isKey = (word: string): boolean => /^[\w./-]+:$/.test(word);

/** A line of flags or of a list goes on with the one before, and so does what follows `command: >`. */
function continues(before: readonly string[], first: string): boolean {
  if (/^>[+-]?$/.test(before[1] ?? "")) return !isKey(first);
  return first === "-" || isFlag(first);
}

/** Reads a text once, from left to right. */
class Scanner {
  private at = 0;
  /** A bracket that nobody closes is looked for once. */
  private open = 0;

  constructor(private readonly text: string) {}

  *lines(): Generator<string[]> {
    let words: string[] = [];
    while (this.at < this.text.length) {
      const rest = this.text.charAt(this.at);
      if (BLANKS.includes(rest)) this.at++;
      else if (rest === "#") this.skipLine();
      else if ("\\^`".includes(rest) && this.skipsLineEnd()) continue;
      else if (ENDS.includes(rest)) {
        const before = words.at(-1) ?? "";
        const block = rest === "|" && (before === "-" || isKey(before));
        this.at++;
        if (block) words.push("|");
        if (words.length > 0) yield words;
        words = [];
      } else {
        const from = this.at;
        const word = this.word();
        // a blank of another alphabet
        if (this.at === from) {
          this.at++;
          continue;
        }
        // an item of a list that has keys of its own starts anew: "- image: vllm/vllm-openai"
        if (words.length === 1 && words[0] === "-" && isKey(word)) words = [];
        if (word.startsWith("[")) words.push(...flat(word));
        else words.push(word);
      }
    }
    if (words.length > 0) yield words;
  }

  private skipLine(): void {
    const end = this.text.indexOf("\n", this.at);
    this.at = end < 0 ? this.text.length : end;
  }

  /** A line that goes on: \ in a shell, ^ and ` on Windows, with blanks or a remark behind. */
  private skipsLineEnd(): boolean {
    LINE_GOES_ON.lastIndex = this.at;
    const found = LINE_GOES_ON.exec(this.text);
    if (found !== null) this.at += found[0].length;
    return found !== null;
  }

  private word(): string {
    let word = this.bracketed() ?? "";
    while (this.at < this.text.length) {
      word += this.plain();
      const here = this.text.charAt(this.at);
      if (here === "") break;
      if (/[\s;|]/.test(here) || (here === "&" && word !== "")) break;
      if ((here === '"' || here === "'") && !this.isApostrophe()) word += this.quoted(here);
      else if (here === "$" && this.text.charAt(this.at + 1) === "(") word += this.until(")") ?? this.one();
      else if (here === "\\" && /[\s"'$\\]/.test(this.text.charAt(this.at + 1))) {
        if (/\s/.test(this.text.charAt(this.at + 1)) && this.skipsLineEnd()) break;
        this.at++;
        word += this.one();
      } else word += this.one();
      if (here === "=") word += this.bracketed() ?? "";
    }
    return word;
  }

  /** Letters that mean nothing to a shell. */
  private plain(): string {
    PLAIN.lastIndex = this.at;
    const [run = ""] = PLAIN.exec(this.text) ?? [];
    this.at += run.length;
    return run;
  }

  private one(): string {
    return this.text.charAt(this.at++);
  }

  /** "Let's start": between letters, or never closed. */
  private isApostrophe(): boolean {
    const around = this.text.slice(Math.max(0, this.at - 1), this.at + 2);
    return /^[a-z]'[a-z]$/i.test(around);
  }

  private quoted(quote: string): string {
    const end = this.closing(quote);
    if (end < 0) return this.one();
    const inside = this.text.slice(this.at + 1, end);
    this.at = end + 1;
    return quote === '"' ? inside.replace(/\\(["\\$`])/g, "$1") : inside;
  }

  /** Where a quote ends; below 0 it never does, and is a letter like others. */
  private closing(quote: string): number {
    for (let at = this.at + 1; at < this.text.length; at++) {
      if (this.text.charAt(at) === quote) return at;
      if (quote === '"' && this.text.charAt(at) === "\\") at++;
    }
    return -1;
  }

  /** JSON that nobody quoted: its own quotes and blanks are part of the word. */
  private bracketed(): string | null {
    const open = this.text.charAt(this.at);
    const close = open === "{" ? "}" : open === "[" ? "]" : null;
    return close === null ? null : this.until(close);
  }

  private until(close: string): string | null {
    const open = close === "}" ? "{" : close === "]" ? "[" : "(";
    if (this.open > MOST_OPEN) return null;
    let depth = 0;
    for (let at = this.at; at < this.text.length; at++) {
      const here = this.text.charAt(at);
      if (here === open) depth++;
      else if (here === close && --depth === 0) {
        const found = this.text.slice(this.at, at + 1);
        this.at = at + 1;
        return found;
      }
    }
    this.open++;
    return null;
  }
}

const LINE_GOES_ON = /[\\^`][^\S\n]*(?:#[^\n]*)?\n/y;
const BLANKS = " \t\r\f\v";
const ENDS = "\n;&|";
const PLAIN = /[^\s;|&"'$\\=]+/y;
const MOST_OPEN = 3;

/** A list in brackets (`CMD ["vllm", "serve"]`, `[--model, x]`) is its words. */
function flat(word: string): string[] {
  if (!/^\[[\s\S]*\],?$/.test(word) || !/[a-z]/i.test(word)) return [word];
  const items =
    word
      .replace(/,$/, "")
      .slice(1, -1)
      .match(/"(?:\\.|[^"\\])*"|'[^']*'|[^,\s][^,\n]*/g) ?? [];
  return items.map((item) =>
    item
      .trim()
      .replace(/^(["'])([\s\S]*)\1$/, "$2")
      .replace(/\\(["\\])/g, "$1"),
  );
}
