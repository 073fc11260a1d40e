import { isFigure, sumOf, type Figure, type Term } from "../core/figure";
import type { Note } from "../core/parts";
import { bytes, toUnit, type Unit } from "../core/units";
import type { Language } from "../reading/language";
import { EN, type Rule } from "./explanations-en";
import { ZH } from "./explanations-zh";
import { FIGURES_EN } from "./figures-en";
import { FIGURES_ZH } from "./figures-zh";
import { grouped } from "./grouped";
import { fill, piecesOf, type Piece } from "./sentence";
import { TRAIN_EN, TRAIN_ZH } from "./train-texts";

/** Whatever has a sentence. One that is missing in a language does not compile. */
type SentenceRule = Rule | keyof typeof TRAIN_EN;
export type Said = Note<SentenceRule>;

const SENTENCES: Readonly<Record<Language, Readonly<Record<SentenceRule, string>>>> = {
  en: { ...EN, ...TRAIN_EN },
  zh: { ...ZH, ...TRAIN_ZH },
};
const FIGURES = { en: FIGURES_EN, zh: FIGURES_ZH } satisfies Readonly<Record<Language, unknown>>;

type Values = Readonly<Record<string, Term>>;

/** In which words and which unit somebody reads. */
export interface Reading {
  readonly language: Language;
  readonly unit: Unit;
}

/**
 * What a rule of core says, with its numbers in it. A value whose name ends in Size is memory in
 * bytes and appears in the unit asked for.
 *
 * @example explain({ rule: "draft-loaded", values: {} }, { language: "en", unit: "GB" }) // "The draft layers (multi-token prediction) are loaded as well."
 */
export function explain(said: Said, how: Reading): string {
  const sentence = SENTENCES[how.language][said.rule];
  return filled(piecesOf(sentence), said.values, { ...how, digits: 4, remarks: [] });
}

/**
 * How a figure came about: its formula with the numbers in it, whose result is the figure's size, and remarks behind a
 * semicolon. Where a term is a figure, its formula stands in its place.
 *
 * @example worked({ rule: "graphs-none", terms: {}, size: 0 }, { language: "en", unit: "GB" }) // "no graphs are captured"
 */
export function worked(figure: Figure, { language, unit }: Reading): string {
  const remarks: string[] = [];
  const formula = formulaOf(figure, { language, unit, digits: 5, remarks });
  return [formula, ...remarks].join(SEMICOLON[language]);
}

const SEMICOLON: Readonly<Record<Language, string>> = { en: "; ", zh: "；" };

/** How values are written; remarks of figures inside others are gathered on the way. */
interface Writing extends Reading {
  readonly digits: number;
  readonly remarks: string[];
}

function formulaOf({ rule, terms }: Figure, writing: Writing): string {
  const { formula, remark } = sentenceOf(FIGURES[writing.language][rule]);
  const said = remark === null ? null : filled(remark, terms, writing);
  if (said !== null && !writing.remarks.includes(said)) writing.remarks.push(said);
  return filled(formula, terms, writing);
}

interface Sentence {
  readonly formula: readonly Piece[];
  readonly remark: readonly Piece[] | null;
}

const cut = new Map<string, Sentence>();

function sentenceOf(text: string): Sentence {
  const known = cut.get(text);
  if (known) return known;
  const [, formula = text, remark] = /^(.*?)(?:; |；)(.*)$/.exec(text) ?? [];
  const sentence = { formula: piecesOf(formula), remark: remark === undefined ? null : piecesOf(remark) };
  cut.set(text, sentence);
  return sentence;
}

/** A sentence or a part of one, its values written. */
const filled = (pieces: readonly Piece[], values: Values, writing: Writing): string =>
  fill(pieces, {
    write: (name) => written(values[name] ?? "", name, writing),
    amount: (name) => amountOf(values[name] ?? 0),
  });

function amountOf(term: Term): number {
  if (typeof term === "string") return Number(term);
  if (typeof term === "number") return term;
  return isFigure(term) ? term.size : sumOf(term);
}

/** English parts the sign from its number. */
const PERCENT: Readonly<Record<Language, string>> = { en: " %", zh: "%" };

function written(value: Term, name: string, writing: Writing): string {
  if (typeof value === "string") return value;
  if (typeof value !== "number") return formulasOf(value, writing);
  const { language, unit, digits } = writing;
  if (name.endsWith("Size")) return writtenSize(value, unit, digits);
  if (name.endsWith("Time")) return `${short(value * 1000, digits)} ms`;
  if (name.endsWith("Share")) return `${short(value * 100, digits)}${PERCENT[language]}`;
  return short(value, digits);
}

/** Figures in a sum; none is nothing. */
function formulasOf(figures: Figure | readonly Figure[], writing: Writing): string {
  if (isFigure(figures)) return formulaOf(figures, writing);
  return figures.length === 0 ? "0" : figures.map((one) => formulaOf(one, writing)).join(" + ");
}

/** The unit for what would be a small fraction of the one asked for; it counts in the same thousands. */
const SMALLER: Readonly<Partial<Record<Unit, Unit>>> = { GB: "MB", TB: "GB", GiB: "MiB", TiB: "GiB" };

/** A size with its unit, so that no reader takes one for the other. */
function writtenSize(size: number, unit: Unit, digits: number): string {
  const smaller = SMALLER[unit];
  const value = toUnit(bytes(size), unit);
  return smaller !== undefined && size > 0 && value < 0.01
    ? writtenSize(size, smaller, digits)
    : `${short(value, digits)} ${unit}`;
}

/** Taken once, as in broadcast.ts. */
const { abs, round, floor, log10 } = Math;

/** So many digits are enough to follow a sum; whole numbers are written out. */
function short(value: number, digits: number): string {
  const size = abs(value);
  const whole = round(value);
  if (value === whole || size >= 10 ** digits) return grouped(whole);
  const steps = 10 ** (digits - 1 - floor(log10(size)));
  return grouped(round(value * steps) / steps);
}
