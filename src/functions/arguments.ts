import { readConfigJson } from "../catalog/config-json";
import { isCardRange, readCard } from "../reading/ranges/custom-card";
import { findModel, isModel } from "../reading/names/find";
import { LISTS } from "../reading/names/name-index";
import { isModelCard, readModelCard } from "../reading/ranges/model-card";
import { readSize, sizeModel, sizeOf } from "../reading/ranges/size";
import type { Card } from "../core/card";
import type { Engine } from "../core/engines/engine";
import { readEngine } from "../reading/engine/engine-line";
import { InputError, NotFoundError } from "../core/errors";
import type { Model } from "../core/shape/model";
import { PRECISION_CHOICES, type Precision } from "../core/formats/precision";
import { findPrecision, nearestPrecisions } from "../reading/precision/precision-names";
import { BYTES_PER_UNIT, type Unit } from "../core/units";
import { attempt, readRange, rowsOf, single, type Range } from "./broadcast";
import { readCount, readShare, type Count } from "../reading/cells/cell-number";
import { isEmpty, isEmptyName, isOmitted, plainCell } from "../reading/cells/cell-text";
import { remembering } from "../reading/cells/remember";

/** What a cell hands over becomes core's words, or an InputError. One reader for each word of the vocabulary. */

/** Arguments as the cells handed them over, not yet read. */
export type Given<Name extends string> = Readonly<Record<Name, unknown>>;

/**
 * A model: a name, a size, a model card or the text of a config.json. Two columns whose left one holds a label that
 * model cards know ("layers", 参数量 ...) are one model; any other range is a range of models.
 */
export function models(argument: unknown): Range<Model> {
  const rows = rowsOf(argument);
  if (isModelCard(rows)) return single(attempt(readModelCard, rows));
  return readRange(argument, modelReader());
}

/** A column of texts that are no names gets the nearest spelling of the first few: each takes a search of its own. */
const MOST_SEARCHED = 200;

function modelReader(): (cell: unknown) => Model {
  let missed: Set<string> | null = null;
  return (cell) => {
    if (isEmptyName(cell)) throw new InputError("name-empty", { name: "Model", example: "QwQ-32B" });
    const plain = plainCell(cell, "Model");
    if (typeof plain === "number") return modelOfSize(plain);
    if (missed !== null && missed.size >= MOST_SEARCHED && !missed.has(plain) && isNoName(plain)) {
      throw new NotFoundError("name-unknown", { kind: "model", given: plain, lists: LISTS.model });
    }
    try {
      return modelByText(plain);
    } catch (error) {
      if (error instanceof NotFoundError) missed = (missed ?? new Set<string>()).add(plain);
      throw error;
    }
  };
}

const isNoName = (text: string): boolean =>
  text.length <= LONGEST_NAME && !text.trim().startsWith("{") && readSize(text) === null && !isModel(text);

const modelByText = remembering((text: string): Model => {
  const trimmed = text.trim();
  if (trimmed.startsWith("{")) return readConfigJson(trimmed);
  if (trimmed.length > LONGEST_NAME) {
    throw new InputError("name-long", { length: trimmed.length });
  }
  const size = readSize(trimmed);
  return size === null ? findModel(trimmed) : checkedSize(size, trimmed);
});

const modelOfSize = (billions: number): Model => checkedSize(sizeOf(billions), String(billions));

/** No model is larger; what is above is a slip of the unit. */
const MOST_PARAMETERS = 1e15;
const LONGEST_NAME = 300;

function checkedSize(size: number | null, given: string): Model {
  if (size === null) throw new InputError("size-low", { given });
  if (size > MOST_PARAMETERS) throw new InputError("size-high", { given });
  return sizeModel(size);
}

/** How weights or the cache are stored; null where nothing is given, so that the question has its own default. */
export function precisions(argument: unknown, name: "Precision" | "KV precision"): Range<Precision | null> {
  if (isOmitted(argument)) return single<Precision | null>(null);
  return readRange<Precision | null>(argument, (cell) => {
    if (isEmptyName(cell)) throw new InputError("option-empty", { name, ...OMITTED[name] });
    const plain = plainCell(cell, name);
    return name === "Precision" ? weightPrecision(String(plain)) : cachePrecision(String(plain));
  });
}

/** An example to type, and what leaving the argument out means. */
const OMITTED = {
  Precision: { example: "FP16", needs: "the released precision" },
  "KV precision": { example: "FP8", needs: "16 bit" },
};

const weightPrecision = remembering((text: string): Precision => precisionOf(text, "Precision"));

