import { InputError, shortForm } from "../functions/shared";
import type { Place, WriteResult } from "../hosts/sheet-host";
import type { Language } from "../reading/language";
import { readAddress } from "../sheet/address";
import type { WrittenTable } from "../sheet/written";
import { FIRST_BID, nextBid, settledBid, type BidEvent, type BidState } from "./bid/state";

/** What is asked: memory to serve a model or to train it; which of several, and the bid for it. */
export type Tab = AnsweredTab | BidTab;
/** Those with an answer, and a table of it. */
export type AnsweredTab = "estimate" | "training";
/** Those that write whole sheets. */
export type BidTab = "compare" | "bid";

export const answersTab = (tab: Tab): tab is AnsweredTab => tab === "estimate" || tab === "training";

/** What the fields hold: texts as typed, because a field that cannot be read must still show what was typed. */
export interface Inputs extends SharedInputs, EstimateInputs, TrainingInputs, BidInputs {}

/** Asked on both tabs, and typed once. */
interface SharedInputs {
  /** A name, a size or the text of a config.json. */
  readonly model: string;
  /** "": none, so the answer names no card. */
  readonly card: string;
  readonly unit: string;
}

interface EstimateInputs {
  /** "": as the model was released. */
  readonly precision: string;
  /** "": 16 bit, or what the engine's flags say. */
  readonly kvPrecision: string;
  readonly context: string;
  readonly concurrency: string;
  /** "auto": the smallest number that fits. */
  readonly cards: string;
  readonly engine: string;
  /** "": none with a card, where the engine keeps a margin of its own; 20 % without. */
  readonly reserve: string;
  /** Tokens in and out of one request; "": no speed is asked. */
  readonly speedPrompt: string;
  readonly speedAnswer: string;
  /** Tokens a second that each user shall see; "": 20. */
  readonly speedWanted: string;
}

interface TrainingInputs {
  readonly method: string;
  /** Tokens of one training sequence. */
  readonly sequence: string;
  readonly batch: string;
  /** "auto": the smallest usual number that fits. */
  readonly trainingCards: string;
  readonly optimizer: string;
  /** As setting words: "zero=3", "fsdp=full"; "": none. */
  readonly sharding: string;
  /** "": as the framework does by itself. */
  readonly checkpointing: string;
  /** "": as the framework does by itself. */
  readonly rank: string;
  /** "": not known. */
  readonly framework: string;
  /** Setting words; they win over the fields above. */
  readonly words: string;
}

interface BidInputs {
  readonly employees: string;
  /** How often people ask: a name of bid/scenarios.ts. */
  readonly scenario: string;
  /** Tokens; with "+" those of what was said before: "2000 + 1200". */
  readonly prompt: string;
  /** Tokens of an answer. */
  readonly reply: string;
  /** Requests at once that the tender states; "": it states none. */
  readonly tender: string;
  /** Tokens a second that each user shall see; "": what Estimate wants. */
  readonly userSpeed: string;
  /** Seconds to the first token; "": 2. */
  readonly firstToken: string;
}

export type Field = keyof Inputs;
export type WriteMode = "live" | "values";
export type LanguageChoice = "auto" | Language;
/** Sections that can be closed. */
export type Section = "settings" | "training settings" | "own" | "speed";

/** The tab that a table of the sheet belongs to, and what its fields hold to ask the same again. */
export interface Loaded {
  readonly tab: "estimate" | "training";
  readonly inputs: Partial<Inputs>;
}

/** What became of the last press of "Insert breakdown". */
export type Writing =
  | { readonly status: "none" }
  | { readonly status: "under way" }
  | { readonly status: "undone" }
  | { readonly status: "undo failed" }
  | { readonly status: "failed" }
  /** In the reader's words: the host's, or the table's own. */
  | { readonly status: "refused"; readonly reason: string }
  | WriteResult;

export interface PaneState {
  readonly tab: Tab;
  readonly inputs: Inputs;
  readonly mode: WriteMode;
  readonly language: LanguageChoice;
  readonly openSections: readonly Section[];
  /** Where a table would be written; null until the host has said. */
  readonly place: Place | null;
  /** The table of ours that the selection lies in; null: none. */
  readonly found: WrittenTable | null;
  readonly writing: Writing;
  readonly bid: BidState;
}

export type PaneEvent =
  | { readonly type: "bid"; readonly event: BidEvent }
  | { readonly type: "tab chosen"; readonly tab: Tab }
  | { readonly type: "input changed"; readonly field: Field; readonly text: string }
  | { readonly type: "mode chosen"; readonly mode: WriteMode }
  | { readonly type: "language chosen"; readonly language: LanguageChoice }
  | { readonly type: "section toggled"; readonly section: Section }
  | { readonly type: "selection moved"; readonly place: Place }
  | { readonly type: "table found"; readonly table: WrittenTable; readonly loaded: Loaded }
  | { readonly type: "no table found" }
  | { readonly type: "write begun" }
  | { readonly type: "write answered"; readonly result: WriteResult }
  | { readonly type: "write failed" }
  | { readonly type: "write refused"; readonly reason: string }
  | { readonly type: "write undone" }
  | { readonly type: "undo failed" }
  | { readonly type: "question dismissed" };

