import type { BarTexts } from "./bar-texts";

/** What tells one file from another. */
export interface FileQuestion {
  /** The file that the workbook was opened from; null: it began here. */
  readonly opened: string | null;
  /** What the bill says of the buyer and the project; blank ones are "". */
  readonly parties: readonly string[];
  /** Whether its formulas of ours became values. */
  readonly frozen: boolean;
  readonly date: string;
}

/** The name under which the workbook is saved: a bid tells whose it is, and a frozen copy is not the working one. */
export function fileName({ opened, parties, frozen, date }: FileQuestion, texts: BarTexts): string {
  const parts = [texts.fileName, ...parties.map(asFileName), date].filter((part) => part !== "");
  const stem = opened === null ? parts.join(" ") : opened.replace(/\.xls[xm]$/i, "");
  const ending = frozen && !stem.endsWith(texts.frozenFile) ? ` ${texts.frozenFile}` : "";
  return `${stem}${ending}.xlsx`;
}

/** Windows refuses these, and a name that is too long is cut nowhere else. */
const REFUSED = /[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu;
const LONGEST = 40;

const asFileName = (text: string): string =>
  Array.from(text.replace(REFUSED, " ").replace(/\s+/g, " ").trim())
    .slice(0, LONGEST)
    .join("")
    .replace(/[. ]+$/, "");
