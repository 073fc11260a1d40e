import type { CatalogModel } from "../catalog/models";
import type { Card } from "../core/card";
import type { Model } from "../core/shape/model";
import type { Explanation } from "../core/training/question";
import { trainingMemory } from "../core/training/training";
import type { TrainingPart } from "../core/training/question";
import { trainingRule } from "../core/training/rule";
import type { AskedSettings } from "../core/training/settings";
import { bytes, toGib, toUnit, type Bytes } from "../core/units";
import { readArguments, readOneOfEach, type Given } from "../reading/arguments/argument";
import { TRAINING_ARGUMENTS } from "../reading/arguments/arguments";
import type { AskedMethod } from "../reading/training/method";
import { broadcast, type Answer } from "./broadcast";
import { explain, type Reading, type Said } from "./explanations";
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
  return devices === 1 ? training : perCard(training, devices);
} // prettier-ignore

/** A card of two devices holds what both of them hold. */
function perCard(training: Trained, devices: number): Trained {
  const times = (size: Bytes): Bytes => bytes(size * devices);
  const { total, low, high, notes } = training;
  const parts = training.parts.map((part) => ({
    ...part,
    size: times(part.size),
    low: times(part.low),
    high: times(part.high),
  }));
  return { parts, total: times(total), low: times(low), high: times(high), notes };
}

function rowsOf({ model, card, method }: TrainingAsked, training: Trained, reading: Reading): Answer[][] {
  const { total, low, high } = training;
  const shown = (size: number): number => toUnit(bytes(size), reading.unit);
  const row = (name: string, band: Answer[], share: Answer, how: Explanation): Answer[] => [
    partName(name, reading.language),
    ...band,
    share,
    explain(how as Explanation & Said, reading),
    how.source,
  ];
  const usable = card === null || method === "rule" ? null : card.usablePerDevice * card.devices;
  return [
    heading("training", reading),
    ...training.parts.map((part) =>
      row(part.name, [shown(part.low), shown(part.size), shown(part.high)], part.size / total, {
        ...part.how,
        source: part.name === "Weights" ? joined(sourceOf(model), part.how.source) : part.how.source,
      }),
    ),
    row("Total", [shown(low), shown(total), shown(high)], 1, says("train-total")),
    ...(usable === null || card === null
      ? []
      : [
          row("Usable memory", [shown(usable), shown(usable), shown(usable)], "", {
            ...says("train-usable", { memoryGb: card.memoryGb }),
            source: sourceOf(card),
          }),
          // what is free is most when training needs least
          row("Free", [shown(usable - high), shown(usable - total), shown(usable - low)], "", says("train-free")),
        ]),
    ...[...verdict(usable, { total, high }), ...training.notes].map((note): Answer[] => [partName("Note", reading.language), "", "", "", "", explain(note, reading), ""]),
  ];
} // prettier-ignore

/** Whether it fits, where it does not or may not: the first thing a quote must say. */
function verdict(usable: number | null, { total, high }: { total: number; high: number }): Said[] {
  if (usable === null || high <= usable) return [];
  const missing = total > usable ? total - usable : high - usable;
  const rule = total > usable ? "train-note-too-much" : "train-note-tight";
  return [{ rule, values: { missingGib: toGib(bytes(missing)) } }];
}

const says = (rule: string, values: Explanation["values"] = {}): Explanation => ({
  rule,
  values,
  source: "",
});

/** Where a row of the catalogue was read; "" for figures the user gave. */
const sourceOf = (row: Model | Card): string => (row as Partial<CatalogModel>).source ?? "";
const joined = (...sources: readonly string[]): string =>
  sources.filter((source) => source !== "").join("; ");
