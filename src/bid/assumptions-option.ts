import { evidenceOn, messageOf, SENTENCES } from "../functions/shared";
import type { PageCell } from "../sheet/page";
import { quoted } from "../sheet/text";
import type { Book } from "./book";
import { ASSUMPTIONS } from "./assumptions-texts";
import { heading, holdsNumber, label, linked, note, text, worked, type Content } from "./cells";
import { COMPARISON } from "./comparison-texts";
import { CONSTANT_LINES } from "./constants-texts";
import type { Draft } from "./draft";
import type { OptionFigures } from "./figures";
import { launchFormula } from "./launch-command";

type Row = readonly [item: string, value: PageCell, source: PageCell, confidence: Content, effect: Content];

export const line = (draft: Draft, [item, content, source, confidence, effect]: Row): number =>
  draft.add(label(item), content, source, note(confidence), note(effect));

interface Option {
  readonly option: OptionFigures;
  /** Counted from 0. */
  readonly at: number;
}

/** The comparison's cell that says whether a live option was changed; null where nothing can change it. */
export const changedOf = (book: Book, { option, at }: Option): string | null =>
  book.live && option.option.measured == null && book.has("changed") ? book.refAt("changed", at, 0) : null;

/** What an option rests on. In a live bid figures follow its cells, and what cannot follow says so. */
export function writeOption(book: Book, draft: Draft, asked: Option): void {
  const texts = ASSUMPTIONS[book.language];
  const figures = asked.option;
  const { letter, model, card, engine, constants, plan, counted, launch, precision, kvPrecision, measured } = figures;
  const { version } = engine;
  const { demand } = book.figures;
  const changed = changedOf(book, asked);
  const of = (key: string): string => book.refAt(key, asked.at, 0);
  /** A text as it was written, and what a live sheet makes of it. */
  const told = (written: string, live: string): PageCell => follows(written, changed === null ? null : live);
  /** A text that holds for the option as it was written alone. */
  const held = (written: string, formula = quoted(written)): PageCell =>
    follows(written, changed === null ? (formula === quoted(written) ? null : formula) : `IF(${changed}=1,${quoted(texts.changed.again)},${formula})`);
  const [colon, comma] = book.language === "en" ? [": ", ", "] : ["：", "，"];
  const { numbers, context: longest } = texts.model;
  const { printed, seen, devices } = texts.card;
  const name = `${COMPARISON[book.language].option}${letter}`;
  draft.across(heading(changed === null ? name : worked(`${quoted(name)}&IF(${changed}=1,${quoted(colon + texts.changed.again)},"")`)));
  const limit = model.contextLimit === null ? "" : `${longest}${grouped(model.contextLimit)}`;
  line(draft, [texts.model.label, told(`${model.name}${colon}${grouped(model.parameters)}${numbers}${limit}`, `${of("model")}&IF(N(${of("fact params")})=0,"",${quoted(colon)}&FIXED(${of("fact params")},0)&${quoted(numbers)}&IF(N(${of("fact longest")})=0,"",${quoted(longest)}&FIXED(${of("fact longest")},0)))`), modelSource(book, figures), model.confidence === undefined ? texts.stated : texts.confidence[model.confidence], texts.model.effect]);
  line(draft, [texts.precision[0], told(`${precision} / ${kvPrecision}`, `IF(${changed ?? "0"}=1,${of("precision")}&" / "&${of("kvPrecision")},${quoted(`${precision} / ${kvPrecision}`)})`), note(texts.released), "", texts.precision[1]]);
  const each = `${card.devices > 1 ? `${card.devices}${devices}` : ""}${(card.usablePerDevice / 2 ** 30).toFixed(2)}${seen}`;
  line(draft, [texts.card.label, told(`${card.name}${colon}${card.memoryGb}${printed}${comma}${each}`, `${of("card")}&IF(N(${of("fact memory")})=0,"",${quoted(colon)}&${of("fact memory")}&${quoted(printed + comma)}&IF(${of("fact devices")}>1,${of("fact devices")}&${quoted(devices)},"")&FIXED(${of("fact usable")}/${of("fact devices")},2)&${quoted(seen)})`), cardSource(book, figures), texts.confidence[card.confidence], texts.card.effect]);
  const evidence = texts.evidence[evidenceOn(version, card)];
  const source = addressIn(version.source);
  line(draft, [texts.limit[0], told(`${constants.limitGib.toFixed(2)}${texts.limit[1]}`, `IFERROR(FIXED(${of("constant limitGib")},2)&${quoted(texts.limit[1])},"")`), linked(version.name, source), evidence, texts.limit[2]]);
  line(draft, [texts.engine.label, held(engineText(figures)), linked(texts.engine.documentation, source), evidence, texts.engine.effect]);
  const tokens = book.has("context") ? of("context") : book.has("capacity context") ? book.ref("capacity context", 0) : null;
  book.mark(`launch ${letter}`, draft.spot(draft.next, 1));
  line(draft, [texts.launch[0], tokens === null ? text(launch) : held(launch, launchFormula(figures.launched, tokens)), note(texts.launch[1]), "", texts.launch[2]]);
  writeSpeed(book, draft, { ...asked, changed });
  if (measured.length > 0) writeMeasured(book, draft, figures);
  const [law, at, here, functions, effect] = texts.law;
  line(draft, [law, told(`${at}${grouped(demand.context)}${here}${plan.most}${functions}${counted.toFixed(2)}`, `${quoted(at)}&FIXED(${of("context")},0)&${quoted(here)}&${of("most")}&${quoted(functions)}&IF(N(${of("counted")})=0,"",FIXED(${of("counted")},2))`), note(texts.addIn), "", measured.length > 0 ? texts.measured.law : effect]);
} // prettier-ignore

