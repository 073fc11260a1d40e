import type { SheetKind } from "../bid/bid";
import type { PagesConsent, Place } from "../hosts/sheet-host";
import type { Language } from "../reading/language";
import type { FunctionComponent } from "preact";
import type { NewOwn } from "../sheet/own";
import type { OwnPrice } from "../sheet/own-prices";
import type { Estimate } from "./estimate";
import type { AddResult } from "./own/tables";
import type { Numbers } from "./numbers";
import type { Waiting } from "./reading";
import type { PaneEvent, PaneState } from "./state";
import type { TrainingAnswer } from "./training";
import type { Texts } from "./wording";
import type { WorkbookHost } from "./workbook-actions";

/** What either tab shows. */
export type Answer = Estimate | TrainingAnswer;

/** What draws Compare and Bid: a part of its own, loaded at the first look at either. */
export interface BidRoom {
  readonly BidPanel: FunctionComponent<{ scene: Scene }>;
  readonly BidFooter: FunctionComponent<{ scene: Scene }>;
}

/** All that a view draws from, and all that it may do. Views keep nothing. */
export interface Scene {
  readonly state: PaneState;
  /** The last answer there was on this tab: it stays while a field waits to be put right. */
  readonly answer: Answer | null;
  readonly waiting: Waiting | null;
  readonly language: Language;
  readonly texts: Texts;
  readonly numbers: Numbers;
  readonly canUndo: boolean;
  /** What can be done with the whole workbook. */
  readonly host: WorkbookHost;
  /** Changes the language: of everything where the host can, else of the pane. */
  readonly speak: (language: Language) => void;
  readonly send: (event: PaneEvent) => void;
  readonly insert: (at: Place | "new sheet", consent: "ask" | "replace") => void;
  /** Writes the selected table anew, in its place. */
  readonly update: () => void;
  readonly undo: () => void;
  readonly bidRoom: BidRoom | "loading" | "failed";
  readonly loadBid: () => void;
  readonly writeBid: (sheets: readonly SheetKind[], consent: PagesConsent) => void;
  readonly own: Own;
}

/** The user's own models, cards and prices: what the workbook holds, and the way into it. */
export interface Own {
  readonly Panel: FunctionComponent<{ scene: Scene }> | "loading" | "failed";
  readonly load: () => void;
  readonly prices: readonly OwnPrice[];
  readonly add: (own: NewOwn) => Promise<AddResult>;
  readonly writePrices: () => Promise<AddResult>;
  readonly today: () => string;
}
