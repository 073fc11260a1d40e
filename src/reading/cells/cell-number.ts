import { InputError } from "../../core/errors";
import { isEmpty, plainCell } from "./cell-text";

/** What a number is for: its name in messages, and the largest that makes sense. */
export interface Count {
  readonly name: string;
  readonly most: number;
  /** What an empty cell means; absent where a number is needed. */
  readonly blank?: number;
}

/**
 * A whole number above 0: a number, or a text such as "16,000", "１６０００" or "1.6万". "16K" is refused, because people
 * write it for 16,000 and for 16,384.
 */
export function readCount(cell: unknown, count: Count): number {
  const { name, most } = count;
  if (isEmpty(cell)) {
    if (count.blank !== undefined) return count.blank;
    throw new InputError("count-empty", { name });
  }
  const given = readNumber(cell, name);
  if (given <= 0) throw new InputError("count-low", { name, given });
  if (given > most) throw new InputError("count-high", { name, most, given });
  const whole = Math.round(given);
  // 15 digits are what Excel calculates with: 16000.000000001 is a rounding error, 0.5 is not
  if (whole < 1 || Math.abs(given - whole) > 1e-9 * whole) {
    throw new InputError("count-whole", { name, given });
  }
  return whole;
}

/** A share kept free: 0.2, or "20%". */
export function readShare(cell: unknown, share: { name: string; blank: number }): number {
  if (isEmpty(cell)) return share.blank;
  const value = readNumber(cell, share.name);
  if (value >= 0 && value <= 1) return value;
  throw new InputError("share-range", { name: share.name, given: value });
}

/** A number or its text. */
export function readNumber(cell: unknown, name: string): number {
  const plain = plainCell(cell, name);
  if (typeof plain === "number") return plain;
  const text = plain.slice(0, LONGEST).normalize("NFKC").trim();
  const [, digits, scale = ""] = NUMBER.exec(text) ?? [];
  if (digits !== undefined) return Number(digits.replaceAll(",", "")) * (SCALES[scale] ?? 1);
  const [, thousands, prefix = ""] = AMBIGUOUS.exec(text) ?? [];
  if (thousands === undefined) throw new InputError("number-text", { name, given: plain });
  const power = prefix.toLowerCase() === "k" ? 1 : 2;
  const [decimal, binary] = [1000 ** power, 1024 ** power].map((base) => Number(thousands) * base) as [number, number]; // prettier-ignore
  throw new InputError("number-ambiguous", { name, given: plain, decimal, binary });
}

const LONGEST = 60;
/** Digits, with commas between thousands if any, and an ending that leaves no doubt. */
const NUMBER = /^([+-]?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)(?:e[+-]?\d{1,3})?)\s*(%|万|亿)?$/i;
const SCALES: Readonly<Record<string, number>> = { "%": 0.01, 万: 1e4, 亿: 1e8 };
const AMBIGUOUS = /^(\d{1,9}(?:\.\d{1,6})?)\s*([km])$/i;

/** 16000 as people read it: 16,000. */
export function grouped(value: number): string {
  const text = `${value}`;
  if ((value > -1000 && value < 1000) || text.includes("e")) return text;
  const point = text.indexOf(".");
  // cut from the end: a breakdown writes some forty numbers
  let end = point < 0 ? text.length : point;
  let written = text.slice(end);
  const first = value < 0 ? 1 : 0;
  for (; end - first > 3; end -= 3) written = `,${text.slice(end - 3, end)}${written}`;
  return text.slice(0, end) + written;
}
