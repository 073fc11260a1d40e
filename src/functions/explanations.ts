import type { Explanation, Note } from "../core/parts";
import { BYTES_PER_GIB, BYTES_PER_MIB, bytes, toUnit, type Unit } from "../core/units";
import { grouped } from "./grouped";
import { EN, type Rule } from "./explanations-en";
import { ZH } from "./explanations-zh";
import type { Language } from "../reading/language";
import { fill, piecesOf } from "./sentence";
import { TRAIN_EN, TRAIN_ZH } from "./train-texts";

const SENTENCES: Readonly<Record<Language, Readonly<Record<Rule | keyof typeof TRAIN_EN, string>>>> = {
  en: { ...EN, ...TRAIN_EN },
  zh: { ...ZH, ...TRAIN_ZH },
};

/** Every rule of serving that has a sentence; a test compares them with the rules that core names. */
export const RULES: readonly string[] = Object.keys(EN);

/** In which words and which unit somebody reads. */
export interface Reading {
  readonly language: Language;
  readonly unit: Unit;
}

/**
 * What a rule of core says, with its numbers in it, written as people read them: a value whose name ends in Gib or Mib
 * is memory and appears in the unit asked for.
 *
 * @example explain({ rule: "graphs-none", values: {} }, { language: "en", unit: "GB" }) // "no graphs are captured"
 */
export function explain(said: Explanation | Note, how: Reading): string {
  const sentence = (SENTENCES[how.language] as Readonly<Record<string, string>>)[said.rule];
  if (sentence === undefined) throw new Error(`no sentence for the rule "${said.rule}"`);
  const { values } = said;
  return fill(piecesOf(sentence), {
    write: (name) => written(values[name] ?? "", name, how),
    amount: (name) => Number(values[name] ?? 0),
  });
}

/** English parts the sign from its number. */
const PERCENT: Readonly<Record<Language, string>> = { en: " %", zh: "%" };

function written(value: number | string, name: string, { language, unit }: Reading): string {
  if (typeof value !== "number") return value;
  if (name.endsWith("Gib")) return writtenSize(value * BYTES_PER_GIB, unit);
  if (name.endsWith("Mib")) return writtenSize(value * BYTES_PER_MIB, unit);
  if (name.endsWith("Share")) return `${short(value * 100)}${PERCENT[language]}`;
  if (name === "parameters") return `${short(value / 1e9)}B`;
  return short(value);
}

/** The unit for what would be a small fraction of the one asked for; it counts in the same thousands. */
const SMALLER: Readonly<Partial<Record<Unit, Unit>>> = { GB: "MB", TB: "GB", GiB: "MiB", TiB: "GiB" };

/** A size with its unit, so that no reader takes one for the other. */
function writtenSize(size: number, unit: Unit): string {
  const smaller = SMALLER[unit];
  const value = toUnit(bytes(size), unit);
  return smaller !== undefined && size > 0 && value < 0.01
    ? writtenSize(size, smaller)
    : `${short(value)} ${unit}`;
}

/** Taken once, as in broadcast.ts. */
const { abs, round } = Math;
const toNumber = Number;

/** Four digits are enough to follow a sum; whole numbers are written out. */
function short(value: number): string {
  const size = abs(value);
  const whole = round(value);
  if (value === whole || size >= 1e4) return grouped(whole);
  if (size < 1) return grouped(toNumber(value.toPrecision(4)));
  const steps = size >= 1000 ? 1 : size >= 100 ? 10 : size >= 10 ? 100 : 1000;
  return grouped(round(value * steps) / steps);
}
