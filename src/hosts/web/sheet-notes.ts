import type { CustomData, IWorksheetData } from "@univerjs/core";
import type { BarChart } from "../../sheet/page";
import type { SetUp } from "../../xlsx/set-up";

/**
 * What a sheet has that Univer has no place for: how it is printed, and its charts. It is kept in the sheet's own
 * `custom` data, so that it goes wherever the sheet goes: autosave, undo, a copy of the sheet.
 */
export interface SheetNotes {
  readonly setUp: SetUp | null;
  readonly charts: readonly BarChart[];
}

const NONE: SheetNotes = { setUp: null, charts: [] };

export const notesOf = (sheet: Partial<Pick<IWorksheetData, "custom">>): SheetNotes =>
  (sheet.custom?.vram as SheetNotes | undefined) ?? NONE;

export const withNotes = (notes: SheetNotes): NonNullable<CustomData> => ({ vram: notes });

/** Where a click on a cell leads: kept in the cell's own `custom` data. */
export const linkOf = (custom: CustomData | undefined): string | null => {
  const link: unknown = custom?.link;
  return typeof link === "string" && /^(https?|mailto):/i.test(link) ? link : null;
};
