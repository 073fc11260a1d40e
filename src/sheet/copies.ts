import type { Choice, PageCell, SheetPage } from "./page";

/** The longest name of a sheet that Excel takes. */
const LONGEST = 31;

/** What a workbook has already, in small letters: Excel does not tell capitals apart. */
export interface Taken {
  readonly sheets: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

/**
 * The same pages under names that are free: "Comparison (2)", and Employees_2 for the cell that was Employees. All of
 * them get the same number, and their formulas speak of each other's new names.
 */
export function freeCopies(pages: readonly SheetPage[], taken: Taken): SheetPage[] {
  const names = pages.flatMap((page) => page.names.map(({ name }) => name));
  let copy = 2;
  while (
    pages.some(({ name }) => taken.sheets.has(sheetCopy(name, copy).toLowerCase())) ||
    names.some((name) => taken.names.has(nameCopy(name, copy).toLowerCase()))
  )
    copy += 1;
  const sheets = new Map(pages.map(({ name }) => [name.toLowerCase(), sheetCopy(name, copy)]));
  const cells = new Map(names.map((name) => [name.toLowerCase(), nameCopy(name, copy)]));
  const renamed = (formula: string): string => retold(formula, sheets, cells);
  return pages.map((page) => ({
    ...page,
    name: sheetCopy(page.name, copy),
    rows: page.rows.map((line) => line.map((cell) => cellCopy(cell, renamed))),
    names: page.names.map((named) => ({ ...named, name: nameCopy(named.name, copy) })),
    choices: page.choices.map((choice) => choiceCopy(choice, renamed)),
  }));
}

function sheetCopy(name: string, copy: number): string {
  const number = ` (${copy})`;
  return name.slice(0, LONGEST - number.length) + number;
}

const nameCopy = (name: string, copy: number): string => `${name}_${copy}`;

function cellCopy(cell: PageCell, renamed: (formula: string) => string): PageCell {
  if (cell === null || typeof cell.value !== "object" || cell.value === null) return cell;
  return { ...cell, value: { formula: renamed(cell.value.formula) } };
}

const choiceCopy = (choice: Choice, renamed: (formula: string) => string): Choice =>
  choice.allowed.kind === "range"
    ? { ...choice, allowed: { kind: "range", address: renamed(choice.allowed.address) } }
    : choice;

// texts; sheets before "!", in quotes or plain; words that are no function, no cell of another sheet and no part of one
const WORDS =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'(?=!)|[\p{L}_][\p{L}\p{N}_.]*(?=!)|(?<![\p{L}\p{N}_.!'$])[\p{L}_][\p{L}\p{N}_.]*(?![\p{L}\p{N}_.(!])/gu;

function retold(
  formula: string,
  sheets: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
): string {
  return formula.replace(WORDS, (word, at: number) => {
    if (word.startsWith('"')) return word;
    if (formula[at + word.length] !== "!") return names.get(word.toLowerCase()) ?? word;
    const plain = word.startsWith("'") ? word.slice(1, -1).replaceAll("''", "'") : word;
    const copy = sheets.get(plain.toLowerCase());
    return copy === undefined ? word : `'${copy.replaceAll("'", "''")}'`;
  });
}
