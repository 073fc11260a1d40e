import type { CatalogCard } from "../catalog/cards";
import type { Unconfirmed } from "../catalog/schema/evidence";
import type { Card } from "../core/card";
import { OWN_RUNS } from "../core/sourced";
import type { Model } from "../core/shape/model";
import type { Language } from "../reading/language";

/** A row of the catalogue, or a card or model of one's own that says nothing of the kind. */
interface Cited {
  readonly source?: string;
  readonly unconfirmed?: Unconfirmed | null;
}

/** Said where there is no address, or before one that is not where the figures were read. Rows hold the English. */
const WORDS: Readonly<Record<Unconfirmed | "given" | "own", Readonly<Record<Language, string>>>> = {
  compiledByOthers: { en: "list compiled by others, not confirmed", zh: "他人整理，未经证实" },
  unread: { en: "no source read", zh: "未查阅来源" },
  given: { en: "your figures", zh: "您提供的数值" },
  own: { en: OWN_RUNS, zh: "在一张 H100 与一张 H200 上自测" },
};
export const TO_CHECK: Readonly<Record<Language, string>> = { en: "; to check: ", zh: "；可核对：" };
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

/** The same for figures of a card: yours where a range states them, and the catalogue's source for the others. */
export function citedFigures(card: Card, figures: readonly string[], language: Language): string {
  const { stated = [] } = card as Partial<CatalogCard>;
  const yours = figures.filter((figure) => stated.includes(figure)).length;
  const all = [yours > 0 ? WORDS.given[language] : "", yours < figures.length ? cited(card, language) : ""];
  return all.filter((source) => source !== "").join(SEMICOLON[language]);
}

/** What is in the way of calling a source the figures' own. */
export const warningOf = (unconfirmed: Unconfirmed, language: Language): string =>
  WORDS[unconfirmed][language];

/**
 * The source column of a part: weights rest on the model's shape as well as on the format, and core joins what one part
 * of an engine rests on.
 */
export function sourceOf(part: { name: string; source: string }, model: Model, language: Language): string {
  const own = part.source.split(SEMICOLON.en).map((source) => cited({ source }, language));
  const all = part.name === "Weights" ? [cited(model, language), ...own] : own;
  return all.filter((source) => source !== "").join(SEMICOLON[language]);
}
