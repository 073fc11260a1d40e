import type { EngineSettings } from "../../core/engines/settings";
import type { Kind } from "./values";

/** The flags of one engine that move memory, from its documentation. Hyphens stand for underscores too. */
export interface FlagTable {
  /** A setting, how its value is written, and every spelling of its flag, short, long and in the environment. */
  readonly counted: readonly (readonly [setting: keyof EngineSettings, kind: Kind, spellings: string])[];
  /** Flags that move memory in a way that is not counted: what they do, and their spellings. */
  readonly uncounted: Readonly<Partial<Record<Uncounted, string>>>;
  /** What its names begin with in the environment. */
  readonly environment?: RegExp;
}

/** What an uncounted flag does, in the words of its message. */
export type Uncounted =
  | "adapters are loaded beside the model"
  | "a draft model lies beside the served one"
  | "copies of experts are loaded"
  | "its pool is not sized from what is free"
  | "ranks share the context out"
  | "communication needs buffers of its own"
  | "cards get unequal shares"
  | "weights move between card and host"
  | "weights are stored anew"
  | "a step takes more than one batch"
  | "its cache has another layout"
  | "other models lie on the same cards"
  | "the tower's file is loaded as well";

export interface FlagRow {
  readonly setting: keyof EngineSettings;
  readonly kind: Kind;
}

/** A table as a reader asks it: by a flag's name without dashes. */
export interface Flags {
  readonly counted: ReadonlyMap<string, FlagRow>;
  readonly uncounted: ReadonlyMap<string, Uncounted>;
}

export function flagsOf({ counted, uncounted }: FlagTable): Flags {
  return {
    counted: new Map(
      counted.flatMap(([setting, kind, spellings]) =>
        spellings.split(" ").map((name): [string, FlagRow] => [name, { setting, kind }]),
      ),
    ),
    uncounted: new Map(
      Object.entries(uncounted).flatMap(([what, spellings]) =>
        spellings.split(" ").map((name): [string, Uncounted] => [name, what as Uncounted]),
      ),
    ),
  };
}
