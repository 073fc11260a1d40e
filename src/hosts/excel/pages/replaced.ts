import { cellAddress } from "../../../sheet/address";
import { askCharts, drawnElsewhere, type DrawnElsewhere } from "./charts-elsewhere";
import type { Seen } from "./seen";

/** Who speaks of the sheets that are replaced. */
export interface Replaced {
  /** A sheet that protection keeps as it is, though it would have to change. */
  readonly protectedSheet: string | null;
  readonly referring: readonly Referring[];
  readonly drawn: readonly DrawnElsewhere[];
}

/** A cell of another sheet whose formula speaks of one that is replaced: with that sheet gone it would be #REF!. */
export interface Referring {
  readonly sheet: string;
  readonly address: string;
  readonly formula: string;
  readonly cell: Excel.Range;
}

export async function lookAtOthers(
  context: Excel.RequestContext,
  { sheets }: Seen,
  names: readonly string[],
): Promise<Replaced> {
  const gone = sheets.items.filter(({ name }) => names.includes(name));
  const others = sheets.items
    .filter(({ name }) => !names.includes(name))
    .map((sheet) => ({ sheet, name: sheet.name, used: sheet.getUsedRangeOrNullObject(false) }));
  for (const { sheet, used } of others) {
    sheet.protection.load("protected");
    used.load("formulas, rowIndex, columnIndex");
  }
  for (const sheet of gone) sheet.protection.load("protected");
  askCharts(others.map(({ sheet }) => sheet));
  await context.sync();

  const locked = gone.find(({ protection }) => protection.protected);
  if (locked !== undefined) return { ...NOBODY, protectedSheet: locked.name };
  const speaksOf = mentions(names);
  const found = others.map(({ sheet, name, used }) => ({
    name,
    guarded: sheet.protection.protected,
    referring: used.isNullObject ? [] : referringIn(sheet, name, used).filter(({ formula }) => speaksOf(formula)),
  })); // prettier-ignore
  const guarded = found.find((one) => one.guarded && one.referring.length > 0);
  if (guarded !== undefined) return { ...NOBODY, protectedSheet: guarded.name };
  const unguarded = others.filter((_, at) => found[at]?.guarded === false).map(({ sheet }) => sheet);
  return {
    protectedSheet: null,
    referring: found.flatMap(({ referring }) => referring),
    drawn: await drawnElsewhere(context, unguarded, names),
  };
}

export const NOBODY: Replaced = { protectedSheet: null, referring: [], drawn: [] };

function referringIn(sheet: Excel.Worksheet, name: string, used: Excel.Range): Referring[] {
  return (used.formulas as unknown[][]).flatMap((line, down) =>
    line.flatMap((formula, right) => {
      if (typeof formula !== "string" || !formula.startsWith("=")) return [];
      const at = { row: used.rowIndex + down, column: used.columnIndex + right };
      const cell = sheet.getRangeByIndexes(at.row, at.column, 1, 1);
      return [{ sheet: name, address: cellAddress(at), formula, cell }];
    }),
  );
}

/** Whether a formula says the name of one of the sheets before "!". */
function mentions(names: readonly string[]): (formula: string) => boolean {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  return (formula) =>
    [...formula.matchAll(/"(?:[^"]|"")*"|'((?:[^']|'')+)'!|([\p{L}_][\p{L}\p{N}_.]*)!/gu)].some(
      ([, quoted, plain]) => wanted.has((quoted?.replaceAll("''", "'") ?? plain ?? "").toLowerCase()),
    );
}
