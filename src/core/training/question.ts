import type { Model } from "../shape/model";
import type { Note } from "../parts";
import type { Buffers } from "./buffers";
import type { AskedSettings, TrainingSettings } from "./settings";
import type { States, TrainingMethod } from "./states";
import type { KnownModel } from "./stages";
import type { Bytes } from "../units";

/** The rows of a training breakdown, in the order a quote shows them. English names are part of the contract. */
export const TRAINING_PARTS = [
  "Weights",
  "Gradients",
  "Optimizer states",
  "Activations",
  "Logits",
  "Framework",
] as const;
export type TrainingPartName = (typeof TRAINING_PARTS)[number];

/** A part with its band: `size` is the expected figure. */
export interface TrainingPart {
  readonly name: TrainingPartName;
  readonly size: Bytes;
  readonly how: Explanation;
  readonly low: Bytes;
  readonly high: Bytes;
}

/** What training may have to say beside the numbers. */
export type TrainingNoteRule =
  | "train-note-band"
  | "train-note-band-unknown"
  | "train-note-trained"
  | "train-note-length"
  | "train-note-paged"
  | "train-note-one-card"
  | "train-note-sharded"
  | "train-note-copied"
  | "train-note-base"
  | "train-note-experts";

export type TrainingNote = Note<TrainingNoteRule>;

export interface Explanation {
  readonly rule: string;
  readonly values: Readonly<Record<string, number | string>>;
  readonly source: string;
}

export interface TrainingQuestion {
  readonly model: Model;
  readonly method: TrainingMethod;
  /** Tokens per sequence. */
  readonly context: number;
  /** Sequences a card works on at once (micro-batch). */
  readonly batch: number;
  readonly cards: number;
  readonly settings: AskedSettings;
}

export interface Training {
  readonly parts: readonly TrainingPart[];
  /** On the fullest card: what it must have free, driver included. */
  readonly total: Bytes;
  readonly low: Bytes;
  readonly high: Bytes;
  /** What torch.cuda.max_memory_allocated and max_memory_reserved would print. */
  readonly allocated: Bytes;
  readonly reserved: Bytes;
  /** The bytes behind the parts, for reports that take them apart. */
  readonly stage: StageBytes;
  readonly settings: TrainingSettings;
  readonly notes: readonly TrainingNote[];
}

/** One stage's bytes, before they are put into words. */
export interface StageBytes {
  readonly states: States;
  readonly kept: number;
  readonly live: number;
  readonly logits: number;
  readonly buffers: Buffers;
  /** What the optimizer's step needs above what the backward pass has given back. */
  readonly step: number;
  readonly allocated: number;
  readonly fragmentation: number;
  readonly context: number;
}

/** A question whose settings are complete and whose model's matrices are known. */
export interface CompleteQuestion extends Omit<TrainingQuestion, "settings"> {
  readonly model: KnownModel;
  readonly settings: TrainingSettings;
  /** What of them was asked for. */
  readonly given: AskedSettings;
}
