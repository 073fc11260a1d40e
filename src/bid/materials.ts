import type { PageCell } from "../sheet/page";
import { quoted } from "../sheet/text";
import type { Book } from "./book";
import { capitals } from "./capitals";
import { choice, header, heading, holdsNumber, input, key, label, note, SHARE, text, title, total, TWO, value, verdict, WHOLE, worked } from "./cells"; // prettier-ignore
import { chosenOption, type Chosen } from "./chosen";
import { COMPARISON } from "./comparison-texts";
import { cardsAlone, sparePrice } from "./prices";
import { fixed, fixedRange, type Draft } from "./draft";
import { BILL, MATERIALS, type BillBlock, type BillLine } from "./materials-texts";
import { CURRENCY, CURRENCY_PLACE, OPTION_PLACE, withCurrency } from "./terms";

const WIDTHS = [6, 26, 46, 16, 15, 10, 17, 9, 18, 16, 30];
const [NAME, QUANTITY, PRICE, TAX, AMOUNT, TAX_AMOUNT] = [1, 5, 6, 7, 8, 9];
const HEADER = 4;
const SPARE_PRICES = 5;
/** Points. */
const TWO_LINES = 33;
const PRICE_COLUMN = "G";
const CURRENCIES = { en: ["$", "€", "£", "CNY"], zh: ["元", "美元", "欧元"] } as const;
/** The words for which an amount is one of yuan. */
const YUAN = ["元", "人民币", "人民币元", "¥", "￥", "CNY", "RMB"] as const;
/** Goods 13 %, services 6 %: the rates of China's value-added tax. */
const RATES: Readonly<Record<BillBlock, number>> = { hardware: 0.13, services: 0.06 };

/** What is bought, item by item: quantities from the comparison, prices from the user. */
export function materialsPage(book: Book): Draft {
  const texts = MATERIALS[book.language];
  const draft = book.draft("materials", WIDTHS);
  const chosen = chosenOption(book);
  const blocks = Object.keys(BILL) as BillBlock[];
  const last = HEADER + ROWS;
  const rows = { listed: last + 8 + (texts.capitals === null ? 0 : 1) + texts.notes.length };
  const prices = (book.bid.prices?.length ?? 0) + SPARE_PRICES;
  const list = fixedRange({ row: rows.listed, column: NAME, rows: prices, columns: 2 });
  const missing = pricesMissing((range) => range);
  const headed = (words: string): PageCell => header(withCurrency(book, words, fixed(CURRENCY_PLACE.row, CURRENCY_PLACE.column)));
  draft.add(title(texts.title));
  const verdictRow = draft.across(verdict(null), 2);
  writeParties(book, draft, chosen);
  draft.add(...texts.header.map(headed));
  draft.headAbove(HEADER + 1);
  // the currency's word may be longer than ours
  draft.height(HEADER, TWO_LINES);
  const subtotals: Record<string, number> = {};
  const lines: number[] = [];
  let number = 1;
  for (const block of blocks) {
    draft.across(heading(texts.blocks[block]));
    const first = draft.next;
    for (const line of BILL[block]) lines.push(writeLine(book, draft, { line, block, number: number++, list, chosen }));
    const range = (column: number): string => fixedRange({ row: first, column, rows: BILL[block].length, columns: 1 });
    subtotals[block] = draft.next;
    draft.add(null, total(texts.subtotals[block]), ...blanks(6), total(worked(summed(range(AMOUNT))), TWO), total(worked(summed(range(TAX_AMOUNT))), TWO), total(null));
  }
  draft.set(verdictRow, 0, verdict(worked(priceless(book, missing, lines))));
  writeTotals(book, draft, { subtotals: Object.values(subtotals), missing });
  draft.gap();
  for (const words of texts.notes) draft.across(note(words));
  draft.gap();
  draft.across(heading(texts.prices));
  draft.add(null, ...texts.pricesHeader.map(headed));
  if (draft.next !== rows.listed) throw new Error(`the price list stands at ${draft.next}, not at ${rows.listed}`);
  for (let at = 0; at < prices; at++) {
    const own = book.bid.prices?.[at];
    draft.add(null, input(own?.item ?? null), input(own?.price ?? null, TWO));
  }
  return draft;
} // prettier-ignore

/** The items, and for each block a heading and a subtotal. */
const ROWS = Object.values(BILL).reduce((sum, lines) => sum + lines.length + 2, 0);

