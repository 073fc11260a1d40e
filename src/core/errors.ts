/**
 * A question we cannot answer: what is wrong, why we cannot go on, what to do about it.
 * The reader is someone looking at a cell, so the three make one short text. The only errors we throw on purpose.
 */
export class InputError extends Error {
  override readonly name: string = "InputError";

  constructor(what: string, fix = "") {
    super(fix === "" ? what : `${what} ${fix}`);
  }
}

/** A name that is not in the catalogue, or a question that no number of cards answers. Excel's #N/A. */
export class NotFoundError extends InputError {
  override readonly name = "NotFoundError";
}
