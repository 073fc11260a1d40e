import type { Cell } from "./address";
import type { SheetCell } from "./cell";

/** A whole sheet as plain data: what a host puts into its workbook, and what a file holds. */
export interface SheetPage {
  /** The tab's name: unique in the workbook whatever its case, at most 31 characters, none of \ / ? * [ ] : */
  readonly name: string;
  readonly rows: readonly (readonly PageCell[])[];
  /** Characters each column shows. */
  readonly widths: readonly number[];
  /** Points by row, counted from 0, where a row is not as high as its text: wrapped notes need it in every host. */
  readonly heights: Readonly<Record<number, number>>;
  readonly merged: readonly PageBlock[];
  /** Rows that stay in sight and are repeated on every printed page. */
  readonly headerRows: number;
  /** Rows that are printed, from the first on, where what stands below them is for whoever checks the sheet. */
  readonly printedRows?: number;
  readonly names: readonly NamedCell[];
  readonly choices: readonly Choice[];
  readonly tints: readonly Tint[];
  readonly charts: readonly BarChart[];
  /** The middle of the footer is the page's number; the left is the tab's name. */
  readonly footer: string;
  /** Lists that drop-downs read: nobody needs to see them. */
  readonly hidden?: boolean;
}

/** Cells from a corner, counted from 0. */
export interface PageBlock extends Cell {
  readonly rows: number;
  readonly columns: number;
}

/** null: blank, with no look. */
export type PageCell = null | {
  readonly value: SheetCell;
  readonly look: PageLook;
  /** Excel's number format; general where it is left out. */
  readonly format?: string;
  /** Where a click on the cell leads. */
  readonly link?: string;
  /** What a formula gives, so that a file shows true values to a reader that does not calculate. */
  readonly result?: number | string | boolean;
};

/** What a cell is, not how it looks: a host has the colours. */
export type PageLook =
  | "title"
  | "verdict"
  | "heading"
  | "header"
  | "label"
  | "input"
  | "choice"
  | "value"
  | "key"
  | "total"
  | "text"
  | "note";

/** A name of the workbook for one cell or block: what formulas and people call it. */
export interface NamedCell extends PageBlock {
  readonly name: string;
}

/** What may be typed into cells, and the sentence that says so when something else is. */
export interface Choice {
  readonly block: PageBlock;
  readonly allowed:
    | { readonly kind: "list"; readonly items: readonly string[] }
    /** A list that stands in the workbook: longer than the 255 characters that a list of its own may have. */
    | { readonly kind: "range"; readonly address: string }
    | { readonly kind: "whole" | "decimal"; readonly least: number; readonly most: number | null };
  readonly message: string;
  /** The list is a help, and anything else is taken as well. */
  readonly open?: boolean;
}

/** Cells that are tinted where their number lies between two bounds, or where a formula holds. */
export type Tint = {
  readonly block: PageBlock;
} & (
  | {
      /** Up to and with this value; null: no bound. */
      readonly upTo: number | null;
      readonly above: number | null;
      readonly tone: "good" | "fair" | "poor";
    }
  | {
      /** Without its sign, as the first cell of the block has it. */
      readonly when: string;
      readonly tone: "slow";
    }
);

/** Bars of one or more series on top of each other, drawn from cells so that they follow them. */
export interface BarChart {
  readonly title: string;
  /** The cells that it covers. */
  readonly place: PageBlock;
  /** One name and one block of values per series; all as long as `categories`. */
  readonly series: readonly { readonly name: string; readonly values: PageBlock }[];
  readonly categories: PageBlock;
  readonly axis: string;
}
