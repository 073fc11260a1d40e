import {
  USUAL_TRAFFIC,
  type Bid,
  type BidOption,
  type ListedPrice,
  type SheetKind,
  type Traffic,
} from "../../bid/bid";
import { demandOf, type Demand } from "../../bid/demand";
import { figuresOf, type OptionFigures } from "../../bid/figures";
import { SCENARIOS } from "../../bid/scenarios";
import type { Scenario } from "../../bid/capacity-texts";
import { ARGUMENTS, InputError, readOne } from "../../functions/shared";
import type { Language } from "../../reading/language";
import { knownAs } from "../own/known";
import { logDifferences, type LogDifference } from "../own/log-differences";
import { answered, attempt, given, read, type Waiting } from "../reading";
import type { Inputs, PaneState } from "../state";
import { fasterCopy } from "./faster-copy";
import type { Compared } from "./options";
import type { BidState } from "./state";
import { suggestedOptions } from "./suggested";

/** People and traffic, as read. */
export interface People {
  readonly employees: number;
  readonly input: number;
  readonly output: number;
  readonly history: number;
  readonly traffic: Traffic;
}

/** What came of one option: its figures, or why it has none. */
export type OptionAnswer =
  | {
      readonly figures: OptionFigures;
      readonly error: null;
      /** Where the start-up log beside it is of something else. */
      readonly differences: readonly LogDifference[];
      /** Cards of a larger copy that is fast enough where this one is not; null: it is, or no larger one would be. */
      readonly faster: number | null;
    }
  | { readonly figures: null; readonly error: InputError };

export interface BidAnswer {
  readonly options: readonly Compared[];
  /** Of the options, in their order. */
  readonly answers: readonly OptionAnswer[];
  /** The last that could be read. */
  readonly people: People;
  readonly demand: Demand;
  /** The field that could not be read. */
  readonly waiting: Waiting | null;
}

/** What stands in the fields at first, read: before anything else could be. */
const FIRST_PEOPLE: People = {
  employees: 500,
  input: 2000,
  output: 800,
  history: 1200,
  traffic: USUAL_TRAFFIC,
};

/**
 * Answers a state, and remembers what it last worked out: an option is asked again only when it, the demand or the
 * language of its card's name changes.
 * Six options take 2 ms then, and 45 ms the first time (one core, 2026-11-26).
 */
export function createBidAnswers(): (
  state: Pick<PaneState, "inputs" | "bid">,
  language?: Language,
) => BidAnswer {
  let people = FIRST_PEOPLE;
  let known = new Map<string, OptionAnswer>();
  return ({ inputs, bid }, language = "en") => {
    const now = answered(() => peopleOf(inputs, bid));
    if (!("kind" in now)) people = now;
    const asked = JSON.stringify([people, language]);
    const fresh: typeof known = new Map();
    const answerOf = (option: Compared): OptionAnswer => {
      const key = JSON.stringify([option, ownOf(option)]) + asked;
      const answer = known.get(key) ?? optionAnswer(option, { people, language });
      fresh.set(key, answer);
      return answer;
    };
    const { redundancy } = bid;
    const suggested = (): readonly Compared[] =>
      suggestedOptions(inputs).map((option) => ({ ...option, redundancy }));
    const options = bid.options ?? suggested().map((option) => fastEnough(option, answerOf(option)));
    const answers = options.map(answerOf);
    known = fresh;
    return {
      options,
      answers,
      people,
      demand: demandOf(bidOf(people, [], { ...UNWRITTEN, language })),
      waiting: "kind" in now ? now : null,
    };
  };
}

/** What we suggest is worth offering: where the fewest cards are too slow, a larger copy that is not. */
function fastEnough(option: Compared, answer: OptionAnswer): Compared {
  const faster = answer.error === null ? answer.faster : null;
  return option.cards === "auto" && faster !== null ? { ...option, cards: String(faster) } : option;
}

/** What of a bid stands in the workbook. */
type Sheets = Pick<BidState, "onSheet" | "shares">;

