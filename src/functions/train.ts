import type { CatalogModel } from "../catalog/models";
import type { Card } from "../core/card";
import type { Model } from "../core/shape/model";
import { figure, type Figure } from "../core/figure";
import { trainingMemory, trainingPerCard } from "../core/training/training";
import type { TrainingPart } from "../core/training/question";
import { trainingRule } from "../core/training/rule";
import type { AskedSettings } from "../core/training/settings";
import { bytes, toUnit, type Bytes } from "../core/units";
import { readArguments, readOneOfEach, type Given } from "../reading/arguments/argument";
import { TRAINING_ARGUMENTS } from "../reading/arguments/arguments";
import type { AskedMethod } from "../reading/training/method";
import { broadcast, type Answer } from "./broadcast";
import { memoryKnown } from "./card-words";
import { explain, worked, type Reading, type Said } from "./explanations";
import { heading, partName } from "./part-names";

/** What a cell asks about training, as it arrives. */
export type TrainingGiven = Given<
  "model" | "method" | "context" | "batch" | "card" | "cards" | "settings" | "unit"
>;

export interface TrainingAsked {
  readonly model: Model;
  readonly method: AskedMethod;
  readonly context: number;
  readonly batch: number;
  readonly card: Card | null;
  readonly cards: number | null;
  readonly settings: AskedSettings;
}

/** Memory that training needs on the fullest card, in the unit asked for; every argument may be a range. */
export const trainingAnswer = (given: TrainingGiven): Answer[][] =>
  broadcast(readArguments(TRAINING_ARGUMENTS, given), ({ unit, ...question }) =>
    toUnit(trained(question).total, unit),
  );

/** The table of a training quote: header, parts with low, expected and high, total, with a card what is free, notes. */
export function trainBreakdownRows(given: TrainingGiven & Given<"language">): Answer[][] {
  const { unit, language, ...question } = readOneOfEach(TRAINING_ARGUMENTS, given);
  return rowsOf(question, trained(question), { unit, language });
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
    heading("training", reading),
    ...training.parts.map(({ name, size, how, source, ...part }) =>
      row(name, [part.low, size, part.high], size / total, worked(how, reading), name === "Weights" ? joined(sourceOf(model), source) : source),
    ),
    row("Total", [low, total, high], 1, says("train-total")),
    ...(usable === null || card === null
      ? []
      : [
          row("Usable memory", [usable.size, usable.size, usable.size], "", worked(usable, reading), memoryKnown(card, reading.language)),
          // column by column, as all rows of the table: what is free of each is what that column leaves
          row("Free", [usable.size - low, usable.size - total, usable.size - high], "", says("train-free")),
        ]),
    ...[...verdict(usable, { total, high }), ...training.notes].map((note): Answer[] => [partName("Note", reading.language), "", "", "", "", explain(note, reading), ""]),
  ];
} // prettier-ignore

/** Training fills a card as far as it goes: no engine sets a limit below it. */
const usableOf = ({ devices, usablePerDevice: deviceSize, memoryGb }: Card): Figure =>
  figure("usable-memory", { devices, deviceSize, memoryGb });

/** Whether it fits, where it does not or may not: the first thing a quote must say. */
function verdict(usable: Figure | null, { total, high }: { total: number; high: number }): Said[] {
  if (usable === null || high <= usable.size) return [];
  return total > usable.size
    ? [{ rule: "train-note-too-much", values: { missingSize: total - usable.size } }]
    : [{ rule: "train-note-tight", values: { missingSize: high - usable.size } }];
}

/** Where a row of the catalogue was read; "" for figures the user gave. */
const sourceOf = (row: Model | Card): string => (row as Partial<CatalogModel>).source ?? "";
const joined = (...sources: readonly string[]): string =>
  sources.filter((source) => source !== "").join("; ");
