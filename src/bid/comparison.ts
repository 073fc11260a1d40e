import type { PageCell } from "../sheet/page";
import { quoted } from "../sheet/text";
import { CONSTANTS, LEFT_OUT } from "../functions/shared";
import type { Constants } from "../core/serving/constants";
import type { Book } from "./book";
import { choice, FOUR, header, holdsNumber, input, key, label, note, SHARE, text, title, TWO, value, verdict, WHOLE, worked, ONE, heading } from "./cells"; // prettier-ignore
import { HEADER, rowOf, type Column, type Place } from "./comparison-places";
import { servedFormula, speedCells } from "./comparison-speed";
import { WORKING_GROUPS, type SpeedGroup, type SpeedLine } from "./comparison-speed-texts";
import { COMPARISON, GROUPS, type ComparisonLine, type Group } from "./comparison-texts";
import { memoryChart } from "./comparison-chart";
import { validateComparison } from "./comparison-choices";
import { CONSTANT_LINES, CONSTANTS_SAID } from "./constants-texts";
import { trafficOf } from "./demand";
import type { Draft } from "./draft";
import { changedCell, factCell, FACTS, FACTS_SAID, type Written } from "./facts";
import type { OptionFigures } from "./figures";
import { placesOf, type Places } from "./lines";
import { listedName } from "./lists";
import { BEHIND, BY_PRICE } from "./order";
import { cardsAlone, serverPrice, whileOwn } from "./prices";
import { mostFormula, requestFormula } from "./requests";
import { SPEED_CONSTANTS, type SpeedConstants } from "./speed-constants";
import { SPEED_CONSTANT_LINES } from "./speed-constants-texts";
import { specification, TIMES } from "./specification";
import { withCurrency } from "./terms";
import { bestFormula, markFormula, verdictSentence } from "./verdict";

const CHART_ROWS = 16;
/** Points, where a formula writes the text. */
const [THREE_LINES, FIVE_LINES] = [48, 78];
const ROOM: Partial<Record<ComparisonLine, number>> = {
  basis: THREE_LINES, firstBand: THREE_LINES, verdict: FIVE_LINES, specification: THREE_LINES,
}; // prettier-ignore

/** Options beside one another: what each holds, how many servers that takes, and which is the best. */
export function comparisonPage(book: Book): Draft {
  const texts = COMPARISON[book.language];
  const { options } = book.figures;
  const draft = book.draft("comparison", [42, ...options.map(() => (options.length > 4 ? 19 : 24)), 62]);
  const places = comparisonPlaces();
  const columns = options.map((figures, at) => columnOf(figures, at + 1, places));
  draft.add(title(texts.title));
  draft.across(verdict(verdictSentence(book, places)), options.length > 2 ? 3 : 4);
  draft.add(header(texts.item), ...options.map(({ letter }) => header(`${texts.option}${letter}`)), header(texts.note));
  draft.headAbove(HEADER + 1);
  book.mark("options", draft.spot(HEADER, 1));
  const write = (group: Group | SpeedGroup, written: readonly ComparisonLine[]): void => {
    draft.across(heading(texts.groups[group]));
    for (const line of written) {
      const [name, words] = texts.lines[line];
      const said = line === "price" && options.some((one) => cardsAlone(book.bid.prices, one) !== null) ? `${words} ${texts.cardsAlone}` : line === "engine" && book.live ? texts.usualEngine : words;
      const row = draft.add(label(withCurrency(book, name)), ...columns.map((column) => cellOf(book, line, column, places)), note(said));
      book.mark(line, draft.spot(row, 1));
      const lines = ROOM[line];
      if (lines !== undefined) draft.height(row, lines);
    }
  };
  for (const group of Object.keys(GROUPS) as Group[]) write(group, GROUPS[group]);
  const chartRow = draft.next;
  for (let row = 0; row < CHART_ROWS; row++) draft.gap();
  draft.chart(memoryChart(book, places, chartRow, CHART_ROWS));
  draft.printAbove(draft.next);
  for (const group of Object.keys(WORKING_GROUPS) as (keyof typeof WORKING_GROUPS)[]) write(group, WORKING_GROUPS[group]);
  writeFacts(book, draft, columns);
  writeConstants(book, draft, columns);
  validateComparison(book, draft, places);
  return draft;
} // prettier-ignore

/** Where each line stands, also for a sheet that is written before. */
export const comparisonPlaces = (): Places<Place> => placesOf(allKeys(), HEADER + 1);

