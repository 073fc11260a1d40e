import type { Unconfirmed } from "../catalog/schema/evidence";
import type { Language } from "../reading/language";

/** A row of the catalogue, or a card or model of one's own that says nothing of the kind. */
interface Cited {
  readonly source?: string;
  readonly unconfirmed?: Unconfirmed | null;
}

/** Said where there is no address, or before one that is not where the figures were read. Rows hold the English. */
const WORDS: Readonly<Record<Unconfirmed | "given", Readonly<Record<Language, string>>>> = {
  compiledByOthers: { en: "list compiled by others, not confirmed", zh: "他人整理，未经证实" },
  unread: { en: "no source read", zh: "未查阅来源" },
  given: { en: "your figures", zh: "您提供的数值" },
};
const TO_CHECK: Readonly<Record<Language, string>> = { en: "; to check: ", zh: "；可核对：" };
const SEMICOLON: Readonly<Record<Language, string>> = { en: "; ", zh: "；" };

/**
 * What a source column says of a row: the address at which a reader may check it, and in front of that what is in the
 * way of calling it the figures' own.
 *
 * @example cited(findModel("QwQ-32B"), "en") // "https://huggingface.co/Qwen/QwQ-32B/blob/main/config.json"
 */
export function cited(row: object, language: Language): string {
  const { source = "", unconfirmed = null }: Cited = row;
  if (unconfirmed !== null) return `${warningOf(unconfirmed, language)}${TO_CHECK[language]}${source}`;
  const words = Object.values(WORDS).find(({ en }) => source.startsWith(en));
  return words === undefined ? source : words[language];
}

/** What is in the way of calling a source the figures' own. */
export const warningOf = (unconfirmed: Unconfirmed, language: Language): string =>
  WORDS[unconfirmed][language];

/** Several sources in one cell; what has none is left out. */
export const allOf = (sources: readonly string[], language: Language): string =>
  sources.filter((source) => source !== "").join(SEMICOLON[language]);
