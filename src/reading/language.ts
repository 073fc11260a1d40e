/** The languages of the product, all of them equal. */
export type Language = "en" | "zh";

/** As HTML and browsers write them. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { en: "en", zh: "zh-CN" };

/** In which of them a reader is spoken to whose program says "zh-CN", "en-US" or "fr": English stands in for the rest. */
export const languageOf = (tag: string): Language => (/^zh\b/i.test(tag) ? "zh" : "en");

/** What people write for a language in a cell. */
const WORDS: Readonly<Record<string, Language>> = {
  en: "en",
  "en-us": "en",
  english: "en",
  英文: "en",
  英语: "en",
  zh: "zh",
  "zh-cn": "zh",
  chinese: "zh",
  中文: "zh",
  简体中文: "zh",
};

/** The language that a word means, or null where it means none of ours. */
export function findLanguage(text: string): Language | null {
  const word = text.normalize("NFKC").trim().toLowerCase().replace("_", "-");
  return (Object.hasOwn(WORDS, word) ? WORDS[word] : undefined) ?? null;
}

export const LANGUAGES = Object.keys(LANGUAGE_TAGS) as readonly Language[];
