import type { PageCell } from "../sheet/page";
import type { Book } from "./book";
import { choice, header, heading, input, key, label, note, SHARE, text, title, total, TWO, value, verdict, WHOLE, worked } from "./cells"; // prettier-ignore
import { chosenOption, type Chosen } from "./chosen";
import { COMPARISON } from "./comparison-texts";
import { cardsAlone, sparePrice } from "./prices";
import { fixed, fixedRange, type Draft } from "./draft";
import { BILL, MATERIALS, type BillBlock, type BillLine } from "./materials-texts";

const WIDTHS = [6, 26, 46, 16, 15, 10, 17, 9, 18, 16, 30];
const [NAME, QUANTITY, PRICE, TAX, AMOUNT, TAX_AMOUNT] = [1, 5, 6, 7, 8, 9];
const OPTION_ROW = 3;
const OPTION_COLUMN = 7;
const HEADER = 4;
const SPARE_PRICES = 5;
/** Goods 13 %, services 6 %: the rates of China's value-added tax. */
const RATES: Readonly<Record<BillBlock, number>> = { hardware: 0.13, services: 0.06 };
/** On an integer Chinese Excel writes capital numerals by itself; TEXT() with it is empty in LibreOffice. */
const CAPITALS = '[DBNum2][$-804]General"元整"';

/** What is bought, item by item: quantities from the comparison, prices from the user. */
export function materialsPage(book: Book): Draft {
  const texts = MATERIALS[book.language];
  const draft = book.draft("materials", WIDTHS);
  const chosen = chosenOption(book);
  const blocks = Object.keys(BILL) as BillBlock[];
  const count = blocks.reduce((sum, block) => sum + BILL[block].length + 2, 0);
  const last = HEADER + count;
  const rows = { first: HEADER + 1, last, listed: last + 8 + (texts.capitals === null ? 0 : 1) + texts.notes.length };
  const prices = (book.bid.prices?.length ?? 0) + SPARE_PRICES;
  const list = fixedRange({ row: rows.listed, column: NAME, rows: prices, columns: 2 });
  const cells = (column: number): string => fixedRange({ row: rows.first, column, rows: count, columns: 1 });
  const missing = `SUMPRODUCT((${cells(0)}>0)*(${cells(QUANTITY)}>0)*(${cells(AMOUNT)}=""))`;
  draft.add(title(texts.title));
  draft.across(verdict(worked(`IF(${missing}=0,"${texts.complete}","${texts.missing[0]}"&${missing}&"${texts.missing[1]}")`)), 2);
  writeParties(book, draft, chosen);
  draft.add(...texts.header.map(header));
  draft.headAbove(HEADER + 1);
  const subtotals: Record<string, number> = {};
  let number = 1;
  for (const block of blocks) {
    draft.across(heading(texts.blocks[block]));
    const first = draft.next;
    for (const line of BILL[block]) writeLine(book, draft, { line, block, number: number++, list, chosen });
    const range = (column: number): string => fixedRange({ row: first, column, rows: BILL[block].length, columns: 1 });
    subtotals[block] = draft.next;
    draft.add(null, total(texts.subtotals[block]), ...blanks(6), total(worked(`SUM(${range(AMOUNT)})`), TWO), total(worked(`SUM(${range(TAX_AMOUNT)})`), TWO), total(null));
  }
  writeTotals(book, draft, Object.values(subtotals));
  draft.gap();
  for (const words of texts.notes) draft.across(note(words));
  draft.gap();
  draft.across(heading(texts.prices));
  draft.add(null, ...texts.pricesHeader.map(header));
  if (draft.next !== rows.listed) throw new Error(`the price list stands at ${draft.next}, not at ${rows.listed}`);
  for (let at = 0; at < prices; at++) {
    const own = book.bid.prices?.[at];
    draft.add(null, input(own?.item ?? null), input(own?.price ?? null, TWO));
  }
  return draft;
} // prettier-ignore

const blanks = (count: number): PageCell[] => Array.from({ length: count }, () => total(null));

