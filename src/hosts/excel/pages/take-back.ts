import { sheetIn } from "../../../sheet/namesakes";
import { errorCode } from "../excel-errors";

/** What was asked of Excel so far and can be taken back. Excel may have done all of it, some of it or nothing. */
export interface Done {
  /** Sheets that were asked for; `id` once Excel has made them. */
  readonly added: { readonly name: string; id: string | null }[];
  /** Sheets that go, under the name that they have meanwhile. */
  readonly parked: { readonly name: string; readonly parked: string }[];
  /** Ids of the sheets that were there before. */
  readonly before: string[];
  /** Names that were not there. */
  readonly named: string[];
  /** Names that were led to other cells, and what they meant before. */
  readonly bound: { readonly name: string; readonly formula: string }[];
  /** Cells of others, and their formula as it was and is again. */
  readonly rewritten: { readonly sheet: string; readonly address: string; readonly formula: string }[];
}

export const NOTHING_DONE: Done = { before: [], added: [], parked: [], named: [], bound: [], rewritten: [] };

/** Makes the workbook what it was; answers the names of sheets that could not be put right. */
export async function takeBack(done: Done): Promise<readonly string[]> {
  if (done.added.length + done.parked.length === 0) return [];
  try {
    await Excel.run({ delayForCellEdit: true }, (context) => takeBackIn(context, done));
    return [];
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return [...done.added.map(({ name }) => name), ...done.parked.map(({ parked }) => parked)];
  }
}

async function takeBackIn(context: Excel.RequestContext, done: Done): Promise<void> {
  const { worksheets, names } = context.workbook;
  const namesTold = done.named.length + done.bound.length > 0;
  worksheets.load("items/name, items/id");
  if (namesTold) names.load("items/name, items/value");
  await context.sync();

  const there = new Map(worksheets.items.map((sheet) => [sheet.name, sheet]));
  const cells = new Map((namesTold ? names.items : []).map((item) => [item.name, item]));
  for (const item of cells.values())
    if (done.named.includes(item.name) && done.added.some(({ name }) => name === sheetIn(item.value))) item.delete();
  for (const sheet of await ours(context, done, there)) sheet.delete();
  for (const { name, parked } of done.parked) {
    const sheet = there.get(parked);
    if (sheet) sheet.name = name;
  }
  for (const { name, formula } of done.bound) {
    const item = cells.get(name);
    if (item) item.formula = formula;
  }
  for (const { sheet, address, formula } of done.rewritten)
    worksheets.getItem(sheet).getRange(address).formulas = [[formula]];
  await context.sync();
} // prettier-ignore

/**
 * The sheets that we added. Where Excel did not come to tell their ids, one of our names may stand on a sheet of the
 * user's, or of somebody who works in the same file: only an empty sheet that was not there before goes.
 */
async function ours(
  context: Excel.RequestContext,
  done: Done,
  there: ReadonlyMap<string, Excel.Worksheet>,
): Promise<Excel.Worksheet[]> {
  const asked = done.added.flatMap(({ name, id }) => {
    const sheet = there.get(name);
    const isBefore = done.before.includes(sheet?.id ?? "");
    return sheet && !isBefore && (id === null || id === sheet.id) ? [{ sheet, known: id !== null }] : [];
  });
  const unsure = asked
    .filter(({ known }) => !known)
    .map(({ sheet }) => ({ sheet, used: sheet.getUsedRangeOrNullObject(false) }));
  for (const { used } of unsure) used.load("address");
  if (unsure.length > 0) await context.sync();
  return [
    ...asked.filter(({ known }) => known).map(({ sheet }) => sheet),
    ...unsure.filter(({ used }) => used.isNullObject).map(({ sheet }) => sheet),
  ];
}
