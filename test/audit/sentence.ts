/**
 * Works a sentence of a breakdown out as its reader would: from the text alone, in English or Chinese.
 *
 * The formula is what stands before the first semicolon: numbers with separators, the units behind them, + − × ÷ and
 * brackets; words are labels and count for nothing, unless there is no number at all: then they are the names of rows
 * ("weights + KV cache"). "5 to 7" is a least and a most. Every number is what was rounded to five digits.
 */

/** The least and the most that a rounded number may stand for. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

/** A sentence that is no formula. */
export class NotArithmetic extends Error {}

type Token = { readonly span: Span; readonly scale: number | null } | { readonly sign: string };

const UNITS: Readonly<Record<string, number>> = {
  B: 1, byte: 1, bytes: 1, 字节: 1,
  kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12,
  KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40,
  "%": 0.01,
  ms: 1e-3, TFLOPS: 1e12, W: 1,
}; // prettier-ignore

const SIGNS: Readonly<Record<string, string>> = { x: "×", "*": "×", "/": "÷", "-": "−", "–": "−" };

/** Half of the fifth digit's step, or of a whole number's. */
function rounded(value: number): Span {
  const step = value === 0 ? 0 : 10 ** (Math.floor(Math.log10(value)) - 4);
  const half = Number.isInteger(value) ? Math.min(0.5, step / 2) : step / 2;
  return { low: value - half, high: value + half };
}

const TOKEN =
  /(?<number>(?<![\w.])\d[\d,]*(?:\.\d+)?)(?:\s?(?<unit>TiB|GiB|MiB|KiB|TB|GB|MB|kB|bytes?|B|字节|%|ms|TFLOPS|W)(?![A-Za-z]))?(?![\w])|(?<sign>[+−×÷()^])|(?<=\s)(?<plain>[x*/–-])(?=\s)|(?<range>(?<=\s)(?:to|至)(?=\s))|(?<semicolon>[;；])/gu;

function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (const { groups = {} } of text.replaceAll("（", "(").replaceAll("）", ")").matchAll(TOKEN)) {
    const { number, unit, sign, plain, range, semicolon } = groups;
    if (semicolon !== undefined) break;
    if (number !== undefined) {
      const { low, high } = rounded(Number(number.replaceAll(",", "")));
      found.push({ span: { low, high }, scale: unit === undefined ? null : (UNITS[unit] ?? NaN) });
    } else if (range !== undefined) found.push({ sign: "to" });
    else if (sign !== undefined) found.push({ sign });
    else if (plain !== undefined) found.push({ sign: SIGNS[plain] ?? plain });
  }
  return found;
}

const combined = (a: Span, b: Span, of: (x: number, y: number) => number): Span => {
  const ends = [of(a.low, b.low), of(a.low, b.high), of(a.high, b.low), of(a.high, b.high)];
  return { low: Math.min(...ends), high: Math.max(...ends) };
};

/** What a formula gives: one value, or the least and the most of it. */
export function workedOut(sentence: string, rows: ReadonlyMap<string, number> = new Map()): readonly Span[] {
  const list = tokens(sentence);
  if (!list.some((token) => "span" in token)) return [named(sentence, rows)];
  const pairs = list.filter((token) => "sign" in token && token.sign === "to").length;
  if (pairs > 1) throw new NotArithmetic(`more than one range: ${sentence}`);
  return pairs === 0 ? [valueOf(list, sentence)] : [0, 1].map((end) => valueOf(oneEnd(list, end), sentence));
}

/** "5 to 7 GB" as 5 GB or as 7 GB. */
function oneEnd(list: readonly Token[], end: number): Token[] {
  const at = list.findIndex((token) => "sign" in token && token.sign === "to");
  const [least, most] = [list[at - 1], list[at + 1]];
  if (least === undefined || most === undefined || !("span" in least) || !("span" in most)) return [];
  const one = end === 0 ? { ...least, scale: least.scale ?? most.scale } : most;
  return [...list.slice(0, at - 1), one, ...list.slice(at + 2)];
}

const scaled = ({ low, high }: Span, scale: number): Span => ({ low: low * scale, high: high * scale });

function valueOf(list: readonly Token[], sentence: string): Span {
  let at = 0;
  const refuse = (): never => {
    throw new NotArithmetic(`no formula: ${sentence}`);
  };
  const signHere = (): string | null => {
    const token = list[at];
    return token !== undefined && "sign" in token ? token.sign : null;
  };
  const factor = (): Span => {
    const token = list[at++];
    if (token === undefined) return refuse();
    if ("span" in token) return scaled(token.span, token.scale ?? 1);
    if (token.sign !== "(") return refuse();
    const inside = sum();
    if (signHere() !== ")") return refuse();
    at++;
    return inside;
  };
  // powers bind before products
  const power = (): Span => {
    const base = factor();
    if (signHere() !== "^") return base;
    at++;
    return combined(base, factor(), (x, y) => x ** y);
  };
  const product = (): Span => {
    let value = power();
    for (let sign = signHere(); sign === "×" || sign === "÷"; sign = signHere()) {
      at++;
      value = combined(value, power(), sign === "×" ? (x, y) => x * y : (x, y) => x / y);
    }
    return value;
  };
  const sum = (): Span => {
    let value = product();
    for (let sign = signHere(); sign === "+" || sign === "−"; sign = signHere()) {
      at++;
      value = combined(value, product(), sign === "+" ? (x, y) => x + y : (x, y) => x - y);
    }
    return value;
  };
  const value = sum();
  return at === list.length ? value : refuse();
}

/** "usable memory − total": rows by their names, added and taken away. */
function named(sentence: string, rows: ReadonlyMap<string, number>): Span {
  const [formula = ""] = sentence.split(/[;；]/);
  let value = 0;
  for (const [, sign, name = ""] of `+ ${formula}`.matchAll(/([+−])\s*([^+−]*[^+−\s])/g)) {
    const row = rows.get(name.toLowerCase());
    if (row === undefined) throw new NotArithmetic(`no row is called "${name}": ${sentence}`);
    value += sign === "+" ? row : -row;
  }
  return { low: value, high: value };
}