/** Keys by row from the header down, so that a formula can name what stands below it. */
function allKeys(): (Place | null)[] {
  const rows = (groups: readonly (readonly ComparisonLine[])[]) =>
    groups.flatMap((group): (Place | null)[] => [null, ...group]);
  const chart = Array.from({ length: CHART_ROWS }, () => null);
  const constants = [...CONSTANTS, ...SPEED_CONSTANTS].map((name): Place => `constant ${name}`);
  return [
    ...rows(Object.values(GROUPS)),
    ...chart,
    ...rows(Object.values(WORKING_GROUPS)),
    null,
    ...FACTS.map((fact): Place => `fact ${fact}`),
    "changed",
    null,
    null,
    ...constants,
  ];
}

function columnOf(figures: OptionFigures, number: number, places: Places<Place>): Column {
  const at = (place: Place): string => places.at(place, number);
  return { figures, number, at, c: (name) => at(`constant ${name}`) };
}

function writeFacts(book: Book, draft: Draft, columns: readonly Column[]): void {
  const said = FACTS_SAID[book.language];
  draft.across(heading(said.heading));
  const write = (place: Place, words: string, cell: (column: Column) => PageCell): void => {
    book.mark(place, draft.spot(draft.add(label(words), ...columns.map(cell), note(null)), 1));
  };
  for (const fact of FACTS)
    write(`fact ${fact}`, said.lines[fact], (column) => factCell(fact, column, isLive(book, column.figures)));
  write("changed", said.lines.changed, (column) =>
    isLive(book, column.figures) ? changedCell(column, writtenOf(book, column.figures)) : value(0, WHOLE),
  );
}

/** Written last: a later version may spill more constants, and nothing stands below. */
function writeConstants(book: Book, draft: Draft, columns: readonly Column[]): void {
  const said = CONSTANTS_SAID[book.language];
  draft.across(heading(said.heading));
  draft.across(note(book.live ? said.live : said.portable));
  const write = (name: keyof Constants | keyof SpeedConstants, [words, meaning]: readonly [string, string], cell: (column: Column) => PageCell): void => {
    const row = draft.add(label(words), ...columns.map(cell), note(meaning));
    book.mark(`constant ${name}`, draft.spot(row, 1));
  };
  for (const name of CONSTANTS) write(name, CONSTANT_LINES[book.language][name], (column) => constantCell(book, name, column));
  for (const name of SPEED_CONSTANTS) write(name, SPEED_CONSTANT_LINES[book.language][name], ({ figures }) => value(isLive(book, figures) ? null : (figures.speed?.[name] ?? said.notKnown), COUNTED.has(name) ? WHOLE : SPEED_FORMAT));
} // prettier-ignore

const FORMATS: Partial<Record<keyof Constants, string>> = { weightsGib: FOUR, besideGib: FOUR, limitGib: FOUR, stateGib: FOUR, tokenKib: TWO, windowKib: TWO, secondKib: TWO }; // prettier-ignore

/** Microseconds and milliseconds of any size. */
const SPEED_FORMAT = "#,##0.0####";
const COUNTED: ReadonlySet<keyof SpeedConstants> = new Set([
  "groups",
  "near",
  "far",
  "points",
  "measure",
] as const);

function constantCell(book: Book, name: keyof Constants, { figures, at }: Column): PageCell {
  const format = FORMATS[name] ?? WHOLE;
  if (figures.measured.includes(name))
    return value(figures.constants[name], `${format}${CONSTANTS_SAID[book.language].measured}`);
  if (!isLive(book, figures)) return value(figures.constants[name], format);
  if (name !== "cards") return value(null, format);
  return value(worked(`VRAM.CONSTANTS(${askedCells({ figures, at }, ["model", "precision", "card", "cards", "kvPrecision", "engine"])})`), format);
} // prettier-ignore

/** Arguments of a function of ours: the option's cells, or the user's own tables while the cell has their name. */
const askedCells = ({ figures, at }: Pick<Column, "figures" | "at">, places: readonly Place[]): string =>
  places
    .map((place) => {
      const own = place === "model" || place === "card" ? figures.option.own?.[place] : undefined;
      return own === undefined ? at(place) : `IF(${at(place)}=${quoted(own.name)},${own.reference},${at(place)})`;
    })
    .join(","); // prettier-ignore

function cellOf(book: Book, line: ComparisonLine, column: Column, places: Places<Place>): PageCell {
  return {
    ...asked(book, column),
    ...stated(book, column),
    ...speedCells(book, column),
    ...computed(book, column, places),
  }[line];
}

type Cells<Name extends ComparisonLine> = Readonly<Record<Name, PageCell>>;

