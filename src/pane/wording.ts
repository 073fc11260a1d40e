import type { Fleet } from "../core/serving/fleet";
import type { AskedMethod } from "../reading/training/method";
import type { Field, Section, Tab } from "./state";
import type { SpeedTexts } from "./wording-speed";

/** Everything the pane says. Both languages are written, not translated: same keys, each in its own order of words. */
export interface Texts {
  readonly heading: string;
  readonly tabs: Readonly<Record<Tab, string>>;
  readonly labels: Readonly<Record<Field, string>>;
  readonly placeholders: {
    readonly model: string;
    readonly card: string;
    readonly engine: string;
    readonly reserve: string;
    readonly words: string;
  };
  readonly settings: Readonly<Record<Section, string>>;
  /** Beside a model or card of the user's own in a list. */
  readonly ownRow: string;
  readonly sectionNotLoaded: string;
  /** The label of the choice that leaves the decision to the release, the engine or us. */
  readonly asReleased: string;
  readonly sixteenBit: string;
  readonly auto: string;
  readonly noCard: string;
  readonly moreRows: (count: string) => string;
  readonly noRows: string;
  readonly rows: (count: string) => string;

  readonly layers: (count: string) => string;
  readonly kvHeads: (count: string) => string;
  readonly latent: string;
  readonly parameters: (billions: string) => string;
  readonly active: (billions: string) => string;
  readonly source: string;
  readonly confidence: Readonly<Record<"medium" | "low", string>>;
  readonly cardMemory: (memory: string) => string;

  readonly fits: (cards: string, size: string, usable: string) => string;
  readonly doesNotFit: (cards: string, size: string, usable: string) => string;
  readonly cards: (count: number) => string;
  readonly ruleOfThumb: (size: string) => string;
  readonly ruleOfThumbHow: (reserve: string) => string;
  readonly weightsAlone: (size: string) => string;
  readonly shapeNeeded: string;
  readonly allCards: (size: string, cards: string) => string;
  readonly requests: (count: string) => string;
  readonly matrix: {
    readonly caption: string;
    readonly corner: string;
    readonly most: (cards: string) => string;
    readonly none: string;
  };
  readonly servers: (fleet: Fleet) => string;
  readonly smallerDoesNotFit: (cards: string, size: string, budget: string) => string;
  readonly smallerLacksCache: (cards: string, requests: string) => string;
  readonly nearest: string;
  readonly nearestCards: (cards: string) => string;
  readonly nearestContext: (tokens: string) => string;
  readonly nearestConcurrency: (requests: string) => string;
  readonly nothingFits: string;
  readonly waitingFor: (label: string) => string;
  readonly stale: string;

  readonly bar: (parts: string, free: string) => string;
  readonly barOfRule: (parts: string, total: string) => string;
  readonly listComma: string;
  /** Between two sentences. */
  readonly space: string;
  readonly barPart: (name: string, size: string) => string;
  readonly barFree: (size: string) => string;
  readonly barOver: (size: string) => string;
  readonly reserveName: string;
  readonly cardEnd: (size: string) => string;
  readonly engineLimit: (size: string) => string;
  /** With a reserve below it. */
  readonly reservedLimit: (size: string, reserve: string) => string;
  readonly notes: string;

  readonly training: TrainingTexts;
  readonly speed: SpeedTexts;

  readonly collect: string;
  readonly collected: (letter: string) => string;
  readonly comparisonFull: string;
  readonly loading: string;
  readonly notLoaded: string;
  readonly again: string;

  readonly insert: string;
  readonly at: (place: string) => string;
  readonly selectPlace: string;
  readonly modeLabel: string;
  readonly modes: Readonly<Record<"live" | "values", string>>;
  readonly update: string;
  readonly writing: string;
  readonly written: (place: string) => string;
  readonly undo: string;
  readonly undone: string;
  readonly undoFailed: string;
  readonly occupied: (cells: number, place: string) => string;
  readonly writeBelow: (place: string) => string;
  readonly newSheet: string;
  readonly replace: string;
  readonly cancel: string;
  readonly protectedSheet: (sheet: string) => string;
  readonly failed: string;
}

/** What only the Training tab says. */
export interface TrainingTexts {
  readonly methods: Readonly<Record<AskedMethod, string>>;
  readonly checkpointing: Readonly<Record<"own" | "none" | "selective" | "full", string>>;
  readonly sharding: Readonly<Record<Sharding, string>>;
  readonly unknownFramework: string;
  /** No card is named. */
  readonly need: (size: string, cards: string) => string;
  /** Fits as expected, but not at the high end of the band. */
  readonly fitsExpected: (cards: string, size: string, usable: string) => string;
  readonly measured: (runs: string, framework: string, below: string, above: string) => string;
  /** The framework is not named, or too few of its runs were measured. */
  readonly measuredAny: (below: string, above: string) => string;
  readonly nameFramework: string;
  readonly highEnd: (high: string, usable: string) => string;
  readonly highEndCards: (cards: string) => string;
  readonly trainable: (count: string) => string;
  readonly smaller: (cards: string, size: string) => string;
  /** A change, with the number of cards that is then enough. */
  readonly way: (change: string, cards: string) => string;
  readonly fullCheckpointing: string;
  readonly batchOf: (batch: string) => string;
  readonly nothingFits: string;
  readonly barOver: (size: string) => string;
  readonly marks: (low: string, high: string) => string;
  readonly ruleNeed: (low: string, high: string) => string;
  readonly ruleHow: string;
  readonly cardRange: (low: string, high: string) => string;
  readonly ruleCards: (cards: string) => string;
}

export type Sharding = "none" | "zero=1" | "zero=2" | "zero=3" | "fsdp=full";
