import { explain, messageOf, InputError, partName } from "../functions/shared";
import type { Said } from "../functions/explanations";
import type { Language } from "../reading/language";
import { cellAddress, offset, type Cell } from "./address";
import type { SheetCell } from "./cell";
import type { CellOf, InputName } from "./labels";
import type { PageCell } from "./page";
import { speedTextsIn, type SpeedTexts } from "./speed-texts";
import { quoted, safeText } from "./text";

/** A figure of now with the ends of its band, or why there is none; null: queueing decides. */
type Told = { readonly mid: number; readonly band: readonly [low: number, high: number] | null } | InputError;

/** How fast, under how much: what is asked, and what it is now. */
export interface SpeedSection {
  readonly asked: { readonly prompt: number; readonly answer: number; readonly wanted: number };
  readonly perUser: Told;
  readonly all: Told;
  readonly minute: Told;
  readonly first: Told | null;
  readonly users: Told;
  readonly power: Told | null;
  readonly notes: readonly Said[];
}

interface Line {
  readonly name: string;
  readonly told: Told | null;
  /** Formulas of a live table: the estimate and the ends of its band, of which power has none. */
  readonly formulas: readonly string[];
  readonly how: SheetCell;
}

/** The rows under a breakdown: a head, a line a figure, and what their band rests on. */
export function speedRows(
  speed: SpeedSection,
  where: { readonly from: Cell; readonly cell: CellOf; readonly live: boolean; readonly language: Language },
): PageCell[][] {
  const texts = speedTextsIn(where.language);
  return [
    texts.head.map((value): PageCell => ({ value, look: "header" })),
    ...linesOf(speed, where, texts).map((line) => rowOf(line, where)),
    [noteOf(speed, where, texts)],
  ];
}

type Where = Parameters<typeof speedRows>[1];

function linesOf(speed: SpeedSection, { from, cell, language, live }: Where, texts: SpeedTexts): Line[] {
  const { perUser, all, minute, first, users, power, asked } = speed;
  const name = (part: string, unit: string): string => `${partName(part, language)} (${unit})`;
  const banded = (id: string, ask = argumentsOf(cell)): string[] =>
    SIDES.map((side) => `=VRAM.${id}(${[...ask, ...side].join(",")})`);
  const at = (row: number, column: number): string => cellAddress(offset(from, row, column));
  const verdict = live
    ? { formula: verdictFormula([at(1, 1), at(1, 2)], cell("wanted"), texts) }
    : safeText(verdictNow(perUser, asked.wanted, texts));
  const usersAsked = ["model", "precision", "prompt", "answer", "card", "cards", "wanted", "", "kvPrecision", "engine"] as const; // prettier-ignore
  return [
    { name: name("Per user", "tok/s"), told: perUser, formulas: banded("SPEED"), how: verdict },
    { name: name("All users", "tok/s"), told: all, formulas: banded("THROUGHPUT"), how: null },
    {
      name: partName("Requests a minute", language),
      told: minute,
      formulas: [1, 2, 3].map((column) => `=60*${at(2, column)}/${cell("answer")}`),
      how: null,
    },
    { name: name("First token", "s"), told: first, formulas: banded("TTFT"), how: texts.first },
    {
      name: texts.users,
      told: users,
      formulas: banded("MAXUSERS", usersAsked.map((one) => handed(cell, one))),
      how: texts.usersHow,
    },
    {
      name: name("Power", "kW"),
      told: power,
      formulas: [`=VRAM.POWER(${cell("card")},${handed(cell, "cards")})`],
      how: texts.power,
    },
  ];
} // prettier-ignore

/** The middle is what a blank means. */
const SIDES = [[], ['"low"'], ['"high"']];

const handed = (cell: CellOf, name: InputName | ""): string =>
  name === "" ? "" : name === "cards" ? `IFERROR(${cell(name)},"")` : cell(name);

/** The arguments of VRAM.SPEED in the order of the contract; side is the last. */
const ARGUMENTS = ["model", "precision", "prompt", "answer", "card", "cards", "concurrency", "kvPrecision", "engine"] as const; // prettier-ignore
const argumentsOf = (cell: CellOf): string[] => ARGUMENTS.map((name) => handed(cell, name));

