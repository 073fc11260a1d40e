import type { Confidence } from "./models";
import { SERVER_FILES } from "./server-files";

/** One row of `servers/*.json`: a machine as it is quoted. */
export interface ServerRow {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  readonly aliases?: readonly string[];
  /** Id of the card it holds. */
  readonly card: string;
  /** How many of them. */
  readonly cards: number;
  /** All cards together, as printed. */
  readonly memoryGb: number;
  /** What joins the cards inside. */
  readonly scaleUp: string | null;
  readonly source: string;
  readonly checkedOn: string;
  readonly confidence: Confidence;
  readonly note?: string;
}

export const SERVER_ROWS: readonly ServerRow[] = SERVER_FILES.flatMap((file) => file as readonly ServerRow[]);

/** Servers that hold a card, the smallest first. */
export const serversWith = (cardId: string): ServerRow[] =>
  SERVER_ROWS.filter(({ card }) => card === cardId).sort((a, b) => a.cards - b.cards);
