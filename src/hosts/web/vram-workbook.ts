import type { Bid } from "../../bid/bid";
import type { SheetPage } from "../../sheet/page";
import type { PagesConsent, PagesResult } from "../sheet-host";
import type { ShownValue } from "./cell-values";

/** What tests and scripts may do with the page: `await window.vramWorkbook.ready`, then type and read. */
export interface VramWorkbook {
  /** The grid is calculated and the pane stands beside it. */
  readonly ready: Promise<void>;
  /** As a user types into the active sheet: "=..." is a formula, digits a number. Resolves when calculated. */
  type(address: string, text: string): Promise<void>;
  /** Of the active sheet, or of another: "Comparison!B4". The value of a cell, {error, message} for an error; a matrix of them for a range. Spilled cells included. */
  read(address: string): ShownValue | ShownValue[][];
  /** Selects cells, also of another sheet, which is shown then. */
  select(address: string): void;
  /** The sheets' names, in their order. */
  sheets(): string[];
  /** The workbook as the bytes of an .xlsx, calculated, as the button saves it. */
  save(): Promise<Uint8Array>;
  /** Opens the bytes of an .xlsx in place of the workbook; resolves when calculated. Rejects with a sentence. */
  open(bytes: Uint8Array): Promise<void>;
  /** Writes whole sheets as the pane does. */
  writePages(pages: readonly SheetPage[], consent: PagesConsent): Promise<PagesResult>;
  /**
   * Writes a bid as the pane's button does, and resolves when it is calculated: today's, and with the usual traffic, where
   * nothing else is asked; `traffic: { reserve: 0.1 }` keeps a tenth of each engine's limit free. Sheets of the same names
   * give way to it, so that what is asked twice is there once. Rejects with a sentence in the bid's language.
   */
  bid(asked: AskedBid, consent?: PagesConsent): Promise<PagesResult>;
  /** Where the cell stands in the page, in CSS pixels: the grid is a picture, so a mouse needs a point. */
  place(address: string): { readonly x: number; readonly y: number };
}

/** A bid; its day and its history may be left out. */
export type AskedBid = Omit<Bid, "date" | "history"> & Partial<Pick<Bid, "date" | "history">>;

declare global {
  interface Window {
    vramWorkbook: VramWorkbook;
  }
}
