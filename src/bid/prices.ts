import { cardPrice } from "../sheet/own-prices";
import { quoted } from "../sheet/text";
import type { Bid } from "./bid";
import type { Book } from "./book";
import type { OptionFigures } from "./figures";

type Priced = Pick<OptionFigures, "names" | "option">;
type Prices = Bid["prices"];

/** The user's own price of a server, by the server's or the card's name. */
export function serverPrice(prices: Prices, { names }: Priced): number | null {
  const asked = names.map((name) => name.trim().toLowerCase());
  return prices?.find(({ item }) => asked.includes(item.trim().toLowerCase()))?.price ?? null;
}

/** What one card of a server costs where nothing else is known of it: the row "Price" of the user's own card. */
export const cardsAlone = (prices: Prices, figures: Priced): number | null =>
  serverPrice(prices, figures) === null ? cardPrice(figures.option.own?.card) : null;

/** What a server counts with: its own price, else that of its cards; null: neither is known. */
export function countedPrice(
  prices: Prices,
  figures: Priced & Pick<OptionFigures, "perServer">,
): number | null {
  const card = cardsAlone(prices, figures);
  return card === null ? serverPrice(prices, figures) : card * figures.perServer;
}

/** The cards' own price, option by option, for the line of spare cards; without any what the list says. */
export const sparePrice = (book: Book, names: readonly string[], option: string, listed: string): string =>
  book.figures.options.reduceRight((otherwise, figures, at) => {
    const price = cardPrice(figures.option.own?.card);
    if (price === null) return otherwise;
    const card = book.refAt("card", at, figures.card.name);
    const own = whileOwn(book, figures, String(price), { card, otherwise: listed });
    return `IF(${option}="${names[at] ?? ""}",${own},${otherwise})`;
  }, listed);

/** In a live bid another card may be chosen: a price of the user's own card is none of that. */
export const whileOwn = (
  { live }: Book,
  { card: { name } }: Pick<OptionFigures, "card">,
  price: string,
  { card, otherwise }: { readonly card: string; readonly otherwise: string },
): string => (live ? `IF(${card}=${quoted(name)},${price},${otherwise})` : price);
