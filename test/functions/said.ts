import { InputError } from "../../src/core/errors";
import type { Language } from "../../src/reading/language";
import { messageOf } from "../../src/functions/messages";

/** What a reader is told about a question that is refused, in English unless asked otherwise. */
export function said(ask: () => unknown, language: Language = "en"): string {
  try {
    ask();
  } catch (error) {
    if (error instanceof InputError) return messageOf(error, language);
    throw error;
  }
  throw new Error("nothing was refused");
}
