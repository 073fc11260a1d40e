import type { PageCell } from "../sheet/page";
import { trafficOf, NINETY_FIVE } from "./demand";
import { CAPACITY, SPEED_WANTED, OUTPUT_UNIT, type CapacityLine, type Scenario } from "./capacity-texts";
import type { Book } from "./book";
import { choice, header, heading, input, key, label, linked, note, ONE, SHARE, text, title, value, verdict, WHOLE, worked } from "./cells"; // prettier-ignore
import { fixedRange, type Draft } from "./draft";
import { placesOf, type Places } from "./lines";
import { writeCopies } from "./capacity-copies";
import { SCENARIOS } from "./scenarios";

const NAMES = Object.keys(SCENARIOS) as readonly Scenario[];

const KEYS: readonly CapacityLine[] = [
  "scenario", "employees", "access", "active", "hourly", "peak", "rate", "input", "output", "history", "context",
  "speed", "firstToken", "seconds", "inFlight", "ninetyFive", "tender", "design", "check", "tokens",
]; // prettier-ignore

const WIDTHS = [36, 14, 14, 14, 14, 34, 44];
const HEADER = 3;
const LITTLE = "https://doi.org/10.1287/opre.9.3.383";

/** From people to requests at once, with every assumption as an input. */
export function capacityPage(book: Book): Draft {
  const texts = CAPACITY[book.language];
  const draft = book.draft("capacity", WIDTHS);
  const places = placesOf(KEYS, HEADER + 1);
  const firstScenario = HEADER + 1 + KEYS.length + 3;
  draft.add(title(texts.title));
  const [a, b, c, d, e] = texts.verdict;
  const said: readonly [string, string][] = [[a, grouped(at(places, "employees"))], [b, grouped(at(places, "design"))], [c, grouped(at(places, "context"))], [d, `ROUND(${at(places, "seconds")},1)`], [e, grouped(at(places, "tokens"))]]; // prettier-ignore
  draft.across(
    verdict(
      worked(
        said.map(([words, cell]) => `"${words}"&${cell}`).join("&") + `&"${OUTPUT_UNIT[book.language]}"`,
      ),
    ),
    2,
  );
  draft.gap();
  const [item = "", number = "", unit = "", how = "", source = ""] = texts.header;
  spread(draft, [header(item), header(number), header(unit), header(how), null, null, header(source)]);
  draft.headAbove(HEADER + 1);
  const cells = cellsOf(book, places, firstScenario);
  for (const line of KEYS) {
    const [name, measure, method, basis] = texts.lines[line];
    const from = line === "inFlight" ? linked(basis, LITTLE) : note(basis);
    const row = spread(draft, [label(name), cells[line], text(measure), note(method), null, null, from]);
    book.mark(`capacity ${line}`, draft.spot(row, 1));
  }
  draft.gap();
  draft.across(heading(texts.scenarioHeading));
  draft.add(...texts.scenarioHeader.map(header));
  for (const name of NAMES) scenarioRow(book, draft, name);
  draft.gap();
  writeCopies(book, draft);
  draft.gap();
  for (const words of texts.notes) draft.across(note(words));
  nameInputs(draft, places);
  validate(book, draft, places, firstScenario);
  return draft;
}

const at = (places: Places<CapacityLine>, line: CapacityLine): string => places.at(line, 1);

/** 4,000 in a sentence. */
const grouped = (cell: string): string => `FIXED(${cell},0)`;

/** How a figure comes about takes three columns: the scenarios below need them narrow. */
function spread(draft: Draft, cells: readonly PageCell[]): number {
  const row = draft.add(...cells);
  draft.merge({ row, column: 3, rows: 1, columns: 3 });
  return row;
}

