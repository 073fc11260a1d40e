import type { Language } from "../reading/language";
import { quoted } from "../sheet/text";
import { SHEET_NAMES, type Book } from "./book";
import { worked, type Content } from "./cells";
import { elsewhere } from "./draft";

/** Where the bill has the option that is quoted and the currency of all prices: other sheets follow these cells. */
export const OPTION_PLACE = { row: 3, column: 7 } as const;
export const CURRENCY_PLACE = { row: 3, column: 10 } as const;

/** What the cell says until another is typed: a word, not a price. */
export const CURRENCY: Readonly<Record<Language, string>> = { en: "$", zh: "元" };

/** The bill's own word for the currency, as a piece of a formula of another sheet. */
export const currency = (book: Book): string =>
  book.wants("materials")
    ? elsewhere({ sheet: SHEET_NAMES[book.language].materials, ...CURRENCY_PLACE })
    : quoted(CURRENCY[book.language]);

/** The cell of the bill that chooses the option; null where a sheet stands without the bill, and chooses for itself. */
export const quotedOption = (book: Book): string | null =>
  book.wants("materials")
    ? elsewhere({ sheet: SHEET_NAMES[book.language].materials, ...OPTION_PLACE })
    : null;

/** Words with the currency where they leave room for it: a formula then, so that they follow the bill's cell. */
export function withCurrency(book: Book, words: string, cell = currency(book)): Content {
  const [before = "", after] = words.split("{currency}");
  return after === undefined ? words : worked(`${quoted(before)}&${cell}&${quoted(after)}`);
}
