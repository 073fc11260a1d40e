/** Names that a text gives values: by assignment, `export`, `set`, `-e`, or as keys of a container's environment. */
export class Variables extends Map<string, string> {
  /** Letters that may still be filled in: values that are filled into one another grow with every line. */
  left = MOST_FILLED;
}

/** Of one text, whatever it fills in: longer than any command. What comes after stays as written. */
const MOST_FILLED = 65_536;

const ASSIGNED = /^(?:\$env:)?([a-z_]\w*)=([\s\S]*)$/i;
/** Words that stand before assignments, and the keys of YAML that hold them. */
const BEFORE = /^(export|set|env|declare|local|sudo|-|environment:|env:)$/i;

/** What a command assigns; true when that is all it does. */
export function assigns(words: readonly string[], variables: Variables): boolean {
  const [first = "", second = ""] = words;
  // Kubernetes: "name: X" and "value: Y" on lines of their own; compose: "X: Y"
  if (first === "name:") variables.set("", second);
  if (first === "value:") variables.set(variables.get("") ?? "", second);
  const key = /^([A-Z][A-Z0-9_]+):$/.exec(first)?.[1];
  if (key !== undefined) variables.set(key, filledIn(second, variables));
  for (const word of joined(words)) {
    const [, name, value] = ASSIGNED.exec(word) ?? [];
    if (name !== undefined && value !== undefined)
      variables.set(name, filledIn(value.replace(/^(["'])(.*)\1$/, "$2"), variables));
    else if (!BEFORE.test(word)) return false;
  }
  return true;
}

/**
 * Other ways to set a name: PowerShell's blanks around the sign, Windows' and macOS's own commands, a unit of systemd.
 * Source: https://docs.ollama.com/faq, which has one for each system.
 */
function joined(words: readonly string[]): readonly string[] {
  const [first = "", second = "", third = "", fourth = ""] = words;
  if (/^\$env:\w+$/i.test(first) && second === "=") return [`${first}=${third}`];
  if (/^setx$/i.test(first)) return [`${second}=${third}`];
  if (first === "launchctl" && second === "setenv") return [`${third}=${fourth}`];
  return first.startsWith(UNIT) ? [first.slice(UNIT.length), ...words.slice(1)] : words;
}
const UNIT = "Environment=";

const USED = /\$\{(\w+)(?::?[-=]([^{}$]{0,300}))?\}|\$(?:env:)?([a-z_]\w*)|%([a-z_]\w*)%/gi;

/** A word with its variables filled in, as far as the text says what they are. */
export function filledIn(word: string, variables: Variables): string {
  if (!word.includes("$") && !word.includes("%")) return word;
  return word.replace(
    USED,
    (whole, braced?: string, otherwise?: string, plain?: string, windows?: string) => {
      const value = variables.get(braced ?? plain ?? windows ?? "");
      const filled = (value === "" && otherwise !== undefined ? otherwise : (value ?? otherwise)) ?? whole;
      if (filled.length > variables.left) return whole;
      variables.left -= filled.length;
      return filled;
    },
  );
}

/** Something that only a shell knows: a variable the text does not set, arithmetic, what a command prints. */
export const isUnknown = (value: string): boolean => /\$[\w{(]|%[a-z_]\w*%|\{\{/i.test(value);
