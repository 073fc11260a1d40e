import { InputError } from "../../core/errors";
import type { Label } from "../arguments/labels";

/** What a number is for: its name in messages, and the largest that makes sense. */
export interface Count {
  readonly label: Label;
  readonly most: number;
}

/** Taken once, as in range.ts. */
const { abs, round } = Math;

/** A whole number above 0: a number, or a text as `numberIn` reads it. */
export function readCount(cell: number | string, { label: name, most }: Count): number {
  const given = readAmount(cell, { label: name, most });
  const whole = round(given);
  // 15 digits are what Excel calculates with: 16000.000000001 is a rounding error, 0.5 is not
  if (whole < 1 || abs(given - whole) > 1e-9 * whole) {
    throw new InputError("count-whole", { name, given });
  }
  return whole;
}

/** A number above 0, whole or not. */
export function readAmount(cell: number | string, { label: name, most }: Count): number {
  const given = readNumber(cell, name);
  if (given <= 0) throw new InputError("count-low", { name, given });
  if (given > most) throw new InputError("count-high", { name, most, given });
  return given;
}

/** A share kept free: 0.2, or "20%". */
export function readShare(cell: number | string, name: Label): number {
  const given = readNumber(cell, name);
  if (given >= 0 && given <= 1) return given;
  throw new InputError("share-range", { name, given });
}

/** What a number looks like is shown by one of its kind: 16K is no number of cards. */
const OF_ITS_KIND: Readonly<Record<string, "tokens-text" | "share-text">> = {
  Context: "tokens-text",
  Prompt: "tokens-text",
  Answer: "tokens-text",
  Reserve: "share-text",
};

/** A number or its text. */
function readNumber(plain: number | string, name: string): number {
  if (typeof plain === "number") return plain;
  const number = numberIn(plain);
  if (number === null) throw new InputError(OF_ITS_KIND[name] ?? "number-text", { name, given: plain });
  return number;
}

/**
 * The number that a text is, as people write it and engines read it: "16,000", "１６０００", "12.8万", "20 %", "128K" and
 * "16k tokens". null where it is none.
 */
export function numberIn(text: string): number | null {
  const plain = text.slice(0, LONGEST).normalize("NFKC").trim();
  const [, digits, , scale = ""] = NUMBER.exec(plain) ?? [];
  if (digits === undefined) return null;
  return Number(digits.replace(SEPARATORS, "")) * (SCALES[scale] ?? 1);
}

const LONGEST = 60;
/** Between thousands: a comma, a space, an apostrophe or an underscore; the full-width ones are these by now. */
const SEPARATORS = /[, '’_]/g;
const NUMBER =
  /^([+-]?(?:(?:\d{1,3}([, '’_])\d{3}(?:\2\d{3})*|\d+)(?:\.\d+)?|\.\d+)(?:e[+-]?\d{1,3})?)\s*([%万亿w]|[km]i?)?\s*(?:tokens?|个)?$/i;
/**
 * k is 1,000 and K is 1,024: vLLM's `human_readable_int` reads "25.6k" as 25,600 and "1K" as 1,024.
 * https://github.com/vllm-project/vllm/blob/main/vllm/engine/arg_utils.py
 */
const SCALES: Readonly<Record<string, number>> = {
  "%": 0.01, 万: 1e4, w: 1e4, W: 1e4, 亿: 1e8,
  k: 1e3, K: 1024, ki: 1024, Ki: 1024, m: 1e6, M: 1024 ** 2, mi: 1024 ** 2, Mi: 1024 ** 2,
}; // prettier-ignore
