/**
 * What is written into one cell: a value, or a formula in Excel's English notation. null leaves the cell blank. A text
 * that starts with ' is the text behind it, as Excel reads it: `sheet/text.ts` puts one before a text that would
 * otherwise be read as a formula.
 */
export type SheetCell = number | string | boolean | null | { readonly formula: string };
