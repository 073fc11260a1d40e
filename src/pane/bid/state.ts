import { SHEETS, type Bid, type Redundancy, type SheetKind } from "../../bid/bid";
import type { PagesResult } from "../../hosts/sheet-host";
import type { BidOnSheet, Followed, SharesOnSheet } from "./followed";
import { commonRedundancy, type Compared } from "./options";

/** What is picked in Compare, to be added together: each model on each card. */
export type Picked = "models" | "cards";

export interface BidState {
  /** null: nobody has chosen yet, and what we suggest stands there. */
  readonly options: readonly Compared[] | null;
  /** What all options last had; those that are suggested have it too. */
  readonly redundancy: Redundancy;
  readonly picked: Readonly<Record<Picked, readonly string[]>>;
  readonly form: Bid["form"];
  /** Those that are written, in the order of the workbook. */
  readonly sheets: readonly SheetKind[];
  readonly writing: BidWriting;
  /** What the bid in the workbook asks; null: there is none, or nobody has looked. */
  readonly onSheet: BidOnSheet | null;
  /** Kept over openings, so that what was typed in the pane since is not taken back. */
  readonly followed: Followed | null;
  /** The same of the shares that its comparison states. */
  readonly shares: SharesOnSheet | null;
  readonly followedShares: Followed | null;
}

/** What became of the last press of "Write the bid". */
export type BidWriting =
  | { readonly status: "none" | "undone" | "undo failed" | "failed" }
  | { readonly status: "under way"; readonly sheets: number }
  | { readonly status: "refused"; readonly reason: string }
  /** Which sheets were asked for: the answer to the question writes the same ones. */
  | (Extract<PagesResult, { status: "taken" }> & { readonly asked: readonly SheetKind[] })
  | Exclude<PagesResult, { status: "taken" }>;

export type BidEvent =
  | { readonly type: "options changed"; readonly options: readonly Compared[] | null }
  | { readonly type: "picks changed"; readonly kind: Picked; readonly names: readonly string[] }
  | { readonly type: "form chosen"; readonly form: Bid["form"] }
  | { readonly type: "sheet ticked"; readonly sheet: SheetKind }
  | { readonly type: "sheet read"; readonly found: BidOnSheet | null }
  | { readonly type: "shares read"; readonly found: SharesOnSheet | null }
  | { readonly type: "writing changed"; readonly writing: BidWriting };

/** All sheets, calculating wherever they are opened: a bid is handed to people without the add-in. */
export const FIRST_BID: BidState = {
  options: null,
  redundancy: "none",
  picked: { models: [], cards: [] },
  form: "portable",
  sheets: SHEETS,
  writing: { status: "none" },
  onSheet: null,
  followed: null,
  shares: null,
  followedShares: null,
};

export function nextBid(bid: BidState, event: BidEvent): BidState {
  switch (event.type) {
    case "options changed":
      return {
        ...settledBid(bid),
        options: event.options,
        redundancy: commonRedundancy(event.options ?? bid.options ?? []) ?? bid.redundancy,
      };
    case "picks changed":
      return { ...bid, picked: { ...bid.picked, [event.kind]: [...new Set(event.names)] } };
    case "form chosen":
      return { ...settledBid(bid), form: event.form };
    case "sheet ticked":
      return { ...settledBid(bid), sheets: ticked(bid.sheets, event.sheet) };
    case "sheet read":
      return { ...bid, onSheet: event.found, followed: followedFrom(event.found) ?? bid.followed };
    case "shares read":
      return { ...bid, shares: event.found, followedShares: followedFrom(event.found) ?? bid.followedShares };
    case "writing changed":
      return { ...bid, writing: event.writing };
  }
}

const followedFrom = (found: Followed | null): Followed | null =>
  found === null ? null : { sheet: found.sheet, says: found.says };

/** A change makes every answer about the last write old, except that one is under way. */
export const settledBid = (bid: BidState): BidState =>
  bid.writing.status === "under way" ? bid : { ...bid, writing: { status: "none" } };

const ticked = (sheets: readonly SheetKind[], sheet: SheetKind): readonly SheetKind[] =>
  SHEETS.filter((one) => (one === sheet ? !sheets.includes(one) : sheets.includes(one)));
