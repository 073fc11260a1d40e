/** The languages of the product, all of them equal. */
export type Language = "en" | "zh";

/** As HTML and browsers write them. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { en: "en", zh: "zh-CN" };

export const LANGUAGES = Object.keys(LANGUAGE_TAGS) as readonly Language[];

/** In which of them a reader is spoken to whose program says "zh-CN", "en-US" or "fr": English stands in for the rest. */
export function languageOf(tag: string): Language {
  const [primary = ""] = tag.toLowerCase().split(/[-_]/);
  return LANGUAGES.find((language) => language === primary) ?? "en";
}

/** What people write for a language in a cell, beside its own two letters. */
const WORDS: Readonly<Record<Language, readonly string[]>> = {
  en: ["en-us", "english", "英文", "英语"],
  zh: ["zh-cn", "chinese", "中文", "简体中文"],
};

/** The language that a word means, or null where it means none of ours. */
export function findLanguage(text: string): Language | null {
  const word = text.normalize("NFKC").trim().toLowerCase().replace("_", "-");
  return LANGUAGES.find((language) => language === word || WORDS[language].includes(word)) ?? null;
}
