import type { Figure } from "./figure";
import type { Bytes } from "./units";

/** The rows of a breakdown, in the order a quote shows them. English names are part of the contract. */
export const SERVING_PARTS = ["Weights", "KV cache", "Activations", "Runtime", "Graphs"] as const;
export type ServingPartName = (typeof SERVING_PARTS)[number];

/** A share of a card's memory, with how it came about, so that a doubtful reader can find which part is off. */
export interface Part<Name extends string = string> {
  readonly name: Name;
  readonly size: Bytes;
  readonly how: Figure;
  readonly source: string;
}

/** A figure and where its rule and constants were read. */
export interface Sourcing {
  readonly how: Figure;
  readonly source: string;
}

/** Something a reader of the result should know: a limit passed, a flag ignored, a figure of low confidence. */
export interface Note<Rule extends string = NoteRule> {
  readonly rule: Rule;
  readonly values: Readonly<Record<string, number | string>>;
}

/** What core may have to say beside the numbers. Each needs its sentence in every language: functions/explanations-*.ts. */
export type NoteRule =
  | "weights-do-not-fit"
  | "cache-does-not-fit"
  | "context-beyond-model"
  | "flag-context"
  | "requests-wait"
  | "sequences-above-blocks"
  | "flags-unknown"
  | "command-chosen"
  | "several-servers"
  | "copies-serve"
  | "fewer-cards"
  | "card-of-devices"
  | "card-low-confidence"
  | "engine-assumed"
  | "format-unpacked"
  | "format-not-native"
  | "layers-on-host"
  | "tensors-on-host"
  | "nothing-left-for-cache"
  | "experts-dealt-out"
  | "shape-incomplete"
  | "uneven-blocks"
  | "latent-copied"
  | "latent-dealt-out"
  | "heads-copied"
  | "draft-loaded"
  | "cache-pool"
  | "tables-on-host"
  | "tables-on-card"
  | "tables-shared"
  | "speed-measure"
  | "speed-band"
  | "speed-queued"
  | "speed-link"
  | "speed-left-out";