function cellsOf(book: Book, places: Places<CapacityLine>, first: number): Readonly<Record<CapacityLine, PageCell>> {
  const traffic = trafficOf(book.bid);
  const cell = (line: CapacityLine): string => at(places, line);
  const column = (number: number): string => fixedRange({ row: first, column: number, rows: NAMES.length, columns: 1 });
  const scenario = (number: number): { formula: string } =>
    ({ formula: `=INDEX(${column(number)},MATCH(${cell("scenario")},${column(0)},0))` });
  return {
    scenario: choice(CAPACITY[book.language].scenarios.own[0]),
    employees: input(book.bid.employees, WHOLE),
    access: input(traffic.access, SHARE),
    active: value(scenario(4), SHARE),
    hourly: value(scenario(5), ONE),
    peak: input(traffic.peak, ONE),
    rate: value(worked(`${cell("employees")}*${cell("access")}*${cell("active")}*${cell("hourly")}*${cell("peak")}/3600`), "#,##0.000"),
    input: value(scenario(1), WHOLE),
    output: value(scenario(2), WHOLE),
    history: value(scenario(3), WHOLE),
    context: key(worked(`${cell("input")}+${cell("output")}+${cell("history")}`), WHOLE),
    speed: input(traffic.speed, ONE),
    firstToken: input(traffic.firstToken, ONE),
    seconds: value(worked(`${cell("firstToken")}+${cell("output")}/${cell("speed")}`), ONE),
    inFlight: value(worked(`${cell("rate")}*${cell("seconds")}`), ONE),
    ninetyFive: value(worked(`ROUNDUP(${cell("inFlight")}+${NINETY_FIVE}*SQRT(${cell("inFlight")}),0)`), WHOLE),
    tender: input(traffic.concurrency, WHOLE),
    design: key(worked(`MAX(${cell("ninetyFive")},N(${cell("tender")}))`), WHOLE),
    check: value(worked(`ROUNDUP(${cell("employees")}*0.1,0)`), WHOLE),
    tokens: key(worked(`${cell("rate")}*${cell("output")}`), WHOLE),
  };
} // prettier-ignore

function scenarioRow({ bid, language }: Book, draft: Draft, scenario: Scenario): void {
  const traffic = trafficOf(bid);
  const [name, source] = CAPACITY[language].scenarios[scenario];
  const [prompt, answer, history, active, hourly] =
    SCENARIOS[scenario] ?? ([bid.input, bid.output, bid.history, traffic.active, traffic.hourly] as const);
  const row = draft.add(
    label(name),
    input(prompt, WHOLE),
    input(answer, WHOLE),
    input(history, WHOLE),
    input(active, SHARE),
    input(hourly, ONE),
    note(source),
  );
  if (scenario !== "own") return;
  ["PromptTokens", "AnswerTokens", "HistoryTokens", "ActiveShare", "RequestsPerHour"].forEach(
    (words, index) => {
      draft.name(`Bid_${words}`, row, index + 1);
    },
  );
}

/** Inputs by the names that people find in the name box. */
function nameInputs(draft: Draft, places: Places<CapacityLine>): void {
  const names: Partial<Record<CapacityLine, string>> = { scenario: "Scenario", employees: "Employees", access: "AccessShare", peak: "PeakFactor", speed: "TokensPerSecond", firstToken: "FirstToken", tender: "TenderConcurrency", design: "Concurrency", context: "Context" }; // prettier-ignore
  for (const [line, name] of Object.entries(names)) {
    draft.name(`Bid_${name}`, places.row(line as CapacityLine), 1);
  }
}

function validate({ language }: Book, draft: Draft, places: Places<CapacityLine>, first: number): void {
  const texts = CAPACITY[language];
  const one = (line: CapacityLine) => ({ row: places.row(line), column: 1, rows: 1, columns: 1 });
  const share = { kind: "decimal", least: 0, most: 1 } as const;
  const count = { kind: "decimal", least: 0, most: null } as const;
  draft.choose({ block: one("scenario"), allowed: { kind: "list", items: NAMES.map((name) => texts.scenarios[name][0]) }, message: texts.list });
  draft.choose({ block: one("speed"), allowed: SPEED_WANTED, message: texts.above });
  draft.choose({ block: one("access"), allowed: share, message: texts.share });
  for (const line of ["employees", "peak", "firstToken", "tender"] as const)
    draft.choose({ block: one(line), allowed: count, message: texts.count });
  draft.choose({ block: { row: first, column: 1, rows: NAMES.length, columns: 3 }, allowed: count, message: texts.count });
  draft.choose({ block: { row: first, column: 4, rows: NAMES.length, columns: 1 }, allowed: share, message: texts.share });
  draft.choose({ block: { row: first, column: 5, rows: NAMES.length, columns: 1 }, allowed: count, message: texts.count });
} // prettier-ignore
