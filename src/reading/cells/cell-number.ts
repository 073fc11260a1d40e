import { InputError } from "../../core/errors";
import type { Label } from "../arguments/labels";

/** What a number is for: its name in messages, and the largest that makes sense. */
export interface Count {
  readonly label: Label;
  readonly most: number;
}

/**
 * A whole number above 0: a number, or a text such as "16,000", "１６０００" or "1.6万". "16K" is refused, because people
 * write it for 16,000 and for 16,384.
 */
export function readCount(cell: number | string, { label: name, most }: Count): number {
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
export function readShare(cell: number | string, name: Label): number {
  const given = readNumber(cell, name);
  if (given >= 0 && given <= 1) return given;
  throw new InputError("share-range", { name, given });
}

/** A number or its text. */
function readNumber(plain: number | string, name: string): number {
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
