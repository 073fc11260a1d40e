import { catalogueDate, evidenceOn, messageOf, VERSION } from "../functions/shared";
import type { PageCell } from "../sheet/page";
import type { Book } from "./book";
import { ASSUMPTIONS } from "./assumptions-texts";
import { CAPACITY, type CapacityLine } from "./capacity-texts";
import { header, heading, label, linked, note, ONE, SHARE, text, title, value, verdict, WHOLE, worked } from "./cells"; // prettier-ignore
import { COMPARISON } from "./comparison-texts";
import { CONSTANT_LINES } from "./constants-texts";
import { trafficOf } from "./demand";
import type { Draft } from "./draft";
import type { OptionFigures } from "./figures";

const WIDTHS = [30, 62, 44, 18, 44];
const HEADER = 3;

/** What every figure rests on: facts with their sources, what was assumed, what is left out. */
export function assumptionsPage(book: Book): Draft {
  const texts = ASSUMPTIONS[book.language];
  const draft = book.draft("assumptions", WIDTHS);
  const [before, after] = texts.verdict;
  draft.add(title(texts.title));
  draft.across(verdict(`${before}${catalogueDate()}${after}`));
  draft.gap();
  draft.add(...texts.header.map(header));
  draft.headAbove(HEADER + 1);
  draft.across(heading(texts.general));
  line(draft, [texts.version[0], text(VERSION), note(texts.addIn), "", texts.version[1]]);
  line(draft, [texts.catalogue[0], text(catalogueDate()), note(texts.addIn), "", texts.catalogue[1]]);
  line(draft, [texts.date[0], text(book.bid.date), note(""), "", texts.date[1]]);
  const form = book.live ? texts.form.live : texts.form.portable;
  line(draft, [texts.form.label, text(form), note(texts.addIn), "", texts.form.effect]);
  for (const option of book.figures.options) writeOption(book, draft, option);
  writeTraffic(book, draft);
  section(draft, texts.unitsHeading, texts.units);
  section(draft, texts.wordsHeading, texts.words);
  section(draft, texts.accuracyHeading, texts.accuracy);
  draft.across(heading(texts.exclusionsHeading));
  for (const words of texts.exclusions) draft.across(note(words));
  return draft;
}

type Row = readonly [item: string, value: PageCell, source: PageCell, confidence: string, effect: string];

const line = (draft: Draft, [item, content, source, confidence, effect]: Row): number =>
  draft.add(label(item), content, source, note(confidence), note(effect));

function section(draft: Draft, words: string, rows: readonly (readonly [string, string])[]): void {
  draft.across(heading(words));
  for (const [item, meaning] of rows) {
    const row = draft.add(label(item), text(meaning), text(null), text(null), text(null));
    draft.merge({ row, column: 1, rows: 1, columns: WIDTHS.length - 1 });
  }
}

function writeOption(book: Book, draft: Draft, figures: OptionFigures): void {
  const texts = ASSUMPTIONS[book.language];
  const { letter, model, card, engine, constants, plan, counted, launch, precision, kvPrecision, measured } = figures;
  const { version } = engine;
  draft.across(heading(`${COMPARISON[book.language].option}${letter}`));
  const limit = model.contextLimit === null ? "" : `${texts.model.context}${grouped(model.contextLimit)}`;
  line(draft, [texts.model.label, text(`${model.name}${book.language === "en" ? ": " : "："}${grouped(model.parameters)}${texts.model.numbers}${limit}`), modelSource(book, figures), model.confidence === undefined ? texts.stated : texts.confidence[model.confidence], texts.model.effect]);
  line(draft, [texts.precision[0], text(`${precision} / ${kvPrecision}`), note(texts.released), "", texts.precision[1]]);
  line(draft, [texts.card.label, text(cardFacts(book, figures)), cardSource(book, figures), texts.confidence[card.confidence], texts.card.effect]);
  line(draft, [texts.limit[0], text(`${constants.limitGib.toFixed(2)}${texts.limit[1]}`), linked(version.name, addressIn(version.source)), texts.evidence[evidenceOn(version, card)], texts.limit[2]]);
  line(draft, [texts.engine.label, text(engineText(figures)), linked(texts.engine.documentation, addressIn(version.source)), texts.evidence[evidenceOn(version, card)], texts.engine.effect]);
  line(draft, [texts.launch[0], text(launch), note(texts.launch[1]), "", texts.launch[2]]);
  writeSpeed(book, draft, figures);
  if (measured.length > 0) writeMeasured(book, draft, figures);
  line(draft, [texts.law[0], text(`${texts.law[1]}${plan.most}${texts.law[2]}${counted.toFixed(2)}`), note(texts.addIn), "", measured.length > 0 ? texts.measured.law : texts.law[3]]);
} // prettier-ignore

