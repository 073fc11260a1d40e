import { named, searchCards, searchModels } from "../functions/shared";
import type { Language } from "../reading/language";
import { placeName } from "../sheet/address";
import { header, value } from "./cells";
import type { Book } from "./book";
import { fixedRange, type Draft } from "./draft";

/** Names longer than a list of its own may be: drop-downs read them from a sheet. */
const HEADERS: Readonly<Record<Language, readonly [string, string]>> = {
  en: ["Models", "Cards"],
  zh: ["模型", "加速卡"],
};

const lists = (language: Language): Readonly<Record<"models" | "cards", readonly string[]>> => ({
  models: searchModels("").map(({ name }) => name),
  cards: searchCards("").map((card) => named(card, language).name),
});

export function listsPage(book: Book): Draft {
  const draft = book.draft("lists", [44, 48]);
  const { models, cards } = lists(book.language);
  draft.add(...HEADERS[book.language].map(header));
  draft.headAbove(1);
  for (let at = 0; at < Math.max(models.length, cards.length); at++)
    draft.add(value(models[at] ?? null), value(cards[at] ?? null));
  return draft;
}

export function listAddress(book: Book, kind: "models" | "cards"): string {
  const { sheet } = book.draft("lists", []);
  const rows = lists(book.language)[kind].length;
  return placeName(sheet, fixedRange({ row: 1, column: kind === "models" ? 0 : 1, rows, columns: 1 }));
}
