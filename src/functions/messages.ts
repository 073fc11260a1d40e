import type { InputError, MessageValues } from "../core/errors";
import { grouped } from "../reading/cells/cell-number";
import type { Language } from "./language";
import { CATALOG } from "./messages-catalog";
import { CELLS, WORDS } from "./messages-cells";
import { CORE } from "./messages-core";

/** Every rule that an error may name, with its sentence in English and in Chinese. */
export const SENTENCES: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  ...CORE,
  ...CATALOG,
  ...CELLS,
};

/**
 * What an error says to its reader. In a sentence, `{most}` is a value, numbers written as people read them; a list is
 * joined by commas, its last two by what follows a bar: `{tries| or }`.
 *
 * @example messageOf(new InputError("size-low", { given: -8 }), "en") // "A model size must be above 0; got -8."
 */
export function messageOf({ rule, values, message }: InputError, language: Language): string {
  const sentence = SENTENCES[rule]?.[language === "en" ? 0 : 1];
  // a test sees to it that there is one; a reader who meets the exception still gets the facts
  if (sentence === undefined) return message;
  return sentence.replace(/\{(\w+)(?:\|([^}]*))?\}/g, (_, name: string, last?: string) =>
    written(values, name, { language, last }),
  );
}

function written(
  values: MessageValues,
  name: string,
  how: { readonly language: Language; readonly last: string | undefined },
): string {
  const value = values[name] ?? "";
  const words = (typeof value === "object" ? value : [value]).map((one) => {
    if (typeof one === "number") return grouped(one);
    return how.language === "zh" && OWN_WORDS.has(name) ? (WORDS[one] ?? one) : one;
  });
  const comma = how.language === "zh" ? "、" : ", ";
  const end = words.slice(-2).join(how.last ?? comma);
  return [...words.slice(0, -2), end].join(comma);
}

/** Values that we word, and no user does: those have a Chinese word. A model card without a name is called so by us. */
const OWN_WORDS: ReadonlySet<string> = new Set(["name", "kind", "needs", "model"]);
