import type { Fetched } from "./hubs";

export type ModelNumber =
  | "parameters" | "layers" | "heads" | "kvHeads" | "headDim" | "hidden" | "intermediate" | "vocabulary" | "experts" | "active"
  | "expertWidth" | "context" | "precision"; // prettier-ignore
export type CardNumber = "memory" | "usable" | "bandwidth" | "fp16" | "tdp" | "devices" | "price";

/** What the section of the user's own models, cards and prices says. */
export interface OwnTexts {
  readonly intro: string;
  readonly model: string;
  readonly card: string;
  readonly prices: string;
  readonly paste: string;
  readonly pasteHint: string;
  readonly drop: string;
  readonly choose: string;
  readonly fetchHeading: string;
  readonly hub: string;
  readonly id: string;
  readonly idHint: string;
  readonly willAsk: (address: string) => string;
  readonly noId: string;
  readonly fetch: string;
  readonly fetching: string;
  readonly type: string;
  /** As the labels stand in the sheet: the readers of ranges know them. */
  readonly modelNumbers: Readonly<Record<ModelNumber, string>>;
  readonly cardNumbers: Readonly<Record<CardNumber, string>>;
  readonly typed: string;
  readonly name: string;
  readonly read: (facts: string) => string;
  readonly add: string;
  readonly use: string;
  readonly adding: string;
  readonly added: (name: string, sheet: string) => string;
  readonly protectedSheet: (sheet: string) => string;
  readonly noPages: string;
  readonly failed: string;
  readonly hubs: Readonly<Record<Exclude<Fetched["status"], "fetched" | "refused">, string>>;
  readonly refused: (code: string) => string;
  readonly readByHand: string;
  readonly noFile: string;
  readonly tooLarge: string;
  readonly noGguf: string;
  readonly mixed: (architecture: string) => string;
  readonly incomplete: (architecture: string) => string;
  readonly nothing: string;
  readonly sheetFull: string;
  readonly writePrices: string;
  readonly pricesFound: (count: string) => string;
  readonly noPrices: string;
  readonly pricesThere: (sheet: string) => string;
} // prettier-ignore
