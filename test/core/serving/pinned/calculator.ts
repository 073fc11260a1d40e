/**
 * A pocket calculator for the arithmetic in a row: numbers with separators, + − × ÷ and brackets, ⌈up⌉ and ⌊down⌋,
 * max(a; b), min(a; b), units behind a number. Words are there for the reader.
 */
const UNITS: Readonly<Record<string, number>> = {
  GiB: 2 ** 30,
  MiB: 2 ** 20,
  KiB: 2 ** 10,
  GB: 1e9,
  bytes: 1,
  "%": 0.01,
};

const TOKEN = /(?<number>\d[\d,]*(?:\.\d+)?)|(?<word>[A-Za-z][\w-]*|%)|(?<sign>[+−×÷()⌈⌉⌊⌋;])|(?<other>\S)/gu;

type Token = number | string;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { groups = {} } of text.matchAll(TOKEN)) {
    const { number, word, sign, other } = groups;
    if (other !== undefined) throw new Error(`"${other}" is no arithmetic: ${text}`);
    if (number !== undefined) tokens.push(Number(number.replaceAll(",", "")));
    if (sign !== undefined) tokens.push(sign);
    if (word === undefined) continue;
    const unit = UNITS[word];
    if (word === "max" || word === "min") tokens.push(word);
    else if (unit !== undefined && typeof tokens.at(-1) === "number")
      tokens.push((tokens.pop() as number) * unit);
  }
  return tokens;
}

export function calculated(text: string): number {
  const tokens = tokensOf(text);
  let at = 0;
  const take = (wanted: string): void => {
    if (tokens[at++] !== wanted) throw new Error(`"${wanted}" is missing: ${text}`);
  };
  const closed = (close: string): number => {
    const value = sum();
    take(close);
    return value;
  };
  const several = (): number[] => {
    take("(");
    const values = [sum()];
    while (tokens[at] === ";") {
      at++;
      values.push(sum());
    }
    take(")");
    return values;
  };
  const factor = (): number => {
    const token = tokens[at++];
    if (typeof token === "number") return token;
    if (token === "(") return closed(")");
    if (token === "⌈") return Math.ceil(closed("⌉"));
    if (token === "⌊") return Math.floor(closed("⌋"));
    if (token === "max") return Math.max(...several());
    if (token === "min") return Math.min(...several());
    throw new Error(`no number: ${text}`);
  };
  const product = (): number => {
    let value = factor();
    for (let sign = tokens[at]; sign === "×" || sign === "÷"; sign = tokens[at]) {
      at++;
      value = sign === "×" ? value * factor() : value / factor();
    }
    return value;
  };
  const sum = (): number => {
    let value = product();
    for (let sign = tokens[at]; sign === "+" || sign === "−"; sign = tokens[at]) {
      at++;
      value = sign === "+" ? value + product() : value - product();
    }
    return value;
  };
  const value = sum();
  if (at !== tokens.length) throw new Error(`left over after ${at} signs and numbers: ${text}`);
  return value;
}
