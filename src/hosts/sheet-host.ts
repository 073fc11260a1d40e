import type { Frozen } from "../sheet/frozen";
import type { Namesakes } from "../sheet/namesakes";
import type { PageBlock, SheetPage } from "../sheet/page";
import type { Repaired } from "../sheet/repaired";
import type { SheetTable } from "../sheet/table";
import type { SeenCells } from "../sheet/written";
import type { Language } from "../reading/language";

/** A cell by sheet name and A1 address, both as the user reads them. */
export interface Place {
  readonly sheet: string;
  readonly address: string;
}

/** What became of a write. Nothing is ever overwritten unasked: an occupied place is reported, not replaced. */
export type WriteResult =
  | { readonly status: "written"; readonly sheet: string; readonly address: string }
  | {
      readonly status: "occupied";
      readonly sheet: string;
      readonly address: string;
      /** Cells in the way: not empty, or kept free for a table that may grow. */
      readonly cells: number;
      /** The nearest place below where the table fits. */
      readonly nextFree: Place;
    }
  | { readonly status: "protected"; readonly sheet: string };

/** "ask": nothing is overwritten; "replace": whatever is there; else our own table, whose cells are known. */
export type WriteConsent = "ask" | "replace" | { readonly over: PageBlock };

/** What became of writing whole sheets. */
export type PagesResult =
  | { readonly status: "written"; readonly sheets: readonly string[] }
  | ({
      readonly status: "taken";
      /** What the pages would be called beside them, in their order: "Comparison (2)". */
      readonly free: readonly string[];
    } & Namesakes)
  | { readonly status: "protected"; readonly sheet: string };

/** "beside": under the free names that were offered. */
export type PagesConsent = "ask" | "replace" | "beside";

/** "ask": only say what would change. */
export type FormulasConsent = "ask" | "agreed";

/**
 * What the pane asks of the workbook it sits beside. Excel and the embedded workbook each answer it; intent, not cell
 * calls, so each keeps its own batching and undo.
 */
export interface SheetHost {
  readonly kind: "excel" | "web";
  /** The display language of the host. */
  language(): Language;
  /** Speaks another language everywhere, and remembers it; null: the host's own settings decide, and the pane alone can change. */
  readonly speak: ((language: Language) => Promise<void>) | null;
  /** Whether the host's own theme is dark; null: follow the browser. */
  isDark(): boolean | null;
  /** Top-left cell of the selection. */
  selection(): Promise<Place>;
  /** Calls the listener at every change; returns how to stop. */
  onSelectionChanged(listener: (place: Place) => void): () => void;
  /** Calls the listener after cells were changed, by whomever, where the host can tell; returns how to stop. */
  onCellsChanged(listener: () => void): () => void;
  /** What stands around a cell, as far as a table of ours may reach. */
  around(place: Place): Promise<SeenCells>;
  /** Writes at a place; the consent says what the user agreed to overwrite. */
  write(at: Place | "new sheet", table: SheetTable, consent: WriteConsent): Promise<WriteResult>;
  /** Writes whole sheets behind those that are there, in one step to undo; null: this host cannot yet. */
  readonly writePages: ((pages: readonly SheetPage[], consent: PagesConsent) => Promise<PagesResult>) | null;
  /** Every formula of the workbook that asks our functions becomes its value, for readers without them. */
  freeze(consent: FormulasConsent): Promise<Frozen>;
  /** Formulas of ours that are stuck (#NAME?, a file's own names) are typed again, so that they calculate. */
  repair(consent: FormulasConsent): Promise<Repaired>;
  /** Takes the last write back, where the host can; null: it cannot, and the host's own undo is the way. */
  readonly undo: (() => Promise<void>) | null;
  /** Remembers small things for this user (last inputs, language). */
  readonly memory: { read(key: string): string | null; write(key: string, value: string): void };
}
