import type { Card } from "./card";
import type { Engine } from "./engine";
import type { Model } from "./model";
import type { Note, Part, ServingPartName } from "./parts";
import type { Precision } from "./precision";
import type { Bytes } from "./units";

/** What somebody wants to serve, on what. */
export interface ServingQuestion {
  readonly model: Model;
  readonly precision: Precision;
  readonly context: number;
  readonly concurrency: number;
  readonly kvPrecision: Precision;
  readonly card: Card;
  readonly cards: number;
  readonly engine: Engine;
}

/** What the fullest device of the fullest card holds, and whether it fits. A card with two devices counts both. */
export interface Serving {
  readonly parts: readonly Part<ServingPartName>[];
  /** Per card: the sum of the parts. */
  readonly total: Bytes;
  /** Per card: what the software sees. */
  readonly usable: Bytes;
  /** Per card: what the engine lets the parts take (utilisation × usable); the total must stay below it. */
  readonly budget: Bytes;
  readonly fits: boolean;
  readonly notes: readonly Note[];
}
