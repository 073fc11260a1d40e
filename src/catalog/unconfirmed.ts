import type { Unconfirmed } from "./schema/evidence";

/** What a row says of its figures beside its source; null where they were read at a place worth naming. */
export const unconfirmed = (row: { readonly [Mark in Unconfirmed]?: true }): Unconfirmed | null =>
  row.compiledByOthers === true ? "compiledByOthers" : row.unread === true ? "unread" : null;
