import { languageOf, type Language } from "../reading/language";

/** What the browser says, until a host says better; a runtime without a page may say nothing. */
let reader: Language = languageOf(typeof navigator === "undefined" ? "" : navigator.language);

/** The language in which cells say what is wrong: the host's, set once it is known. */
export const readerLanguage = (): Language => reader;

/** Cells that were calculated before keep their words until they are calculated again. */
export function setLanguage(language: Language): void {
  reader = language;
}
