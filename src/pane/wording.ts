import type { Field } from "./state";

/** A field that cannot be read. */
export interface Problem {
  readonly given: string;
  /** What a cell would say, in English. */
  readonly cellMessage: string;
  /** The name is not in the catalogue. */
  readonly unknown: boolean;
  /** The name that may have been meant; null: none is near. */
  readonly nearest: string | null;
}

/** Everything the pane says. Both languages are written, not translated: same keys, each in its own order of words. */
export interface Texts {
  readonly heading: string;
  readonly languageSwitch: string;
  readonly labels: Readonly<Record<Field, string>>;
  readonly placeholders: { readonly model: string; readonly card: string; readonly engine: string };
  readonly settings: string;
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
  readonly barPart: (name: string, size: string) => string;
  readonly barFree: (size: string) => string;
  readonly barOver: (size: string) => string;
  readonly reserveName: string;
  readonly cardEnd: (size: string) => string;
  readonly engineLimit: (size: string) => string;
  readonly notes: string;

  readonly insert: string;
  readonly at: (place: string) => string;
  readonly selectPlace: string;
  readonly modeLabel: string;
  readonly modes: Readonly<Record<"live" | "values", string>>;
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

  /** What is wrong in a field, with the remedy. The cell's own message in English; the pane's words in Chinese. */
  readonly wrong: (field: Field, problem: Problem) => string;
}