function writeParties({ bid, language }: Book, draft: Draft, chosen: Chosen): void {
  const { parties, terms, messages } = MATERIALS[language];
  const [buyer, supplier, project] = parties;
  const [date, validity, delivery, option] = terms;
  const first = draft.add(null, label(buyer), input(null), label(supplier), input(null), input(null), label(project), input(null), input(null), input(null), input(null)); // prettier-ignore
  draft.merge({ row: first, column: 4, rows: 1, columns: 2 });
  draft.merge({ row: first, column: 7, rows: 1, columns: 4 });
  draft.name("Bid_Buyer", first, 2);
  draft.name("Bid_Supplier", first, 4);
  draft.name("Bid_Project", first, 7);
  const quoted = chosen.isFormula ? worked(chosen.first) : chosen.first;
  const second = draft.add(label(date), input(bid.date), label(validity), input(30, WHOLE), label(delivery), input(45, WHOLE), label(option), choice(quoted), choice(null)); // prettier-ignore
  draft.merge({ row: second, column: OPTION_COLUMN, rows: 1, columns: 2 });
  draft.name("Bid_ValidDays", second, 3);
  draft.name("Bid_DeliveryDays", second, 5);
  draft.name("Bid_Option", second, OPTION_COLUMN);
  draft.choose({ block: { row: second, column: OPTION_COLUMN, rows: 1, columns: 1 }, allowed: { kind: "list", items: chosen.names }, message: messages.option }); // prettier-ignore
}

interface Written {
  readonly line: BillLine;
  readonly block: BillBlock;
  readonly number: number;
  readonly list: string;
  readonly chosen: Chosen;
}

function writeLine(book: Book, draft: Draft, { line, block, number, list, chosen }: Written): void {
  const texts = MATERIALS[book.language];
  const [name, specification, unit, words] = texts.lines[line];
  const row = draft.next;
  const [quantity, price, tax, amount] = [QUANTITY, PRICE, TAX, AMOUNT].map((column) => fixed(row, column));
  const option = fixed(OPTION_ROW, OPTION_COLUMN);
  const of: (what: Parameters<Chosen["of"]>[0]) => string = (what) => chosen.of(what, option);
  const listed = `IFERROR(VLOOKUP(${fixed(row, NAME)},${list},2,0),"")`;
  const own =
    line === "servers"
      ? `IF(N(${of("price")})>0,${of("price")},${listed})`
      : line === "spares"
        ? sparePrice(book, chosen.names, option, listed)
        : listed;
  const isAlone = line === "servers" && book.figures.options.some((one) => cardsAlone(book, one) !== null);
  draft.add(
    value(number),
    label(name),
    text(line === "servers" ? worked(of("specification")) : specification),
    input(null),
    text(unit),
    quantityCell(line, of),
    input(worked(own), TWO),
    input(RATES[block], SHARE),
    value(worked(`IF(N(${price})=0,"",${quantity}*N(${price}))`), TWO),
    value(worked(`IF(${amount}="","",${amount}-${amount}/(1+${tax}))`), TWO),
    note(isAlone ? `${words} ${COMPARISON[book.language].cardsAlone}` : words),
  );
  draft.name(`Bid_Price_${line}`, row, PRICE);
  book.mark(`bill ${line}`, draft.spot(row, 0));
  const one = (column: number) => ({ row, column, rows: 1, columns: 1 });
  draft.choose({ block: one(TAX), allowed: { kind: "list", items: ["0%", "6%", "13%"] }, message: texts.messages.tax });
  draft.choose({ block: one(PRICE), allowed: { kind: "decimal", least: 0, most: null }, message: texts.messages.count });
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

function writeTotals(book: Book, draft: Draft, subtotals: readonly number[]): void {
  const texts = MATERIALS[book.language];
  const sum = (column: number): string => subtotals.map((row) => fixed(row, column)).join("+");
  const row = (words: string, cell: PageCell, tax: PageCell = null): number =>
    draft.add(null, total(words), ...blanks(6), cell, tax ?? total(null), total(null));
  const before = row(texts.before, total(worked(sum(AMOUNT)), TWO));
  const discount = row(texts.discount, input(0, SHARE));
  const factor = `(1-${fixed(discount, AMOUNT)})`;
  const all = row(texts.total, key(worked(`${fixed(before, AMOUNT)}*${factor}`), TWO), total(worked(`(${sum(TAX_AMOUNT)})*${factor}`), TWO)); // prettier-ignore
  draft.name("Bid_Discount", discount, AMOUNT);
  draft.name("Bid_Total", all, AMOUNT);
  draft.choose({ block: { row: discount, column: AMOUNT, rows: 1, columns: 1 }, allowed: { kind: "decimal", least: 0, most: 1 }, message: texts.messages.share }); // prettier-ignore
  if (texts.capitals !== null) row(texts.capitals, total(worked(`ROUND(${fixed(all, AMOUNT)},0)`), CAPITALS));
  book.mark("total", draft.spot(all, AMOUNT));
}
