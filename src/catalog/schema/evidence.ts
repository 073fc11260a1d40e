import { line, oneOf, only, written } from "./schema";

const CONFIDENCES = ["high", "medium", "low"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export const confidence = oneOf(CONFIDENCES);

/** Year, month and day. */
const day = written("^20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$");

/** The first place a customer may look at: a maker's, a hub's, an engine's or a paper. Short enough for a cell. */
export const source = { ...line, minLength: 3, maxLength: 260 };

/** What every row of the catalogue states about where it comes from. */
export const CHECKED = {
  /** The day on which somebody held this row against what its evidence names. */
  checkedOn: day,
  /** Of the row as a whole. */
  confidence,
} as const;

export const EVIDENCE = { source, ...CHECKED } as const;

/** Why the place to look at is not where the figures come from; whoever shows the one says the other. */
export const UNCONFIRMED = {
  /** A list that somebody else made is all there is. */
  compiledByOthers: only(true),
  /** Nobody read these figures anywhere: they follow the row's family. */
  unread: only(true),
} as const;

export type Unconfirmed = keyof typeof UNCONFIRMED;

/** How each figure was found, where `source` is only the first place to look. Stays in the file. */
export const evidence = line;

/** Whatever a reader should know beside the figures. */
export const note = line;