/** What the estimate of an option's speed rests on, with its band; or which fact is missing. */
function writeSpeed({ language }: Book, draft: Draft, { speed, speedless }: OptionFigures): void {
  const { speed: texts } = ASSUMPTIONS[language];
  const said =
    speed === null
      ? `${texts.none}${speedless === null ? "" : messageOf(speedless, language)}`
      : `${String(speed.points)}${texts.points}${figure(speed.below)}${texts.above}${figure(speed.above)}`;
  const confidence = speed === null ? texts.missing : speed.measure === 1 ? texts.measure : texts.estimate;
  line(draft, [texts.label, text(said), note(texts.source), confidence, speed === null ? texts.byMemory : texts.effect]);
} // prettier-ignore

/** What a log said in place of the estimate, constant by constant. */
function writeMeasured(book: Book, draft: Draft, { option, measured, constants, estimated }: OptionFigures): void {
  const { measured: texts } = ASSUMPTIONS[book.language];
  const rows = measured.map((name) => {
    const [words] = CONSTANT_LINES[book.language][name];
    return `${words}${texts.colon}${figure(constants[name])}${texts.estimate[0]}${figure(estimated[name])}${texts.estimate[1]}`;
  });
  line(draft, [texts.label, text(rows.join(texts.semicolon)), note(`${texts.log}${option.measured?.source ?? ""}`), texts.confidence, texts.effect]);
} // prettier-ignore

const figure = (value: number): string => String(Number(value.toFixed(4)));

const engineText = ({ option, engine }: OptionFigures): string =>
  option.engine == null || option.engine.trim() === "" ? engine.version.name : option.engine.trim();

function cardFacts(book: Book, { card }: OptionFigures): string {
  const { card: words } = ASSUMPTIONS[book.language];
  const seen = (card.usablePerDevice / 2 ** 30).toFixed(2);
  const devices = card.devices > 1 ? `${card.devices}${words.devices}` : "";
  const comma = book.language === "en" ? ", " : "，";
  const colon = book.language === "en" ? ": " : "：";
  return `${card.name}${colon}${card.memoryGb}${words.printed}${comma}${devices}${seen}${words.seen}`;
}

/** The model's own config.json on the hub, where its row came from one. */
function modelSource(book: Book, { model }: OptionFigures): PageCell {
  const { model: words } = ASSUMPTIONS[book.language];
  return model.id === undefined
    ? note(words.own)
    : linked(`${words.config}${model.id}`, `https://huggingface.co/${model.id}/blob/main/config.json`);
}

/** A maker's page where the row names one; else the catalogue, which has the rest. */
function cardSource(book: Book, { card }: OptionFigures): PageCell {
  const { card: words } = ASSUMPTIONS[book.language];
  if (card.checkedOn == null) return note(words.own);
  return linked(`${words.datasheet}${card.checkedOn}`, makersPage(card.source ?? ""));
}

/** Pages of makers, never another calculator's repository. */
const makersPage = (source: string): string | null => {
  const found = /^(?:https:\/\/)?((?:[\w-]+\.)*(?:nvidia|amd|intel|huawei|hiascend|metax-tech|hygon|kunlunxin|cambricon|mthreads|iluvatar|apple)\.(?:com|cn|com\.cn)\/\S+)$/.exec(source); // prettier-ignore
  return found === null ? null : `https://${found[1] ?? ""}`;
};

/** The first address in a source's words. */
const addressIn = (source: string): string | null => /https:\/\/[^\s,;]+/.exec(source)?.[0] ?? null;

function writeTraffic(book: Book, draft: Draft): void {
  const texts = ASSUMPTIONS[book.language];
  const { lines } = CAPACITY[book.language];
  const traffic = trafficOf(book.bid);
  const figures: Partial<Record<CapacityLine, readonly [number, string]>> = {
    employees: [book.bid.employees, WHOLE],
    access: [traffic.access, SHARE],
    active: [traffic.active, SHARE],
    hourly: [traffic.hourly, ONE],
    peak: [traffic.peak, ONE],
    context: [book.figures.demand.context, WHOLE],
    speed: [traffic.speed, ONE],
    firstToken: [traffic.firstToken, ONE],
  };
  draft.across(heading(texts.traffic));
  for (const [name, figure] of Object.entries(figures)) {
    const [words, unit, how] = lines[name as CapacityLine];
    const [number, format] = figure;
    const key = `capacity ${name}`;
    const content = book.has(key) ? worked(book.ref(key, number)) : number;
    line(draft, [unit === "" ? words : `${words} (${unit})`, value(content, format), note(texts.trafficSource), texts.assumption, how]); // prettier-ignore
  }
}

const grouped = (count: number): string => count.toLocaleString("en-US");