/** A formula beside what it gave when it was written: so much room it needs. */
const follows = (written: string, formula: string | null): PageCell =>
  formula === null ? text(written) : { value: worked(formula), look: "text", result: written };

/** What the estimate of an option's speed rests on, with its band; or which fact is missing. */
function writeSpeed(book: Book, draft: Draft, { option, at, changed }: Option & { readonly changed: string | null }): void {
  const { speed: texts } = ASSUMPTIONS[book.language];
  const { speed, speedless } = option;
  const missing = speedless === null ? "" : messageOf(speedless, book.language, FACT_MISSING);
  const said = speed === null ? `${texts.none}${missing}` : `${speed.points === 0 ? texts.unmeasured : `${String(speed.points)}${texts.points}`}${figure(speed.below)}${texts.above}${figure(speed.above)}${texts.end}`;
  const confidence = speed === null ? texts.missing : speed.measure === 1 ? texts.measure : texts.estimate;
  const effect = speed === null ? texts.byMemory : texts.effect;
  if (changed === null) return void line(draft, [texts.label, text(said), note(texts.source), confidence, effect]);
  const of = (name: "points" | "below" | "above" | "measure"): string => book.refAt(`constant ${name}`, at, 0);
  const known = holdsNumber(of("points"));
  // asked for more than 0: after an undo the embedded grid takes a filled cell for one that equals 0
  const told = `IF(${known},IF(${of("points")}>0,${of("points")}&${quoted(texts.points)},${quoted(texts.unmeasured)})&${of("below")}&${quoted(texts.above)}&${of("above")}&${quoted(texts.end)},${quoted(texts.none)}&IF(${changed}=1,"",${quoted(missing)}))`;
  line(draft, [texts.label, follows(said, told), note(texts.source), worked(`IF(${known},IF(${of("measure")}=1,${quoted(texts.measure)},${quoted(texts.estimate)}),${quoted(texts.missing)})`), worked(`IF(${known},${quoted(texts.effect)},${quoted(texts.byMemory)})`)]);
} // prettier-ignore

/** A customer is told what is missing; what the user may do about it is said in the pane. */
const FACT_MISSING: typeof SENTENCES = {
  ...SENTENCES,
  "rate-unknown": ["The {kind} of {card} is missing in the catalogue.", "目录中缺少 {card} 的{kind}。"],
};

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

/** The model's own config.json on the hub, where its row came from one. */
function modelSource(book: Book, { model }: OptionFigures): PageCell {
  const { model: words } = ASSUMPTIONS[book.language];
  return model.id === undefined
    ? note(words.own)
    : linked(`${words.config}${model.id}`, `https://huggingface.co/${model.id}/blob/main/config.json`);
}

/** A maker's page where the row names one; else the catalogue, which has the rest. */
function cardSource(book: Book, { card }: OptionFigures): PageCell {
  const { card: words, measured } = ASSUMPTIONS[book.language];
  if (card.checkedOn == null) return note(words.own);
  const yours = card.stated === undefined ? "" : `${words.own}${measured.semicolon}`;
  return linked(`${yours}${words.datasheet}${card.checkedOn}`, makersPage(card.source ?? ""));
}

/** Pages of makers, never another calculator's repository. */
const makersPage = (source: string): string | null => {
  const found = /^(?:https:\/\/)?((?:[\w-]+\.)*(?:nvidia|amd|intel|huawei|hiascend|metax-tech|hygon|kunlunxin|cambricon|mthreads|iluvatar|apple)\.(?:com|cn|com\.cn)\/\S+)$/.exec(source); // prettier-ignore
  return found === null ? null : `https://${found[1] ?? ""}`;
};

/** The first address in a source's words. */
const addressIn = (source: string): string | null => /https:\/\/[^\s,;]+/.exec(source)?.[0] ?? null;

const grouped = (count: number): string => count.toLocaleString("en-US");
