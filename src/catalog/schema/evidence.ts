import { line, oneOf, written } from "./schema";

const CONFIDENCES = ["high", "medium", "low"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export const confidence = oneOf(CONFIDENCES);

/** Year, month and day. */
const day = written("^20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$");

/** What every row of the catalogue states about where it comes from. */
export const EVIDENCE = {
  /** Where the figures were read; "no source read" says that nobody did. Short enough for a cell. */
  source: { ...line, minLength: 3, maxLength: 260 },
  /** The day on which somebody read the source. */
  checkedOn: day,
  /** Of the row as a whole. */
  confidence,
} as const;

/** How each figure was found, where `source` is only the first place to look. Stays in the file. */
export const evidence = line;

/** Whatever a reader should know beside the figures. */
export const note = line;
