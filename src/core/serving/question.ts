import type { Card } from "../card";
import type { Engine } from "../engines/engine";
import type { Figure } from "../figure";
import type { Model } from "../shape/model";
import type { Note, Part, ServingPartName } from "../parts";
import type { Precision } from "../formats/precision";
import type { Bytes } from "../units";

/** What somebody wants to serve, on what. null: not said, so the engine's flags, the model or the habit decide. */
export interface ServingQuestion {
  readonly model: Model;
  /** null: a flag's, else as released. */
  readonly precision: Precision | null;
  readonly context: number;
  readonly concurrency: number;
  /** null: a flag's, else 16 bit. */
  readonly kvPrecision: Precision | null;
  readonly card: Card;
  /** null: what the flags share it over, else 1. */
  readonly cards: number | null;
  readonly engine: Engine;
  /** Cards of one server; absent or null: every size in which the card is sold. */
  readonly perServer?: number | null;
  /** Share of the engine's limit that stays free; absent or null: 0. */
  readonly reserve?: number | null;
}

/** What the fullest device of the fullest card holds, and whether it fits. A card with two devices counts both. */
export interface Serving {
  /** Per card. */
  readonly parts: readonly Part<ServingPartName>[];
  /** Per card: the sum of the parts. */
  readonly total: Bytes;
  /** Per card: what the software sees. */
  readonly usable: Bytes;
  readonly usableHow: Figure;
  /** Per card: the most that the total may reach before the engine refuses. */
  readonly budget: Bytes;
  readonly limitHow: Figure;
  /** Per card: what of it must stay free. */
  readonly reserveHow: Figure;
  /** Per card: what is left of the budget beside the reserve; below 0 what is missing. */
  readonly free: number;
  readonly fits: boolean;
  readonly cards: number;
  /** Cards of the server that the layout assumes, and how many of them. */
  readonly perServer: number;
  readonly servers: number;
  readonly serversHow: Figure;
  /** The layout in the engine's own words; "" where it needs none. */
  readonly flags: string;
  readonly precision: Precision;
  readonly kvPrecision: Precision;
  /** Requests of this context that the cache holds at once, as the engine prints it; below the asked ones: no fit. */
  readonly requests: number;
  readonly notes: readonly Note[];
}
