import type { Bid, Redundancy } from "../../bid/bid";
import type { Scenario } from "../../bid/capacity-texts";

/** What Compare and Bid say beside what the sheets call things. */
export interface BidTexts {
  readonly compared: string;
  readonly option: (letter: string) => string;
  readonly demand: (employees: string, requests: string, context: string) => string;
  /** The bid in the workbook is asked here too. */
  readonly onSheet: (sheet: string) => string;
  readonly fits: Readonly<
    Record<"met" | "toMeasure" | "untested", (servers: string, cards: string) => string>
  >;
  /** Of an option of which not even one user gets the tokens a second that are wanted. */
  readonly slow: (wanted: string) => string;
  /** What helps: more cards a copy, where that is enough, or else. */
  readonly slowLarger: string;
  readonly slowElse: string;
  readonly useCards: (cards: string) => string;
  readonly copyCards: string;
  readonly autoOf: (auto: string, cards: string) => string;
  readonly slowBeside: (servers: string) => string;
  readonly servers: (count: number, text: string) => string;
  readonly cards: (count: number, text: string) => string;
  readonly best: string;
  readonly doesNotFit: string;
  readonly most: string;
  readonly copies: string;
  readonly copiesOf: (copies: string, cards: string) => string;
  readonly share: string;
  readonly bought: string;
  readonly served: string;
  readonly perSecond: (tokens: string) => string;
  readonly speeds: string;
  readonly redundancy: string;
  readonly redundancies: Readonly<Record<Redundancy, string>>;
  /** Stands for all where they differ. */
  readonly redundancyMixed: string;
  readonly launch: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly up: string;
  readonly down: string;
  readonly remove: string;
  readonly suggested: string;
  readonly suggest: string;
  readonly empty: string;
  readonly add: string;
  readonly addModels: string;
  readonly addCards: string;
  readonly unpick: (name: string) => string;
  readonly addOptions: (count: number) => string;
  /** While there is nothing to add yet. */
  readonly addNone: string;
  readonly anyCard: string;
  readonly noRoom: (count: number, room: number) => string;
  readonly scenarios: Readonly<Record<Scenario, string>>;
  readonly promptRead: (prompt: string, history: string) => string;
  readonly tenderNone: string;
  readonly reserveNone: string;
  readonly options: string;
  readonly sheets: string;
  readonly alone: string;
  readonly writeAlone: (sheet: string) => string;
  readonly form: string;
  readonly forms: Readonly<Record<Bid["form"], string>>;
  readonly formSaid: Readonly<Record<Bid["form"], string>>;
  readonly write: string;
  readonly willWrite: (sheets: number, options: number) => string;
  readonly noSheets: string;
  readonly writing: (sheets: number) => string;
  readonly written: (sheets: number, names: string) => string;
  /** Sheets of a bid, or one of a name that a sheet is to have. */
  readonly bidThere: (sheets: string) => string;
  readonly sheetThere: (sheet: string) => string;
  /** Names of cells that no sheet has. */
  readonly namesThere: (count: number, first: string) => string;
  /** What becomes of sheets of the same names, and of names that cells of other sheets have. */
  readonly replacing: (sheets: string) => string;
  readonly replacingThese: string;
  readonly renaming: string;
  readonly apart: (count: number, first: string) => string;
  readonly beside: (first: string) => string;
  readonly protectedSheet: (sheet: string) => string;
  readonly failed: string;
  readonly cannotYet: string;
  readonly ofOption: (letter: string, sentence: string) => string;
}
