import { freeCopies, type Taken } from "../../../sheet/copies";
import type { SheetPage } from "../../../sheet/page";
import type { Language } from "../../../reading/language";
import type { PagesConsent, PagesResult } from "../../sheet-host";
import { errorCode, explained, notTidied, parkedRemain } from "../excel-errors";
import { drawAgain } from "./charts-elsewhere";
import { contentOf } from "./content";
import { lookAt, namesThere, type Seen } from "./seen";
import { inParts } from "./parts";
import { printable } from "./print-set-up";
import { lookAtOthers, NOBODY } from "./replaced";
import { takeBack, type Done } from "./take-back";
import { addSheets, bindNames, rebindNames, staleNames } from "./sheets";

/**
 * Whole sheets into the workbook, with four syncs: look, make sheets, fill them, page set-up; in the place of their
 * namesakes two more: who refers to these, and away with them. Charts elsewhere that draw from these take two again.
 * Content above 2 MB goes in parts.
 *
 * A replaced sheet first gets another name and is deleted when all is written: until then everything can be taken back,
 * and where Excel refuses something it is, in a run of its own.
 */
export async function writePages(
  pages: readonly SheetPage[],
  consent: PagesConsent,
  language: Language,
): Promise<PagesResult> {
  const done: Done = { before: [], added: [], parked: [], named: [], bound: [], rewritten: [] };
  try {
    // no merged group of undo: deleting a sheet has no undo, and Excel refuses what has none in such a group
    return await Excel.run({ delayForCellEdit: true }, (context) =>
      write({ context, pages, consent, language, done }),
    );
  } catch (error) {
    const left = await takeBack(done);
    if (left.length > 0) throw notTidied(left, language);
    if (errorCode(error) === "AccessDenied") return { status: "protected", sheet: "" };
    throw explained(error, language);
  }
}

interface Work {
  readonly context: Excel.RequestContext;
  readonly pages: readonly SheetPage[];
  readonly consent: PagesConsent;
  readonly language: Language;
  readonly done: Done;
}

async function write({ context, pages, consent, language, done }: Work): Promise<PagesResult> {
  const seen = lookAt(context);
  await context.sync();

  if (seen.workbook.protection.protected) return { status: "protected", sheet: "" };
  const there = namesThere(seen, pages);
  const clash = there.sheets.length + there.names.length > 0;
  const free = clash ? freeCopies(pages, taken(seen)) : pages;
  if (clash && consent === "ask") return { status: "taken", ...there, free: free.map(({ name }) => name) };
  const written = consent === "beside" ? free : pages;
  const replaced =
    consent === "replace" && there.sheets.length > 0
      ? await lookAtOthers(context, seen, there.sheets)
      : NOBODY;
  if (replaced.protectedSheet !== null) return { status: "protected", sheet: replaced.protectedSheet };

  done.before.push(...seen.sheets.items.map(({ id }) => id));
  const parked = consent === "replace" ? park(seen, there.sheets, done) : [];
  const sheets = await addSheets(context, written, done);
  bindNames(context, seen, { sheets, done });
  if (consent === "replace") rebindNames(seen, { sheets, done });
  const content = sheets.flatMap(({ page, sheet }) => contentOf(context, page, sheet));
  await inParts(context, [
    ...content,
    // what others said of the old sheet they say of the new one: the same text, typed again
    ...replaced.referring.map(({ cell, ...where }) => ({
      bytes: where.formula.length + 200,
      run: (): void => {
        done.rewritten.push(where);
        cell.formulas = [[where.formula]];
      },
    })),
  ]);
  // from here on nothing is taken back: all is there
  forget(done);
  await drawAgain(context, replaced.drawn);
  if (parked.length > 0) for (const name of staleNames(seen, sheets)) name.delete();
  const kept = await removed(context, parked);
  await printable(context, sheets);
  if (kept.length > 0) throw parkedRemain(kept, language);
  return { status: "written", sheets: written.map(({ name }) => name) };
}

const taken = ({ sheets, names }: Seen): Taken => ({
  sheets: new Set(sheets.items.map(({ name }) => name.toLowerCase())),
  names: new Set((names?.items ?? []).map(({ name }) => name.toLowerCase())),
});

interface Parked {
  readonly name: string;
  readonly sheet: Excel.Worksheet;
}

/** Names for the sheets that go: free, and clear to a reader who meets them after a crash. */
function park({ sheets }: Seen, replaced: readonly string[], done: Done): Parked[] {
  const known = new Set(sheets.items.map(({ name }) => name.toLowerCase()));
  return sheets.items
    .filter(({ name }) => replaced.includes(name))
    .map((sheet) => {
      const { name } = sheet;
      let copy = 1;
      while (known.has(parkedName(name, copy).toLowerCase())) copy += 1;
      const to = parkedName(name, copy);
      known.add(to.toLowerCase());
      done.parked.push({ name, parked: to });
      sheet.name = to;
      return { name: to, sheet };
    });
}

const parkedName = (name: string, copy: number): string => {
  const mark = ` (old${copy === 1 ? "" : ` ${copy}`})`;
  return name.slice(0, 31 - mark.length) + mark;
};

function forget(done: Done): void {
  for (const list of Object.values(done) as unknown[][]) list.length = 0;
}

/** Deletes sheets; answers the names of those that Excel keeps. */
async function removed(context: Excel.RequestContext, parked: readonly Parked[]): Promise<readonly string[]> {
  if (parked.length === 0) return [];
  for (const { sheet } of parked) sheet.delete();
  try {
    await context.sync();
    return [];
  } catch (error) {
    if (errorCode(error) === null) throw error;
    const names = await sheetNames().catch(() => null);
    return parked.map(({ name }) => name).filter((name) => names?.includes(name) ?? true);
  }
}

const sheetNames = (): Promise<string[]> =>
  Excel.run({ delayForCellEdit: true }, async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/name");
    await context.sync();
    return worksheets.items.map(({ name }) => name);
  });
