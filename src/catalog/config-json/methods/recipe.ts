import type { Precision } from "../../../core/formats/precision";
import type { Fields } from "../fields";

/** What a file says of how its matrices are stored. */
export interface Recipe {
  /** Of every linear layer that no rule names; null leaves those in 16 bit. */
  readonly base: Precision | null;
  /** Of single modules, the first that fits wins; null is 16 bit. */
  readonly rules: readonly Rule[];
  /** Embedding and head where the method stores them otherwise than in 16 bit. */
  readonly tables?: { readonly embedding?: Precision; readonly head?: Precision };
}

export interface Rule {
  readonly pattern: string;
  readonly format: Precision | null;
}

/** A method's section; null where it states something that nobody knows. */
export type Reader = (q: Fields) => Recipe | null;

export const all = (base: Precision): Recipe => ({ base, rules: [] });
export const orNull = (base: Precision | null, rules: readonly Rule[] = []): Recipe | null =>
  base === null ? null : { base, rules };