/** Inputs of the whole comparison stand under option A, and the others follow it. */
function asked(book: Book, { number, at }: Column): Cells<(typeof GROUPS.asked)[number]> {
  const { demand } = book.figures;
  const { use, reserve, speed, firstToken } = trafficOf(book.bid);
  const follows = (line: Place): { formula: string } => worked(at(line).replace(/^\$[A-Z]+/, "$B")) as { formula: string };
  const taken = (line: (typeof GROUPS.asked)[number], figure: number, format: string, from: string = line): PageCell => {
    if (book.has(`capacity ${from}`)) return value(worked(book.ref(`capacity ${from}`, figure)), format);
    return number === 1 ? input(figure, format) : value(follows(line), format);
  };
  const own = (line: "use" | "reserve", figure: number): PageCell => (number === 1 ? input(figure, SHARE) : value(follows(line), SHARE));
  return {
    context: taken("context", demand.context, WHOLE),
    design: taken("design", demand.design, WHOLE),
    answer: taken("answer", book.bid.output, WHOLE, "output"),
    tokens: taken("tokens", demand.output, ONE),
    speed: taken("speed", speed, ONE),
    firstWanted: taken("firstWanted", firstToken, ONE, "firstToken"),
    use: own("use", use),
    reserve: own("reserve", reserve),
  };
} // prettier-ignore

/** What was measured holds for that model on that card: its constants follow no cell. */
const isLive = ({ live }: Book, { option }: OptionFigures): boolean => live && option.measured == null;

/** What the cells of a live option say: names as the drop-downs have them, where they have them. */
function writtenOf(book: Book, { option, model, card, constants, engineText }: OptionFigures): Written {
  const { language } = book;
  return {
    model: option.own?.model ? model.name : listedName(language, "models", model.name, option.model),
    precision: option.precision ?? LEFT_OUT.Precision[language],
    kvPrecision: option.kvPrecision ?? LEFT_OUT["KV precision"][language],
    card: option.own?.card ? card.name : listedName(language, "cards", card.name, option.card),
    engine: engineText === "" ? null : engineText,
    cards: constants.cards,
  };
}

type StatedLine = (typeof GROUPS.option)[number] | "counted" | "redundancy" | "perServer" | "price" | "specification"; // prettier-ignore

/** What an option is: inputs where the constants follow them, texts where they are numbers. */
function stated(book: Book, { figures, at }: Column): Cells<StatedLine> {
  const { language } = book;
  const live = isLive(book, figures);
  const texts = COMPARISON[language];
  const { engine, constants } = figures;
  const each = cardsAlone(book.bid.prices, figures);
  const written = writtenOf(book, figures);
  const words = (line: "model" | "precision" | "kvPrecision" | "card", resolved: string): PageCell =>
    live ? choice(written[line]) : text(resolved);
  return {
    model: words("model", figures.model.name),
    precision: words("precision", figures.precision),
    kvPrecision: words("kvPrecision", figures.kvPrecision),
    card: words("card", figures.card.name),
    engine: live ? input(written.engine) : text(engineWords(figures, engine.version.name)),
    cards: live ? input(constants.cards, WHOLE) : value(constants.cards, WHOLE),
    counted: value(
      live
        ? worked(
            `IFERROR(VRAM.MAXCONCURRENCY(${askedCells({ figures, at }, ["model", "precision", "context", "card", "cards", "kvPrecision", "engine", "reserve"])}),"")`,
          )
        : figures.counted,
      TWO,
    ),
    redundancy: choice(texts.redundancy[figures.redundancy]),
    perServer: input(figures.perServer, WHOLE),
    price: input(
      each === null
        ? serverPrice(book.bid.prices, figures)
        : worked(
            whileOwn(book, figures, `${at("perServer")}*${String(each)}`, {
              card: at("card"),
              otherwise: '""',
            }),
          ),
      WHOLE,
    ),
    specification: text(
      live
        ? worked(`${at("perServer")}&"${TIMES[language]}"&${at("card")}`)
        : specification(figures, language),
    ),
  };
}

const engineWords = ({ option }: OptionFigures, version: string): string =>
  option.engine == null || option.engine.trim() === "" ? version : option.engine.trim();

type ComputedLine = Exclude<ComparisonLine, keyof ReturnType<typeof asked> | StatedLine | SpeedLine>;

