import { InputError } from "../functions/shared";
import type { Field } from "./state";

/** A field that cannot be read, or does not go with the others. */
export interface Waiting {
  readonly kind: "waiting";
  readonly field: Field;
  readonly error: InputError;
}

/** Runs what reads fields: its answer, or the first field that could not be read. */
export function answered<Answer>(answer: () => Answer): Answer | Waiting {
  try {
    return answer();
  } catch (error) {
    if (error instanceof FieldError) return { kind: "waiting", field: error.field, error: error.cause };
    throw error;
  }
}

/** Reads a field; what is wrong with it is then said under it. */
export function read<T>(field: Field, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (error instanceof InputError) throw new FieldError(field, error);
    throw error;
  }
}

/** What an attempt gives; null where the question has no answer. */
export function attempt<T>(compute: () => T): T | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** An empty choice is no argument, and not an empty name. */
export const given = (text: string): string | null => (text.trim() === "" ? null : text);

class FieldError extends Error {
  constructor(
    readonly field: Field,
    override readonly cause: InputError,
  ) {
    super(cause.message);
  }
}