/** A common model on a common card: the first glance shows an answer, not an empty form, and the first sheet the same. */
export const FIRST_INPUTS: Inputs = {
  model: "QwQ-32B",
  card: "H100",
  unit: "GB",
  precision: "",
  kvPrecision: "",
  context: "16000",
  concurrency: "1",
  cards: "auto",
  engine: "",
  reserve: "",
  speedPrompt: "",
  speedAnswer: "",
  speedWanted: "20",
  method: "full",
  sequence: "4096",
  batch: "1",
  trainingCards: "auto",
  optimizer: "adamw",
  sharding: "zero=3",
  checkpointing: "",
  rank: "16",
  framework: "",
  words: "",
  employees: "500",
  scenario: "own",
  prompt: "2000 + 1200",
  reply: "800",
  tender: "",
  userSpeed: "",
  firstToken: "",
};

export const FIRST_STATE: PaneState = {
  tab: "estimate",
  inputs: FIRST_INPUTS,
  mode: "live",
  language: "auto",
  openSections: [],
  place: null,
  found: null,
  writing: { status: "none" },
  bid: FIRST_BID,
};

export function next(state: PaneState, event: PaneEvent): PaneState {
  switch (event.type) {
    case "bid":
      return { ...state, bid: nextBid(state.bid, event.event) };
    case "tab chosen":
      return { ...state, tab: event.tab, writing: settled(state) };
    case "input changed":
      return {
        ...state,
        inputs: { ...state.inputs, [event.field]: fitted(event.text) },
        writing: settled(state),
        bid: settledBid(state.bid),
      };
    case "mode chosen":
      return { ...state, mode: event.mode, writing: settled(state) };
    case "language chosen":
      return { ...state, language: event.language };
    case "section toggled":
      return { ...state, openSections: toggled(state.openSections, event.section) };
    case "selection moved":
      return { ...state, place: event.place, writing: moved(state, event.place) };
    case "table found":
      return withTable(state, event);
    case "no table found":
      return { ...state, found: null };
    case "write begun":
      return { ...state, writing: { status: "under way" } };
    case "write answered":
      // what was written asks what the fields ask: it is known when it is found
      return {
        ...state,
        writing: event.result,
        found: event.result.status === "written" ? null : state.found,
      };
    case "write failed":
      return { ...state, writing: { status: "failed" } };
    case "write refused":
      return { ...state, writing: { status: "refused", reason: event.reason } };
    case "write undone":
      return { ...state, writing: { status: "undone" } };
    case "undo failed":
      return { ...state, writing: { status: "undo failed" } };
    case "question dismissed":
      return { ...state, writing: { status: "none" } };
  }
}

/** A table that is selected is asked again: its question comes into the fields, unless they asked it just now. */
function withTable(
  state: PaneState,
  event: { readonly table: WrittenTable; readonly loaded: Loaded },
): PaneState {
  const { table: found, loaded } = event;
  const isOwn = state.found === null && isJustWritten(state, found);
  if (isOwn || !LOADING.has(state.tab) || says(found) === says(state.found)) return { ...state, found };
  const { tab, inputs } = loaded;
  const mode = found.live ? "live" : "values";
  // a question that is asked meanwhile stays: it is answered for what the fields ask then
  const writing = state.writing.status === "occupied" ? state.writing : settled(state);
  return { ...state, found, tab, mode, inputs: { ...state.inputs, ...inputs }, writing };
}

/** Tabs that ask what a table asks. */
const LOADING: ReadonlySet<string> = new Set<Tab>(["estimate", "training"]);

/** Whether the table is the one that the last press wrote. */
function isJustWritten({ writing, place }: PaneState, { row, column }: WrittenTable): boolean {
  if (writing.status !== "written" && writing.status !== "under way") return false;
  return (
    place !== null && readAddress(place.address)?.row === row && readAddress(place.address)?.column === column
  );
}

/** Where a table is and what its cells say. */
const says = (table: WrittenTable | null): string =>
  table === null ? "" : JSON.stringify([table.row, table.column, [...table.inputs], [...table.worked]]);

/** A change makes every answer about the last write old, except that one is under way. */
const settled = ({ writing }: PaneState): Writing =>
  writing.status === "under way" ? writing : { status: "none" };

/** A question about a place is over when another place is chosen; hosts also report the same place again. */
function moved({ writing, place }: PaneState, to: Place): Writing {
  const same = place?.sheet === to.sheet && place.address === to.address;
  return PLACE_BOUND.has(writing.status) && !same ? { status: "none" } : writing;
}

const PLACE_BOUND: ReadonlySet<Writing["status"]> = new Set(["occupied", "protected", "failed", "refused"]);

const toggled = (open: readonly Section[], section: Section): Section[] =>
  open.includes(section) ? [...open].filter((other: string) => other !== section) : [...open, section];

/** What a cell of Excel holds. */
const CELL_HOLDS = 32_767;

/** A whole config.json may be longer than a cell: the pane takes it and goes on with what is read of it. */
function fitted(text: string): string {
  if (text.length <= CELL_HOLDS || !text.trimStart().startsWith("{")) return text;
  try {
    return shortForm(text);
  } catch (error) {
    // what is wrong with it is said under the field
    if (error instanceof InputError) return text;
    throw error;
  }
}
