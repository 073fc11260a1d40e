import type { PageCell, PageLook } from "../sheet/page";
import type { SheetCell } from "../sheet/cell";
import { safeText } from "../sheet/text";

/** Excel's number formats of a bid. */
export const WHOLE = "#,##0";
export const ONE = "#,##0.0";
export const TWO = "#,##0.00";
export const FOUR = "#,##0.0000";
export const SHARE = "0%";

/** A number, a text, or what a formula gives: text that begins with = is one. */
export type Content = SheetCell;

/** A formula without its sign. */
export const worked = (formula: string): Content => ({ formula: `=${formula}` });

/**
 * Whether a cell holds a number, be it 0. Never cell="": the embedded workbook remembers what it compared, and from the second
 * time on it has 0 and an empty text for equal; nor the cell alone: in its arithmetic an empty text is 0, where Excel has an error.
 */
export const holdsNumber = (cell: string): string => `COUNT(${cell})=1`;

const cell = (value: Content, look: PageLook, format?: string): PageCell => ({
  value: typeof value === "string" ? safeText(value) : value,
  look,
  ...(format === undefined ? {} : { format }),
});

export const title = (value: Content): PageCell => cell(value, "title");
export const verdict = (value: Content): PageCell => cell(value, "verdict");
export const heading = (value: Content): PageCell => cell(value, "heading");
export const header = (value: Content): PageCell => cell(value, "header");
export const headerFigure = (value: Content, format: string): PageCell => cell(value, "header", format);
export const label = (value: Content): PageCell => cell(value, "label");
export const text = (value: Content): PageCell => cell(value, "text");
export const note = (value: Content): PageCell => cell(value, "note");
export const value = (content: Content, format?: string): PageCell => cell(content, "value", format);
export const key = (content: Content, format?: string): PageCell => cell(content, "key", format);
export const total = (content: Content, format?: string): PageCell => cell(content, "total", format);
export const input = (content: Content, format?: string): PageCell => cell(content, "input", format);
export const choice = (content: Content): PageCell => cell(content, "choice");

/** A short name that leads to where it stands. */
export const linked = (content: string, link: string | null): PageCell =>
  link === null ? note(content) : { value: safeText(content), look: "note", link };
