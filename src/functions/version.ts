import { CARD_ROWS } from "../catalog/cards";
import { MODEL_ROWS } from "../catalog/models";
import type { Answer } from "./broadcast";

/** The same as in package.json: a test compares the two. */
export const VERSION = "0.1.0";

/** The day on which the catalogue was last checked against its sources: the newest of its rows. */
export function catalogueDate(): string {
  let newest = "";
  for (const { checkedOn } of [...MODEL_ROWS, ...CARD_ROWS]) if (checkedOn > newest) newest = checkedOn;
  return newest;
}

export const version = (): Answer[][] => [[`${VERSION} (catalogue ${catalogueDate()})`]];