/** How many lines lack a price; a formula of another sheet says of which sheet the ranges are. */
export function pricesMissing(on: (range: string) => string): string {
  const cells = (column: number): string =>
    on(fixedRange({ row: HEADER + 1, column, rows: ROWS, columns: 1 }));
  return `SUMPRODUCT((${cells(0)}>0)*(${cells(QUANTITY)}>0)*(1-ISNUMBER(${cells(AMOUNT)})))`;
}

/** Blank as long as nothing is priced, so that no 0 looks like a sum. */
const summed = (range: string): string => `IF(COUNT(${range})=0,"",SUM(${range}))`;

/** How many lines lack a price, and which cells wait for it. */
function priceless({ language }: Book, missing: string, lines: readonly number[]): string {
  const texts = MATERIALS[language];
  const [one, several, cells, end, comma] = texts.missing;
  const waiting = lines.map((row) => {
    const [quantity, price, amount] = [QUANTITY, PRICE, AMOUNT].map((column) => fixed(row, column));
    return `IF((N(${quantity})>0)*(1-COUNT(${amount})),${quoted(`${comma}${PRICE_COLUMN}`)}&ROW(${price}),"")`;
  });
  const list = `MID(${waiting.join("&")},${comma.length + 1},200)`;
  return `IF(${missing}=0,${quoted(texts.complete)},${missing}&IF(${missing}=1,${quoted(one)},${quoted(several)})&${quoted(cells)}&${list}&${quoted(end)})`;
}

const blanks = (count: number): PageCell[] => Array.from({ length: count }, () => total(null));

function writeParties({ bid, language }: Book, draft: Draft, chosen: Chosen): void {
  const { parties, terms, messages } = MATERIALS[language];
  const [buyer, supplier, project] = parties;
  const [date, validity, delivery, option, currency] = terms;
  const first = draft.add(null, label(buyer), input(null), label(supplier), input(null), input(null), label(project), input(null), input(null), input(null), input(null)); // prettier-ignore
  draft.merge({ row: first, column: 4, rows: 1, columns: 2 });
  draft.merge({ row: first, column: 7, rows: 1, columns: 4 });
  draft.name("Bid_Buyer", first, 2);
  draft.name("Bid_Supplier", first, 4);
  draft.name("Bid_Project", first, 7);
  const best = chosen.isFormula ? worked(chosen.first) : chosen.first;
  const second = draft.add(label(date), input(bid.date), label(validity), input(30, WHOLE), label(delivery), input(45, WHOLE), label(option), choice(best), choice(null), label(currency), choice(CURRENCY[language])); // prettier-ignore
  const at = { ...OPTION_PLACE, rows: 1 };
  if (second !== at.row) throw new Error(`the terms stand in row ${second}`);
  draft.merge({ ...at, columns: 2 });
  draft.name("Bid_ValidDays", second, 3);
  draft.name("Bid_DeliveryDays", second, 5);
  draft.name("Bid_Option", at.row, at.column);
  draft.name("Bid_Currency", CURRENCY_PLACE.row, CURRENCY_PLACE.column);
  draft.choose({ block: { ...CURRENCY_PLACE, rows: 1, columns: 1 }, allowed: { kind: "list", items: CURRENCIES[language] }, message: messages.currency, open: true }); // prettier-ignore
  draft.choose({ block: { ...at, columns: 1 }, allowed: { kind: "list", items: chosen.names }, message: messages.option }); // prettier-ignore
}

interface Written {
  readonly line: BillLine;
  readonly block: BillBlock;
  readonly number: number;
  readonly list: string;
  readonly chosen: Chosen;
}

