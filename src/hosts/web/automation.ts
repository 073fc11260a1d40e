import { CellValueType } from "@univerjs/core";
import { USUAL_TRAFFIC, type Bid } from "../../bid/bid";
import type { SheetPage } from "../../sheet/page";
import type { PagesConsent, PagesResult, SheetHost } from "../sheet-host";
import type { loadBidRoom } from "../../pane/bid/load";
import { calculated } from "./calculation";
import { blockOf, readBlock, type ShownValue } from "./cell-values";
import type { Desk } from "./desk";
import type { Grid } from "./grid";
import { scrolledBy } from "./scrolling";

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
   * Writes a bid as the pane's button does, and resolves when it is calculated. Today's date, all sheets and the usual
   * traffic, where nothing else is asked. Sheets of the same names give way to it: what is asked twice is there once.
   * Rejects with a sentence in the bid's language.
   */
  bid(asked: AskedBid, consent?: PagesConsent): Promise<PagesResult>;
  /** Where the cell stands in the page, in CSS pixels: the grid is a picture, so a mouse needs a point. */
  place(address: string): { readonly x: number; readonly y: number };
}

/** A bid; date, history and all that has a usual value may be left out. */
export type AskedBid = Omit<Bid, "date" | "history"> & Partial<Pick<Bid, "date" | "history">>;

declare global {
  interface Window {
    vramWorkbook: VramWorkbook;
  }
}

interface Open {
  readonly grid: Grid;
  readonly desk: Desk;
  readonly host: SheetHost;
  readonly loadBidRoom: LoadBidRoom;
}

/** The pane's own part for bids, so that a script writes what the button writes. */
type LoadBidRoom = typeof loadBidRoom;

export function createAutomation(
  opening: Promise<Pick<Open, "grid" | "desk">>,
  pane: Promise<Pick<Open, "host" | "loadBidRoom">>,
): VramWorkbook {
  let known: Open | null = null;
  const ready = Promise.all([opening, pane]).then(([opened, beside]) => {
    known = { ...opened, ...beside };
  });
  const open = (): Open => {
    if (!known) throw new Error("The workbook is not open yet: await vramWorkbook.ready first.");
    return known;
  };
  const range = (address: string) => {
    const { grid } = open();
    return { grid, ...placeOf(grid, address) };
  };
  return {
    ready,
    async type(address, text) {
      const { grid, at } = range(address);
      at.setValue(typed(text));
      await calculated(grid);
    },
    read(address) {
      const { grid, sheet, at } = range(address);
      const block = blockOf(at);
      const values = readBlock(grid, sheet, block);
      return block.rows * block.columns === 1 ? (values[0]?.[0] ?? null) : values;
    },
    select(address) {
      const { grid, sheet, at } = range(address);
      grid.workbook.setActiveSheet(sheet);
      at.activate();
    },
    sheets: () =>
      open()
        .grid.workbook.getSheets()
        .map((sheet) => sheet.getSheetName()),
    save: () => open().desk.save(),
    async open(bytes) {
      await open().desk.open(new Uint8Array(bytes));
    },
    async writePages(pages, consent) {
      const { writePages } = open().host;
      if (writePages === null) throw new Error("This host writes no whole sheets.");
      return writePages(pages, consent);
    },
    async bid(asked, consent = "replace") {
      const { host, loadBidRoom, grid } = open();
      const { writeBid } = await loadBidRoom();
      const bid = { date: new Date().toLocaleDateString("sv"), history: 0, ...asked };
      const result = await writeBid(
        host,
        { ...bid, traffic: { ...USUAL_TRAFFIC, ...asked.traffic } },
        consent,
      );
      await calculated(grid);
      return result;
    },
    place(address) {
      const { sheet, at } = range(address);
      const cell = at.getCellRect();
      const scrolled = scrolledBy(sheet);
      const canvas = document.querySelector("canvas[id^=univer-sheet-main-canvas]")?.getBoundingClientRect();
      return {
        x: (canvas?.x ?? 0) + cell.x + cell.width / 2 - scrolled.x,
        y: (canvas?.y ?? 0) + cell.y + cell.height / 2 - scrolled.y,
      };
    },
  };
}

/** The sheet and the cells of an address as people write it: "B4", "Comparison!B4:C6", "'TCO (2)'!B4". */
function placeOf({ workbook }: Grid, address: string) {
  const [, quoted, plain, cells = address] = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(address) ?? [];
  const name = quoted?.replaceAll("''", "'") ?? plain;
  const sheet = name === undefined ? workbook.getActiveSheet() : workbook.getSheetByName(name);
  if (!sheet) throw new Error(`There is no sheet called "${name ?? ""}".`);
  return { sheet, at: sheet.getRange(cells) };
}

function typed(text: string): { v?: number | string | boolean | null; f?: string | null; t?: CellValueType } {
  if (text.startsWith("=")) return { f: text };
  const plain = text.trim();
  if (plain === "") return { v: null, f: null };
  if (/^(true|false)$/i.test(plain)) {
    return { v: plain.toLowerCase() === "true" ? 1 : 0, f: null, t: CellValueType.BOOLEAN };
  }
  const number = Number(plain.replace(/,/g, ""));
  if (Number.isFinite(number)) return { v: number, f: null, t: CellValueType.NUMBER };
  return { v: text.replace(/^'/, ""), f: null, t: CellValueType.STRING };
}
