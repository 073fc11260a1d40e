import type { Language } from "../reading/language";
import type { OwnEntry } from "../sheet/own";
import type { Measured } from "./measured";

/** The sheets of a bid, in the order in which they stand in the workbook. */
export const SHEETS = [
  "comparison",
  "capacity",
  "materials",
  "assumptions",
  "deviation",
  "matrix",
  "ownership",
] as const;
export type SheetKind = (typeof SHEETS)[number];

/** One way to serve: which model on which card. */
export interface BidOption {
  /** As a cell may say it. */
  readonly model: string;
  /** Left out: as released. */
  readonly precision?: string | null;
  readonly kvPrecision?: string | null;
  readonly card: string;
  /** Cards that share one copy of the model; left out: the number by which the fewest cards are needed. */
  readonly cards?: number | null;
  /** With its flags; left out: the current vLLM or the vendor's own. */
  readonly engine?: string | null;
  readonly perServer?: number | null;
  readonly redundancy?: Redundancy;
  /** From a start-up log: these figures take the place of the estimate, and the option's constants are numbers. */
  readonly measured?: Measured | null;
  /** The user's own model or card of that name, and where it stands in the workbook. */
  readonly own?: Readonly<Partial<Record<"model" | "card", OwnEntry>>>;
}

export type Redundancy = "none" | "instance" | "server";

/** From people to requests. */
export interface Traffic {
  /** Share of the employees that may use it. */
  readonly access: number;
  /** Share of those that use it in the busy hour. */
  readonly active: number;
  /** Requests of one of those in that hour. */
  readonly hourly: number;
  /** How far a peak lies above the hour's mean. */
  readonly peak: number;
  /** Tokens a second that one user sees. */
  readonly speed: number;
  /** Seconds to the first token. */
  readonly firstToken: number;
  /** What the tender itself asks for, at once; null: it does not. */
  readonly concurrency: number | null;
  /** Share of the measured throughput that the peak may take. */
  readonly use: number;
  /** Share of the engine's limit that stays free. */
  readonly reserve: number;
}

export const USUAL_TRAFFIC: Traffic = {
  access: 1,
  active: 0.2,
  hourly: 12,
  peak: 2,
  speed: 20,
  firstToken: 2,
  concurrency: null,
  use: 0.7,
  reserve: 0,
};

/** What is asked for a whole bid, as plain data. */
export interface Bid {
  readonly language: Language;
  /** live: constants follow the inputs as long as the add-in is there; portable: they are numbers, and all else follows. */
  readonly form: "portable" | "live";
  /** Today, as 2026-11-23. */
  readonly date: string;
  readonly employees: number;
  /** Tokens of a prompt, of an answer, and of what was said before. */
  readonly input: number;
  readonly output: number;
  readonly history: number;
  readonly traffic?: Partial<Traffic>;
  /** One to six, A to F. */
  readonly options: readonly BidOption[];
  /** The user's own: an item as the bill of materials calls it, and its price with tax. */
  readonly prices?: readonly ListedPrice[];
  /** Left out: all. */
  readonly sheets?: readonly SheetKind[];
}

export interface ListedPrice {
  readonly item: string;
  readonly price: number;
}

export const MOST_OPTIONS = 6;

/** A to F */
export const optionLetter = (at: number): string => "ABCDEF".charAt(at);
