import type { AskedSettings } from "../../core/training/settings";
import { USUAL_SPEED } from "../../core/speed/constants";
import type { Side } from "../../core/speed/users";
import { USUAL_RESERVE } from "../../core/textbook";
import type { Unit } from "../../core/units";
import { readAmount, readCount, readShare } from "../cells/cell-number";
import { isEmpty, LONGEST_NAME } from "../cells/cell-text";
import { remembering } from "../cells/remember";
import { InputError } from "../../core/errors";
import type { Language } from "../language";
import type { AskedMethod } from "../training/method";
import { readTrainingSettings } from "../training/words";
import { argument, type Argument } from "./argument";
import { readCards, readCardsIfAny } from "./card";
import { languageByText, methodByText, missingMethod, sideByText, unitByText } from "./choices";
import { fieldKey } from "./field";
import type { Label } from "./labels";
import { readModels } from "./model";
import { KV_PRECISION, PRECISION } from "./precision";

/**
 * The vocabulary of the functions: one row an argument, with what messages call it, what a blank means and how it is
 * read. Its help stands under the same name in functions/argument-help.json.
 *
 * Bounds lie far above anything built, so that a slip (1e308, a date, a byte count) is named and not computed.
 */
export const ARGUMENTS = {
  model: { label: "Model", read: readModels },
  precision: PRECISION,
  context: needed("Context", 1e9),
  concurrency: count("Concurrency", { most: 1e9, blank: 1 }),
  kvPrecision: KV_PRECISION,
  card: { label: "Card", read: readCards },
  /** null: the engine's flags may say. */
  cards: count<null>("Cards", { most: 1e6, blank: null }),
  /** Its words: which engine they mean may depend on the card, beside which they are read. */
  engine: argument<string>("Engine", { blank: () => "", value: String }),
  unit: argument<Unit>("Unit", { blank: () => "GB", value: (given) => unitByText(String(given)) }),
  /** A blank cell is 0.2 and arrives as 0 as well: a bare 0 is neither, or a blank would mean none in silence. */
  reserve: argument<number>("Reserve", {
    leaves: isEmpty,
    blank: () => USUAL_RESERVE,
    value: reserveAboveNone,
  }),
  perServer: count<null>("Cards per server", { most: 1e4, blank: null }),
  language: argument<Language>("Language", {
    blank: () => "en",
    value: (given) => languageByText(String(given)),
  }),
  layers: needed("Layers", 1e6),
  kvHeads: needed("KV heads", 1e6),
  headDim: needed("Head dim", 1e6),
  name: named("Name", "QwQ-32B", (text) => text),
  field: named("Field", "layers", fieldKey),
  prompt: needed("Prompt", 1e9),
  answer: needed("Answer", 1e9),
  speed: amount("Speed", { most: 1e6, blank: USUAL_SPEED }),
  first: amount<null>("First token", { most: 1e6, blank: null }),
  side: argument<Side>("Side", { blank: () => "mid", value: (given) => sideByText(String(given)) }),
  overhead: amount("Overhead", { most: 10, blank: 0 }),
  throughput: amountNeeded("Throughput"),
  price: amountNeeded("Price"),
  use: argument<number>("Use", { blank: () => 1, value: shareAboveNone }),
  power: amount("Power", { most: 1e9, blank: 0 }),
  priceKwh: amount("Price per kWh", { most: 1e9, blank: 0 }),
  filter: argument<string>("Filter", {
    blank: () => "",
    value: (given) => String(given).slice(0, LONGEST_NAME),
  }),
} as const;

function reserveAboveNone(given: number | string, label: Label): number {
  if (given === 0) throw new InputError("reserve-none");
  return readShare(given, label);
}

/** An hour of no use has no price for a token; a bare 0 is a blank cell, as everywhere. */
function shareAboveNone(given: number | string, label: Label): number {
  const share = readShare(given, label);
  if (share === 0) throw new InputError("count-low", { name: label, given });
  return share;
}

/** The same on cards, where the engine keeps a margin of its own: a blank reserve is none. null: left out. */
export const CARD_ARGUMENTS = {
  ...ARGUMENTS,
  reserve: argument<number | null>("Reserve", { blank: () => null, value: readShare }),
} as const;

/** The same where how many are to be served is what is asked about. */
export const SPEED_ARGUMENTS = { ...ARGUMENTS, concurrency: needed("Concurrency", 1e9) } as const;

const settingsByText = remembering(readTrainingSettings);

/** The same for a training run, whose context is the length of a sample and whose card may be left open. */
export const TRAINING_ARGUMENTS = {
  ...ARGUMENTS,
  context: count("Context", { most: 1e9, blank: 2048 }),
  card: { label: "Card", read: readCardsIfAny },
  method: argument<AskedMethod>("Method", {
    blank: missingMethod,
    value: (given) => methodByText(String(given)),
  }),
  batch: count("Batch", { most: 1e6, blank: 1 }),
  settings: argument<AskedSettings>("Settings", {
    blank: () => ({}),
    value: (given) => settingsByText(String(given)),
  }),
} as const;

interface Bounds<Blank> {
  readonly most: number;
  readonly blank: Blank;
}

/** A whole number that may be left out. */
function count<Blank extends number | null = number>(
  label: Label,
  bounds: Bounds<Blank>,
): Argument<number | Blank> {
  return leftOut(label, bounds, readCount);
}

/** A number above 0, not only a whole one, that may be left out. */
function amount<Blank extends number | null = number>(
  label: Label,
  bounds: Bounds<Blank>,
): Argument<number | Blank> {
  return leftOut(label, bounds, readAmount);
}

function leftOut<Blank extends number | null>(
  label: Label,
  { most, blank }: Bounds<Blank>,
  read: typeof readCount,
): Argument<number | Blank> {
  return argument<number | Blank>(label, {
    blank: () => blank,
    value: (given) => read(given, { label, most }),
  });
}

/** The same where the question needs it. */
function amountNeeded(label: Label): Argument<number> {
  const bounds = { label, most: 1e15 };
  return argument<number>(label, {
    blank: () => {
      throw new InputError("amount-empty", { name: label });
    },
    value: (given) => readAmount(given, bounds),
  });
}

function missing(name: Label): never {
  throw new InputError("count-empty", { name });
}

/** A whole number that the question needs. */
function needed(label: Label, most: number): Argument<number> {
  const bounds = { label, most };
  return argument<number>(label, { blank: () => missing(label), value: (given) => readCount(given, bounds) });
}

/** A name that the question needs. */
function named(label: Label, example: string, read: (text: string) => string): Argument<string> {
  const blank = (): never => {
    throw new InputError("name-empty", { name: label, example });
  };
  return argument<string>(label, { blank, value: (given) => read(String(given)) });
}
