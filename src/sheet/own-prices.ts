import type { Language } from "../reading/language";
import { OWN_SHEETS, type OwnEntry } from "./own";
import type { PageCell, SheetPage } from "./page";
import { safeText } from "./text";

/** A user's own price of an item. */
export interface OwnPrice {
  readonly item: string;
  readonly price: number;
}

const TEXTS: Readonly<Record<Language, Readonly<Record<"title" | "note" | "item" | "price", string>>>> = {
  en: {
    title: "Own prices",
    note: "Prices with tax, in one currency. Fill in what you know, add rows as you like: a server by its own name or by its card's. An empty price stays empty in the bid.",
    item: "Item",
    price: "Price",
  },
  zh: {
    title: "自有价格",
    note: "含税价格，币种一致。填写已知项目，可自行增加行，服务器可按自身名称或所用加速卡的名称填写。留空的价格在标书中同样留空。",
    item: "项目",
    price: "价格",
  },
}; // prettier-ignore

const ROWS = 40;
const WIDTHS = [44, 18];

/** A price list to be filled in: the items that a bill asks for, and no price. */
export function pricesPage(items: readonly string[], language: Language, date: string): SheetPage {
  const texts = TEXTS[language];
  const spare = Array.from({ length: Math.max(0, ROWS - items.length) }, () => "");
  const typed = (value: string | null): PageCell => ({ value: value === null || value === "" ? null : safeText(value), look: "input" });
  return {
    name: OWN_SHEETS.price[language],
    rows: [
      [{ value: texts.title, look: "title" }],
      [{ value: texts.note, look: "note" }, null],
      [{ value: texts.item, look: "header" }, { value: texts.price, look: "header" }],
      ...[...items, ...spare].map((item) => [typed(item), { value: null, look: "input", format: "#,##0.00" } as const]),
    ],
    widths: WIDTHS,
    heights: { 1: 45 },
    merged: [{ row: 1, column: 0, rows: 1, columns: 2 }],
    headerRows: 3,
    names: [],
    choices: [],
    tints: [],
    charts: [],
    footer: date,
  };
} // prettier-ignore

/** What the user's own card costs, from its row "Price"; null: it has none. */
export function cardPrice(card: OwnEntry | undefined): number | null {
  if (card === undefined || typeof card.value === "string") return null;
  const row = card.value.find(([label]) => typeof label === "string" && CARD_PRICE.test(label.trim()));
  return amount(row?.[1]);
}

const CARD_PRICE = /^(?:unit )?price\b|^(?:单价|价格)/i;

/** Longer lists are read to here. */
const MOST_PRICES = 500;
const LONGEST_ITEM = 200;

/**
 * Two columns, item and price, as people keep them: rows without a name or a price above 0 are passed over, headings
 * among them. "12,000", "¥ 12000" and "12.5万" are numbers.
 */
export function pricesIn(rows: readonly (readonly unknown[])[]): OwnPrice[] {
  const prices: OwnPrice[] = [];
  const seen = new Set<string>();
  for (const [first, second] of rows) {
    const item = typeof first === "string" || typeof first === "number" ? String(first).trim() : "";
    const price = amount(second);
    if (item === "" || item.length > LONGEST_ITEM || price === null || seen.has(item.toLowerCase())) continue;
    seen.add(item.toLowerCase());
    prices.push({ item, price });
    if (prices.length === MOST_PRICES) break;
  }
  return prices;
}

const AMOUNT = /^(?:[¥$€£]|rmb|cny|usd|eur)?\s*(\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?)\s*(万)?(?:元|rmb|cny|usd|eur)?$/i; // prettier-ignore
const MOST_PRICE = 1e13;

function amount(cell: unknown): number | null {
  if (typeof cell === "number") return cell > 0 && cell < MOST_PRICE ? cell : null;
  if (typeof cell !== "string" || cell.length > 40) return null;
  const [, digits, many] = AMOUNT.exec(cell.normalize("NFKC").trim()) ?? [];
  if (digits === undefined) return null;
  const price = Number(digits.replaceAll(",", "")) * (many === undefined ? 1 : 10_000);
  return price > 0 && price < MOST_PRICE ? price : null;
}
