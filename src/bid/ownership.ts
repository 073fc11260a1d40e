import type { PageCell } from "../sheet/page";
import { placeName } from "../sheet/address";
import { quoted } from "../sheet/text";
import { SHEET_NAMES, type Book } from "./book";
import { chosenOption } from "./chosen";
import { choice, header, heading, input, key, label, note, SHARE, title, total, TWO, value, verdict, WHOLE, worked } from "./cells"; // prettier-ignore
import { fixed, fixedRange, type Draft } from "./draft";
import { pricesMissing } from "./materials";
import { currency, quotedOption, withCurrency } from "./terms";
import { OWNERSHIP, YEAR_LINES, type OwnershipInput } from "./ownership-texts";

const WIDTHS = [38, 17, 17, 17, 17, 17, 19, 48];
const YEARS = [1, 2, 3, 4, 5] as const;
const HEADER = 2;
const HOURS = 8760;
/** The bill's column of amounts, as book.refAt counts it. */
const BILL_AMOUNT = 8;

/** Five years of owning the option quoted. Every parameter is an input; what is not filled in counts as 0, and is named. */
export function ownershipPage(book: Book): Draft {
  const texts = OWNERSHIP[book.language];
  const draft = book.draft("ownership", WIDTHS);
  const inputs = Object.keys(texts.inputs) as OwnershipInput[];
  const first = HEADER + 1;
  const at = (name: OwnershipInput): string => fixed(first + inputs.indexOf(name), 1);
  const table = first + inputs.length + 2;
  const sum = (line: number): string => fixed(table + 1 + line, 6);
  const [chosen, option] = [chosenOption(book), at("option")];
  const [measured, measuredUser] = (["measured", "measuredUser"] as const).map((line) => `N(${chosen.of(line, option)})=0`);
  const costRow = table + 1 + YEAR_LINES.length + 1;
  draft.add(title(texts.title));
  const [a, b, c] = texts.verdict;
  const money = (amount: string, digits: number): string => inCurrency(book, `FIXED(${amount},${digits})`);
  const [incomplete, end, comma] = texts.incomplete;
  const lacking = book.has("total") ? pricesMissing((range) => placeName(SHEET_NAMES[book.language].materials, range)) : null;
  // a purchase that was typed over the bill's total is the user's own
  const empty = (name: OwnershipInput): string => name === "purchase" && lacking !== null ? `(${lacking}>0)*(N(${at(name)})=N(${book.ref("total", 0)}))>0` : `N(${at(name)})=0`;
  const named = (name: "purchase" | "kwPerServer" | "priceKwh"): string => name !== "purchase" || lacking === null ? quoted(comma + texts.waiting[name]) : `${quoted(comma + texts.prices[0])}&${lacking}&${quoted(texts.prices[1])}`;
  const missing = ["purchase", "kwPerServer", "priceKwh"] as const;
  const unfilled = missing.map((name) => `IF(${empty(name)},1,0)`).join("+");
  const waiting = missing.map((name) => `IF(${empty(name)},${named(name)}&"B"&ROW(${at(name)})&${quoted(texts.bracket)},"")`).join("&");
  draft.across(verdict(worked(`IF(${unfilled}>0,${quoted(incomplete)}&MID(${waiting},${comma.length + 1},200)&${quoted(end)},${quoted(a)}&${money(sum(YEAR_LINES.length), 0)}&IF(N(${fixed(costRow, 1)})=0,${quoted(texts.untested)},${quoted(b)}&${money(fixed(costRow, 1), 2)}&${quoted(c)}&IF(${measured ?? ""},IF(${measuredUser ?? ""},${quoted(texts.lowEnd)},${quoted(texts.scaled)}),"")&${quoted(end)}))`)), 2);
  spread(draft, [header(texts.parameter), header(texts.value), header(texts.unit), header(texts.note)], header(null));
  draft.headAbove(HEADER + 1);
  const cells = parameters(book, at("option"));
  for (const name of inputs) {
    const [words, unit, remark] = texts.inputs[name];
    const row = spread(draft, [label(words), cells[name], label(withCurrency(book, unit)), note(remark)]);
    draft.name(`Bid_Tco_${name}`, row, 1);
  }
  validate(book, draft, { at: (name) => first + inputs.indexOf(name) });
  draft.gap();
  draft.across(heading(withCurrency(book, texts.years)));
  draft.add(header(texts.item), ...YEARS.map((year) => header(`${texts.year}${year}${texts.yearEnd}`)), header(texts.sum), header(texts.note));
  const formulas = yearly(book, at);
  for (const line of YEAR_LINES) {
    const row = draft.next;
    const [words, remark] = texts.lines[line];
    draft.add(label(words), ...YEARS.map((year) => value(worked(formulas[line](year)), WHOLE)), value(worked(summed(fixedRange({ row, column: 1, rows: 1, columns: YEARS.length }))), WHOLE), note(remark));
  }
  const rows = { first: draft.next - YEAR_LINES.length, count: YEAR_LINES.length };
  draft.add(total(texts.total), ...[...YEARS, 6].map((_, index) => total(worked(summed(fixedRange({ row: rows.first, column: index + 1, rows: rows.count, columns: 1 }))), WHOLE)), note(texts.totalNote));
  const tokens = `N(${at("throughput")})*${at("use")}*${HOURS}*3600*5/10^6`;
  spread(draft, [label(texts.cost), key(worked(`IF(OR(N(${at("throughput")})=0,N(${fixed(draft.next - 1, 6)})=0),"",${fixed(draft.next - 1, 6)}/(${tokens}))`), TWO), label(withCurrency(book, texts.costUnit)), note(texts.costNote)]);
  const depreciation = `IF(OR(N(${at("years")})=0,N(${at("purchase")})=0),"",N(${at("purchase")})/${at("years")})`;
  spread(draft, [label(texts.depreciation), value(worked(depreciation), WHOLE), label(withCurrency(book, texts.perYear)), note(texts.depreciationNote)]);
  draft.gap();
  for (const words of texts.notes) draft.across(note(words));
  return draft;
} // prettier-ignore

