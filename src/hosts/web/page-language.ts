import { LANGUAGES, languageOf } from "../../functions/shared";
import type { Language } from "../../reading/language";
import type { SheetHost } from "../sheet-host";

/** The language of the page: `?lang=zh-CN` or `?lang=en` wins over the one chosen here earlier, that over the browser's. */
export function pageLanguage(query: string, chosen: string | null, browser: string): Language {
  const asked = new URLSearchParams(query).get("lang");
  return languageOf(asked ?? LANGUAGES.find((language) => language === chosen) ?? browser);
}

/** The one language of everything on the page: bar, grid, help, messages of cells, pane. */
export interface Speech {
  language(): Language;
  /** Speaks another from now on, here and after the next opening; resolves when all of it is said. */
  speak(language: Language): Promise<void>;
  /** Whoever says something says it anew. */
  onChange(say: (language: Language) => void | Promise<void>): void;
}

const CHOSEN = "language";

export function pageSpeech(memory: SheetHost["memory"], browser = navigator.language): Speech {
  let spoken = pageLanguage(location.search, memory.read(CHOSEN), browser);
  const speakers: ((language: Language) => void | Promise<void>)[] = [];
  return {
    language: () => spoken,
    async speak(language) {
      if (language === spoken) return;
      spoken = language;
      memory.write(CHOSEN, language);
      forgetAsked();
      await Promise.all(speakers.map(async (say) => say(language)));
    },
    onChange(say) {
      speakers.push(say);
    },
  };
}

/** The language of the address was asked for before: a reload speaks the one that was chosen since. */
function forgetAsked(): void {
  const address = new URL(location.href);
  if (!address.searchParams.has("lang")) return;
  address.searchParams.delete("lang");
  history.replaceState(history.state, "", address);
}
