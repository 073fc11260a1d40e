import type { CatalogModel } from "../catalog/models";
import type { Card } from "../core/card";
import { InputError } from "../core/errors";
import type { Model } from "../core/shape/model";
import { figure, type Figure } from "../core/figure";
import { trainingMemory, trainingPerCard } from "../core/training/training";
import type { TrainingPart } from "../core/training/question";
import { trainingRule } from "../core/training/rule";
import type { AskedSettings } from "../core/training/settings";
import type { TrainingMethod } from "../core/training/states";
import { bytes, toUnit, type Bytes, type Unit } from "../core/units";
import * as read from "./arguments";
import { broadcast, readRange, type Answer, type Range } from "./broadcast";
import type { Count } from "../reading/cells/cell-number";
import { isEmpty, isOmitted, plainCell } from "../reading/cells/cell-text";
import { explain, worked, type Reading, type Said } from "./explanations";
import { languages, type Language } from "./language";
import { partName } from "./part-names";
import { remembering } from "../reading/cells/remember";
import { readTrainingSettings } from "../reading/training/words";

/** What a cell asks about training, as it arrives. */
export interface TrainingGiven {
  readonly model: unknown;
  readonly method: unknown;
  readonly context: unknown;
  readonly batch: unknown;
  readonly card: unknown;
  readonly cards: unknown;
  readonly settings: unknown;
  readonly unit: unknown;
}

export type AskedMethod = TrainingMethod | "rule";

export interface TrainingAsked {
  readonly model: Model;
  readonly method: AskedMethod;
  readonly context: number;
  readonly batch: number;
  readonly card: Card | null;
  readonly cards: number | null;
  readonly settings: AskedSettings;
}

/** A usual length of fine-tuning samples, where a cell names none. */
export const TRAINING_CONTEXT: Count = { name: "Context", most: 1e9, blank: 2048 };
export const BATCH: Count = { name: "Batch", most: 1e6, blank: 1 };

/** Memory that training needs on the fullest card, in the unit asked for; every argument may be a range. */
export function trainingAnswer(given: TrainingGiven): Answer[][] {
  const ranges = {
    model: read.models(given.model),
    method: methods(given.method),
    context: read.counts(given.context, TRAINING_CONTEXT),
    batch: read.counts(given.batch, BATCH),
    card: optionalCards(given.card),
    cards: read.cardCounts(given.cards),
    settings: settingsOf(given.settings),
    unit: read.units(given.unit),
  };
  return broadcast(ranges, ({ unit, ...question }) => toUnit(trained(question).total, unit));
}

/** The table of a training quote: header, parts with low, expected and high, total, with a card what is free, notes. */
export function trainBreakdownRows(given: TrainingGiven & { readonly language: unknown }): Answer[][] {
  const question: TrainingAsked = {
    model: read.only(read.models(given.model), "Model"),
    method: read.only(methods(given.method), "Method"),
    context: read.only(read.counts(given.context, TRAINING_CONTEXT), "Context"),
    batch: read.only(read.counts(given.batch, BATCH), "Batch"),
    card: read.only(optionalCards(given.card), "Card"),
    cards: read.only(read.cardCounts(given.cards), "Cards"),
    settings: read.only(settingsOf(given.settings), "Settings"),
  };
  const reading = {
    unit: read.only(read.units(given.unit), "Unit"),
    language: read.only(languages(given.language), "Language"),
  };
  return rowsOf(question, trained(question), reading);
}

export interface Trained {
  readonly parts: readonly TrainingPart[];
  readonly total: Bytes;
  readonly low: Bytes;
  readonly high: Bytes;
  readonly notes: readonly Said[];
}

export function trained({ method, card, cards, ...question }: TrainingAsked): Trained {
  if (method === "rule") {
    const bytesEach = question.settings.precision === "fp32" ? 4 : 2;
    return { ...trainingRule({ model: question.model, bytesEach }), notes: [{ rule: "train-note-rule", values: {} }] };
  }
  const devices = card?.devices ?? 1;
  const training = trainingMemory({ ...question, method, cards: (cards ?? 1) * devices });
  return trainingPerCard(training, devices);
} // prettier-ignore

