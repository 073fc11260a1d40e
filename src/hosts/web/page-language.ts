import { languageOf } from "../../functions/shared";
import type { Language } from "../../reading/language";

/** The language of the page: `?lang=zh-CN` or `?lang=en` wins over the browser's. */
export function pageLanguage(query: string, browser: string): Language {
  return languageOf(new URLSearchParams(query).get("lang") ?? browser);
}
