import type { SheetPage } from "./page";

/** A name of the workbook and what it means, as 'TCO (2)'!$B$4. */
export interface Meaning {
  readonly name: string;
  readonly means: unknown;
}

/** What of the pages' names a workbook has already. */
export interface Namesakes {
  readonly sheets: readonly string[];
  /** Names of cells that belong to other sheets, or to none. */
  readonly names: readonly string[];
  /** Those other sheets. */
  readonly holders: readonly string[];
}

/**
 * A cell's name that goes with a sheet of the same pages is no other's, and one whose sheet was deleted is nobody's: Excel
 * keeps it, as #REF!.
 */
export function namesakes(
  there: { readonly sheets: readonly string[]; readonly names: readonly Meaning[] },
  pages: readonly SheetPage[],
): Namesakes {
  const wanted = new Set(pages.map(({ name }) => name.toLowerCase()));
  const cells = new Set(pages.flatMap((page) => page.names.map(({ name }) => name.toLowerCase())));
  const others = there.names.filter(
    ({ name, means }) =>
      cells.has(name.toLowerCase()) && !isDead(means) && !wanted.has(sheetIn(means).toLowerCase()),
  );
  return {
    sheets: there.sheets.filter((name) => wanted.has(name.toLowerCase())),
    names: others.map(({ name }) => name),
    holders: [...new Set(others.map(({ means }) => sheetIn(means)))].filter((sheet) => sheet !== ""),
  };
}

const isDead = (means: unknown): boolean => typeof means === "string" && means.includes("#REF!");

/** The sheet of an address such as 'TCO (2)'!$B$4; "" where there is none. */
export function sheetIn(means: unknown): string {
  const [, quoted, plain = ""] =
    /^=?(?:'((?:[^']|'')+)'|([^'!]+))!/.exec(typeof means === "string" ? means : "") ?? [];
  return quoted?.replaceAll("''", "'") ?? plain;
}