const cachePrecision = remembering((text: string): Precision => {
  const precision = precisionOf(text, "KV precision");
  if (CACHE_PRECISIONS.has(precision)) return precision;
  const known = ["FP16", "BF16", "FP8", "INT8", "Q8_0", "Q4_0"];
  throw new InputError("cache-precision", { given: text, known });
});

/** What caches are stored in: plain numbers and llama.cpp's cache types, but none of the mixed file types. */
const CACHE_PRECISIONS: ReadonlySet<Precision> = new Set<Precision>([
  "FP32", "BF16", "FP16", "FP8", "FP8-channel", "FP8-tensor", "INT8", "INT4", "MXFP8", "MXFP4", "NVFP4",
  "F32", "F16", "Q8_0", "Q5_1", "Q5_0", "Q4_1", "Q4_0", "IQ4_NL",
]); // prettier-ignore

function precisionOf(text: string, name: string): Precision {
  const precision = text.length > LONGEST_NAME ? null : findPrecision(text);
  if (precision !== null) return precision;
  const nearest = text.length > LONGEST_NAME ? [] : nearestPrecisions(text).map((word) => `"${word}"`);
  throw nearest.length > 0
    ? new InputError("choice-nearest", { name, given: text, nearest })
    : new InputError("choice-unknown", { name, given: text, known: PRECISION_CHOICES });
}

/** One accelerator: a name, a memory size in GB or a card of its own as a two-column range. */
export function cards(argument: unknown): Range<Card> {
  const rows = rowsOf(argument);
  return isCardRange(rows) ? single(attempt(readCard, rows)) : readRange(argument, readOneCard);
}

function readOneCard(cell: unknown): Card {
  if (isEmptyName(cell)) throw new InputError("name-empty", { name: "GPU", example: "H100" });
  const plain = plainCell(cell, "GPU");
  return typeof plain === "string" ? cardByText(plain) : readCard(plain);
}

const cardByText = remembering((text: string): Card => readCard(text));

/** The engine's words; which engine they mean may depend on the card, so they are read beside it. */
export const engines = (argument: unknown): Range<string> =>
  readRange(argument, (cell) => (isEmpty(cell) ? "" : String(plainCell(cell, "Engine"))));

const enginesOfCard = new WeakMap<Card, (text: string) => Engine>();

export function engineFor(text: string, card: Card): Engine {
  const known = enginesOfCard.get(card) ?? remembering((words: string) => readEngine(words, card));
  enginesOfCard.set(card, known);
  return known(text);
}

export const counts = (argument: unknown, count: Count): Range<number> =>
  readRange(argument, (cell) => readCount(cell, count));

/** Bounds far above anything built, so that a slip (1e308, a date, a byte count) is named and not computed. */
export const CONTEXT: Count = { name: "Context", most: 1e9 };
export const CONCURRENCY: Count = { name: "Concurrency", most: 1e9, blank: 1 };
const CARDS: Count = { name: "Cards", most: 1e6 };

/** How many cards; null where nothing is given, so that the engine's flags may say. */
export const cardCounts = (argument: unknown): Range<number | null> =>
  readRange(argument, (cell) => (isEmpty(cell) ? null : readCount(cell, CARDS)));

export const reserves = (argument: unknown): Range<number> =>
  readRange(argument, (cell) => readShare(cell, { name: "Reserve", blank: 0.2 }));

export const units = (argument: unknown): Range<Unit> =>
  readRange(argument, (cell) => (isEmpty(cell) ? "GB" : unitByText(String(plainCell(cell, "Unit")))));

const UNITS = Object.keys(BYTES_PER_UNIT) as Unit[];

const unitByText = remembering((text: string): Unit => {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  const known = UNITS.find(
    (unit) => unit.toLowerCase() === plain || (unit === "bytes" && /^(b|byte|字节)$/.test(plain)),
  );
  if (known !== undefined) return known;
  throw new InputError("choice-unknown", { name: "Unit", given: text, known: UNITS });
});

export const texts = (argument: unknown, name: string): Range<string> =>
  readRange(argument, (cell) => (isEmpty(cell) ? "" : String(plainCell(cell, name)).slice(0, LONGEST_NAME)));

/** The one value of an argument that a table is made from. */
export function only<T>(range: Range<T>, name: string): T {
  const [cell] = range.cells;
  if (range.cells.length !== 1) {
    throw new InputError("one-cell", { name, rows: range.rows, columns: range.columns });
  }
  if (cell instanceof InputError) throw cell;
  return cell as T;
}
