import { InputError } from "../functions/shared";
import type { Answer } from "../functions/broadcast";
import type { PageCell, PageLook } from "./page";
import { safeText } from "./text";

/** Rows that are kept free below a live table: other inputs may bring more notes. */
export const SPARE_ROWS = 4;

/** What stands in which column of an answer. */
export interface AnswerColumns {
  /** Excel number format by column, null for texts. */
  readonly formats: readonly (string | null)[];
  readonly widths: readonly number[];
  /** A part's share of the total. */
  readonly share: number;
}

/** The rows of an answer with their looks: header first, notes last. */
export const answerRows = (answer: readonly (readonly Answer[])[], columns: AnswerColumns): PageCell[][] =>
  answer.map((row, down) => {
    const kind = down === 0 ? "header" : row[columns.share] === 1 ? "total" : isNote(row) ? "note" : "part";
    return row.map((value, right) => cellOf(value, { kind, right, columns }));
  });

type RowKind = "header" | "part" | "total" | "note";

/** A row of words alone. */
const isNote = (row: readonly Answer[]): boolean => row.every((value) => typeof value !== "number");

function cellOf(
  value: Answer,
  { kind, right, columns }: { kind: RowKind; right: number; columns: AnswerColumns },
): PageCell {
  if (value instanceof InputError) throw value;
  const content = typeof value === "string" ? safeText(value) : value;
  const format = kind === "header" ? null : (columns.formats[right] ?? null);
  const count = format === "#,##0.00" && Number.isInteger(value);
  return {
    value: content,
    look: lookOf(kind, format, right),
    ...(format !== null && { format: count ? "#,##0" : format }),
  };
}

function lookOf(kind: RowKind, format: string | null, right: number): PageLook {
  if (kind === "header" || kind === "note") return kind;
  if (format !== null) return kind === "total" ? "total" : "value";
  if (right === 0) return kind === "total" ? "total" : "label";
  // how it was computed wraps, and so do sources: addresses that run on behind the last column are cut by the window
  return "text";
}