/** What a parameter means takes the columns of the years below it. */
function spread(draft: Draft, cells: readonly PageCell[], rest: PageCell = null): number {
  const at = cells.length - 1;
  const row = draft.add(...cells, ...Array.from({ length: draft.columns - cells.length }, () => rest));
  draft.merge({ row, column: at, rows: 1, columns: draft.columns - at });
  return row;
}

/** $ 1,200 and 1,200 元 */
const inCurrency = (book: Book, amount: string): string =>
  book.language === "zh" ? `${amount}&" "&${currency(book)}` : `${currency(book)}&" "&${amount}`;

function parameters(book: Book, option: string): Readonly<Record<OwnershipInput, PageCell>> {
  const chosen = chosenOption(book);
  const of = (line: Parameters<typeof chosen.of>[0]): string => chosen.of(line, option);
  const quotedCell = quotedOption(book);
  const watts = `N(${of("fact tdp")})`;
  return {
    option:
      quotedCell === null
        ? choice(chosen.isFormula ? worked(chosen.first) : chosen.first)
        : value(worked(quotedCell)),
    servers: value(worked(`N(${of("servers")})`), WHOLE),
    purchase: book.has("total")
      ? value(worked(`IF(N(${book.ref("total", 0)})=0,"",${book.ref("total", 0)})`), TWO)
      : input(null, TWO),
    kwPerServer: input(worked(`IF(${watts}=0,"",N(${of("perServer")})*${watts}/1000)`), TWO),
    load: input(0.6, SHARE),
    pue: input(1.35, TWO),
    priceKwh: input(null, TWO),
    rackRent: input(null, TWO),
    serversPerRack: input(null, WHOLE),
    maintenance: input(null, SHARE),
    staff: input(null, TWO),
    years: input(3, WHOLE),
    throughput: value(worked(throughput(of)), WHOLE),
    use: input(0.3, SHARE),
  };
}

/** Tokens a second of all copies as ordered: as measured, else at the low end; blank where neither is there. */
function throughput(of: (line: "measured" | "fullAll" | "instances") => string): string {
  const each = `IF(N(${of("measured")})>0,${of("measured")},N(${of("fullAll")}))`;
  return `IF(${each}=0,"",${each}*N(${of("instances")}))`;
}

/** Blank where nothing is filled in: a 0 would look like a price. */
const summed = (range: string): string => `IF(COUNT(${range})=0,"",SUM(${range}))`;

type Yearly = (year: number) => string;

function yearly(book: Book, at: (name: OwnershipInput) => string): Readonly<Record<(typeof YEAR_LINES)[number], Yearly>> {
  const priced = (names: readonly OwnershipInput[], formula: string): string => `IF(${names.map((name) => `N(${at(name)})`).join("*")}=0,"",${formula})`;
  // the bill may have sold these two years already, and they are part of the purchase then
  const warranty = `N(${book.refAt("bill warranty", BILL_AMOUNT, 0)})`;
  return {
    purchase: (year) => (year === 1 ? priced(["purchase"], at("purchase")) : '""'),
    power: () => priced(["kwPerServer", "priceKwh"], `N(${at("servers")})*${at("kwPerServer")}*${at("load")}*${at("pue")}*${HOURS}*${at("priceKwh")}`),
    racks: () => priced(["serversPerRack", "rackRent"], `ROUNDUP(N(${at("servers")})/${at("serversPerRack")},0)*${at("rackRent")}*12`),
    maintenance: (year) => (year < 4 ? '""' : `IF(${warranty}>0,"",${priced(["purchase", "maintenance"], `${at("purchase")}*${at("maintenance")}`)})`),
    staff: () => priced(["staff"], at("staff")),
  };
} // prettier-ignore

function validate(book: Book, draft: Draft, { at }: { at: (name: OwnershipInput) => number }): void {
  const { messages } = OWNERSHIP[book.language];
  const one = (name: OwnershipInput) => ({ row: at(name), column: 1, rows: 1, columns: 1 });
  if (quotedOption(book) === null) draft.choose({ block: one("option"), allowed: { kind: "list", items: chosenOption(book).names }, message: messages.option });
  for (const name of ["load", "maintenance", "use"] as const)
    draft.choose({ block: one(name), allowed: { kind: "decimal", least: 0, most: 1 }, message: messages.share });
  for (const name of ["kwPerServer", "pue", "priceKwh", "rackRent", "serversPerRack", "staff", "years"] as const)
    draft.choose({ block: one(name), allowed: { kind: "decimal", least: 0, most: null }, message: messages.count });
} // prettier-ignore
