import { InputError } from "../../core/errors";

/** Cells hold anything, so what is remembered of them is bounded: many names, a few pasted files. */
const MOST_NAMES = 5000;
const LONGEST_KEY = 200;
const MOST_FILES = 50;

/**
 * The same answer for the same text: a table asks for the model in its first column a thousand times. Errors are
 * answers too, since the nearest spelling of a name takes longest to find.
 */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const names = new Map<string, Outcome<T>>();
  const files = new Map<string, Outcome<T>>();
  return (text) => {
    const known = text.length > LONGEST_KEY ? files : names;
    let entry = known.get(text);
    if (entry === undefined) {
      entry = outcome(() => read(text));
      if (known.size >= (known === files ? MOST_FILES : MOST_NAMES)) known.clear();
      known.set(text, entry);
    }
    if ("error" in entry) throw entry.error;
    return entry.value;
  };
}

type Outcome<T> = { readonly value: T } | { readonly error: InputError };

function outcome<T>(read: () => T): Outcome<T> {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof InputError) return { error };
    throw error;
  }
}
