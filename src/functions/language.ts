import { InputError } from "../core/errors";
import { readRange, type Range } from "./broadcast";
import { isEmpty, plainCell } from "../reading/cells/cell-text";

/** The two languages of the product; both are equal, and English is what a blank argument means. */
export type Language = "en" | "zh";

/** What the browser says, until a host says better; a runtime without a page may say nothing. */
const ofBrowser = typeof navigator === "undefined" ? "" : navigator.language;
let reader: Language = /^zh\b/i.test(ofBrowser) ? "zh" : "en";

/** The language in which cells say what is wrong: the host's, set once it is known. */
export const readerLanguage = (): Language => reader;

/** Cells that were calculated before keep their words until they are calculated again. */
export function setLanguage(language: Language): void {
  reader = language;
}

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
    throw new InputError("choice-unknown", { name: "Language", given: text, known: ["en", "zh"] });
  });