/** Whole numbers that may not be left out are read as a context is; under its field each is called by its own name. */
function peopleOf(inputs: Inputs, bid: Sheets): People {
  const employees = read("employees", () => readOne(ARGUMENTS.context, inputs.employees.trim()));
  const [input = 0, ...before] = read("prompt", () =>
    inputs.prompt.split("+").map((part) => readOne(ARGUMENTS.context, part.trim())),
  );
  const output = read("reply", () => readOne(ARGUMENTS.context, inputs.reply.trim()));
  const tender = given(inputs.tender);
  const concurrency =
    tender === null ? null : read("tender", () => readOne(ARGUMENTS.concurrency, tender.trim()));
  const [, , , active, hourly] = SCENARIOS[inputs.scenario as Scenario] ?? [];
  const use = active === undefined || hourly === undefined ? {} : { active, hourly };
  const kept = given(inputs.reserve);
  // as with a card: left out it is none, for the engine keeps a margin of its own
  const reserve = kept === null ? 0 : read("reserve", () => readOne(ARGUMENTS.reserve, kept));
  const typed = given(inputs.userSpeed);
  const speed =
    typed === null ? wantedIn(inputs) : read("userSpeed", () => readOne(ARGUMENTS.speed, typed.trim()));
  const seconds = read("firstToken", () => readOne(ARGUMENTS.first, given(inputs.firstToken)));
  const firstToken = seconds ?? USUAL_TRAFFIC.firstToken;
  const traffic: Traffic = {
    ...USUAL_TRAFFIC,
    ...use,
    ...beyondFields(inputs, bid),
    speed,
    firstToken,
    concurrency,
    reserve,
  };
  return { employees, input, output, history: before.reduce((sum, tokens) => sum + tokens, 0), traffic };
}

/** What the bid in the workbook has and the pane has no fields for; a scenario that was chosen here since has its own use. */
const beyondFields = (inputs: Inputs, { onSheet, shares }: Sheets): Partial<Traffic> => ({
  ...(shares !== null && { use: shares.use }),
  ...onSheet?.traffic,
  ...(onSheet?.scenario === inputs.scenario ? onSheet.use : {}),
});

/** Tokens a second of each user that Estimate wants: a bid's own where none is typed for it. */
export const wantedIn = ({ speedWanted }: Pick<Inputs, "speedWanted">): number =>
  attempt(() => readOne(ARGUMENTS.speed, given(speedWanted))) ?? USUAL_TRAFFIC.speed;

/** Who asks, and in which language the answer names things. */
interface Asking {
  readonly people: People;
  readonly language: Language;
}

function optionAnswer(option: Compared, asking: Asking): OptionAnswer {
  try {
    const asked = bidOption(option);
    const figures = figuresOfOne(asking, asked);
    return {
      figures,
      error: null,
      differences: differencesOf(asking, asked, figures),
      faster: fasterCopy(figures, (cards) => figuresOfOne(asking, { ...asked, cards })),
    };
  } catch (error) {
    if (error instanceof InputError) return { figures: null, error };
    throw error;
  }
}

function figuresOfOne({ people, language }: Asking, option: BidOption): OptionFigures {
  const [figures] = figuresOf(bidOf(people, [option], { ...UNWRITTEN, language })).options;
  if (figures === undefined) throw new Error("an option has figures");
  return figures;
}

/** The log's number of devices is the option's: what it was without the log has to be asked again. */
function differencesOf(asking: Asking, option: BidOption, figures: OptionFigures): readonly LogDifference[] {
  const { measured } = option;
  if (measured == null) return [];
  const { constants } = attempt(() => figuresOfOne(asking, { ...option, measured: null })) ?? figures;
  return logDifferences(measured, { figures, unmeasured: constants });
}

/** What of an option stands in the workbook. */
function ownOf({ model, card }: Compared): NonNullable<BidOption["own"]> {
  const [ownModel, ownCard] = [knownAs("model", model), knownAs("card", card)];
  return { ...(ownModel && { model: ownModel }), ...(ownCard && { card: ownCard }) };
}

function bidOption(option: Compared): BidOption {
  const { model, precision, kvPrecision, card, cards, engine, redundancy, measured } = option;
  return {
    model,
    precision: given(precision),
    kvPrecision: given(kvPrecision),
    card,
    cards: cards === "auto" ? null : readOne(ARGUMENTS.cards, cards),
    engine: given(engine),
    redundancy,
    measured: measured ?? null,
    own: ownOf(option),
  };
}

/** What a bid needs beside people and options. */
export interface Asked {
  readonly language: Language;
  readonly form: Bid["form"];
  readonly date: string;
  readonly sheets: readonly SheetKind[];
  readonly prices: readonly ListedPrice[];
}

/** For figures alone: neither form nor day moves one. */
const UNWRITTEN: Omit<Asked, "language"> = { form: "portable", date: "", sheets: [], prices: [] };

const bidOf = ({ traffic, ...people }: People, options: readonly BidOption[], asked: Asked): Bid => ({
  ...asked,
  ...people,
  traffic,
  options,
});

/** The question that is answered, as a bid to write. */
export const bidToWrite = ({ people, options }: BidAnswer, asked: Asked): Bid =>
  bidOf(people, options.map(bidOption), asked);
