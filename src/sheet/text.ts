/**
 * A text that a sheet keeps as a text. Excel reads a leading = + - @ as the start of a formula, and a tab or a return
 * may hide one; an apostrophe before it says "text", and so does ours. What begins with an apostrophe gets a second,
 * or the first would be eaten.
 */
export const safeText = (text: string): string => (/^[=+\-@\t\r']/.test(text) ? `'${text}` : text);

/** A text inside a formula: in quotes, quotes doubled. */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
