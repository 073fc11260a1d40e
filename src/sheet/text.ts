/**
 * A text that a sheet keeps as a text. Excel reads a leading = + - @ as the start of a formula, also as wide as a Chinese
 * keyboard types them, and a tab or a line's end may hide one; an apostrophe before it says "text", and so does ours.
 * What begins with an apostrophe gets a second, or the first would be eaten. The list is that of
 * https://owasp.org/www-community/attacks/CSV_Injection, read 2026-11-26.
 */
export const safeText = (text: string): string => (/^[=+\-@＝＋－＠\t\r\n']/.test(text) ? `'${text}` : text);

/** A text inside a formula: in quotes, quotes doubled. */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
