import type { InputError } from "../core/errors";
import { grouped } from "./grouped";
import type { Language } from "../reading/language";
import { CATALOG } from "./messages-catalog";
import { CELLS, WORDS } from "./messages-cells";
import { CORE } from "./messages-core";
import { fill, listed, piecesOf } from "./sentence";

/** The sentence of a rule in English and in Chinese. */
export type Sentences = Readonly<Record<string, readonly [en: string, zh: string]>>;

/** Every rule that an error may name. */
export const SENTENCES: Sentences = {
  ...CORE,
  ...CATALOG,
  ...CELLS,
};

/** Where a sentence stands in its row. */
const COLUMN: Readonly<Record<Language, 0 | 1>> = { en: 0, zh: 1 };

/**
 * What an error says to its reader, numbers written as people read them.
 *
 * @example messageOf(new InputError("size-low", { given: -8 }), "en") // "A model size must be above 0; got -8."
 */
export function messageOf(
  { rule, values, message }: InputError,
  language: Language,
  sentences = SENTENCES,
): string {
  const sentence = sentences[rule]?.[COLUMN[language]];
  // a test sees to it that there is one; a reader who meets the exception still gets the facts
  if (sentence === undefined) return message;
  const worded = (value: number | string, name: string): string =>
    typeof value === "number" ? grouped(value) : OWN_WORDS.has(name) ? own(value, language) : value;
  return fill(piecesOf(sentence), {
    write: (name, last) => {
      const value = values[name] ?? "";
      const words = (typeof value === "object" ? value : [value]).map((one) => worded(one, name));
      return listed(words, language, last);
    },
    amount: (name) => Number(values[name] ?? 0),
  });
}

/** Values that we word, and no user does: those have a Chinese word. A model card without a name is called so by us. */
const OWN_WORDS: ReadonlySet<string> = new Set(["name", "kind", "needs", "model"]);

const TRANSLATED: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en: {}, zh: WORDS };
const own = (word: string, language: Language): string => TRANSLATED[language][word] ?? word;
