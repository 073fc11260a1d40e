import type { Language } from "../reading/language";
import type { OptionFigures } from "./figures";

/** Between a number of cards and their name, and behind a server's. */
export const TIMES: Readonly<Record<Language, string>> = { en: " x ", zh: " × " };
const COLON: Readonly<Record<Language, string>> = { en: ": ", zh: "：" };

/** What one server is: as it is sold where that is on record, and its cards. */
export const specification = (
  { server, perServer, card }: Pick<OptionFigures, "server" | "perServer" | "card">,
  language: Language,
): string =>
  `${server === null ? "" : `${server}${COLON[language]}`}${perServer}${TIMES[language]}${card.name}`;
