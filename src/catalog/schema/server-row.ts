import { EVIDENCE, evidence, note, UNCONFIRMED } from "./evidence";
import { amount, count, line, listOf, orUnknown, rowOf, written, type Admitted } from "./schema";

const id = written("^[a-z0-9-]+$");

/** One row of `servers/*.json`: a machine as it is quoted. */
export const SERVER_ROW = rowOf({
  known: {
    id,
    name: line,
    nameZh: line,
    /** Id of the card it holds. */
    card: id,
    /** How many of them. */
    cards: count,
    /** All cards together, as printed. */
    memoryGb: amount,
    /** What joins the cards inside. */
    scaleUp: orUnknown(line),
    ...EVIDENCE,
  },
  whereItApplies: {
    aliases: listOf(line),
    ...UNCONFIRMED,
    evidence,
    note,
  },
});

export type ServerRow = Admitted<typeof SERVER_ROW>;
