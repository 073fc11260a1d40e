import type { Model } from "../shape/model";
import type { Figure } from "../figure";
import type { Note, Part } from "../parts";
import type { Activations } from "./activations";
import type { Buffers } from "./buffers";
import type { Logits } from "./logits";
import type { Phase, PhaseName } from "./phases";
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
export interface TrainingPart extends Part<TrainingPartName> {
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
  | "train-note-experts"
  | `train-note-peak-${PhaseName}`;

export type TrainingNote = Note<TrainingNoteRule>;

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

/** What one stage holds. */
export interface StageBytes {
  readonly states: States;
  readonly activations: Activations;
  readonly logits: Logits;
  readonly buffers: Buffers;
  /** Never alive together; the largest is the peak. */
  readonly phases: readonly Phase[];
  readonly peak: Phase;
  readonly allocated: number;
  /** Free blocks that the allocator keeps. */
  readonly fragmentation: Figure | null;
  readonly framework: Figure;
}

/** A question whose settings are complete and whose model's matrices are known. */
export interface CompleteQuestion extends Omit<TrainingQuestion, "settings"> {
  readonly model: KnownModel;
  readonly settings: TrainingSettings;
  /** What of them was asked for. */
  readonly given: AskedSettings;
}
