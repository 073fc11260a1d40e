import { SERVING_RULES } from "./rules/serving";
import { SPEED_RULES } from "./rules/speed";
import { TEXTBOOK_RULES } from "./rules/textbook";
import { TRAINING_RULES } from "./rules/training";
import { bytes, type Bytes } from "./units";

/** Every formula that a breakdown prints, by its name. */
const RULES = { ...SERVING_RULES, ...SPEED_RULES, ...TEXTBOOK_RULES, ...TRAINING_RULES };
export type RuleName = keyof typeof RULES;

/** A number, a word that explains it, a figure of its own, or several, whose sum counts. */
export type Term = number | string | Figure | readonly Figure[];

/**
 * A size with how it came about: a formula applied to named terms. The size is computed here, from the very terms that
 * are printed beside it, so that the two cannot drift apart. Core knows no language: functions/ has a sentence for
 * every formula's name.
 */
export interface Figure {
  readonly rule: RuleName;
  readonly terms: Readonly<Record<string, Term>>;
  readonly size: Bytes;
}

type Asked<Name extends RuleName> = Parameters<(typeof RULES)[Name]> extends [infer Terms] ? Terms : object;
/** What a formula must be given: for a number also figures that amount to it. */
export type TermsOf<Name extends RuleName> = {
  readonly [Key in keyof Asked<Name>]: Asked<Name>[Key] extends string
    ? string
    : number | Figure | readonly Figure[];
};

/**
 * @example figure("times-devices", { devices: 2, each: figure("stored", { numbers: 8, precision: "BF16", bytesEach: 2, scalesSize: 0 }) }).size // 32
 */
export function figure<Name extends RuleName>(rule: Name, terms: TermsOf<Name>): Figure {
  const given = terms as Readonly<Record<string, Term>>;
  const amounts: Record<string, number | string> = {};
  for (const name in given) amounts[name] = amountOf(given[name] ?? 0);
  const formula = RULES[rule] as (amounts: Record<string, number | string>) => number;
  return { rule, terms: given, size: bytes(formula(amounts)) };
}

function amountOf(term: Term): number | string {
  if (typeof term === "number" || typeof term === "string") return term;
  return isFigure(term) ? term.size : sumOf(term);
}

export const isFigure = (term: Figure | readonly Figure[]): term is Figure => !Array.isArray(term);

export function sumOf(figures: readonly Figure[]): number {
  let sum = 0;
  for (const { size } of figures) sum += size;
  return sum;
}
