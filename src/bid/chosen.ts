import { quoted } from "../sheet/text";
import type { Bid } from "./bid";
import type { Book } from "./book";
import { COMPARISON, type ComparisonLine } from "./comparison-texts";
import { trafficOf } from "./demand";
import { BEHIND, priceShare } from "./order";
import { countedPrice } from "./prices";
import type { Constants } from "../core/serving/constants";
import { factOf, type Fact } from "./facts";
import type { OptionFigures } from "./figures";
import { specification } from "./specification";

/** What the comparison tells of each option. */
type Told = ComparisonLine | `fact ${Fact}` | `constant ${keyof Constants}`;

/** Sheets that speak of one option let it be chosen, and take its figures from the comparison. */
export interface Chosen {
  /** The name of the best option, or the formula that finds it. */
  readonly first: string;
  readonly isFormula: boolean;
  readonly names: readonly string[];
  /** A figure of the option that a cell names. */
  readonly of: (line: Told, cell: string) => string;
}

const namesOf = ({ figures, language }: Book): string[] =>
  figures.options.map(({ letter }) => `${COMPARISON[language].option}${letter}`);

export function chosenOption(book: Book): Chosen {
  const { options } = book.figures;
  const names = namesOf(book);
  const header = book.row("options");
  if (header === null) {
    const first = names[options.indexOf(bestOption(options, book.bid.prices))] ?? "";
    const of: Chosen["of"] = (line, cell) => perOption(book, (one) => literal(book, one, line), cell);
    return { first, isFormula: false, names, of };
  }
  return {
    first: `INDEX(${header},MAX(1,${book.ref("best", 1)}))`,
    isFormula: true,
    names,
    of: (line, cell) => `INDEX(${book.row(line) ?? header},MATCH(${cell},${header},0))`,
  };
}

/** A figure of each option, picked by the option's name in a cell, for a sheet that stands alone. */
function perOption(book: Book, fact: (option: OptionFigures) => string, cell: string): string {
  const names = namesOf(book);
  const facts = book.figures.options.map(fact);
  const last = facts.at(-1) ?? "0";
  if (facts.every((one) => one === last)) return last;
  return facts
    .slice(0, -1)
    .reduceRight((rest, one, at) => `IF(${cell}=${quoted(names[at] ?? "")},${one},${rest})`, last);
}

/** By the rule of the comparison as long as it has no measured figure: fewest servers, then the price, else further left. */
export function bestOption(options: readonly OptionFigures[], prices: Bid["prices"]): OptionFigures {
  const [first] = options;
  if (first === undefined) throw new Error("a bid has an option");
  const fitting = options.filter(({ order }) => order.instances > 0);
  const place = (one: OptionFigures): number => placeOf(one, countedPrice(prices, one));
  return fitting.reduce((best, one) => (place(one) < place(best) ? one : best), fitting[0] ?? first);
}

function placeOf({ order }: OptionFigures, price: number | null): number {
  const behind = order.slow ? BEHIND.slow : order.estimate === null ? BEHIND.notKnown : 0;
  return order.servers + priceShare(price === null ? null : price * order.servers) + behind;
}

/** The figures of an option for a sheet that stands alone. */
function literal(book: Book, option: OptionFigures, line: Told): string {
  if (line.startsWith("fact ")) return String(factOf(line.slice(5) as Fact, option) ?? '""');
  const { bid, figures, language } = book;
  const { constants, plan, order, perServer } = option;
  const texts = COMPARISON[language];
  const numbers: Readonly<Record<string, number>> = {
    context: figures.demand.context,
    design: figures.demand.design,
    tokens: figures.demand.output,
    request: plan.requestGib,
    most: plan.most,
    instances: order.instances,
    working: order.cards,
    servers: order.servers,
    bought: order.servers * perServer,
    perServer,
    share: order.share,
    ...(order.estimate === null ? {} : { usersSized: order.estimate.users.low }),
    measured: 0,
    measuredUser: 0,
    measuredFirst: 0,
    measuredLoad: 0,
    load: order.estimate?.inFlight ?? 0,
    fullAll: order.estimate?.fullLow ?? 0,
    price: countedPrice(bid.prices, option) ?? 0,
    purchase: 0,
    reserve: trafficOf(bid).reserve,
  };
  const constant = line.startsWith("constant ") ? constants[line.slice(9) as keyof Constants] : numbers[line];
  if (constant !== undefined) return String(constant);
  const words: Readonly<Record<string, string>> = {
    model: option.model.name,
    card: option.card.name,
    redundancy: texts.redundancy[option.redundancy],
    specification: specification(option, language),
    // not known: as the comparison leaves its cell blank
    usersSized: "",
  };
  const found = words[line];
  if (found === undefined) throw new Error(`no sheet states ${line} alone`);
  return quoted(found);
}
