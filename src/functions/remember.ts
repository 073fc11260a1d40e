import { InputError } from "../core/errors";

/** Cells hold anything, so what is remembered of them is bounded. */
const MOST_REMEMBERED = 5000;

/**
 * The same answer for the same text: a table asks for the model in its first column a thousand times. Errors are
 * answers too, since the nearest spelling of a name takes longest to find.
 */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly value: T } | { readonly error: InputError }>();
  return (text) => {
    let entry = known.get(text);
    if (entry === undefined) {
      entry = outcome(() => read(text));
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(text, entry);
    }
    if ("error" in entry) throw entry.error;
    return entry.value;
  };
}

function outcome<T>(read: () => T): { readonly value: T } | { readonly error: InputError } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof InputError) return { error };
    throw error;
  }
}
