import { catalogueDate, VERSION } from "../functions/shared";
import { quoted } from "../sheet/text";
import type { Book } from "./book";
import { ASSUMPTIONS } from "./assumptions-texts";
import { CAPACITY, type CapacityLine } from "./capacity-texts";
import { changedOf, line, writeOption } from "./assumptions-option";
import { header, heading, label, note, ONE, SHARE, text, title, value, verdict, WHOLE, worked } from "./cells"; // prettier-ignore
import { COMPARISON } from "./comparison-texts";
import { trafficOf } from "./demand";
import type { Draft } from "./draft";

const WIDTHS = [30, 62, 44, 18, 44];
const HEADER = 3;

/** What every figure rests on: facts with their sources, what was assumed, what is left out. */
export function assumptionsPage(book: Book): Draft {
  const texts = ASSUMPTIONS[book.language];
  const draft = book.draft("assumptions", WIDTHS);
  const [before, after] = texts.verdict;
  draft.add(title(texts.title));
  const said = `${before}${catalogueDate()}${after}`;
  const changed = changedOptions(book);
  draft.across(
    verdict(changed === null ? said : worked(`${quoted(said)}&${changed}`)),
    changed === null ? 1 : 2,
  );
  draft.gap();
  draft.add(...texts.header.map(header));
  draft.headAbove(HEADER + 1);
  draft.across(heading(texts.general));
  line(draft, [texts.version[0], text(VERSION), note(texts.addIn), "", texts.version[1]]);
  line(draft, [texts.catalogue[0], text(catalogueDate()), note(texts.addIn), "", texts.catalogue[1]]);
  line(draft, [texts.date[0], text(book.bid.date), note(""), "", texts.date[1]]);
  const form = book.live ? texts.form.live : texts.form.portable;
  line(draft, [texts.form.label, text(form), note(texts.addIn), "", texts.form.effect]);
  book.figures.options.forEach((option, at) => {
    writeOption(book, draft, { option, at });
  });
  writeTraffic(book, draft);
  section(draft, texts.unitsHeading, texts.units);
  section(draft, texts.wordsHeading, texts.words);
  section(draft, texts.accuracyHeading, texts.accuracy);
  draft.across(heading(texts.exclusionsHeading));
  for (const words of texts.exclusions) draft.across(note(words));
  return draft;
}

/** Which options say something else now, and what that means; null: none can. */
function changedOptions(book: Book): string | null {
  const { changed } = ASSUMPTIONS[book.language];
  const { option } = COMPARISON[book.language];
  const lists = book.figures.options.flatMap((figures, at) => {
    const cell = changedOf(book, { option: figures, at });
    return cell === null ? [] : [`IF(${cell}=1,${quoted(changed.comma + option + figures.letter)},"")`];
  });
  const list = `MID(${lists.join("&")},${changed.comma.length + 1},80)`;
  return lists.length === 0 ? null : `IF(${list}="","",${quoted(changed.before)}&${list}&${quoted(changed.after)})`;
} // prettier-ignore

function section(draft: Draft, words: string, rows: readonly (readonly [string, string])[]): void {
  draft.across(heading(words));
  for (const [item, meaning] of rows) {
    const row = draft.add(label(item), text(meaning), text(null), text(null), text(null));
    draft.merge({ row, column: 1, rows: 1, columns: WIDTHS.length - 1 });
  }
}

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