function writeLine(book: Book, draft: Draft, { line, block, number, list, chosen }: Written): number {
  const texts = MATERIALS[book.language];
  const [name, specification, unit, words] = texts.lines[line];
  const row = draft.next;
  const [quantity, price] = [fixed(row, QUANTITY), fixed(row, PRICE)];
  const [tax, amount] = [fixed(row, TAX), fixed(row, AMOUNT)];
  const option = fixed(OPTION_PLACE.row, OPTION_PLACE.column);
  const of: (what: Parameters<Chosen["of"]>[0]) => string = (what) => chosen.of(what, option);
  const found = `VLOOKUP(${fixed(row, NAME)},${list},2,0)`;
  const listed = `IFERROR(${found}/(N(${found})>0),"")`;
  const own =
    line === "servers"
      ? `IF(N(${of("price")})>0,${of("price")},${listed})`
      : line === "spares"
        ? sparePrice(book, chosen.names, option, listed)
        : listed;
  const isAlone = line === "servers" && book.figures.options.some((one) => cardsAlone(book.bid.prices, one) !== null);
  draft.add(
    value(number),
    label(name),
    text(line === "servers" ? worked(of("specification")) : specification),
    input(null),
    text(unit),
    quantityCell(line, of),
    input(worked(own), TWO),
    input(RATES[block], SHARE),
    value(worked(`IF(${holdsNumber(price)},ROUND(N(${quantity})*${price},2),"")`), TWO),
    value(worked(`IF(${holdsNumber(amount)},ROUND(${amount}-${amount}/(1+N(${tax})),2),"")`), TWO),
    note(isAlone ? `${words} ${COMPARISON[book.language].cardsAlone}` : words),
  );
  if (line === "servers") draft.height(row, TWO_LINES);
  draft.name(`Bid_Price_${line}`, row, PRICE);
  book.mark(`bill ${line}`, draft.spot(row, 0));
  const one = (column: number) => ({ row, column, rows: 1, columns: 1 });
  draft.choose({ block: one(TAX), allowed: { kind: "list", items: ["0%", "6%", "13%"] }, message: texts.messages.tax });
  draft.choose({ block: one(PRICE), allowed: { kind: "decimal", least: 0, most: null }, message: texts.messages.count });
  return row;
} // prettier-ignore

/** Quantities that follow the comparison; the others are typed. */
function quantityCell(line: BillLine, of: (what: Parameters<Chosen["of"]>[0]) => string): PageCell {
  const servers = `N(${of("servers")})`;
  const formulas: Partial<Record<BillLine, string>> = {
    servers,
    network: `IF(${of("constant cards")}>${of("perServer")},${servers},0)`,
    storage: `ROUNDUP(3*${of("constant weightsGib")}*${of("constant cards")}*1.0737/1000+5,0)`,
    licence: `N(${of("bought")})`,
    warranty: `2*${servers}`,
  };
  const typed: Partial<Record<BillLine, number>> = {
    switch: 1,
    cpu: 1,
    spares: 0,
    deployment: 10,
    training: 2,
  };
  const formula = formulas[line];
  return formula === undefined ? input(typed[line] ?? 0, WHOLE) : value(worked(formula), WHOLE);
}

interface Sums {
  readonly subtotals: readonly number[];
  /** How many lines lack a price. */
  readonly missing: string;
}

function writeTotals(book: Book, draft: Draft, { subtotals, missing }: Sums): void {
  const texts = MATERIALS[book.language];
  const all = (column: number): string => subtotals.map((row) => fixed(row, column)).join(",");
  const row = (words: string, cell: PageCell, tax: PageCell = null): number =>
    draft.add(null, total(words), ...blanks(6), cell, tax ?? total(null), total(null));
  const before = fixed(row(texts.before, total(worked(summed(all(AMOUNT))), TWO)), AMOUNT);
  const discount = row(texts.discount, input(0, SHARE));
  const less = (sum: string): string =>
    `IF(${holdsNumber(before)},ROUND(${sum}*(1-N(${fixed(discount, AMOUNT)})),2),"")`;
  const last = row(texts.total, key(worked(less(before)), TWO), total(worked(less(`SUM(${all(TAX_AMOUNT)})`)), TWO)); // prettier-ignore
  draft.name("Bid_Discount", discount, AMOUNT);
  draft.name("Bid_Total", last, AMOUNT);
  draft.choose({ block: { row: discount, column: AMOUNT, rows: 1, columns: 1 }, allowed: { kind: "decimal", least: 0, most: 1 }, message: texts.messages.share }); // prettier-ignore
  if (texts.capitals !== null) writeCapitals(draft, texts.capitals, { sum: fixed(last, AMOUNT), missing });
  book.mark("total", draft.spot(last, AMOUNT));
}

/** In words, as a Chinese bid has to state it: of a whole bill alone, and of one in yuan. */
function writeCapitals(
  draft: Draft,
  words: string,
  { sum, missing }: { sum: string; missing: string },
): void {
  const cell = fixed(CURRENCY_PLACE.row, CURRENCY_PLACE.column);
  const yuan = YUAN.map((name) => `${cell}=${quoted(name)}`).join(",");
  const content = total(worked(`IF(AND(${missing}=0,OR(${yuan})),${capitals(sum)},"")`));
  const row = draft.add(null, total(words), content, ...blanks(draft.columns - 3));
  draft.merge({ row, column: 2, rows: 1, columns: draft.columns - 2 });
  draft.name("Bid_TotalInWords", row, 2);
}
