/** What fills a sentence: figures, words, and lists of either. */
export type MessageValues = Readonly<Record<string, number | string | readonly (number | string)[]>>;

/**
 * A question we cannot answer, as data: `rule` picks a sentence in the reader's language (what is wrong, why, what to
 * do), `values` fill it. Core knows no language; `functions/messages.ts` has the sentences. The only errors we throw on
 * purpose. `message` is for a console: the rule and its values.
 */
export class InputError extends Error {
  override readonly name: string = "InputError";
  readonly values: MessageValues;

  constructor(
    readonly rule: string,
    values: MessageValues = {},
  ) {
    const shown = Object.entries(values).map(([key, value]) => [key, short(value)] as const);
    super([rule, ...shown.map(([key, value]) => `${key} ${String(value)}`)].join(", "));
    this.values = Object.fromEntries(shown);
  }
}

/** A name that is not in the catalogue, or a question that no number of cards answers. Excel's #N/A. */
export class NotFoundError extends InputError {
  override readonly name = "NotFoundError";
}

/** A text as a message shows it: a pasted page is cut. */
function short<T>(value: T): T | string {
  if (typeof value !== "string") return value;
  const text = value.trim();
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
const MOST_SHOWN = 60;
