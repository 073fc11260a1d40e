import { InputError } from "../core/errors";
import { readRange, type Range } from "./broadcast";
import { isEmpty, plainCell, shown } from "./cell-text";

/** The two languages of the product; both are equal, and English is what a blank argument means. */
export type Language = "en" | "zh";

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

export const languages = (argument: unknown): Range<Language> =>
  readRange(argument, (cell) => {
    if (isEmpty(cell)) return "en";
    const text = String(plainCell(cell, "Language"));
    const language = WORDS[text.normalize("NFKC").trim().toLowerCase().replace("_", "-")];
    if (language !== undefined) return language;
    throw new InputError(`Language "${shown(text.trim())}" is not known.`, 'Use "en" or "zh".');
  });
