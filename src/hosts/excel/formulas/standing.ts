import type { NamedFormula, Shown, StandingFormula } from "../../../sheet/frozen";
import { mended } from "../../../sheet/repaired";
import { asksUs } from "../../../sheet/stored-formulas";
import { supports } from "../surroundings";

/** Names of the workbook that are formulas, readable after the next sync; ExcelApi 1.7 tells what they mean. */
export function namedFormulas({ workbook }: Excel.RequestContext): () => NamedFormula[] {
  if (!supports("1.7")) return () => [];
  const { names } = workbook;
  names.load("items/name, items/formula");
  // names of functions may be in the user's language, ours are not
  return () => names.items.map(({ name, formula }) => ({ name, formula: String(formula) }));
}

/** All formulas of the workbook that ask us or are stuck, with what they show: three syncs, however many there are. */
export async function standingFormulas(context: Excel.RequestContext): Promise<StandingFormula[]> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  await context.sync();

  const sheets = worksheets.items.map((sheet) => ({
    sheet,
    name: sheet.name,
    used: sheet.getUsedRangeOrNullObject(false),
  }));
  for (const { sheet, used } of sheets) {
    sheet.protection.load("protected");
    used.load("formulas, values, valueTypes, rowIndex, columnIndex");
  }
  await context.sync();

  const found = sheets.flatMap(({ sheet, name, used }) =>
    used.isNullObject ? [] : formulasIn(used, name, sheet.protection.protected).map((one) => ({ sheet, one })),
  );
  // before 1.12 there is nothing to ask, and an Excel of that age spills nothing
  const spills = found.map(({ sheet, one }) =>
    supports("1.12") ? sheet.getRangeByIndexes(one.row, one.column, 1, 1).getSpillingToRangeOrNullObject() : null,
  );
  for (const spill of spills) spill?.load("values, valueTypes");
  if (spills.length > 0) await context.sync();
  const all = found.map(({ one }, i) => {
    const spill = spills[i];
    return spill && !spill.isNullObject ? { ...one, shows: shown(spill) } : one;
  });
  // Excel may tell the formula of a spilled array at every cell of it
  const filled = all.filter(({ shows }) => shows.flat().length > 1);
  return all.filter((one) => !filled.some((other) => other !== one && covers(other, one)));
} // prettier-ignore

const covers = ({ sheet, row, column, shows }: StandingFormula, cell: StandingFormula): boolean =>
  sheet === cell.sheet &&
  cell.row >= row &&
  cell.row < row + shows.length &&
  cell.column >= column &&
  cell.column < column + (shows[0]?.length ?? 0);

function formulasIn(used: Excel.Range, sheet: string, locked: boolean): StandingFormula[] {
  const shows = shown(used);
  return (used.formulas as unknown[][]).flatMap((line, down) =>
    line.flatMap((formula, right) => {
      if (typeof formula !== "string" || !formula.startsWith("=")) return [];
      const at = { row: used.rowIndex + down, column: used.columnIndex + right };
      const one = { sheet, ...at, formula, shows: [[shows[down]?.[right] ?? null]], locked };
      return asksUs(formula) || mended(one) !== null ? [one] : [];
    }),
  );
}

function shown(range: Excel.Range): Shown[][] {
  const types = range.valueTypes as string[][];
  return (range.values as unknown[][]).map((line, down) =>
    line.map((value, right) => {
      if (types[down]?.[right] === "Error") return { error: String(value) };
      return typeof value === "number" || typeof value === "boolean" || typeof value === "string" ? value : null;
    }),
  );
} // prettier-ignore
