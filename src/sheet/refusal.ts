/**
 * A table that cannot be written as asked: why, and what to do. Sheet and hosts know their reader's language, so
 * `message` is the sentence itself; what core refuses is an InputError, which the reader's side words.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
