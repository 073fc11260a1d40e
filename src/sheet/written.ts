import { LANGUAGES, LEFT_OUT } from "../functions/shared";
import type { Language } from "../reading/language";
import { SPARE_ROWS } from "./answer-rows";
import type { Cell } from "./address";
import { COLON, LABELS, type InputName, type TitleName } from "./labels";
import type { PageBlock } from "./page";
import { speedHead } from "./speed-texts";

/** What stands around a cell: formulas as typed, values as shown; "" and null are blank. */
export interface SeenCells {
  readonly from: Cell;
  readonly formulas: readonly (readonly unknown[])[];
  readonly values: readonly (readonly unknown[])[];
}

/** How far a table may reach from any of its cells: what a host shows of the neighbourhood of one. */
export const REACH = { rows: 70, columns: 8 } as const;

/** A table that we wrote, as its cells say it now: a sheet keeps the question, and nothing else has to. */
export interface WrittenTable extends PageBlock {
  readonly title: TitleName;
  readonly language: Language;
  readonly live: boolean;
  /** What the cells beside the labels show; blank ones are "". */
  readonly inputs: ReadonlyMap<InputName, string>;
  /** Inputs that a formula works out. */
  readonly worked: ReadonlySet<InputName>;
}

/** The tables that begin among these cells. They are known by their words, also those of older versions. */
export function tablesIn(seen: SeenCells): WrittenTable[] {
  return seen.formulas.flatMap((line, row) =>
    line.flatMap((content, column) => {
      const title = titleOf(content);
      return title === null ? [] : (tableFrom(seen, { row, column }, title) ?? []);
    }),
  );
}

/** The table that a cell is part of; null: none. */
export const tableAt = (seen: SeenCells, { row, column }: Cell): WrittenTable | null =>
  tablesIn(seen).find(
    (table) =>
      row >= table.row &&
      row < table.row + table.rows &&
      column >= table.column &&
      column < table.column + table.columns,
  ) ?? null;

/**
 * With the rows that it may grow into; below values one stays blank, or two tables would read as one. A speed stands
 * below those rows already.
 */
export const withReserve = ({ row, column, rows, columns, live, inputs }: WrittenTable): PageBlock => ({
  row,
  column,
  rows: rows + (live && !inputs.has("prompt") ? SPARE_ROWS : 1),
  columns,
});

interface Title {
  readonly title: TitleName;
  readonly language: Language;
}

const TITLES: readonly (Title & { readonly words: string })[] = LANGUAGES.flatMap((language) =>
  (["serving", "training"] as const).map((title) => ({
    title,
    language,
    words: `${LABELS[language][title]}${COLON[language]}`,
  })),
);

function titleOf(content: unknown): Title | null {
  if (typeof content !== "string") return null;
  return TITLES.find(({ words }) => content.startsWith(words) || content.startsWith(`="${words}"&`)) ?? null;
}

/** Rows between a title and the first input, at most. */
const HEAD = 2;

function tableFrom(seen: SeenCells, at: Cell, { title, language }: Title): WrittenTable | null {
  const { formulas, values, from } = seen;
  const name = (row: number): InputName | null => inputName(values[row]?.[at.column], language);
  let row = at.row + 1;
  while (row <= at.row + HEAD && name(row) === null) row += 1;
  const inputs = new Map<InputName, string>();
  const worked = new Set<InputName>();
  for (let input = name(row); input !== null; row += 1, input = name(row)) {
    inputs.set(input, textOf(values[row]?.[at.column + 1]));
    if (isFormula(formulas[row]?.[at.column + 1])) worked.add(input);
  }
  if (inputs.size === 0) return null;
  while (row < formulas.length && textOf(values[row]?.[at.column]) === "" && !isFormula(formulas[row]?.[at.column]))
    row += 1;
  const head = row;
  const live = isFormula(formulas[head]?.[at.column]);
  const ends = (line: number): boolean =>
    textOf(values[line]?.[at.column]) === "" || titleOf(formulas[line]?.[at.column]) !== null;
  row += 1;
  while (row < formulas.length && !ends(row)) row += 1;
  row = speedEnd(seen, { row, column: at.column }, language) ?? row;
  const columns = COLUMNS[title];
  const block = { row: from.row + at.row, column: from.column + at.column, rows: row - at.row, columns };
  return { title, language, live, inputs, worked, ...block };
} // prettier-ignore

/** Behind the last row of the speed, which stands under the rows that a live table may grow into; null: there is none. */
function speedEnd({ values }: SeenCells, { row, column }: Cell, language: Language): number | null {
  const text = (at: number): string => textOf(values[at]?.[column]);
  let head = row;
  while (head <= row + SPARE_ROWS && text(head) === "") head += 1;
  if (text(head) !== speedHead(language)) return null;
  let end = head;
  while (text(end) !== "") end += 1;
  return end;
}

const COLUMNS: Readonly<Record<TitleName, number>> = { serving: 6, training: 7 };

const isFormula = (content: unknown): boolean => typeof content === "string" && content.startsWith("=");

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";
}

function inputName(label: unknown, language: Language): InputName | null {
  const found = NAMES[language].get(textOf(label));
  return found ?? null;
}

const NAMES: Readonly<Record<Language, ReadonlyMap<string, InputName>>> = {
  en: namesIn("en"),
  zh: namesIn("zh"),
};

function namesIn(language: Language): Map<string, InputName> {
  const labels = Object.entries(LABELS[language]) as [InputName | TitleName, string][];
  return new Map(labels.flatMap(([name, label]) => (isTitle(name) ? [] : [[label, name]])));
}

function isTitle(name: InputName | TitleName): name is TitleName {
  return name === "serving" || name === "training";
}

/** Whether a cell holds a word for what was left out. */
export const isLeftOut = (text: string, argument: keyof typeof LEFT_OUT): boolean =>
  Object.values(LEFT_OUT[argument]).some((word) => word === text);