function computed(book: Book, column: Column, places: Places<Place>): Cells<ComputedLine> {
  const { at, c, number } = column;
  const texts = COMPARISON[book.language];
  const { verdicts, decides } = texts;
  const decided = (form: 0 | 1): string => `IF(${at("instances")}=${at("memoryInstances")},IF(${at("batch")}<${at("most")},${quoted(decides.engine[form])},${quoted(decides.memory[form])}),IF(${at("instances")}=${at("speedInstances")},${quoted(decides.throughput[form])},${quoted(decides.speed[form])}))`;
  const late = `AND(N(${at("firstWanted")})>0,N(${at("measuredFirst")})>N(${at("firstWanted")}))`;
  const early = `AND(N(${at("firstWanted")})>0,N(${at("measuredFirst")})=0,N(${at("first")})>N(${at("firstWanted")}))`;
  // without an estimate it was measured with many in flight: one alone may be faster
  const slow = `IF(${holdsNumber(at("low1"))},${quoted(verdicts.slow)},${quoted(verdicts.below)})`;
  const untested = `IF(N(${at("measured")})+N(${at("fullAll")})=0,${quoted(verdicts.untested)},"")`;
  const by = `IF(N(${at("measuredUser")})>0,${quoted(verdicts.measured)}&${untested},IF(${c("measure")}=1,${quoted(verdicts.toMeasure)},${quoted(verdicts.estimated)}))`;
  const sized = holdsNumber(at("usersSized"));
  const spare = (which: "instance" | "server"): string => `IF(${at("redundancy")}=${quoted(texts.redundancy[which])},1,0)`;
  /** Blank where nothing fits, so that no later figure is made of it. */
  const held = (formula: string) => worked(`IF(N(${at("instances")})=0,"",${formula})`);
  const busy = `ROUNDUP(ROUNDUP(${at("design")}/${at("instances")},0)/${c("copies")},0)*${at("request")}`;
  const scores = rowOf(book, places, "score");
  return {
    request: value(worked(requestFormula(c, at("context"))), FOUR),
    most: key(worked(mostFormula(c, at("request"), at("reserve"))), WHOLE),
    batch: value(worked(c("batch")), WHOLE),
    memoryInstances: value(worked(`IF(${at("most")}<1,"",ROUNDUP(${at("design")}/MIN(${at("most")},${at("batch")}),0))`), WHOLE),
    instances: key(worked(`IF(N(${at("memoryInstances")})=0,"",MAX(${at("memoryInstances")},${at("speedInstances")},N(${at("userInstances")})))`), WHOLE),
    decides: text(held(decided(0))),
    working: value(held(`(${at("instances")}+${spare("instance")})*${c("cards")}`), WHOLE),
    servers: key(held(`IF(${c("cards")}<=${at("perServer")},ROUNDUP((${at("instances")}+${spare("instance")})/INT(${at("perServer")}/${c("cards")}),0),(${at("instances")}+${spare("instance")})*ROUNDUP(${c("cards")}/${at("perServer")},0))+${spare("server")}`), WHOLE),
    bought: value(held(`${at("servers")}*${at("perServer")}`), WHOLE),
    share: value(held(`(${c("weightsGib")}+${c("besideGib")}+${busy})/${c("limitGib")}`), SHARE),
    purchase: value(held(`IF(N(${at("price")})=0,"",${at("servers")}*${at("price")})`), WHOLE),
    served: value(held(servedFormula(column)), ONE),
    verdict: text(worked(`IFERROR(IF(${c("cards")}<1,"",IF(${at("most")}<1,${quoted(verdicts.none)},IF(${late},${quoted(verdicts.late)},IF(${sized},IF(${at("usersSized")}=0,${slow},${quoted(verdicts.meets)}&${by}&IF(${early},${quoted(verdicts.early)},"")&${decided(1)}),${quoted(verdicts.memory)})))),${quoted(verdicts.unknown)})`)),
    mark: key(worked(markFormula(book, places, number))),
    weightsPart: value(worked(c("weightsGib")), ONE),
    cachePart: value(worked(`IF(N(${at("instances")})=0,0,${busy})`), ONE),
    besidePart: value(worked(c("besideGib")), ONE),
    freePart: value(worked(`MAX(0,${c("limitGib")}-${at("weightsPart")}-${at("cachePart")}-${at("besidePart")})`), ONE),
    score: value(held(`${at("servers")}+IF(N(${at("purchase")})=0,${BY_PRICE.notKnown},MIN(${at("purchase")}/${BY_PRICE.dearest},${BY_PRICE.most}))+IF(${late},${BEHIND.slow},IF(${sized},IF(${at("usersSized")}=0,${BEHIND.slow},0),${BEHIND.notKnown}))`), "0.000000"),
    best: number === 1 ? value(bestFormula(scores), WHOLE) : value(null),
  };
} // prettier-ignore