function rowOf({ name, told, formulas, how }: Line, { live, language }: Where): PageCell[] {
  const number = (value: SheetCell): PageCell => ({ value, look: "value", format: ROUGH });
  const refused = told instanceof InputError ? safeText(messageOf(told, language)) : null;
  const now = told === null || told instanceof InputError ? [] : [told.mid, ...(told.band ?? [])];
  const numbers = live ? formulas.map((formula) => ({ formula })) : now;
  return [
    { value: name, look: "label" },
    ...[0, 1, 2].map((at) => number(numbers[at] ?? null)),
    { value: live ? how : (refused ?? how), look: "text" },
  ];
}

/** Two digits or so: the cell holds all. */
const ROUGH = "[>=10]#,##0;[>=1]0.0;0.00";

function verdictFormula(perUser: readonly [mid: string, low: string], wanted: string, texts: SpeedTexts): string {
  const [mid, low] = perUser;
  const said = (words: SpeedTexts["enough"]): string => words.map((word, at) => (at === 1 ? `${wanted}&${quoted(word)}` : quoted(word))).join("&");
  return `=IFERROR(IF(${low}>=${wanted},${said(texts.enough)},IF(${mid}>=${wanted},${said(texts.lowEnd)},${said(texts.tooSlow)})),"")`;
} // prettier-ignore

function verdictNow(told: Told, wanted: number, { enough, lowEnd, tooSlow }: SpeedTexts): string {
  if (told instanceof InputError) return "";
  const low = told.band?.[0] ?? told.mid;
  return (low >= wanted ? enough : told.mid >= wanted ? lowEnd : tooSlow).join(String(wanted));
}

/** What the verdict on memory needs beside it: that it fits says nothing of a speed that is missed. Empty where none is. */
export function speedWarning(
  { perUser, asked }: SpeedSection,
  { from, cell, language }: Omit<Where, "live">,
): { readonly formula: string; readonly text: string } {
  const { tooSlowOnTop, lowEndOnTop } = speedTextsIn(language);
  const at = (column: number): string => cellAddress(offset(from, 1, column));
  const said = (words: SpeedTexts["tooSlowOnTop"], figure: string): string => {
    const [before, between, behind] = words.map(quoted);
    return `${before}&TEXT(${figure},${quoted(ROUGH)})&${between}&${cell("wanted")}&${behind}`;
  };
  return {
    formula: `IFERROR(IF(${at(1)}<${cell("wanted")},${said(tooSlowOnTop, at(1))},IF(${at(2)}<${cell("wanted")},${said(lowEndOnTop, at(2))},"")),"")`,
    text: warningNow(perUser, asked.wanted, speedTextsIn(language)),
  };
}

function warningNow(told: Told, wanted: number, { tooSlowOnTop, lowEndOnTop }: SpeedTexts): string {
  if (told instanceof InputError) return "";
  const low = told.band?.[0] ?? told.mid;
  if (low >= wanted) return "";
  const [words, figure] = told.mid < wanted ? [tooSlowOnTop, told.mid] : [lowEndOnTop, low];
  return `${words[0]}${roughly(figure)}${words[1]}${String(wanted)}${words[2]}`;
}

/** As the format ROUGH shows it. */
const roughly = (value: number): string => {
  const digits = value >= 10 ? 0 : value >= 1 ? 1 : 2;
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
};

/** What the band rests on, from the table of VRAM.SPEEDBREAKDOWN; where that has no answer, its reason. */
function noteOf({ notes }: SpeedSection, { cell, live, language }: Where, texts: SpeedTexts): PageCell {
  const said = notes.filter(({ rule }) => rule === "speed-measure" || rule === "speed-band");
  const result = said.map((note) => explain(note, { language, unit: "GB" })).join(texts.space);
  if (!live) return { value: safeText(result), look: "note" };
  const table = `VRAM.SPEEDBREAKDOWN(${[...argumentsOf(cell), quoted(language)].join(",")})`;
  const words = `INDEX(${table},0,6)`;
  const note = (start: string): string => `INDEX(${table},MATCH(${quoted(`${start}*`)},${words},0),6)`;
  const measure = `IFERROR(${note(texts.measure)}&${quoted(texts.space)},"")`;
  const formula = `=IFERROR(${measure}&${note(texts.band)},INDEX(${table},2,6))`;
  return { value: { formula }, look: "note", result };
}
