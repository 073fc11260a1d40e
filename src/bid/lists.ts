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

type Lists = Readonly<Record<"models" | "cards", readonly string[]>>;
const known = new Map<Language, Lists>();

/** Asked for every cell of an option: found once. */
function lists(language: Language): Lists {
  const before = known.get(language);
  if (before !== undefined) return before;
  const found = {
    models: searchModels("").map(({ name }) => name),
    cards: searchCards("").map((card) => named(card, language).name),
  };
  known.set(language, found);
  return found;
}

/** A name as the drop-down has it; as it was written where it has none of that name. */
export const listedName = (
  language: Language,
  kind: "models" | "cards",
  name: string,
  written: string,
): string => (lists(language)[kind].includes(name) ? name : written.trim());

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