function rowsOf({ model, card, method }: TrainingAsked, training: Trained, reading: Reading): Answer[][] {
  const { total, low, high } = training;
  const shown = (size: number): number => toUnit(bytes(size), reading.unit);
  const row = (name: string, band: number[], share: Answer, how: string, source = ""): Answer[] => [
    partName(name, reading.language),
    ...band.map(shown),
    share,
    how,
    source,
  ];
  const says = (rule: Said["rule"]): string => explain({ rule, values: {} }, reading);
  const usable = card === null || method === "rule" ? null : usableOf(card);
  return [
    heading(reading),
    ...training.parts.map(({ name, size, how, source, ...part }) =>
      row(name, [part.low, size, part.high], size / total, worked(how, reading), name === "Weights" ? joined(sourceOf(model), source) : source),
    ),
    row("Total", [low, total, high], 1, says("train-total")),
    ...(usable === null || card === null
      ? []
      : [
          row("Usable memory", [usable.size, usable.size, usable.size], "", worked(usable, reading), sourceOf(card)),
          // what is free is most when training needs least
          row("Free", [usable.size - high, usable.size - total, usable.size - low], "", says("serving-free")),
        ]),
    ...[...verdict(usable, { total, high }), ...training.notes].map((note): Answer[] => [partName("Note", reading.language), "", "", "", "", explain(note, reading), ""]),
  ];
} // prettier-ignore

/** Training fills a card as far as it goes: no engine sets a limit below it. */
const usableOf = ({ devices, usablePerDevice: deviceSize, memoryGb }: Card): Figure =>
  figure("usable-memory", { devices, deviceSize, memoryGb, limitSize: 0 });

/** Whether it fits, where it does not or may not: the first thing a quote must say. */
function verdict(usable: Figure | null, { total, high }: { total: number; high: number }): Said[] {
  if (usable === null || high <= usable.size) return [];
  return total > usable.size
    ? [{ rule: "train-note-too-much", values: { missingSize: total - usable.size } }]
    : [{ rule: "train-note-tight", values: { missingSize: high - usable.size } }];
}

const HEADINGS: Readonly<Record<Language, (unit: Unit) => string[]>> = {
  en: (unit) => [
    "Part",
    `Low (${unit})`,
    `Expected (${unit})`,
    `High (${unit})`,
    "Share",
    "How it was computed",
    "Source",
  ],
  zh: (unit) => ["项目", `低（${unit}）`, `预计（${unit}）`, `高（${unit}）`, "占比", "计算过程", "来源"],
};
const heading = ({ unit, language }: Reading): string[] => HEADINGS[language](unit);

/** Where a row of the catalogue was read; "" for figures the user gave. */
const sourceOf = (row: Model | Card): string => (row as Partial<CatalogModel>).source ?? "";
const joined = (...sources: readonly string[]): string =>
  sources.filter((source) => source !== "").join("; ");

const METHODS: Readonly<Record<string, AskedMethod>> = {
  full: "full",
  全量: "full",
  全参: "full",
  全参数: "full",
  lora: "lora",
  qlora: "qlora",
  freeze: "freeze",
  冻结: "freeze",
  rule: "rule",
  经验法则: "rule",
};

const METHOD_NAMES: readonly AskedMethod[] = ["full", "lora", "qlora", "freeze", "rule"];

const methodByText = remembering((text: string): AskedMethod => {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  const found = Object.hasOwn(METHODS, plain) ? METHODS[plain] : undefined;
  if (found !== undefined) return found;
  throw new InputError("choice-unknown", { name: "Method", given: text, known: METHOD_NAMES });
});

export const methods = (argument: unknown): Range<AskedMethod> =>
  readRange(argument, (cell) => {
    if (isEmpty(cell)) throw new InputError("choice-empty", { name: "Method", known: METHOD_NAMES });
    return methodByText(String(plainCell(cell, "Method")));
  });

const settingsByText = remembering(readTrainingSettings);
export const settingsOf = (argument: unknown): Range<AskedSettings> =>
  readRange(argument, (cell) => (isEmpty(cell) ? {} : settingsByText(String(plainCell(cell, "Settings")))));

/** A training question needs no card; one is given to see what is left free on it. */
export const optionalCards = (argument: unknown): Range<Card | null> =>
  isOmitted(argument) || (!Array.isArray(argument) && isEmpty(argument))
    ? { rows: 1, columns: 1, cells: [null] }
    : emptyToNull(argument);

/** A blank cell stands for no card only where it is the whole argument. */
function emptyToNull(argument: unknown): Range<Card | null> {
  const one = Array.isArray(argument) && argument.length === 1 ? (argument[0] as unknown) : undefined;
  if (Array.isArray(one) && one.length === 1 && isEmpty(one[0]))
    return { rows: 1, columns: 1, cells: [null] };
  return read.cards(argument);
}
