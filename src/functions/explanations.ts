import type { Explanation, Note } from "../core/parts";
import { BYTES_PER_GIB, BYTES_PER_MIB, bytes, toUnit, type Unit } from "../core/units";
import { grouped } from "./cell-number";
import { EN, type Rule } from "./explanations-en";
import { ZH } from "./explanations-zh";
import type { Language } from "./language";
import { TRAIN_EN, TRAIN_ZH } from "./train-texts";

const SENTENCES: Readonly<Record<Language, Readonly<Record<Rule | keyof typeof TRAIN_EN, string>>>> = {
  en: { ...EN, ...TRAIN_EN },
  zh: { ...ZH, ...TRAIN_ZH },
};

/** Every rule of serving that has a sentence; a test compares them with the rules that core names. */
export const RULES: readonly string[] = Object.keys(EN);

type Values = Explanation["values"];

/**
 * What a rule of core says, with its numbers in it. In a sentence, `{context}` is a value, written as people read it;
 * a name that ends in Gib or Mib is memory and appears in the unit asked for; `[ranks>1 ...]` is there only if so.
 *
 * @example explain({ rule: "graphs-none", values: {} }, { language: "en", unit: "GB" }) // "no graphs are captured"
 */
export function explain(said: Explanation | Note, how: { language: Language; unit: Unit }): string {
  const sentence = (SENTENCES[how.language] as Readonly<Record<string, string>>)[said.rule];
  if (sentence === undefined) throw new Error(`no sentence for the rule "${said.rule}"`);
  return sentence
    .replace(CONDITION, (_, name: string, least: string, words: string) =>
      Number(said.values[name] ?? 0) > Number(least) ? words : "",
    )
    .replace(VALUE, (_, name: string) => written(said.values, name, how.unit));
}

const CONDITION = /\[(\w+)>(\d) ?([^\]]*)\]/g;
const VALUE = /\{(\w+)\}/g;

function written(values: Values, name: string, unit: Unit): string {
  const value = values[name];
  if (typeof value !== "number") return value ?? "";
  if (name.endsWith("Gib")) return writtenSize(value * BYTES_PER_GIB, unit);
  if (name.endsWith("Mib")) return writtenSize(value * BYTES_PER_MIB, unit);
  if (name.endsWith("Share")) return `${short(value * 100)} %`;
  if (name === "parameters") return `${short(value / 1e9)}B`;
  return short(value);
}

/** A size with its unit, so that no reader takes one for the other. */
const writtenSize = (size: number, unit: Unit): string => `${short(toUnit(bytes(size), unit))} ${unit}`;

/** Four digits are enough to follow a sum; whole numbers are written out. */
const short = (value: number): string =>
  grouped(
    Number.isInteger(value) || Math.abs(value) >= 1e4 ? Math.round(value) : Number(value.toPrecision(4)),
  );
