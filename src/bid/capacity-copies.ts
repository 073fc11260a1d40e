import type { PageCell } from "../sheet/page";
import { quoted } from "../sheet/text";
import { SHEET_NAMES, type Book } from "./book";
import { CAPACITY } from "./capacity-texts";
import { header, heading, key, label, note, text, value, WHOLE, worked } from "./cells";
import { comparisonPlaces } from "./comparison";
import { COMPARISON, type ComparisonLine } from "./comparison-texts";
import { elsewhere, type Draft } from "./draft";
import type { OptionFigures } from "./figures";

/** What the requests come to, option by option: copies by memory, by throughput and by the speed of one user. */
export function writeCopies(book: Book, draft: Draft): void {
  const texts = CAPACITY[book.language];
  draft.across(heading(texts.copiesHeading));
  draft.add(...texts.copiesHeader.map(header));
  const rowOf = book.wants("comparison") ? linkedRow : statedRow;
  book.figures.options.forEach((figures, at) => {
    const { option, decides } = COMPARISON[book.language];
    const cells = rowOf(book, { figures, at, decides: decides[figures.order.decides][0] });
    const row = draft.add(label(`${option}${figures.letter}`), ...cells);
    book.mark(`capacity copies ${figures.letter}`, draft.spot(row, 1));
  });
  draft.across(note(texts.copiesNote));
}

const SEPARATOR = { en: " on ", zh: "，" } as const;

const modelOnCard = ({ language }: Book, { model, card }: OptionFigures): string =>
  `${model.name}${SEPARATOR[language]}${card.name}`;

interface Row {
  readonly figures: OptionFigures;
  readonly at: number;
  readonly decides: string;
}

/** The comparison's own cells, so that what is measured there counts here. */
function linkedRow(book: Book, { figures, at }: Row): PageCell[] {
  const places = comparisonPlaces();
  const sheet = SHEET_NAMES[book.language].comparison;
  const of = (line: ComparisonLine): string => elsewhere({ sheet, row: places.row(line), column: at + 1 });
  const told = (line: ComparisonLine) => worked(`IF(N(${of(line)})=0,"",${of(line)})`);
  return [
    value(told("memoryInstances"), WHOLE),
    value(told("speedInstances"), WHOLE),
    value(told("userInstances"), WHOLE),
    key(told("instances"), WHOLE),
    text(worked(`${of("decides")}&""`)),
    {
      value: worked(`${of("model")}&${quoted(SEPARATOR[book.language])}&${of("card")}`),
      look: "text",
      result: modelOnCard(book, figures),
    },
  ];
}

/** The same as figures, where no comparison is written. */
function statedRow(book: Book, { figures, decides }: Row): PageCell[] {
  const { plan, order } = figures;
  const told = (count: number | null): number | null => (count === 0 ? null : count);
  return [
    value(told(plan.instances), WHOLE),
    value(told(order.speedInstances), WHOLE),
    value(told(order.userInstances), WHOLE),
    key(told(order.instances), WHOLE),
    text(plan.instances === 0 ? null : decides),
    text(modelOnCard(book, figures)),
  ];
}
