import { Refusal } from "../sheet/refusal";
import type { SheetPage } from "../sheet/page";
import { assumptionsPage } from "./assumptions";
import { MOST_OPTIONS, SHEETS, type Bid, type SheetKind } from "./bid";
import { Book } from "./book";
import { capacityPage } from "./capacity";
import { comparisonPage } from "./comparison";
import { deviationPage } from "./deviation";
import type { Draft } from "./draft";
import { figuresOf } from "./figures";
import { listsPage } from "./lists";
import { materialsPage } from "./materials";
import { matrixPage } from "./matrix";
import { ownershipPage } from "./ownership";

const PAGES: Readonly<Record<SheetKind, (book: Book) => Draft>> = {
  comparison: comparisonPage,
  capacity: capacityPage,
  materials: materialsPage,
  assumptions: assumptionsPage,
  deviation: deviationPage,
  matrix: matrixPage,
  ownership: ownershipPage,
};

/** Sheets are written before those whose cells refer to theirs; the workbook has them in the order of `SHEETS`. */
const ORDER: readonly SheetKind[] = ["capacity", "comparison", "materials", "assumptions", "deviation", "matrix", "ownership"]; // prettier-ignore

/** A bid that is written: its sheets, its figures, and where each of them stands. */
export interface WrittenBid {
  readonly pages: readonly SheetPage[];
  readonly book: Book;
}

/**
 * A bid as whole sheets. Formulas name only cells of sheets that are written here; what another sheet would hold stands as
 * its figure or as an input.
 *
 * Errors: an InputError for words that an option is refused for, a Refusal for a bid without options or with too many
 */
export function writtenBid(bid: Bid): WrittenBid {
  if (bid.options.length === 0 || bid.options.length > MOST_OPTIONS) throw new Refusal(OPTIONS[bid.language]);
  const book = new Book(bid, figuresOf(bid));
  const drafts = new Map(ORDER.filter((kind) => book.wants(kind)).map((kind) => [kind, PAGES[kind](book)]));
  const pages = SHEETS.flatMap((kind) => drafts.get(kind)?.page(book.footer) ?? []);
  const lists =
    book.live && book.wants("comparison") ? [{ ...listsPage(book).page(book.footer), hidden: true }] : [];
  return { pages: [...pages, ...lists], book };
}

export const bidPages = (bid: Bid): readonly SheetPage[] => writtenBid(bid).pages;

const OPTIONS = {
  en: "A bid compares one to six options. Add an option, or take some out.",
  zh: "标书可对比一至六个方案。请增加或删减方案。",
};
